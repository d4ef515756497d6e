"""A register shown and exported.

Invariant: what is published is one state of the register, taken at once; nothing here writes to it but the ids of incidents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sijill.errors import UsageError
from sijill.model import Report
from sijill.publish.geo_json import geojson_lines
from sijill.publish.incident_json import incident_lines
from sijill.publish.out import write
from sijill.publish.table_csv import csv_lines
from sijill.register import Incident
from sijill.workflow.register import Register


@dataclass(frozen=True, slots=True)
class Book:
    """The incidents of a register and the reports they rest on, every copy of each text, by report id."""

    incidents: tuple[Incident, ...]
    copies: dict[str, tuple[Report, ...]]


def open_book(register: str) -> Book:
    """The register as it stands."""
    with Register(register, create=False) as kept:
        incidents = kept.incidents()
        return Book(incidents, kept.copies(incidents))


def find_incident(incidents: Iterable[Incident], name: str) -> Incident:
    """The incident with this id, or whose id alone begins so."""
    found = [i for i in incidents if i.id.startswith(name)]
    exact = [i for i in found if i.id == name]
    if len(exact or found) != 1:
        raise UsageError(f"{name}: {'no' if not found else 'more than one'} incident has an id that begins so; `sijill show` lists them")
    return (exact or found)[0]


def export(register: str, layout: str, target: Path | None) -> str | None:
    """Write the register as jsonl, csv, geojson (to standard output without a target) or html (a folder); what to tell."""
    if layout == "html":
        folder = Path("sijill-html") if target is None else target
        return f"{folder / 'index.html'}: {export_site(open_book(register), folder)} files written"
    write(export_lines(open_book(register), layout), target)
    return None


def export_site(book: Book, folder: Path) -> int:
    """The register as pages in a folder; how many files were written."""
    from sijill.publish.site import write_site

    return write_site(book.incidents, book.copies, folder)


def export_lines(book: Book, layout: str) -> Iterator[str]:
    """The register in a layout of one file, in pieces with their line ends."""
    if layout == "jsonl":
        return (f"{line}\n" for line in incident_lines(book.incidents))
    if layout == "csv":
        return csv_lines(book.incidents)
    if layout == "geojson":
        return geojson_lines(book.incidents)
    raise UsageError(f"{layout}: no such export; known are jsonl, csv, geojson, html")
