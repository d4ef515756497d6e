"""What a report recalls from before its own news."""

from __future__ import annotations

from datetime import date

import pytest

from sijill.arabic.text import analyse
from sijill.model import Interval
from sijill.reading.background import background_at, earlier_by, is_followed, news_day
from tests.reading.read_so import tellings

NEWS = "قصفت الطائرات البلدة صباحا.\n"


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        (NEWS, "قصفت", False),
        (NEWS + "وكانت القوات قد شنت هجوما على الجسر.", "هجوما", True),  # "had launched"
        (NEWS + "وسبق أن استهدفت غارات الموقع.", "غارات", True),
        (NEWS + "ويأتي هذا القصف بعد يومين من انفجار في السوق.", "القصف", False),  # the news itself
        (NEWS + "ويأتي هذا القصف بعد يومين من انفجار في السوق.", "انفجار", True),
        (NEWS + "وقبل أسبوعين قتل رجل بقصف مماثل.", "قتل", True),
        (NEWS + "وتعاني القرية منذ سيطرة المسلحين عليها.", "سيطرة", True),
        (NEWS + "وتتعرض القرية منذ ساعات لقصف عنيف.", "قصف", False),  # still going on
        (NEWS + "وتتعرض القرية منذ الصباح لقصف عنيف.", "قصف", False),  # since this morning
        (NEWS + "وتتعرض القرية منذ منتصف الليل لقصف عنيف.", "قصف", False),
        (NEWS + "وقتل مئة مدني منذ بدء الحملة.", "قتل", True),  # a sum over months
        (NEWS + "وعاد السكان.\nوسيطر المسلحون على التلة عام 2016.", "سيطر", True),
        (NEWS + "ودمر القصف مدرسة.", "دمر", False),
        ("استهدفت مسيرة سيارة، وذلك بعد يومين من استهداف مماثل في البلدة.", "استهداف", True),  # "two days after a like strike"
        ("انفجرت سيارة اليوم، بعد أقل من أسبوع على هجوم مشابه.", "هجوم", True),  # "less than a week after a like attack"
        ("انسحبت القوات بعد يومين من المعارك العنيفة.", "انسحبت", False),
        ("قتل رجل بعد يوم من القصف.", "قتل", False),  # what came after it is the news
        ("نظم الأهالي وقفة في الذكرى السنوية العاشرة لمجزرة الغوطة.", "مجزرة", True),  # "the tenth anniversary of the massacre"
        ("نظم الأهالي وقفة في الذكرى السنوية العاشرة لمجزرة الغوطة.", "وقفة", False),
        ("أحيا الأهالي ذكرى مقتل القائد.", "مقتل", True),  # "the anniversary of the leader's killing"
        ("في ذكرى الثورة قصف الطيران مدينة إدلب.", "قصف", False),  # "on the anniversary of the revolution the planes bombed"
        # a reviewer's invented sentences: only what «من» governs is earlier, and what the dead of the news died of is the news
        ("بعد ساعات من هجوم كركوك قصفت تركيا دهوك.", "هجوم", True),  # "hours after the Kirkuk attack Turkey bombed Duhok"
        ("بعد ساعات من هجوم كركوك قصفت تركيا دهوك.", "قصفت", False),
        ("بعد يومين من انفجار بيروت قتل مسلحون قاضيا في طرابلس.", "انفجار", True),  # "two days after the blast gunmen killed a judge"
        ("بعد يومين من انفجار بيروت قتل مسلحون قاضيا في طرابلس.", "قتل", False),
        ("قتل شرطيان بعد ساعات من هجوم مماثل في العريش.", "هجوم", False),  # "two policemen died hours after a like attack"
        ("بعد ساعة من الهجوم أطلق مسلحون النار على دورية في غزة فقتل شرطيان.", "أطلق", False),  # "an hour after it gunmen fired"
        ("قتل 5 بعد يومين من الغارة على سرمين.", "الغارة", False),  # "five died two days after the raid"
        # the like, invented here
        ("انفجرت سيارة في السوق، بعد ساعات من وقوع هجوم مشابه.", "هجوم", True),  # "hours after the occurrence of a like attack"
    ],
)
def test_by_the_words(raw: str, word: str, expected: bool) -> None:
    text = analyse(raw)
    found, reason = background_at(text, text.map.find(raw.index(word)))
    assert found is expected
    assert bool(reason) is expected


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        (date(2020, 5, 9), date(2020, 5, 9), False),  # yesterday's raid is the news
        (date(2020, 4, 1), date(2020, 4, 1), True),
        (date(2020, 1, 1), date(2020, 5, 10), True),  # a siege that goes on
    ],
)
def test_by_the_days(earliest: date, latest: date, expected: bool) -> None:
    raw = NEWS + "ووقع انفجار في المدينة المجاورة."
    text = analyse(raw)
    start = text.map.find(raw.index("انفجار"))
    assert background_at(text, start, published=date(2020, 5, 10), when=Interval(earliest, latest))[0] is expected


