"""What type of incident each mention speaks for, taken by itself.

Invariant: chances are of one mention alone and hold every type that is at all likely for it; they are not decided here.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

_HARDLY = -3.0  # log-odds of a type below the likeliest


class Leaning(NamedTuple):
    """The likeliest type, and the chance of each type that is at all likely."""

    type: str
    chances: Mapping[str, float]

    def shared(self, other: Leaning) -> float:
        """The chance that both are of one type."""
        theirs = other.chances
        return sum(p * theirs[t] for t, p in self.chances.items() if t in theirs)


def log_chances(row: Sequence[float]) -> list[float]:
    """The logarithm of each class's chance."""
    top = max(row)
    whole = top + math.log(sum(math.exp(x - top) for x in row))
    return [x - whole for x in row]


def leanings(rows: Sequence[Sequence[float]], classes: Sequence[str]) -> list[Leaning]:
    """`rows`: for each mention one log-odds a class."""
    return [_leaning(row, classes) for row in rows]


def _leaning(row: Sequence[float], classes: Sequence[str]) -> Leaning:
    top = max(row)
    powers = {c: math.exp(x - top) for c, x in zip(classes, row, strict=True) if x - top > _HARDLY}
    total = sum(powers.values())
    return Leaning(classes[row.index(top)], {c: p / total for c, p in powers.items()})
