"""Groups of people as words tell them, by what tolls they make, in invented sentences."""

from __future__ import annotations

import pytest

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse
from sijill.reading.tolls import find_tolls

K, W, D, X, M = "killed", "injured", "detained", "displaced", "missing"
Told = list[tuple[str, int | None, int | None]]


def told(sentence: str) -> Told:
    text = analyse(sentence)
    return [(t.harm, t.low, t.high) for t in find_tolls(text, find_numbers(text))]


#: (sentence, tolls, gloss)
BRACKETS: list[tuple[str, Told, str]] = [
    ("مقتل عدد (6) عناصر في الكمين", [(K, 6, 6)], "the killing of (6) members"),
    ("اعتقال (3) أشخاص من سوق البلدة", [(D, 3, 3)], "the arrest of (3) persons"),
    ("إصابة الطفل سامر (12) سنة", [(W, 1, 1)], "an age is no figure"),
    ("ضبط عدد (2) سيارة", [], "a count of things"),
]


@pytest.mark.parametrize(("sentence", "tolls", "gloss"), BRACKETS)
def test_figures_in_brackets(sentence: str, tolls: Told, gloss: str) -> None:
    assert told(sentence) == tolls, gloss