def test_the_first_sentence_is_the_news_however_old() -> None:
    text = analyse("تحقيق في انفجار الميناء.")
    assert background_at(text, text.map.find(8), published=date(2020, 5, 10), when=Interval.day(date(2019, 1, 1))) == (False, "")


MONDAY, FRIDAY, SATURDAY = date(2020, 5, 4), date(2020, 5, 8), date(2020, 5, 9)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([Interval.day(MONDAY)], MONDAY),  # nothing but Monday's raid
        ([Interval.day(date(2020, 4, 2)), Interval.day(MONDAY)], MONDAY),
        ([Interval.day(MONDAY), Interval.day(FRIDAY)], SATURDAY),
        ([Interval.day(MONDAY), None], SATURDAY),  # what has no day may be of today
        ([], SATURDAY),
    ],
)
def test_the_day_of_the_news(days: list[Interval | None], expected: date) -> None:
    assert news_day(SATURDAY, days) == expected
    assert news_day(None, days) is None


def test_what_is_told_of_the_news_own_day_is_no_background() -> None:
    raw = NEWS + "ووقع انفجار في المدينة المجاورة."
    text = analyse(raw)
    start, monday = text.map.find(raw.index("انفجار")), Interval.day(MONDAY)
    assert background_at(text, start, published=SATURDAY, when=monday)[0] is True
    assert background_at(text, start, published=SATURDAY, when=monday, news=MONDAY) == (False, "")


@pytest.mark.parametrize(
    ("raw", "word", "days"),
    [
        ("تحل اليوم الذكرى السنوية التاسعة لتفجير السوق.", "تفجير", 300),
        ("انفجرت سيارة اليوم، بعد أسبوع من هجوم مشابه.", "هجوم", 1),
        ("انفجرت سيارة اليوم، بعد ساعات من هجوم مشابه.", "هجوم", 0),
        ("انفجرت سيارة اليوم، بعد أسبوع من هجوم مشابه.", "انفجرت", 0),
    ],
)
def test_how_much_earlier(raw: str, word: str, days: int) -> None:
    text = analyse(raw)
    assert earlier_by(text, text.map.find(raw.index(word))) == days


@pytest.mark.parametrize(
    ("raw", "background"),
    [
        # a reviewer's invented reports: each has its news
        ("بعد ساعات من هجوم كركوك قصفت تركيا دهوك.", [True, False]),
        ("بعد يومين من انفجار بيروت قتل مسلحون قاضيا في طرابلس.", [True, False]),
        ("قتل شرطيان بعد ساعات من هجوم مماثل في العريش.", [False]),
        ("بعد ساعة من الهجوم أطلق مسلحون النار على دورية في غزة فقتل شرطيان.", [False]),  # the two are merged: it is the news
        ("قتل 5 بعد يومين من الغارة على سرمين.", [False]),
        # invented here: "two policemen were killed in al-Arish, hours after an attack": no other incident
        ("قتل شرطيان في العريش، بعد ساعات من هجوم مماثل.", [False]),
    ],
)
def test_a_report_has_its_news(raw: str, background: list[bool]) -> None:
    assert [t.background for t in tellings(raw)] == background


def test_what_the_news_came_after() -> None:
    raw = "استهدفت مسيرة سيارة، وذلك بعد يومين من استهداف مماثل في البلدة."
    text = analyse(raw)
    assert [is_followed(text, text.map.find(raw.index(word))) for word in ("استهدفت", "استهداف")] == [False, True]
