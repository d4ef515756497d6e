"""The map: incidents as circles over country outlines, drawn from data, with no network.

Invariant: a circle stands where the incident's place does and nowhere else; what is not drawn (no point, a whole country,
far outside where the rest is) is counted by whoever asks `MapView.drawn`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from sijill.model import Place, Point

WIDTH, HEIGHT = 960, 540
_MIN_DEGREES = 3.2
_MARGIN = 0.18
_KM_PER_DEGREE = 111.32
#: A place known no better than this is a region, not a point.
_MOST_DOUBT_KM = 100.0
#: From this many spots on, the outermost fiftieth on each side does not widen the picture.
_MANY = 50
_LABELS = 14
_LABEL_HEIGHT, _LETTER_WIDTH = 15.0, 6.6
_GRID_STEPS = (0.25, 0.5, 1, 2, 5, 10, 20)

Box = tuple[float, float, float, float]
Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Spot:
    """One incident at one place. `name`: the place in the page's language; `weight`: the killed, 0 where none are told."""

    place: Place
    name: str
    weight: int
    category: str
    link: str
    title: str


@dataclass(frozen=True, slots=True)
class Circle:
    x: float
    y: float
    radius: float
    doubt: float
    category: str
    link: str
    title: str


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class MapView:
    countries: tuple[str, ...]
    country_names: tuple[Label, ...]
    grid: tuple[str, ...]
    circles: tuple[Circle, ...]
    labels: tuple[Label, ...]

    @property
    def drawn(self) -> frozenset[str]:
        """The links of the incidents that are on the map."""
        return frozenset(c.link for c in self.circles)


@dataclass(frozen=True, slots=True)
class Projection:
    """Equirectangular, true at the middle of the view."""

    west: float
    north: float
    across: float
    down: float

    def xy(self, lat: float, lon: float) -> tuple[float, float]:
        return round((lon - self.west) * self.across, 1), round((self.north - lat) * self.down, 1)

    def bounds(self) -> Box:
        """West, south, east, north of the whole picture."""
        return self.west, self.north - HEIGHT / self.down, self.west + WIDTH / self.across, self.north


def map_view(spots: Sequence[Spot], *, arabic: bool) -> MapView | None:
    """The map of these spots; `None` where there is nothing to draw."""
    near = [s for s in spots if (s.place.uncertainty_km or 0) <= _MOST_DOUBT_KM]
    points = [s.place.point for s in near if s.place.point is not None]
    if not points:
        return None
    projection = _fitted(points)
    circles = tuple(_circles(near, projection))
    shapes = [(c, _path(c.rings, projection)) for c in _countries()]
    shown = [(c, path) for c, path in shapes if path]
    return MapView(
        tuple(path for _, path in shown),
        tuple(_country_names([c for c, _ in shown], projection, arabic=arabic)),
        tuple(_grid(projection)),
        circles,
        tuple(_labels(near, projection)),
    )


def _fitted(points: Sequence[Point]) -> Projection:
    lats, lons = _inner([p.lat for p in points]), _inner([p.lon for p in points])
    mid_lat, mid_lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    squeeze = max(0.2, math.cos(math.radians(mid_lat)))
    high = max(_MIN_DEGREES, (max(lats) - min(lats)) * (1 + 2 * _MARGIN))
    wide = max(_MIN_DEGREES, (max(lons) - min(lons)) * (1 + 2 * _MARGIN)) * squeeze
    down = min(HEIGHT / high, WIDTH / wide)
    across = down * squeeze
    return Projection(mid_lon - WIDTH / across / 2, mid_lat + HEIGHT / down / 2, across, down)


def _inner(values: Sequence[float]) -> list[float]:
    """The values less the outermost fiftieth on each side, where there are many."""
    cut = len(values) // _MANY
    return sorted(values)[cut : len(values) - cut]


def _circles(spots: Sequence[Spot], projection: Projection) -> Iterator[Circle]:
    """The largest first, so that the small lie on top; several at one point are set around it."""
    taken: dict[tuple[float, float], int] = {}
    for spot in sorted(spots, key=lambda s: (-s.weight, s.link)):
        if spot.place.point is None:
            continue
        x, y = projection.xy(spot.place.point.lat, spot.place.point.lon)
        if not (0 <= x <= WIDTH and 0 <= y <= HEIGHT):
            continue
        n = taken[x, y] = taken.get((x, y), -1) + 1
        radius = round(min(34.0, 5 + 2.2 * math.sqrt(spot.weight)), 1)
        away = 7 * math.sqrt(n)
        angle = n * 2.399963  # the golden angle: no two of a heap in one direction
        doubt = (spot.place.uncertainty_km or 0) / _KM_PER_DEGREE * projection.down
        cx, cy = round(x + away * math.cos(angle), 1), round(y + away * math.sin(angle), 1)
        yield Circle(cx, cy, radius, round(doubt, 1) if doubt > radius + 2 else 0, spot.category, spot.link, spot.title)


