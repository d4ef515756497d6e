"""What the API says, as types: they describe it in OpenAPI, and the functions that make them are checked against them.

Invariant: what is not known is null; every quote is cut from its report by its span.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from typing_extensions import TypedDict  # pydantic needs it before Python 3.12

from sijill.desk.entry import Entry, Named
from sijill.desk.index import Facet, MapView, Timeline
from sijill.model import Actor, Attribution, Claim, Interval, Place, Report, Span, Value
from sijill.publish.reading_json import days
from sijill.register.incident import Member, Range
from sijill.saying import plain


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


class QuoteShape(TypedDict):
    """`quote` is `text[start:end]` of the report, in code points."""

    start: int
    end: int
    quote: str


class SourceShape(TypedDict):
    id: str | None
    name: str
    words: list[QuoteShape]


class ClaimShape(TypedDict):
    """`value` by field: days for when, a place, an actor, or a toll. `attributions`: chains from the source nearest the reader."""

    id: str
    telling_id: str
    report_id: str
    field: str
    value: dict[str, Any]
    factuality: str
    words: list[QuoteShape]
    attributions: list[list[SourceShape]]


class TellingShape(TypedDict):
    """`why`: why it is in the incident."""

    id: str
    incident_id: str
    report_id: str
    reports: list[str]
    outlets: list[str]
    origins: list[str]
    published: dict[str, str] | None
    type: str
    factuality: str
    background: bool
    withdrawn: bool
    why: list[str]
    words: list[QuoteShape]
    attributions: list[list[SourceShape]]
    claims: list[str]


class CopyShape(TypedDict):
    """One publication of a text."""

    name: str
    outlet: str | None
    title: str | None
    url: str | None
    published: dict[str, str] | None


class MarkShape(TypedDict):
    """A stretch of a report's text, and what rests on it: a telling's own words (`claim_id` null) or a claim."""

    start: int
    end: int
    kind: Literal["event", "when", "where", "initiator", "target", "participant", "toll", "source"]
    telling_id: str
    claim_id: str | None


class ReportShape(TypedDict):
    id: str
    text: str
    copies: list[CopyShape]
    marks: list[MarkShape]


def named(name: Named) -> NamedShape:
    return {"key": name.key, "en": name.en, "ar": name.ar}


def range_of(value: Range | None) -> RangeShape | None:
    return None if value is None else {"low": value.low, "high": value.high, "best": value.best}


def row(e: Entry) -> RowShape:
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


# tellings, claims, reports


def quotes(spans: Iterable[Span], text: str) -> list[QuoteShape]:
    return [{"start": s.start, "end": s.end, "quote": s.of(text)} for s in spans]


def chains(attributions: Iterable[Attribution], text: str) -> list[list[SourceShape]]:
    return [[{"id": s.id, "name": s.name, "words": quotes(s.spans, text)} for s in a.chain] for a in attributions]


def value_of(value: Value) -> dict[str, Any]:
    if isinstance(value, Interval):
        return {**days(value), "basis": value.basis}
    if isinstance(value, Place):
        at = value.point
        place = {"name": value.name, "country": value.country, "id": value.gazetteer_id, "uncertainty_km": value.uncertainty_km}
        return {**place, "lat": None if at is None else at.lat, "lon": None if at is None else at.lon, "how": value.how}
    if isinstance(value, Actor):
        return {"id": value.id, "name": value.name, "side": value.side, "kind": value.kind}
    figure = {"harm": value.harm, "low": value.low, "high": value.high, "approximate": value.approximate}
    return {**figure, "additional": value.additional, "who": value.who, "part_of": value.part_of}


def claim(c: Claim, telling_id: str, text: str) -> ClaimShape:
    return {
        "id": c.id,
        "telling_id": telling_id,
        "report_id": c.report_id,
        "field": c.field,
        "value": value_of(c.value),
        "factuality": c.factuality,
        "words": quotes(c.spans, text),
        "attributions": chains(c.attributions, text),
    }


def telling(m: Member, incident_id: str, text: str) -> TellingShape:
    t = m.telling
    return {
        "id": m.id,
        "incident_id": incident_id,
        "report_id": t.report_id,
        "reports": list(m.reports),
        "outlets": list(m.outlets),
        "origins": list(m.origins),
        "published": None if m.published is None else days(m.published),
        "type": t.type,
        "factuality": t.factuality,
        "background": t.background,
        "withdrawn": m.withdrawn,
        "why": plain(m.why),
        "words": quotes(t.spans, text),
        "attributions": chains(t.attributions, text),
        "claims": [c.id for c in t.claims],
    }


def report(copies: Sequence[Report], members: Iterable[Member]) -> ReportShape:
    """A report's text, and what of it the members rest on."""
    published: list[CopyShape] = [
        {
            "name": c.name,
            "outlet": c.outlet,
            "title": c.title,
            "url": c.url,
            "published": None if c.published is None else days(c.published),
        }
        for c in copies
    ]
    marks = [mark for m in members for mark in marks_of(m)]
    marks.sort(key=lambda m: (m["start"], m["end"], m["kind"]))
    return {"id": copies[0].id, "text": copies[0].text, "copies": published, "marks": marks}


def marks_of(m: Member) -> Iterable[MarkShape]:
    for s in m.telling.spans:
        yield {"start": s.start, "end": s.end, "kind": "event", "telling_id": m.id, "claim_id": None}
    for c in m.telling.claims:
        for s in c.spans:
            yield {"start": s.start, "end": s.end, "kind": c.field, "telling_id": m.id, "claim_id": c.id}
    for a in (*m.telling.attributions, *(a for c in m.telling.claims for a in c.attributions)):
        for source in a.chain:
            for s in source.spans:
                yield {"start": s.start, "end": s.end, "kind": "source", "telling_id": m.id, "claim_id": None}
