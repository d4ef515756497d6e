"""The register over time.

Invariant: every dated incident is counted once, on the first day it may have happened; the undated are counted apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np

from sijill.desk.index.columns import Ints, Mask
from sijill.desk.index.rows import NO_DAY, Rows

Unit = Literal["day", "week", "month", "year"]
#: The most bins that a unit may make before the next is taken.
_MOST = {"day": 120, "week": 160, "month": 240, "year": 10_000}
_EPOCH = date(1970, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Bin:
    """`first` and `last` day; how many incidents, and the sum of their best figures of killed."""

    first: date
    last: date
    incidents: int
    killed: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bins that hold something, in order."""

    unit: Unit
    bins: tuple[Bin, ...]
    undated: int
    version: int


class Bins:
    """The bin of each row, by unit; worked out once for rows as they stand."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._held: dict[Unit, tuple[Ints, Ints]] = {}

    @property
    def days(self) -> Ints:
        return self._rows.first.now

    @property
    def killed(self) -> Ints:
        return self._rows.killed.now

    def of(self, unit: Unit) -> tuple[Ints, Ints]:
        """The ordinals of the first days of all bins, in order, and each row's place among them (the undated have one, too)."""
        if unit not in self._held:
            starts, places = np.unique(_starts(self.days, unit), return_inverse=True)
            self._held[unit] = starts, places.astype(np.int32)
        return self._held[unit]


def timeline_of(bins: Bins, mask: Mask, *, unit: Unit | None, version: int) -> Timeline:
    """The incidents of `mask` (one flag a row) by unit, or by what fits their days; those with no day are counted apart."""
    rows = np.flatnonzero(mask & (bins.days != NO_DAY))
    undated = int(np.count_nonzero(mask)) - len(rows)
    chosen = unit if unit is not None else _fitting(bins.days[rows])
    starts, places = bins.of(chosen)
    where, killed = places[rows], np.maximum(bins.killed[rows], 0)
    counts, sums = np.bincount(where, minlength=len(starts)), np.bincount(where, weights=killed, minlength=len(starts))
    found = np.flatnonzero(counts)
    told = zip(starts[found].tolist(), counts[found].tolist(), sums[found].tolist(), strict=True)
    return Timeline(chosen, tuple(Bin(_day(s), _last(_day(s), chosen), n, int(k)) for s, n, k in told), undated, version)


def _fitting(days: Ints) -> Unit:
    span = int(days.max() - days.min()) if len(days) else 0
    if span <= _MOST["day"]:
        return "day"
    if span <= 7 * _MOST["week"]:
        return "week"
    return "month" if span <= 30 * _MOST["month"] else "year"


def _starts(days: Ints, unit: Unit) -> Ints:
    """The ordinal of the first day of each day's bin."""
    if unit == "day":
        return days
    if unit == "week":
        return days - (days - 1) % 7  # day 1 of the calendar was a Monday
    stamps = (days - _EPOCH).astype("datetime64[D]")
    begun = stamps.astype("datetime64[M]" if unit == "month" else "datetime64[Y]").astype("datetime64[D]")
    return (begun.astype(np.int64) + _EPOCH).astype(np.int32)


def _day(number: int) -> date:
    return date.fromordinal(int(number))


def _last(first: date, unit: Unit) -> date:
    if unit == "day":
        return first
    if unit == "week":
        return first + timedelta(days=6)
    if unit == "month":
        return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return first.replace(month=12, day=31)
