"""Columns of numbers that grow at their end.

Invariant: what is written at a place is never written over; a reader who took `column.now` may go on with it while rows are added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.signedinteger[Any]]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


#: Where no more than one row in so many is asked about, each is looked up; else all are walked.
_FEW = 4


class Column:
    """Numbers of one kind; `now` is a view of those written so far."""

    def __init__(self, kind: type[Any] = np.int32) -> None:
        self._held, self._many = np.zeros(64, dtype=kind), 0

    def __len__(self) -> int:
        return self._many

    def extend(self, values: Sequence[float]) -> None:
        end = self._many + len(values)
        if end > len(self._held):
            wider = np.zeros(max(end, 2 * len(self._held)), dtype=self._held.dtype)
            wider[: self._many] = self._held[: self._many]
            self._held = wider
        self._held[self._many : end] = values
        self._many = end

    @property
    def now(self) -> NDArray[Any]:
        return self._held[: self._many]


class Codes:
    """Texts by number, numbered as they come."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, name: str) -> int:
        known = self._numbers.get(name)
        if known is None:
            known = self._numbers[name] = len(self.names)
            self.names.append(name)
        return known

    def known(self, names: Iterable[str]) -> list[int]:
        """The numbers of those that are known."""
        return [self._numbers[n] for n in names if n in self._numbers]


class Pairs:
    """Which rows have which texts: any number a row. Rows are added one after the other, from 0."""

    def __init__(self) -> None:
        self.codes, self._rows, self._numbers = Codes(), Column(), Column()
        self._ends = Column()

    def add(self, row: int, names: Iterable[str]) -> None:
        numbers = [self.codes.number(n) for n in dict.fromkeys(names)]
        self._rows.extend([row] * len(numbers))
        self._numbers.extend(numbers)
        self._ends.extend([len(self._numbers)])

    def mask(self, names: Iterable[str], rows: int) -> Mask:
        """Rows that have one of the texts."""
        wanted = np.zeros(max(1, len(self.codes.names)), dtype=bool)
        wanted[self.codes.known(names)] = True
        found = np.zeros(rows, dtype=bool)
        found[self._rows.now[wanted[self._numbers.now]]] = True
        return found

    def counts(self, mask: Mask) -> Ints:
        """How many of the rows have each text."""
        rows = np.flatnonzero(mask)
        taken = self._numbers.now[mask[self._rows.now]] if len(rows) * _FEW > len(mask) else self._of(rows)
        return np.bincount(taken, minlength=len(self.codes.names)).astype(np.int32)

    def _of(self, rows: Ints) -> Ints:
        """The numbers of the texts of a few rows."""
        ends = self._ends.now[rows]
        begins = np.where(rows > 0, self._ends.now[rows - 1], 0)
        many = ends - begins
        shift = np.repeat(begins - np.concatenate(([0], np.cumsum(many)[:-1])), many) if len(rows) else begins
        found: Ints = self._numbers.now[shift + np.arange(len(shift))]
        return found

    def first(self, rows: int) -> Ints:
        """The number of each row's first text; -1 where it has none."""
        found = np.full(rows, -1, dtype=np.int32)
        found[self._rows.now[::-1]] = self._numbers.now[::-1]
        return found
