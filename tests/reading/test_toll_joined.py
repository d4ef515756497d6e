"""Whether a group goes on from the one before it, in invented sentences."""

from __future__ import annotations

import pytest

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse
from sijill.reading.tolls import find_tolls

Told = list[tuple[str, int | None]]


def told(sentence: str) -> Told:
    text = analyse(sentence)
    return [(t.harm, t.low) for t in find_tolls(text, find_numbers(text))]


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("استشهد 2 من مقاتلي الوحدات (ي ب) و7 مدنيين", [("killed", 2), ("killed", 7)]),  # initials between
        ("مقتل 5 جنود من حلف شمال الأطلسي وشرطيين اثنين", [("killed", 5), ("killed", 2)]),  # a direction within a name
        ("مقتل 5 جنود بعد وصول 7 مدنيين", [("killed", 5)]),  # "after 7 civilians came"
        ("اعتقلت 29 مشتبها به في العاصمة، و 4 في الميناء", [("detained", 29), ("detained", 4)]),
        ("مقتل 9 جنود في الحدود و7 من الشرطة", [("killed", 9), ("killed", 7)]),
    ],
)
def test_what_may_stand_between(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        # "Samer al-Ali was killed, and two of the attackers were injured in an attack on the police station of Darayya"
        ("قتل سامر العلي واثنان من المهاجمين أصيبا في هجوم على مخفر بداريا.", [("killed", 1), ("injured", 2)]),
        ("قتل سامر العلي وثلاثة من المهاجمين جرحوا في هجوم على مخفر بداريا.", [("killed", 1), ("injured", 3)]),  # "three were wounded"
        ("قتل سامر العلي واثنان من مرافقيه وأصيب ثلاثة في هجوم.", [("killed", 1), ("killed", 2), ("injured", 3)]),  # "and three were hurt"
    ],
)
def test_the_verb_after_those_beside_a_name_takes_them(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls
