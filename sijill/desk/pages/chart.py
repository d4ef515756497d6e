"""The timeline beside the table: a bar for each day, week, month or year that holds something.

Invariant: a bar's height is its count, its place is its days, and time runs as the page is read: from the right in Arabic.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sijill.desk.filter import View
from sijill.desk.index import Bin, Timeline
from sijill.desk.pages.table import days
from sijill.saying.words import Words

WIDTH, HEIGHT, BASE = 400, 150, 126
_TOP = 14
_EDGE = 44
_TICKS = 4
_LEAST_WIDTH, _MOST_WIDTH = 1.5, 28.0
_LEAST_HEIGHT = 3.0


@dataclass(frozen=True, slots=True)
class Bar:
    """`shape`: the path of the bar; `left`, `wide` of the ground that can be pointed at."""

    first: str
    last: str
    shape: str
    left: str
    wide: str
    title: str
    chosen: bool
    query: str


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """`first`, `last`: the days at its two ends, for whoever draws a stretch over it."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    most: int
    undated: int
    first: str = ""
    last: str = ""
    width: int = WIDTH
    height: int = HEIGHT
    base: int = BASE


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to places across."""

    first: date
    last: date
    mirrored: bool

    def x(self, day: date) -> float:
        along = (day - self.first).days / max(1, (self.last - self.first).days + 1) * WIDTH
        return WIDTH - along if self.mirrored else along

    def stretch(self, first: date, last: date) -> tuple[float, float]:
        """Left edge and width."""
        a, b = self.x(first), self.x(last + timedelta(days=1))
        return min(a, b), abs(a - b)


def chart(timeline: Timeline, view: View, say: Words) -> Chart:
    if not timeline.bins:
        return Chart((), (), 0, timeline.undated)
    first, last = _ends(timeline)
    scale = _Scale(first, last, say.language == "ar")
    most = max(b.incidents for b in timeline.bins)
    rest = view.url_query(since=None, until=None, page=1)
    bars = tuple(_bar(b, scale, most, view, rest, say) for b in timeline.bins)
    return Chart(bars, tuple(_ticks(scale, timeline, say)), most, timeline.undated, first.isoformat(), last.isoformat())


def _ends(timeline: Timeline) -> tuple[date, date]:
    """From the first bin to the last; a few days are drawn as a month, lest one day fill the picture."""
    first, last = timeline.bins[0].first, timeline.bins[-1].last
    lacking = max(0, 30 - (last - first).days)
    return first - timedelta(days=lacking // 2), last + timedelta(days=lacking - lacking // 2)


def _bar(bin_: Bin, scale: _Scale, most: int, view: View, rest: str, say: Words) -> Bar:
    """`rest`: the view without its days, as a query: made once and not for each bar."""
    left, wide = scale.stretch(bin_.first, bin_.last)
    width = min(max(_LEAST_WIDTH, wide - 1), _MOST_WIDTH)
    x, y = left + (wide - width) / 2, BASE - max(_LEAST_HEIGHT, bin_.incidents / most * (BASE - _TOP))
    first, last = bin_.first.isoformat(), bin_.last.isoformat()
    return Bar(
        first,
        last,
        f"M{x:.2f} {BASE}V{y:.2f}H{x + width:.2f}V{BASE}Z",
        f"{left:.2f}",
        f"{max(wide, _LEAST_WIDTH):.2f}",
        say("bin", days=days(bin_.first, bin_.last, say), incidents=bin_.incidents, killed=bin_.killed),
        _within(bin_, view),
        f"{rest}{'&' if rest else ''}since={first}&until={last}",
    )


def _within(bin_: Bin, view: View) -> bool:
    since, until = view.since or date.min, view.until or date.max
    return view.undated != "only" and bin_.last >= since and bin_.first <= until


def _ticks(scale: _Scale, timeline: Timeline, say: Words) -> Iterator[Tick]:
    """A few days along the axis, named as coarsely as the bins are."""
    span = (scale.last - scale.first).days
    unit = "year" if timeline.unit == "year" else "month" if timeline.unit == "month" or span > 400 else "day"
    seen: set[str] = set()
    for n in range(_TICKS):
        day = scale.first + timedelta(days=round(span * (n + 0.5) / _TICKS))
        text = _short(say.stretch(day, "year" if unit == "year" else "month"))
        text = f"{day.day} {text}" if unit == "day" else text
        if text not in seen:
            seen.add(text)
            yield Tick(round(min(max(scale.x(day), _EDGE), WIDTH - _EDGE), 1), text)


def _short(named: str) -> str:
    """One of the two names that a month has in Arabic («آذار/مارس 2023»), for which alone there is room."""
    month, slash, rest = named.partition("/")
    return f"{month} {rest.rsplit(' ', 1)[1]}" if slash else named
