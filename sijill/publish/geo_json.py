"""The register as a GeoJSON feature collection (RFC 7946), for maps.

Invariant: every incident is a feature; one with no point on the map has a null geometry, and none is invented for it.
Positions are longitude, latitude.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from sijill.model import Place
from sijill.publish.incident_json import incident_row
from sijill.publish.reading_json import as_line

if TYPE_CHECKING:  # brings in the database, which reading does not need
    from sijill.register.incident import Incident


def geojson_lines(incidents: Iterable[Incident]) -> Iterator[str]:
    """The text in lines with their line ends, one feature a line, so that large registers need no large memory."""
    yield '{"type": "FeatureCollection", "features": ['
    between = "\n"
    for incident in incidents:
        yield between + as_line(feature(incident))
        between = ",\n"
    yield "\n]}\n"


def feature(incident: Incident) -> dict[str, Any]:
    """An incident as RFC 7946 has it: the row of `jsonl` and how uncertain its place is, in km; no geometry where no place has a point."""
    mapped = [held.value for held in incident.where if held.value.point is not None]
    properties = incident_row(incident)
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": _geometry(mapped),
        "properties": {**properties, "uncertainty_km": _doubt(mapped)},
    }


def _geometry(mapped: list[Place]) -> dict[str, Any] | None:
    positions = [[p.point.lon, p.point.lat] for p in mapped if p.point is not None]
    distinct = [p for i, p in enumerate(positions) if p not in positions[:i]]
    if not distinct:
        return None
    if len(distinct) == 1:
        return {"type": "Point", "coordinates": distinct[0]}
    return {"type": "MultiPoint", "coordinates": distinct}


def _doubt(mapped: list[Place]) -> float | None:
    return max((p.uncertainty_km for p in mapped if p.uncertainty_km is not None), default=None)
