"""What the API says of many incidents at once, as types: a row of the table, facets, the map, the timeline.

The types describe it in OpenAPI, and the functions that make them are checked against them. Invariant: what is not known is null.
"""

from __future__ import annotations

from typing_extensions import TypedDict  # pydantic needs it before Python 3.12

from sijill.desk.entry import Entry, Named
from sijill.desk.index import Facet, MapView, Timeline
from sijill.register.incident import Range


class NamedShape(TypedDict):
    """A place or an actor: the key it is filtered by, and its name in both languages."""

    key: str
    en: str
    ar: str


class RangeShape(TypedDict):
    """`high` null: open-ended."""

    low: int | None
    high: int | None
    best: int | None


class SpotShape(TypedDict):
    place: NamedShape
    lat: float
    lon: float
    uncertainty_km: float


class RowShape(TypedDict):
    """An incident as the table shows it. `first`, `last`: the days it may have happened; null: undated."""

    id: str
    type: str
    category: str
    factuality: str
    background: bool
    first: str | None
    last: str | None
    where: list[NamedShape]
    spots: list[SpotShape]
    initiators: list[NamedShape]
    targets: list[NamedShape]
    participants: list[NamedShape]
    sides: list[str]
    killed: RangeShape | None
    injured: RangeShape | None
    grade: str
    state: str
    independent_origins: int
    reports: int
    outlets: list[str]


class PageShape(TypedDict):
    """One page of what was found. `undated`, `off_map`: how many of all found have no day, no point."""

    version: int
    total: int
    pages: int
    page: int
    undated: int
    off_map: int
    incidents: list[RowShape]


class FacetValueShape(TypedDict):
    key: str
    count: int
    chosen: bool
    name: NamedShape | None


class FacetShape(TypedDict):
    """`more`: how many values are not listed."""

    key: str
    values: list[FacetValueShape]
    more: int


class FacetsShape(TypedDict):
    version: int
    facets: list[FacetShape]


class ClusterShape(TypedDict):
    """`box`: west, south, east, north of what is in it; `ids`: some of its incidents."""

    lat: float
    lon: float
    incidents: int
    killed: int
    uncertainty_km: float
    name: NamedShape | None
    ids: list[str]
    box: list[float]


class AreaShape(TypedDict):
    """A place that is known as an area only: draw a circle of `uncertainty_km`, and no point."""

    name: NamedShape
    lat: float
    lon: float
    uncertainty_km: float
    incidents: int
    killed: int
    ids: list[str]


class MapShape(TypedDict):
    """`bounds`: west, south, east, north of everything found."""

    version: int
    on_map: int
    off_map: int
    bounds: list[float] | None
    clusters: list[ClusterShape]
    areas: list[AreaShape]


class BinShape(TypedDict):
    first: str
    last: str
    incidents: int
    killed: int


class TimelineShape(TypedDict):
    version: int
    unit: str
    undated: int
    bins: list[BinShape]


def named(name: Named) -> NamedShape:
    return {"key": name.key, "en": name.en, "ar": name.ar}


def range_of(value: Range | None) -> RangeShape | None:
    return None if value is None else {"low": value.low, "high": value.high, "best": value.best}


def row(e: Entry) -> RowShape:
    """An incident as one row of the table; days as ISO, places in degrees and km."""
    return {
        "id": e.id,
        "type": e.type,
        "category": e.category,
        "factuality": e.factuality,
        "background": e.background,
        "first": None if e.first is None else e.first.isoformat(),
        "last": None if e.last is None else e.last.isoformat(),
        "where": [named(n) for n in e.where],
        "spots": [{"place": named(s.place), "lat": s.lat, "lon": s.lon, "uncertainty_km": s.km} for s in e.spots],
        "initiators": [named(n) for n in e.initiators],
        "targets": [named(n) for n in e.targets],
        "participants": [named(n) for n in e.participants],
        "sides": list(e.sides),
        "killed": range_of(e.killed),
        "injured": range_of(e.injured),
        "grade": e.grade,
        "state": e.state,
        "independent_origins": e.origins,
        "reports": e.reports,
        "outlets": list(e.outlets),
    }


def facet(f: Facet) -> FacetShape:
    values: list[FacetValueShape] = [
        {"key": v.key, "count": v.count, "chosen": v.chosen, "name": None if v.name is None else named(v.name)} for v in f.values
    ]
    return {"key": f.key, "values": values, "more": f.more}


def map_shape(m: MapView) -> MapShape:
    """The map, clusters and areas, in degrees and km."""
    clusters: list[ClusterShape] = [
        {
            "lat": c.lat,
            "lon": c.lon,
            "incidents": c.incidents,
            "killed": c.killed,
            "uncertainty_km": c.km,
            "name": None if c.name is None else named(c.name),
            "ids": list(c.ids),
            "box": list(c.box),
        }
        for c in m.clusters
    ]
    areas: list[AreaShape] = [
        {
            "name": named(a.name),
            "lat": a.lat,
            "lon": a.lon,
            "uncertainty_km": a.km,
            "incidents": a.incidents,
            "killed": a.killed,
            "ids": list(a.ids),
        }
        for a in m.areas
    ]
    bounds = None if m.bounds is None else list(m.bounds)
    return {"version": m.version, "on_map": m.on_map, "off_map": m.off_map, "bounds": bounds, "clusters": clusters, "areas": areas}


def timeline_shape(t: Timeline) -> TimelineShape:
    bins: list[BinShape] = [
        {"first": b.first.isoformat(), "last": b.last.isoformat(), "incidents": b.incidents, "killed": b.killed} for b in t.bins
    ]
    return {"version": t.version, "unit": t.unit, "undated": t.undated, "bins": bins}
