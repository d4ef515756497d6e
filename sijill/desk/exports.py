"""What a view finds, as a file to take away, in every layout that the register is published in.

Invariant: a download holds just the incidents that the view finds, as they stand when it is asked for.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, Literal, cast

from sijill.desk.filter import View
from sijill.desk.problems import problem
from sijill.desk.state import Desk
from sijill.publish.out import encoded
from sijill.workflow import Book, export_lines, export_site
from sijill.workflow.publishing import book_of

Layout = Literal["jsonl", "csv", "geojson", "html"]

#: Each incident has pages of its own, in each language.
_MOST_PAGES = 10_000
_PIECE, _IN_MEMORY = 2**16, 2**24


@dataclass(frozen=True, slots=True)
class Form:
    ending: str
    media: str


FORMS: Mapping[Layout, Form] = {
    "jsonl": Form("jsonl", "application/x-ndjson"),
    "csv": Form("csv", "text/csv; charset=utf-8"),
    "geojson": Form("geojson", "application/geo+json"),
    "html": Form("zip", "application/zip"),
}


def exported(desk: Desk, view: View, layout: Layout) -> Iterator[bytes]:
    """The download in pieces; what cannot be given is refused before the first."""
    incidents = tuple(desk.whole().those(desk.index.ids(view)))
    if layout == "html":
        if len(incidents) > _MOST_PAGES:
            raise problem(413, "too_many_pages", most=_MOST_PAGES)
        return _zipped(lambda folder: export_site(book_of(desk.register, incidents), folder))
    return _pieces(export_lines(Book(incidents, {}), layout))


def file_name(layout: Layout, day: date) -> str:
    return f"sijill-{day.isoformat()}.{FORMS[layout].ending}"


def _pieces(lines: Iterator[str]) -> Iterator[bytes]:
    """Some lines at a time: each piece costs a turn of the server."""
    held: list[str] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= _PIECE:
            yield encoded("".join(held))
            held, size = [], 0
    yield encoded("".join(held))


def _zipped(write: Callable[[Path], object]) -> Iterator[bytes]:
    """The files that `write` puts into a folder, zipped under one name."""
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as file:
        with tempfile.TemporaryDirectory(prefix="sijill-export-") as name:
            folder = Path(name)
            write(folder)
            _zip(folder, cast("BinaryIO", file))
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _zip(folder: Path, target: BinaryIO) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            archive.write(path, str(Path("sijill") / path.relative_to(folder)))
