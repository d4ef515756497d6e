"""Paths to reports: what each one is, and who reads it.

Invariant: an input that cannot be opened or read is one refusal, in its place; the inputs after it are read all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from sijill.errors import InputRefused
from sijill.intake.forms import Form, form_of, is_of_office
from sijill.intake.source import Source
from sijill.model import Report
from sijill.saying import Said, told

Item = Report | InputRefused
Reader = Callable[[Source], Iterator[Item]]

# Imported when first needed: some bring libraries that take a second to load.
_READERS: dict[Form, str] = {
    "text": "sijill.intake.plain", "html": "sijill.intake.html", "jsonl": "sijill.intake.jsonl", "json": "sijill.intake.telegram",
    "csv": "sijill.intake.table", "warc": "sijill.intake.warc", "feed": "sijill.intake.feed", "pdf": "sijill.intake.pdf", "mhtml": "sijill.intake.mhtml",
}  # fmt: skip


# Read by libraries, which fail on broken input in ways of their own.
_FOREIGN = frozenset({"html", "warc", "feed", "pdf", "mhtml"})
# «خبر.html» saved whole by a browser has its pictures, scripts and frames in «خبر_files».
_BESIDE_PAGE = "_files"
_PAGES = (".html", ".htm", ".xhtml")
#: What no page is made of, and is read wherever it lies.
_OF_NO_PAGE = frozenset({".jsonl", ".csv", ".tsv", ".pdf", ".mhtml", ".mht", ".warc", ".gz"})


def open_inputs(paths: Iterable[str], *, stdin: BinaryIO | None = None, register: str | None = None) -> Iterator[Item]:
    """The reports of every path in order, and a refusal for each input or record that is none.

    A path is a file (.txt, .html, .jsonl, .json, .csv, .warc, .warc.gz, .xml, .pdf, .mhtml, or any other: its first bytes tell), a
    folder (all its files, in order of path; names that begin with a dot are passed over, and so are the files of `register` and what a
    browser saved beside a page), or `-` for `stdin`. Nothing is
    raised for a bad input. `InputRefused` says in one line what could not be read, where, and why.
    """
    own = _files_of(register)
    for path in paths:
        if path == "-":
            yield from _refusing("-", lambda: _standard(stdin))
        else:
            yield from _refusing(path, partial(_named, path, own))


def _files_of(register: str | None) -> frozenset[Path]:
    """The register's file, the desk's beside it, and those that SQLite lays beside both."""
    if not register or "://" in register:
        return frozenset()
    ends = ("", "-wal", "-shm", "-journal")
    return frozenset(Path(file + end).absolute() for file in (register, f"{register}-desk") for end in ends)


def _named(path: str, own: frozenset[Path]) -> Iterator[Item]:
    if not path or "\0" in path:
        raise InputRefused(repr(path), told("no_file_name"))
    yield from _folder(Path(path), own) if Path(path).is_dir() else _file(Path(path))


def _standard(stdin: BinaryIO | None) -> Iterator[Item]:
    if stdin is None:
        raise InputRefused("-", told("no_standard_input"))
    yield from _read(Source.of("-", stdin))


def _folder(folder: Path, own: frozenset[Path], *, beside: bool = False) -> Iterator[Item]:
    """`beside`: whether a browser put it beside a page, with what the page is made of."""
    try:
        inside = sorted(folder.iterdir())
    except OSError as failed:
        yield InputRefused(str(folder), _why(failed))
        return
    for path in inside:
        if path.name.startswith(".") or path.absolute() in own or (beside and path.is_file() and path.suffix.lower() not in _OF_NO_PAGE):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _folder(path, own, beside=beside or _is_beside_page(path, inside))
        else:
            yield from _file(path)


def _is_beside_page(path: Path, inside: Sequence[Path]) -> bool:
    page = path.name.removesuffix(_BESIDE_PAGE)
    return page != path.name and path.is_dir() and any(path.with_name(page + end) in inside for end in _PAGES)


def _file(path: Path) -> Iterator[Item]:
    def items() -> Iterator[Item]:
        if not path.is_file() and path.exists():
            raise InputRefused(str(path), told("link_to_folder" if path.is_dir() else "neither_file_nor_folder"))
        with path.open("rb", buffering=2**16) as stream:
            yield from _read(Source.of(str(path), stream))

    yield from _refusing(str(path), items)


def _read(source: Source) -> Iterator[Item]:
    head = source.head()
    if not head.strip(b" \t\r\n\xef\xbb\xbf"):
        raise InputRefused(source.where, told("empty"))
    form = form_of(source.where, head)
    if form is None:
        raise InputRefused(source.where, told("office_file" if is_of_office(head) else "unknown_binary"))
    reader: Reader = import_module(_READERS[form]).reports
    found = _guarded(reader(source), source.where) if form in _FOREIGN else reader(source)
    item = None
    for item in found:
        yield item
    if item is None:  # a table of headings alone, an export of pictures: whoever gave it waits for something
        raise InputRefused(source.where, told("no_reports_in_it"))


def _guarded(items: Iterator[Item], where: str) -> Iterator[Item]:
    try:
        yield from items
    except (InputRefused, OSError, MemoryError, RecursionError):
        raise
    except Exception as failed:  # a library's own failure on hostile bytes may be of any kind
        raise InputRefused(where, told("broken_input", error=type(failed).__name__)) from failed


def _refusing(where: str, items: Callable[[], Iterator[Item]]) -> Iterator[Item]:
    """What `items` gives, and a refusal at the end where it fails."""
    try:
        yield from items()
    except InputRefused as refused:
        yield refused
    except OSError as failed:
        yield InputRefused(where, _why(failed))
    except RecursionError:
        yield InputRefused(where, told("nested_too_deep"))
    except MemoryError:
        yield InputRefused(where, told("too_large_for_memory"))


def _why(failed: OSError) -> Said:
    if isinstance(failed, FileNotFoundError):
        return told("no_such_file")
    if isinstance(failed, PermissionError):
        return told("not_permitted")
    return told("cannot_be_read", why=str(failed.strerror or failed))
