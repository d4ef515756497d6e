"""What a reader made of one report, as one JSON object: the form that gold is kept in.

Invariant: every quote is cut from the report's text by its span, so that `text[start:end] == quote` always holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sijill.model import ROLES, Actor, Attribution, Claim, Interval, Place, Reading, Span, Telling, Toll

Row = dict[str, Any]


def reading_line(reading: Reading) -> str:
    """One line of JSON, no newline."""
    return as_line(reading_row(reading))


def as_line(row: Row) -> str:
    """JSON as it reads, or in ASCII where the text holds what UTF-8 cannot carry (half of a cut emoji, as scraped)."""
    line = json.dumps(row, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(row)
    return line


def reading_row(reading: Reading) -> Row:
    """A reading as `read --json` writes it and as gold is written: spans half-open, in code points of the text."""
    text = reading.report.text
    return {
        "report_id": reading.report.name,
        "published": _published(reading),
        "incidents": [_incident(t, text) for t in reading.tellings],
    }


def _published(reading: Reading) -> Row:
    given = reading.report.published
    interval = given if given is not None else reading.dating.interval
    if interval is None:
        return {"earliest": None, "latest": None, "basis": "unknown"}
    return {**days(interval), "basis": "inferred" if given is None else "given"}


def days(interval: Interval) -> Row:
    return {"earliest": interval.earliest.isoformat(), "latest": interval.latest.isoformat()}


def quoted(spans: Iterable[Span], text: str) -> list[Row]:
    """Spans with their words."""
    return [{"start": s.start, "end": s.end, "quote": s.of(text)} for s in spans]


def _incident(telling: Telling, text: str) -> Row:
    return {
        "type": telling.type,
        "factuality": telling.factuality,
        "background": telling.background,
        "mentions": quoted(telling.spans, text),
        "when": next((_when(c, c.value, text) for c in telling.claims if isinstance(c.value, Interval)), None),
        "where": [_where(c, c.value, text) for c in telling.claims if isinstance(c.value, Place)],
        "actors": [_actor(c, c.value, text) for role in ROLES for c in telling.of(role) if isinstance(c.value, Actor)],
        "tolls": _tolls(telling, text),
        "sources": [_chain(a, text) for a in telling.attributions],
    }


def _when(claim: Claim, value: Interval, text: str) -> Row:
    return {**days(value), "spans": quoted(claim.spans, text)}


def _where(claim: Claim, value: Place, text: str) -> Row:
    point = value.point
    return {
        "name": value.name,
        "country": value.country,
        "lat": None if point is None else point.lat,
        "lon": None if point is None else point.lon,
        "uncertainty_km": value.uncertainty_km,
        "spans": quoted(claim.spans, text),
    }


def _actor(claim: Claim, value: Actor, text: str) -> Row:
    return {"role": claim.field, "name": value.name, "spans": quoted(claim.spans, text)}


def _tolls(telling: Telling, text: str) -> list[Row]:
    claims = telling.of("toll")
    tolls = [(c, c.value) for c in claims if isinstance(c.value, Toll)]
    parts = any(value.part_of is not None for _, value in tolls)
    index = {claim.id: i for i, claim in enumerate(claims)} if parts else {}
    return [_toll(c, value, index, text) for c, value in tolls]


def _toll(claim: Claim, value: Toll, index: dict[str, int], text: str) -> Row:
    return {
        "harm": value.harm,
        "low": value.low,
        "high": value.high,
        "approximate": value.approximate,
        "additional": value.additional,
        "who": value.who,
        "part_of": None if value.part_of is None else index.get(value.part_of),
        "spans": quoted(claim.spans, text),
    }


def _chain(attribution: Attribution, text: str) -> list[Row]:
    return [{"name": s.name, "spans": quoted(s.spans, text)} for s in attribution.chain]
