"""Stretches of a text, and whether one of them meets another stretch.

Invariant: the answer is that of looking at each in turn, and is found without: a text may hold thousands.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Half-open stretches, none of them empty, in whatever order."""

    __slots__ = ("_furthest", "_starts")

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        listed = sorted(stretches)
        self._starts = [start for start, _ in listed]
        #: How far those up to each one reach: a long one before a short one still holds what stands behind that.
        self._furthest = list(accumulate((end for _, end in listed), max))

    def meet(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with `[start, end)`."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._furthest[before - 1] > start
