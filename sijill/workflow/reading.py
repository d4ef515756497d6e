"""Reports read, and what is found in them, with no register at hand.

Invariant: an input that is refused is handed on as a value, in its place; the rest of the run goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse
from sijill.arabic.times import clocks_on_day, find_times
from sijill.errors import InputRefused, UsageError
from sijill.intake import open_inputs
from sijill.intake.dating import date_report
from sijill.knowledge.gazetteer import Gazetteer
from sijill.knowledge.places_import import imported_files
from sijill.model import Interval, Reading, Report
from sijill.publish.notebook import ShownReading
from sijill.publish.tag_json import Found
from sijill.reading.actors import find_actors
from sijill.reading.places import find_places
from sijill.reading.reader import read_report
from sijill.reading.triggers import find_triggers
from sijill.reading.weapons import find_weapons
from sijill.workflow.working import each

#: Called after each report, with how many are done.
Progress = Callable[[int], None]
#: Called with each input that was refused.
Refusal = Callable[[InputRefused], None]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A report and what is found in it."""

    report: Report
    finds: tuple[Found, ...]


def silent(_: object) -> None:
    return None


def read(
    paths: Sequence[str], *, stdin: BinaryIO | None = None, places: Path | None = None, register: str | None = None, jobs: int = 1
) -> Iterator[Reading | InputRefused]:
    """Read reports one by one, in order; no register is touched. `places`: the folder of places that were imported.
    `register`: the file that lies among the reports and is none. `jobs`: on how many cores, where there are many reports; with
    more than one, the calling program's main module must be one that can be imported again."""
    return each(open_inputs(paths, stdin=stdin, register=register), _reader(places), jobs=jobs)


def gazetteer_of(places: Path | None) -> Gazetteer | None:
    """The project's places with the imported ones laid over them; `None` where none are."""
    brought = [] if places is None else imported_files(places)
    return Gazetteer.with_imported(*brought) if brought else None


def read_one(report: Report, *, gazetteer: Gazetteer | None = None) -> Reading:
    """What one report tells, dated by itself where it came without a day; its text is let go when it is read."""
    text = analyse(report.text)
    try:
        return read_report(report, date_report(report, text), text=text, gazetteer=gazetteer)
    finally:
        text.forget()


def read_again(reports: Iterable[Report], *, places: Path | None = None, jobs: int = 1) -> Iterator[Reading | InputRefused]:
    """Read reports that are at hand already. `jobs`: as for `read`."""
    return each(reports, _reader(places), jobs=jobs)


def _reader(places: Path | None) -> Callable[[Report], Reading]:
    known = gazetteer_of(places)
    return read_one if known is None else partial(read_one, gazetteer=known)


def read_text(
    text: str, *, outlet: str | None = None, published: date | None = None, title: str | None = None, url: str | None = None
) -> ShownReading:
    """Read one report given as text. `published`: the day it was published, against which "yesterday" is resolved. `UsageError` where
    one of these is of another kind, as a day written out."""
    for name, value in (("text", text), ("outlet", outlet), ("title", title), ("url", url)):
        if not isinstance(value, str) and (value is not None or name == "text"):
            raise UsageError(f"{name}: needs a text, not {value!r:.40}")
    day = None if published is None else _given(published)
    return ShownReading.of(read_one(Report(text, outlet=outlet, published=day, title=title, url=url)))


def _given(day: object) -> Interval:
    if not isinstance(day, date):
        raise UsageError(f"published: needs a day, as date(2021, 3, 9), not {day!r:.40}")
    return Interval.day(day, "given")


def tag(
    paths: Sequence[str], *, published: date | None = None, stdin: BinaryIO | None = None, places: Path | None = None
) -> Iterator[Tagged | InputRefused]:
    """Everything that is found in each report before tellings are made of it. `published` stands for the report's own day."""
    work = partial(tag_one, published=published, gazetteer=gazetteer_of(places))
    return each(open_inputs(paths, stdin=stdin), work)


def tag_one(report: Report, published: date | None = None, *, gazetteer: Gazetteer | None = None) -> Tagged:
    """Everything found in one report; relative days by the day given, else by the report's own. Its text is let go when it is read."""
    text = analyse(report.text)
    anchor = Interval.day(published, "given") if published is not None else date_report(report, text).interval
    actors = find_actors(text)
    finds: tuple[Found, ...] = (
        *find_numbers(text),
        *clocks_on_day(find_times(text, anchor), anchor),
        *find_places(text, outlet=report.outlet, actors=actors, gazetteer=gazetteer),
        *actors,
        *find_weapons(text),
        *find_triggers(text),
    )
    text.forget()
    return Tagged(report, finds)
