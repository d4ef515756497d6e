"""The only module that joins the stages: reports in, readings, a register, and what is published of it.

Invariant: stages meet here and nowhere else, each handing an immutable value to the next. An input that is refused is
handed on as a value, in its place; the rest of the run goes on.
"""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self, TypeVar

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse
from sijill.arabic.times import clocks_on_day, find_times
from sijill.errors import InputRefused, UsageError
from sijill.evaluate.gate import Floor, below, load_floors, lowered, raised, save_floors
from sijill.evaluate.gold import file_digest, load_rows, reports_beside
from sijill.evaluate.score import Score, score
from sijill.intake import open_inputs
from sijill.intake.dating import date_report
from sijill.knowledge.gazetteer import Gazetteer
from sijill.knowledge.places_import import imported_files
from sijill.model import Interval, Reading, Report
from sijill.publish.geo_json import geojson_lines
from sijill.publish.incident_json import incident_lines
from sijill.publish.notebook import ShownReading
from sijill.publish.out import write
from sijill.publish.reading_json import reading_row
from sijill.publish.table_csv import csv_lines
from sijill.publish.tag_json import Found
from sijill.reading.actors import find_actors
from sijill.reading.places import find_places
from sijill.reading.reader import read_report
from sijill.reading.triggers import find_triggers
from sijill.reading.weapons import find_weapons

if TYPE_CHECKING:  # a third of a second that `read` need not pay
    from sijill.register.incident import Incident

Out = TypeVar("Out")
#: Called after each report, with how many are done.
Progress = Callable[[int], None]
#: Called with each input that was refused.
Refusal = Callable[[InputRefused], None]


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the reports of one `add`. `outcomes`: how many were new, known, copy (the text known from elsewhere)
    or reread; `incidents`: how many the register now holds."""

    outcomes: Mapping[str, int]
    refused: int
    incidents: int

    def sentence(self) -> str:
        counted = {"new": self.outcomes.get("new", 0), **self.outcomes, "refused": self.refused}
        return f"{', '.join(f'{n} {what}' for what, n in counted.items())}; {self.incidents} incidents in the register"


@dataclass(frozen=True, slots=True)
class Tagged:
    """A report and what is found in it."""

    report: Report
    finds: tuple[Found, ...]


def _silent(_: object) -> None:
    return None


def read(
    paths: Sequence[str], *, stdin: BinaryIO | None = None, places: Path | None = None, register: str | None = None
) -> Iterator[Reading | InputRefused]:
    """Read reports one by one; no register is touched. `places`: the folder of places that were imported. `register`: the
    file that lies among the reports and is none."""
    known = _gazetteer(places)
    work = read_one if known is None else partial(read_one, gazetteer=known)
    return _each(open_inputs(paths, stdin=stdin, register=register), work)


def _gazetteer(places: Path | None) -> Gazetteer | None:
    """The project's places with the imported ones laid over them; `None` where none are."""
    brought = [] if places is None else imported_files(places)
    return Gazetteer.with_imported(*brought) if brought else None


def _each(items: Iterable[Report | InputRefused], work: Callable[[Report], Out]) -> Iterator[Out | InputRefused]:
    """The work done on each report, or its refusal."""
    settle()
    for n, item in enumerate(items):
        yield _or_refused(item, work)
        if n == 0:
            settle()


_ALLOCATIONS = 50_000


def settle() -> None:
    """What is known is loaded with the first report and stays: the garbage collector need not walk it again and again. Nor
    need it look so often: reading makes no garbage that refers to itself. Together a twentieth of a run's time."""
    gc.freeze()
    gc.set_threshold(max(_ALLOCATIONS, gc.get_threshold()[0]), *gc.get_threshold()[1:])