def _labels(spots: Sequence[Spot], projection: Projection) -> Iterator[Label]:
    """Names of the places with most to tell, as many as fit without touching."""
    weights: dict[tuple[str, float, float], int] = {}
    for spot in spots:
        if spot.place.point is not None:
            key = (spot.name, *projection.xy(spot.place.point.lat, spot.place.point.lon))
            weights[key] = weights.get(key, 0) + 1 + spot.weight
    taken: list[Box] = []
    for name, x, y in sorted(weights, key=lambda k: (-weights[k], k)):
        top = y - 14 - min(24.0, 2.2 * math.sqrt(weights[name, x, y]))
        half = len(name) * _LETTER_WIDTH / 2
        box = (x - half, top - _LABEL_HEIGHT, x + half, top)
        if len(taken) < _LABELS and _inside(box) and not any(_touch(box, other) for other in taken):
            taken.append(box)
            yield Label(x, round(top, 1), name)


def _inside(box: Box) -> bool:
    return box[0] >= 4 and box[1] >= 4 and box[2] <= WIDTH - 4 and box[3] <= HEIGHT - 4


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _grid(projection: Projection) -> Iterator[str]:
    west, south, east, north = projection.bounds()
    step = next((s for s in _GRID_STEPS if (east - west) / s <= 10), 30)
    for n in range(math.ceil(west / step), math.floor(east / step) + 1):
        x, _ = projection.xy(0, n * step)
        yield f"M{x} 0V{HEIGHT}"
    for n in range(math.ceil(south / step), math.floor(north / step) + 1):
        _, y = projection.xy(n * step, 0)
        yield f"M0 {y}H{WIDTH}"


# outlines


@dataclass(frozen=True, slots=True)
class Country:
    english: str | None
    arabic: str | None
    rings: tuple[Ring, ...]


@cache
def _countries() -> tuple[Country, ...]:
    """Natural Earth's boundaries, made by tools/outlines_from_world_atlas.py."""
    table = json.loads((files("sijill.publish.site") / "data" / "outlines.json").read_text(encoding="utf-8"))
    return tuple(Country(c["en"], c["ar"], tuple(_ring(deltas, table["steps"]) for deltas in c["rings"])) for c in table["countries"])


def _ring(deltas: Sequence[int], steps: int) -> Ring:
    """Longitude, latitude in degrees, from steps between points."""
    return [(x / steps, y / steps) for x, y in zip(accumulate(deltas[::2]), accumulate(deltas[1::2]), strict=True)]


def _path(rings: Iterable[Ring], projection: Projection) -> str:
    drawn = [_drawn(clamped) for ring in rings if len(clamped := _clamped(ring, projection)) > 2]
    return "".join(drawn)


def _drawn(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"


def _clamped(ring: Ring, projection: Projection, *, margin: float = 40.0) -> list[tuple[float, float]]:
    """The ring on the picture; what lies outside is drawn in to its edge, and nothing is left of a ring wholly outside."""
    points: list[tuple[float, float]] = []
    for lon, lat in ring:
        x, y = projection.xy(lat, lon)
        point = (min(max(x, -margin), WIDTH + margin), min(max(y, -margin), HEIGHT + margin))
        if not points or point != points[-1]:
            points.append(point)
    xs, ys = {p[0] for p in points}, {p[1] for p in points}
    return points if len(xs) > 1 and len(ys) > 1 else []


def _country_names(countries: Iterable[Country], projection: Projection, *, arabic: bool) -> Iterator[Label]:
    for country in countries:
        name = country.arabic if arabic else country.english
        largest = max((_centre(_clamped(r, projection, margin=0)) for r in country.rings), default=(0.0, 0.0, 0.0))
        area, x, y = largest
        half = len(name or "") * _LETTER_WIDTH * 0.7
        if name and area > 12_000 and _inside((x - half, y - _LABEL_HEIGHT, x + half, y)):
            yield Label(round(x, 1), round(y, 1), name)


def _centre(points: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    """Area and centroid of a polygon."""
    twice, cx, cy = 0.0, 0.0, 0.0
    for (x1, y1), (x2, y2) in zip(points, [*points[1:], *points[:1]], strict=True):
        cross = x1 * y2 - x2 * y1
        twice, cx, cy = twice + cross, cx + (x1 + x2) * cross, cy + (y1 + y2) * cross
    return (abs(twice) / 2, cx / (3 * twice), cy / (3 * twice)) if twice else (0.0, 0.0, 0.0)
