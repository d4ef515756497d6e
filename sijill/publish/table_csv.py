"""The register as a sheet: one row an incident, for people who work in spreadsheets.

Invariant: no cell can act, and none of figures can change: text that a spreadsheet would take for a formula, or figures that it would
write anew as a number or a day («007», a post's id of 19 digits, «3/4»), is escaped. The file begins with a byte order mark, without
which spreadsheets show Arabic as noise.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from sijill.model import Actor, Place

if TYPE_CHECKING:  # brings in the database, which reading does not need
    from sijill.register.incident import Held, Incident, Range

BOM = "\ufeff"
COLUMNS = (
    "incident_id", "type", "category", "factuality", "background", "earliest", "latest", "places", "country", "lat", "lon",
    "uncertainty_km", "initiators", "targets", "participants", "killed_low", "killed_high", "killed_best", "injured_low",
    "injured_high", "injured_best", "grade", "independent_origins", "origins", "reports",
)  # fmt: skip
_ACTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_RECKONED = re.compile(r"[$(]?\d[\d\s.,:/()%eE+-]*")
_UNCHANGED = re.compile(r"0|[1-9]\d{0,14}", re.ASCII)  # of longer ones a spreadsheet keeps the first 15 digits
_BETWEEN = "; "

Cell = str | int | float | date | None


def csv_lines(incidents: Iterable[Incident]) -> Iterator[str]:
    """Lines with their line ends, the first with the byte order mark."""
    yield BOM + _line(COLUMNS)
    for incident in incidents:
        yield _line([_harmless(cell) for cell in _cells(incident)])


def _line(cells: Iterable[Cell]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def _harmless(cell: Cell) -> Cell:
    """Numbers and days stay what they are (a longitude may be negative); text that begins as a formula does, or of figures that would
    not stay as they are, gets an apostrophe."""
    if not isinstance(cell, str):
        return cell
    text = cell.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")  # a NUL ends the file for many a reader
    bare = text.strip(" ")
    changed = _RECKONED.fullmatch(bare) is not None and _UNCHANGED.fullmatch(bare) is None
    return f"'{text}" if changed or bare.startswith(_ACTS) else text


def _cells(incident: Incident) -> list[Cell]:
    when = None if incident.when is None else incident.when.value
    mapped = first_on_map(incident)
    point = None if mapped is None else mapped.point
    return [
        incident.id, incident.type, incident.category, incident.factuality, "yes" if incident.background else "no",
        None if when is None else when.earliest,
        None if when is None else when.latest,
        _joined(held.value.name for held in incident.where),
        None if mapped is None else mapped.country,
        None if point is None else point.lat,
        None if point is None else point.lon,
        None if mapped is None else mapped.uncertainty_km,
        _names(incident.initiators), _names(incident.targets), _names(incident.participants),
        *_bounds(incident.killed), *_bounds(incident.injured),
        incident.strength.grade, incident.independent_origins, _joined(incident.origins), _joined(incident.reports),
    ]  # fmt: skip


def first_on_map(incident: Incident) -> Place | None:
    """The first of its places that has a point."""
    return next((held.value for held in incident.where if held.value.point is not None), None)


def _names(actors: Iterable[Held[Actor]]) -> str:
    return _joined(held.value.name for held in actors)


def _joined(names: Iterable[str]) -> str:
    return _BETWEEN.join(names)


def _bounds(value: Range | None) -> tuple[Cell, Cell, Cell]:
    return (None, None, None) if value is None else (value.low, value.high, value.best)
