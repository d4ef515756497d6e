"""What the API says of one incident's tellings, as types: their claims, who vouches for these, and the reports they stand in.

Invariant: what is not known is null; every quote is cut from its report by its span.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from typing_extensions import TypedDict  # pydantic needs it before Python 3.12

from sijill.model import Actor, Attribution, Claim, Interval, Place, Report, Span, Value
from sijill.publish.reading_json import days
from sijill.register.incident import Member
from sijill.saying import plain


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


def quotes(spans: Iterable[Span], text: str) -> list[QuoteShape]:
    return [{"start": s.start, "end": s.end, "quote": s.of(text)} for s in spans]


def chains(attributions: Iterable[Attribution], text: str) -> list[list[SourceShape]]:
    return [[{"id": s.id, "name": s.name, "words": quotes(s.spans, text)} for s in a.chain] for a in attributions]


def value_of(value: Value) -> dict[str, Any]:
    """A claim's value, by its field: see `ClaimShape`."""
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
    """A claim of a telling; `text` is its report's, from which its words are cut."""
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
    """A telling of an incident; `text` is its report's, from which its words are cut."""
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
    """The stretches of a report that a telling, its claims and whoever vouches for them rest on."""
    for s in m.telling.spans:
        yield {"start": s.start, "end": s.end, "kind": "event", "telling_id": m.id, "claim_id": None}
    for c in m.telling.claims:
        for s in c.spans:
            yield {"start": s.start, "end": s.end, "kind": c.field, "telling_id": m.id, "claim_id": c.id}
    for a in (*m.telling.attributions, *(a for c in m.telling.claims for a in c.attributions)):
        for source in a.chain:
            for s in source.spans:
                yield {"start": s.start, "end": s.end, "kind": "source", "telling_id": m.id, "claim_id": None}
