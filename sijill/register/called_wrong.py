"""Figures that a text calls wrong beside the right ones: «هو 11 شخصا وليس 12» (it is 11 people and not 12), «ستة وليس تسعة».

Invariant: such a figure stands right behind «وليس», in digits or in words; it is a claim of nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse

_AND_NOT = "وليس"


class CalledWrong(NamedTuple):
    """`at`: where «وليس» begins, in code points of the text."""

    figure: int
    at: int


def called_wrong(text: str) -> Iterator[CalledWrong]:
    said = analyse(text)
    for number in find_numbers(said):
        before, figure = number.value.first - 1, number.value.value
        if before >= 0 and said.forms[before] == _AND_NOT and isinstance(figure, int):
            yield CalledWrong(figure, said.map.span(said.starts[before], said.ends[before]).start)
