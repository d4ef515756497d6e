"""The timeline: a square for each dated incident, stacked by day, week, month or year.

Invariant: as many squares as dated incidents; the rest are counted, not drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sijill.saying.words import Unit

WIDTH, HEIGHT, BASE = 960, 150, 24
_MOST_BINS = 60
_MOST_LABELS = 8
_EDGE = 52.0
_LARGEST, _GAP = 16, 1


@dataclass(frozen=True, slots=True)
class Dot:
    """One incident on the first day it may have happened."""

    day: date
    category: str
    link: str
    title: str


@dataclass(frozen=True, slots=True)
class Square:
    x: float
    y: float
    size: float
    category: str
    link: str
    title: str


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    text: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    squares: tuple[Square, ...]
    ticks: tuple[Tick, ...]


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


@dataclass(frozen=True, slots=True)
class Bin:
    """A size of bin: where a day's begins, and where the next one does."""

    unit: Unit
    into: Callable[[date], date]
    after: Callable[[date], date]


_BINS = (
    Bin("day", lambda d: d, lambda d: d + timedelta(days=1)),
    Bin("day", _week, lambda d: d + timedelta(days=7)),
    Bin("month", lambda d: d.replace(day=1), lambda d: (d.replace(day=1) + timedelta(days=32)).replace(day=1)),
    Bin("year", lambda d: d.replace(month=1, day=1), lambda d: d.replace(year=d.year + 1)),
)


def timeline_view(dots: Sequence[Dot], name: Callable[[date, Unit], str], *, rtl: bool = False) -> TimelineView | None:
    """The timeline of these dots, `None` where there are none; time runs from right to left where the page does."""
    if not dots:
        return None
    bins, bin_ = _bins(min(d.day for d in dots), max(d.day for d in dots))
    column = {day: n for n, day in enumerate(bins)}
    stacks: dict[date, list[Dot]] = {}
    for dot in sorted(dots, key=lambda d: (d.day, d.link)):
        stacks.setdefault(bin_.into(dot.day), []).append(dot)
    step = WIDTH / max(len(bins), 12)
    size, across = _fitting(step, max(map(len, stacks.values())))

    def place(n: int) -> float:
        return round(WIDTH - (n + 0.5) * step if rtl else (n + 0.5) * step, 1)

    def square(day: date, i: int, dot: Dot) -> Square:
        x = place(column[day]) + (i % across - min(across, len(stacks[day])) / 2) * (size + _GAP)
        y = HEIGHT - BASE - (i // across + 1) * (size + _GAP)
        return Square(round(x, 1), round(y, 1), size, dot.category, dot.link, dot.title)

    squares = tuple(square(day, i, dot) for day, stack in stacks.items() for i, dot in enumerate(stack))
    every = -(-len(bins) // _MOST_LABELS)
    return TimelineView(
        tuple(squares),
        tuple(Tick(min(max(place(n), _EDGE), WIDTH - _EDGE), name(day, bin_.unit)) for n, day in enumerate(bins) if n % every == 0),
    )


def _fitting(step: float, most: int) -> tuple[float, int]:
    """The largest squares, and how many side by side, of which the fullest bin can hold its own."""
    for size in range(_LARGEST, 1, -1):
        across = int((step - _GAP) // (size + _GAP))
        if across > 0 and -(-most // across) * (size + _GAP) <= HEIGHT - BASE - _GAP:
            return float(size), across
    return 1.0, max(1, int(step // (1 + _GAP)))


def _bins(first: date, last: date) -> tuple[list[date], Bin]:
    """The beginnings of the finest bins that fit, from the first day's to the last's."""
    found: list[date] = []
    size = _BINS[0]
    for size in _BINS:
        found, at = [], size.into(first)
        while at <= last and (len(found) <= _MOST_BINS or size is _BINS[-1]):
            found.append(at)
            at = size.after(at)
        if at > last:
            break
    return found, size
