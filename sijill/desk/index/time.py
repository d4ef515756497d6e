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


def timeline_of(rows: Rows, mask: Mask, *, unit: Unit | None, version: int) -> Timeline:
    days = rows.first.now
    dated = mask & (days != NO_DAY)
    here, killed = days[dated], np.maximum(rows.killed.now[dated], 0)
    undated = int(np.count_nonzero(mask)) - len(here)
    chosen = unit if unit is not None else _fitting(here)
    starts = _starts(here, chosen)
    found, where = np.unique(starts, return_inverse=True)
    counts, sums = np.bincount(where, minlength=len(found)), np.bincount(where, weights=killed, minlength=len(found))
    bins = (Bin(_day(s), _last(_day(s), chosen), int(n), int(k)) for s, n, k in zip(found, counts, sums, strict=True))
    return Timeline(chosen, tuple(bins), undated, version)


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