def _or_refused(item: Report | InputRefused, work: Callable[[Report], Out]) -> Out | InputRefused:
    """The work done on a report, or the refusal that stands in its place."""
    if isinstance(item, InputRefused):
        return item
    try:
        return work(item)
    except Exception as error:  # one report that the reader fails on must not cost the other ten thousand
        return InputRefused(item.name, f"the reader failed on it ({type(error).__name__}: {error}); please report this")


def read_one(report: Report, *, gazetteer: Gazetteer | None = None) -> Reading:
    return read_report(report, date_report(report), gazetteer=gazetteer)


def read_text(
    text: str, *, outlet: str | None = None, published: date | None = None, title: str | None = None, url: str | None = None
) -> ShownReading:
    """Read one report given as text. `published`: the day it was published, against which "yesterday" is resolved."""
    day = None if published is None else Interval.day(published, "given")
    return ShownReading.of(read_one(Report(text, outlet=outlet, published=day, title=title, url=url)))


def tag(
    paths: Sequence[str], *, published: date | None = None, stdin: BinaryIO | None = None, places: Path | None = None
) -> Iterator[Tagged | InputRefused]:
    """Everything that is found in each report before tellings are made of it. `published` stands for the report's own day."""
    work = partial(tag_one, published=published, gazetteer=_gazetteer(places))
    return _each(open_inputs(paths, stdin=stdin), work)


def tag_one(report: Report, published: date | None = None, *, gazetteer: Gazetteer | None = None) -> Tagged:
    anchor = Interval.day(published, "given") if published is not None else date_report(report).interval
    text = analyse(report.text)
    finds: tuple[Found, ...] = (
        *find_numbers(text),
        *clocks_on_day(find_times(text, anchor), anchor),
        *find_places(text, outlet=report.outlet, gazetteer=gazetteer),
        *find_actors(text),
        *find_weapons(text),
        *find_triggers(text),
    )
    return Tagged(report, finds)


