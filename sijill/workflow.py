"""The only module that joins the stages: reports in, readings, a register, and what is published of it.

Invariant: stages meet here and nowhere else, each handing an immutable value to the next. An input that is refused is
handed on as a value, in its place; the rest of the run goes on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse
from sijill.arabic.times import find_times
from sijill.errors import InputRefused, UsageError
from sijill.intake import open_inputs
from sijill.intake.dating import date_report
from sijill.model import Interval, Reading, Report
from sijill.publish.tag_json import Found
from sijill.reading.actors import find_actors
from sijill.reading.places import find_places
from sijill.reading.reader import read_report
from sijill.reading.triggers import find_triggers
from sijill.reading.weapons import find_weapons
from sijill.register import build_register
from sijill.register.incident import Incident
from sijill.store import Ledger

#: Called after each report, with how many are done.
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the reports of one `add`: counts by outcome (new, known, copy, reread), and what was refused."""

    outcomes: Counter[str]
    refused: tuple[InputRefused, ...]
    incidents: int


@dataclass(frozen=True, slots=True)
class Tagged:
    """A report and what is found in it."""

    report: Report
    finds: tuple[Found, ...]


def read(paths: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Reading | InputRefused]:
    """Read reports one by one; no register is touched."""
    for item in open_inputs(paths, stdin=stdin):
        yield item if isinstance(item, InputRefused) else read_one(item)


def read_one(report: Report) -> Reading:
    return read_report(report, date_report(report))


def tag(paths: Sequence[str], *, published: Interval | None = None, stdin: BinaryIO | None = None) -> Iterator[Tagged | InputRefused]:
    """Everything that is found in each report before tellings are made of it. `published` stands for the report's own day."""
    for item in open_inputs(paths, stdin=stdin):
        yield item if isinstance(item, InputRefused) else tag_one(item, published)


def tag_one(report: Report, published: Interval | None = None) -> Tagged:
    anchor = published if published is not None else date_report(report).interval
    text = analyse(report.text)
    finds = chain(
        find_numbers(text),
        find_times(text, anchor),
        find_places(text, outlet=report.outlet),
        find_actors(text),
        find_weapons(text),
        find_triggers(text),
    )
    return Tagged(report, tuple(finds))


def add(paths: Sequence[str], *, register: str, stdin: BinaryIO | None = None, progress: Progress | None = None) -> Account:
    """Read reports into the register, each whole in one transaction, then link what is there."""
    outcomes: Counter[str] = Counter()
    refused: list[InputRefused] = []
    with Ledger.open(register) as ledger:
        for done, item in enumerate(read(paths, stdin=stdin), 1):
            if isinstance(item, InputRefused):
                refused.append(item)
            else:
                outcomes[ledger.add(item)] += 1
            if progress is not None:
                progress(done)
        incidents = build_register(ledger)
    return Account(outcomes, tuple(refused), len(incidents))


@dataclass(frozen=True, slots=True)
class Book:
    """The incidents of a register and the reports they rest on, every copy of each text, by report id."""

    incidents: tuple[Incident, ...]
    copies: dict[str, tuple[Report, ...]]


def open_book(register: str) -> Book:
    """The register as it stands."""
    with Ledger.open(register, create=False) as ledger:
        incidents = build_register(ledger)
        return Book(incidents, ledger.copies({m.telling.report_id for i in incidents for m in i.members}))


def find_incident(incidents: Iterable[Incident], name: str) -> Incident:
    """The incident with this id, or whose id alone begins so."""
    found = [i for i in incidents if i.id.startswith(name)]
    exact = [i for i in found if i.id == name]
    if len(exact or found) != 1:
        raise UsageError(f"{name}: {'no' if not found else 'more than one'} incident has an id that begins so; `sijill show` lists them")
    return (exact or found)[0]


def export_site(book: Book, folder: Path) -> int:
    """The register as pages in a folder; how many files were written."""
    from sijill.publish.site import write_site

    return write_site(book.incidents, book.copies, folder)


def export_lines(book: Book, layout: str) -> Iterator[str]:
    """The register in a layout of one file: jsonl, csv or geojson, in pieces with their line ends."""
    if layout == "jsonl":
        from sijill.publish.incident_json import incident_lines

        return (line + "\n" for line in incident_lines(book.incidents))
    if layout == "csv":
        from sijill.publish.table_csv import csv_lines

        return csv_lines(book.incidents)
    if layout == "geojson":
        from sijill.publish.geo_json import geojson_lines

        return geojson_lines(book.incidents)
    raise UsageError(f"{layout}: no such export; known are jsonl, csv, geojson, html")
