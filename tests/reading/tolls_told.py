"""What a sentence tells of people harmed, as the tests of tolls compare it."""

from __future__ import annotations

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse
from sijill.reading.tolls import find_tolls

Told = list[tuple[str, int | None, int | None]]


def told(sentence: str) -> Told:
    """Each toll as harm, low and high, in order."""
    text = analyse(sentence)
    return [(t.harm, t.low, t.high) for t in find_tolls(text, find_numbers(text))]
