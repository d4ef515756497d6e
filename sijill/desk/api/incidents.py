"""The register through the API: table, facets, map, timeline, and each incident with what it rests on."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import AfterValidator, Field
from typing_extensions import TypedDict

from sijill.desk.api import shapes, telling_shapes
from sijill.desk.api.answers import Json, Tag, tagged
from sijill.desk.filter import Filter, View, checked_box
from sijill.desk.index.time import Unit
from sijill.desk.state import Desk
from sijill.desk.who import Reader, TheDesk
from sijill.model import Actor, Interval, Place
from sijill.publish.incident_json import incident_row
from sijill.register.incident import Held, Incident
from sijill.saying import plain

router = APIRouter(tags=["register"])

Name = Annotated[str, Path(max_length=200)]


class MapQuery(Filter):
    zoom: Annotated[int, Field(ge=0, le=22, description="The zoom of a web map.")] = 6
    bounds: Annotated[
        str | None, Field(max_length=200, description="west,south,east,north of what is on the screen."), AfterValidator(checked_box)
    ] = None


class TimelineQuery(Filter):
    unit: Annotated[Unit | None, Field(description="day, week, month or year; without it, what fits.")] = None


class HeldShape(TypedDict):
    """A value that the register holds: the claims that say it, and those that say otherwise."""

    value: dict[str, Any]
    supporting: list[str]
    contradicting: list[str]


class NearShape(TypedDict):
    """A telling that almost belongs, and why it does not."""

    left: str
    right: str
    score: float
    why: list[str]


class IncidentShape(TypedDict):
    """`incident`: as `export jsonl` writes it."""

    version: int
    row: shapes.RowShape
    incident: dict[str, Any]
    reasons: list[str]
    held: dict[str, list[HeldShape]]
    nearly: list[NearShape]
    tellings: list[telling_shapes.TellingShape]


class ClaimsShape(TypedDict):
    version: int
    claims: list[telling_shapes.ClaimShape]


class TellingsShape(TypedDict):
    version: int
    tellings: list[telling_shapes.TellingShape]


class ReportsShape(TypedDict):
    version: int
    reports: list[telling_shapes.ReportShape]


@router.get("/incidents", response_model=shapes.PageShape)
def incidents(desk: TheDesk, visitor: Reader, tag: Tag, view: Annotated[View, Query()]) -> Json:
    """One page of the incidents that fit, in order."""
    page = desk.index.page(view)
    told: shapes.PageShape = {
        "version": page.version,
        "total": page.total,
        "pages": page.pages,
        "page": page.page,
        "undated": page.undated,
        "off_map": page.off_map,
        "incidents": [shapes.row(e) for e in page.entries],
    }
    return tagged(told, tag)


@router.get("/facets", response_model=shapes.FacetsShape)
def facets(desk: TheDesk, visitor: Reader, tag: Tag, filter_: Annotated[Filter, Query()]) -> Json:
    """How many of the incidents that fit have each value; a facet's own choice does not narrow its counts."""
    found = desk.index.facets(filter_)
    told: shapes.FacetsShape = {"version": desk.version, "facets": [shapes.facet(f) for f in found]}
    return tagged(told, tag)


@router.get("/map", response_model=shapes.MapShape)
def map_(desk: TheDesk, visitor: Reader, tag: Tag, query: Annotated[MapQuery, Query()]) -> Json:
    """The incidents that fit on a map of this zoom: near points as one, areas apart."""
    return tagged(shapes.map_shape(desk.index.map(query, zoom=query.zoom, box=query.bounds)), tag)


@router.get("/timeline", response_model=shapes.TimelineShape)
def timeline(desk: TheDesk, visitor: Reader, tag: Tag, query: Annotated[TimelineQuery, Query()]) -> Json:
    """How many of the incidents that fit fall on each day, week, month or year; the filter's own days do not narrow it."""
    return tagged(shapes.timeline_shape(desk.index.timeline(query, unit=query.unit)), tag)


@router.get("/incidents/{name}", response_model=IncidentShape)
def incident(desk: TheDesk, visitor: Reader, tag: Tag, name: Name) -> Json:
    """One incident: what the register holds of it, on which claims each value rests, and its tellings."""
    one = desk.incident(name)
    told: IncidentShape = {
        "version": desk.version,
        "row": shapes.row(desk.entry(one)),
        "incident": incident_row(one),
        "reasons": plain(one.strength.reasons),
        "held": _held(one),
        "nearly": [{"left": n.left, "right": n.right, "score": n.score, "why": plain(n.why)} for n in one.nearly],
        "tellings": _tellings(desk, one),
    }
    return tagged(told, tag)


def _held(one: Incident) -> dict[str, list[HeldShape]]:
    values: dict[str, tuple[Held[Interval] | Held[Place] | Held[Actor], ...]] = {
        "when": () if one.when is None else (one.when,),
        "where": one.where,
        "initiators": one.initiators,
        "targets": one.targets,
        "participants": one.participants,
    }
    return {field: [_held_one(h) for h in held] for field, held in values.items()}


def _held_one(held: Held[Interval] | Held[Place] | Held[Actor]) -> HeldShape:
    return {"value": telling_shapes.value_of(held.value), "supporting": list(held.supporting), "contradicting": list(held.contradicting)}


def _tellings(desk: Desk, one: Incident) -> list[telling_shapes.TellingShape]:
    copies = desk.copies([one])
    return [telling_shapes.telling(m, one.id, copies[m.telling.report_id][0].text) for m in one.members]


@router.get("/incidents/{name}/tellings", response_model=TellingsShape)
def tellings(desk: TheDesk, visitor: Reader, tag: Tag, name: Name) -> Json:
    """The tellings of an incident, and why each belongs to it."""
    told: TellingsShape = {"version": desk.version, "tellings": _tellings(desk, desk.incident(name))}
    return tagged(told, tag)


@router.get("/incidents/{name}/claims", response_model=ClaimsShape)
def claims(desk: TheDesk, visitor: Reader, tag: Tag, name: Name) -> Json:
    """Every claim that an incident rests on, with its words."""
    one = desk.incident(name)
    copies = desk.copies([one])
    found = [telling_shapes.claim(c, m.id, copies[c.report_id][0].text) for m in one.members for c in m.telling.claims]
    told: ClaimsShape = {"version": desk.version, "claims": found}
    return tagged(told, tag)


@router.get("/incidents/{name}/reports", response_model=ReportsShape)
def reports(desk: TheDesk, visitor: Reader, tag: Tag, name: Name) -> Json:
    """The reports that an incident rests on, whole, with what of their text its claims rest on."""
    one = desk.incident(name)
    copies = desk.copies([one])
    found = [telling_shapes.report(copies[r], [m for m in one.members if m.telling.report_id == r]) for r in copies]
    told: ReportsShape = {"version": desk.version, "reports": found}
    return tagged(told, tag)


@router.get("/reports/{name}", response_model=telling_shapes.ReportShape)
def report(desk: TheDesk, visitor: Reader, tag: Tag, name: Name) -> Json:
    """One report by its id, whole, with what every incident's claims rest on."""
    told = desk.report_of(name)
    return tagged(telling_shapes.report(*told), tag)
