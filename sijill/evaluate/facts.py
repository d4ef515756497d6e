"""When a value that was read is the value in gold.

Invariant: a fact is right or not; each value on one side answers for at most one on the other.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sijill.knowledge.geo import distance_km
from sijill.model import Point

FIELDS = ("type", "when", "where", "actor", "toll", "source", "factuality")
#: A place is the same within this distance, or within gold's own uncertainty where that is more.
WHERE_KM = 10.0

Incident = Mapping[str, Any]
Value = Any


def facts(incident: Incident) -> dict[str, Sequence[Value]]:
    """The incident's values by field."""
    when = incident.get("when")
    return {
        "type": [incident["type"]],
        "when": [when] if when else [],
        "where": incident.get("where") or [],
        "actor": incident.get("actors") or [],
        "toll": incident.get("tolls") or [],
        "source": incident.get("sources") or [],
        "factuality": [incident.get("factuality") or "happened"],
    }


def agreeing(field: str, gold: Sequence[Value], read: Sequence[Value]) -> int:
    """How many of gold's values were read, each read one used once, the first that fits."""
    return len(gold) - len(disagreeing(field, gold, read)[0])


def disagreeing(field: str, gold: Sequence[Value], read: Sequence[Value]) -> tuple[list[Value], list[Value]]:
    """Gold's values that were not read, and the read ones that are not gold's."""
    same, missed, free = _SAME[field], [], list(read)
    for wanted in gold:
        at = next((i for i, value in enumerate(free) if same(wanted, value)), None)
        if at is None:
            missed.append(wanted)
        else:
            del free[at]
    return missed, free


def share_words(a: Value, b: Value) -> bool:
    """Whether two values of one field rest on words in common; of chains, any words of any link."""
    return _overlap(spans_of(a), spans_of(b)) > 0


def spans_of(value: Value) -> list[tuple[int, int]]:
    links = value if isinstance(value, list) else [value]
    return [span for link in links if isinstance(link, Mapping) for span in _spans(link.get("spans"))]


def mention_overlap(a: Incident, b: Incident) -> int:
    """The longest stretch that a mention of one shares with a mention of the other."""
    return _overlap(_spans(a["mentions"]), _spans(b["mentions"]))


def _spans(items: Sequence[Mapping[str, Any]] | None) -> list[tuple[int, int]]:
    return [(s["start"], s["end"]) for s in items or () if s.get("start") is not None]


def _overlap(a: Sequence[tuple[int, int]], b: Sequence[tuple[int, int]]) -> int:
    return max((min(x[1], y[1]) - max(x[0], y[0]) for x in a for y in b), default=0)


def _share_words(a: Value, b: Value) -> bool:
    return _overlap(_spans(a.get("spans")), _spans(b.get("spans"))) > 0


def _distance_km(a: Value, b: Value) -> float:
    if any(v is None for v in (a.get("lat"), a.get("lon"), b.get("lat"), b.get("lon"))):
        return math.inf
    return distance_km(Point(a["lat"], a["lon"]), Point(b["lat"], b["lon"]))


def _same_when(gold: Value, read: Value) -> bool:
    return all(gold[end][:10] == read[end][:10] for end in ("earliest", "latest"))


def _same_where(gold: Value, read: Value) -> bool:
    if gold.get("lat") is None:
        return _share_words(gold, read)
    return _distance_km(gold, read) <= max(WHERE_KM, float(gold.get("uncertainty_km") or 0))


def _same_actor(gold: Value, read: Value) -> bool:
    return bool(gold["role"] == read["role"]) and _share_words(gold, read)


def _same_toll(gold: Value, read: Value) -> bool:
    return all(gold[key] == read[key] for key in ("harm", "low", "high"))


def _same_chain(gold: Value, read: Value) -> bool:
    """A chain is right when each of its links is, in order."""
    return len(gold) == len(read) and all(_share_words(a, b) for a, b in zip(gold, read, strict=True))


def _equal(gold: Value, read: Value) -> bool:
    return bool(gold == read)


_SAME: Mapping[str, Callable[[Value, Value], bool]] = {
    "type": _equal,
    "when": _same_when,
    "where": _same_where,
    "actor": _same_actor,
    "toll": _same_toll,
    "source": _same_chain,
    "factuality": _equal,
}
