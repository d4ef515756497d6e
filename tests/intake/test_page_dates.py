"""The day that a page prints of its article, in invented pages."""

from __future__ import annotations

from datetime import date

import pytest

from sijill.intake.page_dates import printed_day

DAY = date(2019, 7, 22)
H1 = "<h1>قصف على بلدة الزهراء</h1>"  # shelling of the town of Zahra


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (f'<article>{H1}<div class="post-date">22 تموز 2019</div></article>', DAY),
        (f"<article><header>{H1}<time>نُشر في: ٢٢ يوليو ٢٠١٩ - 14:30</time></header></article>", DAY),  # published on
        (f'<div class="date">الاثنين 22 تموز/يوليو 2019</div><article>{H1}</article>', DAY),
        # the page's own clock, a last change, and what other articles bear
        (f'<header><div class="date">22 تموز 2019</div></header><article>{H1}</article>', None),
        (f'<div class="current-date">22 تموز 2019</div><article>{H1}</article>', None),
        (f'<article>{H1}<time class="updated">22 تموز 2019</time></article>', None),
        (f'<article>{H1}</article><aside><span class="date">22 تموز 2019</span></aside>', None),
        (f'<article>{H1}<time>22 تموز 2019</time></article><ul><li class="date">3 آب 2020</li></ul>', DAY),
        # several days, no full day, a sentence, no headline
        (f"<article>{H1}<time>22 تموز 2019</time><time>3 آب 2020</time></article>", None),
        (f"<article>{H1}<time>22 تموز</time></article>", None),
        (f'<article>{H1}<p class="dateline">قصفت الطائرات البلدة في 22 تموز 2019 للمرة الثالثة</p></article>', None),
        ('<div class="date">22 تموز 2019</div>', None),
        (f"<article>{H1}<time></time></article>", None),
        ("", None),
    ],
)
def test_the_day_beside_the_headline(body: str, day: date | None) -> None:
    assert printed_day(body and f"<html><body>{body}</body></html>") == day
