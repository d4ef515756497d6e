"""Harm words, what voids them and which share a group, in invented sentences."""

from __future__ import annotations

import pytest

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse
from sijill.reading.tolls import find_tolls

K, W, D = "killed", "injured", "detained"
Told = list[tuple[str, int | None, int | None]]


def told(sentence: str) -> Told:
    text = analyse(sentence)
    return [(t.harm, t.low, t.high) for t in find_tolls(text, find_numbers(text))]


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("غارة من طائرة بدون طيار قتلت أربعة مسلحين", [(K, 4, 4)]),  # "an aircraft without a pilot killed"
        ("أطلقوا النار دون إنذار فأصابوا عاملين", [(W, 2, 2)]),  # "without warning"
        ("انتهى الهجوم دون إصابة أحد", []),  # "without the injury of anyone"
    ],
)
def test_without_may_deny_something_else(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls
