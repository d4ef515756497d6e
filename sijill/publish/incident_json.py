"""One incident as one JSON object: the line of `export jsonl`, and the properties of `export geojson`.

Invariant: nothing is in the line that is not in the incident; what is not known is null.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sijill.model import Actor, Decision, Place
from sijill.publish.choice_text import choice_text
from sijill.publish.reading_json import as_line, days
from sijill.saying import plain

if TYPE_CHECKING:  # brings in the database, which reading does not need
    from sijill.register.incident import Held, Incident, Range, SaidToll

Row = dict[str, Any]


def incident_lines(incidents: Iterable[Incident]) -> Iterator[str]:
    """One line an incident, no newline."""
    return (as_line(incident_row(incident)) for incident in incidents)


def incident_row(incident: Incident) -> Row:
    """An incident as `export jsonl` writes it; see docs/exports.md."""
    return {
        "incident_id": incident.id,
        "type": incident.type,
        "category": incident.category,
        "factuality": incident.factuality,
        "when": None if incident.when is None else days(incident.when.value),
        "where": [place_row(held) for held in incident.where],
        "initiators": _actors(incident.initiators),
        "targets": _actors(incident.targets),
        "participants": _actors(incident.participants),
        "killed": _range(incident.killed),
        "injured": _range(incident.injured),
        "tolls": [_toll(toll, counted=toll.total and toll.superseded_by is None) for toll in incident.tolls],
        "origins": list(incident.origins),
        "independent_origins": incident.independent_origins,
        "reports": list(incident.reports),
        "tellings": list(incident.tellings),
        "strength": {"grade": incident.strength.grade, "reasons": plain(incident.strength.reasons)},
        "withdrawn": _withdrawn(incident),
        "decisions": [_decision(decision) for decision in incident.decisions],
        "background": incident.background,
    }


def _withdrawn(incident: Incident) -> Row:
    """What was taken back: none of it is in the fields above but `reports` and `tellings`, which name all that was told."""
    gone = [m for m in incident.members if m.withdrawn]
    return {
        "reports": sorted({name for m in gone for name in m.reports}),
        "tellings": [m.id for m in gone],
        "claims": [x for m in incident.members for x in m.withdrawn_claims],
        "tolls": [_toll(toll, counted=False) for toll in incident.withdrawn_tolls],
    }


def _decision(decision: Decision) -> Row:
    chosen = {} if decision.choice is None else {"field": decision.choice.field, "value": choice_text(decision.choice)}
    named = {"id": decision.id, "judgement": decision.judgement, "left": decision.left, "right": decision.right}
    return {**named, **chosen, "by": decision.by, "why": decision.why, "at": decision.at.isoformat()}


def place_row(held: Held[Place]) -> Row:
    """A place in degrees, and its uncertainty in km; null where it has no point."""
    place = held.value
    return {
        "name": place.name,
        "lat": None if place.point is None else place.point.lat,
        "lon": None if place.point is None else place.point.lon,
        "uncertainty_km": place.uncertainty_km,
    }


def _actors(actors: Iterable[Held[Actor]]) -> list[Row]:
    return [{"id": held.value.id, "name": held.value.name} for held in actors]


def _range(value: Range | None) -> Row | None:
    return None if value is None else {"low": value.low, "high": value.high, "best": value.best}


def _toll(toll: SaidToll, *, counted: bool) -> Row:
    """`counted`: whether the figure stands for the range; `part_of` and `superseded_by` are the `claim_id` of another toll."""
    return {
        "harm": toll.harm,
        "low": toll.low,
        "high": toll.high,
        "who": toll.who,
        "attribution": list(toll.attribution),
        "report_id": toll.report_name,
        "claim_id": toll.claim_id,
        "approximate": toll.approximate,
        "additional": toll.additional,
        "part_of": toll.part_of,
        "superseded_by": toll.superseded_by,
        "counted": counted,
    }
