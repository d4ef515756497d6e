"""A register shown and exported.

Invariant: what is published is one state of the register, taken at once; nothing here writes to it but the ids of incidents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sijill.errors import UsageError
from sijill.model import Report
from sijill.publish.geo_json import geojson_lines
from sijill.publish.incident_json import incident_lines
from sijill.publish.out import write
from sijill.publish.review_text import short_id
from sijill.publish.table_csv import csv_lines
from sijill.register import Incident
from sijill.saying import told
from sijill.saying.words import words
from sijill.store import Minted
from sijill.workflow.register import Register


@dataclass(frozen=True, slots=True)
class Book:
    """The incidents of a register and the reports they rest on, every copy of each text, by report id. `names`: what the ids in
    them stand for, in words; `ids`: what became of every incident id there was."""

    incidents: tuple[Incident, ...]
    copies: dict[str, tuple[Report, ...]]
    names: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[str, Minted] = field(default_factory=dict)


def open_book(register: str) -> Book:
    """The register as it stands."""
    with Register(register, create=False) as kept:
        return book_of(kept, kept.incidents())


def book_of(kept: Register, incidents: tuple[Incident, ...]) -> Book:
    """These incidents of a register, with what they rest on."""
    names = kept.described(d for i in incidents for d in i.decisions)
    told = {m.id: f"{words().type(m.telling.type)} in {m.reports[0]} ({short_id(m.id)}, in {i.id})" for i in incidents for m in i.members}
    return Book(incidents, kept.copies(incidents), {**names, **told}, kept.ids())


def find_incident(incidents: Iterable[Incident], name: str) -> Incident:
    """The incident with this id, or whose id alone begins so."""
    found = [i for i in incidents if i.id.startswith(name)]
    exact = [i for i in found if i.id == name]
    if len(exact or found) != 1:
        raise UsageError(f"{name}: {'no' if not found else 'more than one'} incident has an id that begins so; `sijill show` lists them")
    return (exact or found)[0]


def locate(book: Book, name: str) -> tuple[Incident, tuple[str, ...]]:
    """The incident that an id leads to now, and what is to be said of the way there; `UsageError` where it leads nowhere."""
    here = {i.id: i for i in book.incidents}
    former = [x for x in book.ids if x.startswith(name) and x not in here]
    if name in here or any(x.startswith(name) for x in here) or len(former) != 1:
        incident = find_incident(book.incidents, name)
        return incident, tuple(_kin(book, incident))
    (old,) = former
    at = old
    while at not in here:
        ahead = book.ids[at].redirect if at in book.ids else None
        if ahead is None:
            raise UsageError(told("nothing_left", name=old))
        at = ahead
    return here[at], (f"{old} is now part of {at}", *(line for line in _kin(book, here[at]) if not line.startswith(old)))


def _kin(book: Book, incident: Incident) -> Iterator[str]:
    """Where it was split from, what was split off from it, and what went into it."""
    here = {i.id: i for i in book.incidents}
    mine = book.ids.get(incident.id)
    if mine is not None and mine.split_from is not None and mine.split_from in here:
        yield f"{incident.id} was split off from {mine.split_from}"
    for one in book.ids.values():
        if one.split_from == incident.id and one.id in here:
            yield f"{one.id} was split off from it, with {len(here[one.id].members)} of the tellings"
        if one.redirect == incident.id:
            yield f"{one.id} went into it"


def export(register: str, layout: str, target: Path | None) -> str | None:
    """Write the register as jsonl, csv, geojson (to standard output without a target) or html (a folder); what to tell."""
    if layout == "html":
        folder = Path("sijill-html") if target is None else target
        return f"{folder / 'index.html'}: {export_site(open_book(register), folder)} files written"
    if layout not in _LAYOUTS:
        raise UsageError(f"{layout}: no such export; known are {', '.join(_LAYOUTS)}, html")
    with Register(register, create=False) as kept:
        write(_LAYOUTS[layout](kept.stream()), target)
    return None


def export_site(book: Book, folder: Path) -> int:
    """The register as pages in a folder; how many files were written."""
    from sijill.publish.site import write_site

    return write_site(book.incidents, book.copies, folder)


def export_lines(book: Book, layout: str) -> Iterator[str]:
    """The register in a layout of one file, in pieces with their line ends."""
    if layout not in _LAYOUTS:
        raise UsageError(f"{layout}: no such export; known are {', '.join(_LAYOUTS)}, html")
    return _LAYOUTS[layout](book.incidents)


def _jsonl(incidents: Iterable[Incident]) -> Iterator[str]:
    return (f"{line}\n" for line in incident_lines(incidents))


_LAYOUTS: Mapping[str, Callable[[Iterable[Incident]], Iterator[str]]] = {"jsonl": _jsonl, "csv": csv_lines, "geojson": geojson_lines}
