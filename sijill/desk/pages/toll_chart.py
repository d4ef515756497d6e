"""The chart of tolls: who gave which figure on which day its report was published, with ranges, over the register's own range.

Invariant: every toll of the incident that counts is a mark on the chart; a figure's open end is drawn open. Shapes tell origins apart, so that no one
needs colours; the same figures stand beside the chart in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from sijill.model import Harm
from sijill.publish.site.claims import Context, claim_anchor
from sijill.register.incident import Range, SaidToll

WIDTH, HEIGHT = 620, 250
LEFT, RIGHT, TOP, BASE = 54, 20, 16, 214
SHAPES = 6
_STEPS = (1, 2, 5)
_MOST_DAYS = 6
_OPEN = 22.0


@dataclass(frozen=True, slots=True)
class Figure:
    """`top`, `bottom`: the ends of its range (equal for a plain figure); `open_up`, `open_down`: that end is not told. `path` is the mark."""

    x: float
    top: float
    bottom: float
    open_up: bool
    open_down: bool
    path: str
    series: int
    stands: bool
    link: str
    title: str


@dataclass(frozen=True, slots=True)
class Series:
    """One origin: its number, name, and mark for the legend."""

    number: int
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    text: str


@dataclass(frozen=True, slots=True)
class TollChart:
    """`band`: top and height of what the register holds; `best`: where its best figure lies."""

    harm: str
    label: str
    figures: tuple[Figure, ...]
    series: tuple[Series, ...]
    days: tuple[Tick, ...]
    counts: tuple[Tick, ...]
    band: tuple[float, float] | None
    best: float | None
    title: str
    rtl: bool

    @property
    def left(self) -> int:
        return RIGHT if self.rtl else LEFT

    @property
    def right(self) -> int:
        """The axis of figures stands at the side where reading begins."""
        return WIDTH - (LEFT if self.rtl else RIGHT)


def toll_charts(about: Context) -> tuple[TollChart, ...]:
    """One for each harm of which more than one figure is told."""
    held: dict[Harm, Range | None] = {"killed": about.incident.killed, "injured": about.incident.injured}
    harms = dict.fromkeys(t.harm for t in about.incident.tolls)
    return tuple(c for harm in harms if (c := _chart(harm, held.get(harm), about)) is not None)


def _chart(harm: Harm, held: Range | None, about: Context) -> TollChart | None:
    said = [t for t in about.incident.tolls if t.harm == harm and t.part_of is None]
    if len(said) < 2:
        return None
    rtl = about.words.language == "ar"
    up, across = _Up.over(said, held), _Across.over(said, about, rtl=rtl)
    names = list(dict.fromkeys(about.source(t.origin) for t in said))
    return TollChart(
        harm=harm,
        label=about.words.harm(harm),
        figures=tuple(_figures(said, names, up, across, about)),
        series=tuple(Series(n, name, _mark(n, 9, 9)) for n, name in enumerate(names)),
        days=tuple(across.ticks(about)),
        counts=tuple(up.ticks()),
        band=None if held is None else up.band(held),
        best=None if held is None or held.best is None else up.y(held.best),
        title=about.words("chart_title", harm=about.words.harm(harm), figures=len(said), origins=len(names)),
        rtl=rtl,
    )


@dataclass(frozen=True, slots=True)
class _Up:
    """Figures to heights."""

    most: int
    step: int

    @classmethod
    def over(cls, said: Sequence[SaidToll], held: Range | None) -> _Up:
        figures = [f for t in said for f in (t.low, t.high) if f is not None]
        figures += [f for f in (held.low, held.high, held.best) if f is not None] if held is not None else []
        most = max(1, *figures)
        step = next(s * 10**k for k in count() for s in _STEPS if most <= 5 * s * 10**k)
        return cls(-(-most // step) * step, step)

    def y(self, figure: int) -> float:
        return round(BASE - figure / self.most * (BASE - TOP), 1)

    def ticks(self) -> Iterator[Tick]:
        return (Tick(self.y(n), str(n)) for n in range(0, self.most + 1, self.step))

    def band(self, held: Range) -> tuple[float, float]:
        top = TOP if held.high is None else self.y(held.high)
        return top, round(max(self.y(held.low or 0) - top, 2.0), 1)


@dataclass(frozen=True, slots=True)
class _Across:
    """Days to places across; what has no day stands at the end, apart."""

    first: date | None
    last: date | None
    undated: bool
    rtl: bool

    @classmethod
    def over(cls, said: Sequence[SaidToll], about: Context, *, rtl: bool) -> _Across:
        days = [_day(t, about) for t in said]
        known = [d for d in days if d is not None]
        return cls(min(known, default=None), max(known, default=None), None in days, rtl)

    def x(self, day: date | None) -> float:
        start, end = LEFT + 34.0, WIDTH - RIGHT - (96.0 if self.undated and self.first else 40.0)
        at = WIDTH - RIGHT - 34.0 if day is None and self.first is not None else start
        if day is not None and self.first is not None and self.last is not None:
            days = (self.last - self.first).days
            at = start + (end - start) * ((day - self.first).days / days if days else 0.5)
        return round(WIDTH - at if self.rtl else at, 1)

    def ticks(self, about: Context) -> Iterator[Tick]:
        for day in self._days():
            yield Tick(self.x(day), about.words("day_short", day=day.day, month=day.month))
        if self.undated:
            yield Tick(self.x(None), about.words("undated_short"))

    def _days(self) -> Iterator[date]:
        if self.first is None or self.last is None:
            return
        days = (self.last - self.first).days
        step = max(1, -(-days // _MOST_DAYS))
        yield from (self.first + timedelta(days=n) for n in range(0, days + 1, step))


def _day(toll: SaidToll, about: Context) -> date | None:
    found = about.claims.get(toll.claim_id)
    published = None if found is None else found[0].published
    return None if published is None else published.earliest


def _figures(said: Sequence[SaidToll], names: Sequence[str], up: _Up, across: _Across, about: Context) -> Iterator[Figure]:
    """Those of one day side by side."""
    taken: dict[float, int] = {}
    for toll in said:
        middle = across.x(_day(toll, about))
        n = taken[middle] = taken.get(middle, -1) + 1
        x = round(middle + (0, 15, -15, 30, -30)[n % 5], 1)
        low, high = toll.low, toll.high
        top = up.y(high) if high is not None else max(TOP, up.y(low or 0) - _OPEN)
        bottom = up.y(low) if low is not None else BASE
        at = up.y(low if low is not None else high or 0)
        series = names.index(about.source(toll.origin))
        yield Figure(
            x, top, bottom, high is None, low is None, _mark(series, x, at), series % SHAPES, toll.superseded_by is None, claim_anchor(toll.claim_id), _title(toll, about)
        )  # fmt: skip


def _title(toll: SaidToll, about: Context) -> str:
    figure = about.words.figure(toll.low, toll.high, approximate=toll.approximate, additional=toll.additional)
    return about.words("chart_figure", figure=figure, who=about.source(toll.origin), report=toll.report_name)


def _mark(series: int, x: float, y: float, *, size: float = 6.5) -> str:
    """A shape of its own for each of the first origins, around a point."""
    s = size
    corners = (
        ((-s, -s), (s, -s), (s, s), (-s, s)),
        ((0, -s * 1.35), (s * 1.35, 0), (0, s * 1.35), (-s * 1.35, 0)),
        ((0, -s * 1.2), (s * 1.2, s), (-s * 1.2, s)),
        ((0, s * 1.2), (s * 1.2, -s), (-s * 1.2, -s)),
        ((-s / 2, -s * 1.2), (s / 2, -s * 1.2), (s * 1.2, 0), (s / 2, s * 1.2), (-s / 2, s * 1.2), (-s * 1.2, 0)),
        ((-s * 1.3, -s / 2.2), (s * 1.3, -s / 2.2), (s * 1.3, s / 2.2), (-s * 1.3, s / 2.2)),
    )[series % SHAPES]
    return "M" + "L".join(f"{x + dx:.1f} {y + dy:.1f}" for dx, dy in corners) + "Z"
