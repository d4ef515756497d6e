"""Values to JSON and back.

Invariant: `value_from(field, value_to(v)) == v`; what is `None` or at its default is left out.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any, cast, get_args

from sijill.errors import SijillError
from sijill.model import (
    Actor,
    Attribution,
    Choice,
    Decision,
    Field,
    Interval,
    Place,
    Point,
    Reading,
    Source,
    Span,
    Telling,
    Toll,
    Value,
)
from sijill.model.when import Basis

_BASES = get_args(Basis)


def digest(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, default=str).encode()).hexdigest()[:24]


def value_to(value: Value) -> dict[str, Any]:
    """A claim's value as JSON holds it, without what is not known; `value_from` gives it back."""
    match value:
        case Interval():
            return cast("dict[str, Any]", interval_to(value))
        case Place():
            kept = {"name": value.name, "country": value.country, "id": value.gazetteer_id, "km": value.uncertainty_km, "how": value.how}
            point = {} if value.point is None else {"lat": value.point.lat, "lon": value.point.lon}
            return _present(kept | point)
        case Actor():
            return _present({"name": value.name, "id": value.id, "side": value.side, "kind": value.kind})
        case Toll():
            kept = {"harm": value.harm, "low": value.low, "high": value.high, "who": value.who, "part_of": value.part_of}
            flags = {"approximate": value.approximate or None, "additional": value.additional or None}
            return _present(kept | flags)


def _present(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if value is not None}


def value_from(field: Field, row: Mapping[str, Any]) -> Value:
    """The value of a claim of this field. `SijillError` where the field is not known: a newer Sijill wrote it."""
    match field:
        case "when":
            return cast("Interval", interval_from(row))
        case "where":
            return _place(row)
        case "toll":
            flags = {"approximate": row.get("approximate", False), "additional": row.get("additional", False)}
            return Toll(row["harm"], row.get("low"), row.get("high"), who=row.get("who"), part_of=row.get("part_of"), **flags)
        case "initiator" | "target" | "participant":
            return Actor(row["name"], row.get("id"), row.get("side"), row.get("kind"))
    raise SijillError(f"the register holds a field that this Sijill does not know: {field}")


def _place(row: Mapping[str, Any]) -> Place:
    point = Point(row["lat"], row["lon"]) if "lat" in row else None
    return Place(row["name"], row.get("country"), row.get("id"), point, row.get("km"), row.get("how", "gazetteer"))


def choice_to(choice: Choice | None) -> dict[str, Any] | None:
    """A person's choice as JSON holds it: a list for fields of several values, else one; `None` for no choice."""
    if choice is None:
        return None
    value = choice.value
    if isinstance(value, Interval):
        return {"field": choice.field, "value": value_to(value)}
    return {"field": choice.field, "value": [value_to(v) for v in value] if isinstance(value, tuple) else value}


def choice_from(row: Mapping[str, Any] | None) -> Choice | None:
    """What `choice_to` made, as a choice again."""
    if row is None:
        return None
    value = row["value"]
    match row["field"]:
        case "when":
            value = interval_from(value)
        case "where":
            value = tuple(_place(v) for v in value)
        case "initiators" | "targets" | "participants":
            value = tuple(Actor(v["name"], v.get("id"), v.get("side"), v.get("kind")) for v in value)
    return Choice(row["field"], value)


_PLAIN = ("id", "left", "right", "judgement", "by", "why", "score", "superseded_by")


def decision_to(decision: Decision) -> dict[str, Any]:
    """A decision as a row of the ledger, and as a line of an export of decisions."""
    plain = {name: getattr(decision, name) for name in _PLAIN}
    return plain | {
        "at": moment_to(decision.at),
        "choice": choice_to(decision.choice),
        "instead_of": list(decision.instead_of) or None,
    }


def decision_from(row: Mapping[str, Any]) -> Decision:
    """The other way; `KeyError`, `TypeError` or `ValueError` for what is none."""
    plain = {name: row[name] for name in _PLAIN}
    at = datetime.fromisoformat(row["at"])
    return Decision(**plain, at=at, choice=choice_from(row["choice"]), instead_of=tuple(row["instead_of"] or ()))


def interval_to(value: Interval | None) -> dict[str, Any] | None:
    """As JSON has it: ISO days, and times of day where there are any."""
    if value is None:
        return None
    times = {"from": value.from_time, "to": value.to_time}
    return {
        "earliest": value.earliest.isoformat(),
        "latest": value.latest.isoformat(),
        "basis": value.basis,
        **{key: t.isoformat() for key, t in times.items() if t is not None},
    }


def interval_from(row: Mapping[str, Any] | None) -> Interval | None:
    if row is None:
        return None
    start, end = date.fromisoformat(row["earliest"]), date.fromisoformat(row["latest"])
    times = [time.fromisoformat(row[key]) if key in row else None for key in ("from", "to")]
    return Interval(start, end, row["basis"] if row["basis"] in _BASES else "unknown", times[0], times[1])


def chain_to(attribution: Attribution, text: str) -> list[dict[str, Any]]:
    """Each source with its words: `[start, end, quote]`."""
    return [
        _present({"name": s.name, "id": s.id, "spans": [[span.start, span.end, span.of(text)] for span in s.spans]})
        for s in attribution.chain
    ]


def chain_from(rows: Sequence[Mapping[str, Any]]) -> Attribution:
    return Attribution(tuple(Source(r["name"], tuple(Span(s[0], s[1]) for s in r["spans"]), r.get("id")) for r in rows))


def moment_to(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def moment_from(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def content_digest(reading: Reading) -> str:
    """What a reading says, whoever read it: equal for two readers that find the same."""
    text = reading.report.text
    return digest(interval_to(reading.dating.interval), [_telling_parts(t, text) for t in reading.tellings])


def _telling_parts(telling: Telling, text: str) -> list[Any]:
    claims = [[c.id, c.factuality, [chain_to(a, text) for a in c.attributions]] for c in telling.claims]
    own = [[s.start, s.end] for s in telling.spans]
    return [telling.type, own, telling.factuality, telling.background, [chain_to(a, text) for a in telling.attributions], claims]