class Register:
    """A register on disk: readings in, incidents out. Use as a context manager; `where` is a file or a database URL."""

    def __init__(self, where: str | Path, *, create: bool = True) -> None:
        from sijill.store import Ledger

        self._ledger = Ledger.open(where, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ledger.close()

    def add(self, reading: Reading) -> str:
        """Keep a reading whole, or not at all; says whether its text was new, known, a copy, or read anew."""
        return self._ledger.add(reading)

    def incidents(self) -> tuple[Incident, ...]:
        """What the readings and decisions add up to, linked as they stand now."""
        from sijill.register import build_register

        return build_register(self._ledger)

    def copies(self, incidents: Iterable[Incident]) -> dict[str, tuple[Report, ...]]:
        """The reports that incidents rest on, every publication of each text, by report id."""
        return self._ledger.copies({m.telling.report_id for i in incidents for m in i.members})


def add(
    paths: Sequence[str],
    *,
    register: str,
    stdin: BinaryIO | None = None,
    places: Path | None = None,
    progress: Progress = _silent,
    refused: Refusal = _silent,
) -> Account:
    """Read reports into the register, each whole in one transaction, then link what is there."""
    outcomes: Counter[str] = Counter()
    with Register(register) as kept:
        for done, item in enumerate(read(paths, stdin=stdin, places=places, register=register), 1):
            if isinstance(item, InputRefused):
                refused(item)
                outcomes["refused"] += 1
            else:
                outcomes[kept.add(item)] += 1
            progress(done)
        incidents = kept.incidents()
    return Account(outcomes, outcomes.pop("refused", 0), len(incidents))


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


@dataclass(frozen=True, slots=True)
class Demo:
    """The sample reports, read and shown."""

    book: Book
    account: Account
    page: Path

    def sentence(self) -> str:
        return f"{self.account.sentence()}. All of it is invented.\nOpen {self.page} in a browser."


def demo(folder: Path, *, progress: Progress = _silent, refused: Refusal = _silent) -> Demo:
    """The sample reports into a fresh register in the folder, and its pages beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    register = folder / "demo.sqlite"
    for old in folder.glob("demo.sqlite*"):
        old.unlink()
    with as_file(files("sijill.demo") / "reports.jsonl") as reports:
        account = add([str(reports)], register=str(register), progress=progress, refused=refused)
    book = open_book(str(register))
    export_site(book, folder / "html")
    return Demo(book, account, folder / "html" / "index.html")


def score_gold(gold: Path, *, reports: Path | None = None, already: Path | None = None) -> Score:
    """Read the reports that gold was made of (or take what was read before) and score it."""
    wanted = load_rows(gold)
    if already is not None:
        return score(wanted, load_rows(already))
    source = reports if reports is not None else reports_beside(gold)
    if source is None:
        raise UsageError(f"{gold}: its reports are not beside it; name them with --reports")
    readings = (item for item in read([str(source)]) if not isinstance(item, InputRefused))
    return score(wanted, {r.report.name: reading_row(r) for r in readings if r.report.name in wanted})


def gate(floors: Path, gold: Path | None = None, *, reports: Path | None = None, tell: Callable[[str], None] = _silent) -> list[str]:
    """What keeps the gate shut, a line each: for one gold, or for every gold that has floors."""
    pinned = load_floors(floors)
    if gold is None:
        return [line for floor, path, result in _pinned(floors, tell) for line in below(floor, result, digest=file_digest(path))]
    floor = pinned.of(gold.stem)
    result = score_gold(gold, reports=reports if reports is not None else named_reports(floors, gold))
    tell(_told(floor, result))
    return below(floor, result, digest=file_digest(gold))


def raise_floors(floors: Path, *, tell: Callable[[str], None] = _silent) -> None:
    """Raise the floors of every gold that has some and is here."""
    for floor, path, result in _pinned(floors, tell):
        set_floors(floors, path, result, reports=None if floor.reports is None else floors.parent / floor.reports)


def _pinned(floors: Path, tell: Callable[[str], None]) -> Iterator[tuple[Floor, Path, Score]]:
    """Every gold with floors, its file and the reader's score on it. One that lies elsewhere and is not here is told and left out."""
    golds = load_floors(floors).golds.values()
    if not golds:
        raise UsageError(f"{floors}: no floors yet; set them with `sijill evaluate GOLD --raise`")
    for floor in golds:
        path = floors.parent / floor.file
        if floor.elsewhere and not path.is_file():
            tell(f"{floor.name}: {floor.file} is not here: not measured")
            continue
        result = score_gold(path, reports=named_reports(floors, path))
        tell(_told(floor, result))
        yield floor, path, result


def _told(floor: Floor, result: Score) -> str:
    return f"{floor.name}: found F1 {result.found.f1:.1%}, all facts F1 {result.all_facts.f1:.1%}"


def named_reports(floors: Path, gold: Path) -> Path | None:
    """The file of reports that the floors name for this gold, if they do."""
    floor = load_floors(floors).golds.get(gold.stem)
    return None if floor is None or floor.reports is None else floors.parent / floor.reports


def _same_file(path: Path, other: Path | None) -> bool:
    return other is not None and path.resolve() == other.resolve()


def set_floors(floors: Path, gold: Path, result: Score, *, reports: Path | None = None, lower: bool = False, reason: str = "") -> None:
    """Raise the floors of a gold to the figures, or lower them with a reason; `reports` is named where it does not lie beside it."""
    old, digest = load_floors(floors), file_digest(gold)
    file = os.path.relpath(gold, floors.parent)
    named = None if reports is None or _same_file(reports, reports_beside(gold)) else os.path.relpath(reports, floors.parent)
    if lower:
        today = datetime.now(tz=UTC).date()
        new = lowered(old, result, name=gold.stem, file=file, digest=digest, reason=reason, on=today, reports=named)
    else:
        new = raised(old, result, name=gold.stem, file=file, digest=digest, reports=named)
    save_floors(new, floors)
