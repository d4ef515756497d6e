"""What a sentence tells of people harmed, as the tests of tolls compare it."""

from __future__ import annotations

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse
from sijill.reading.tolls import find_tolls

Told = list[tuple[str, int | None, int | None]]
#: And whether it is part of a total.
Parts = list[tuple[str, int | None, int | None, bool]]


def told(sentence: str) -> Told:
    """Each toll as harm, low and high, in order."""
    text = analyse(sentence)
    return [(t.harm, t.low, t.high) for t in find_tolls(text, find_numbers(text))]


def parts(sentence: str) -> Parts:
    text = analyse(sentence)
    return [(t.harm, t.low, t.high, t.part_of is not None) for t in find_tolls(text, find_numbers(text))]
