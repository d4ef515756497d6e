"""CSV: one report a row, its columns named in the first row as the keys of JSON lines are.

Invariant: a row stands for itself; one that cannot be a report is refused with the number of its last line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from sijill.errors import InputRefused
from sijill.intake.encoding import codec_of_mark, decode, legacy_codec
from sijill.intake.headings import FIELDS, fields_of
from sijill.intake.records import to_report
from sijill.intake.source import MOST_BYTES, Source
from sijill.model import Report
from sijill.saying import told

_SEPARATOR = re.compile(r'"?sep=([,;\t|])"?\s*', re.IGNORECASE)  # what spreadsheets write before the first row, and hide
_QUOTED = re.compile(r'(?:^|[,;\t|]) *"')
_MOST_HEADING_LINES = 50
_BROKEN = "\udc80", "\udcff"  # what bytes that are not of the encoding become


def reports(source: Source) -> Iterator[Report | InputRefused]:
    """A report or a refusal a row. `InputRefused` is raised where there is no column "text", or a row never ends."""
    head = source.head()
    text = io.TextIOWrapper(source.stream, encoding=_codec(head, source.where), errors="surrogateescape", newline="")
    try:
        yield from _rows(text, source.where)
    except UnicodeDecodeError:  # of UTF-16 and UTF-32, which know no surrogate escapes
        raise InputRefused(source.where, told("bad_bytes_end_it")) from None
    finally:
        text.detach()  # the stream is closed by who opened it


def _rows(text: io.TextIOWrapper, where: str) -> Iterator[Report | InputRefused]:
    heading, lines = _heading(text, where)
    told_by_itself = _SEPARATOR.fullmatch(heading)
    if told_by_itself:
        heading, more = _heading(text, where)
        lines += more
    delimiter = told_by_itself[1] if told_by_itself else max(",;\t", key=heading.count)
    columns = _columns(next(csv.reader(io.StringIO(heading, newline=""), delimiter=delimiter), []), where)
    csv.field_size_limit(MOST_BYTES)
    rows = csv.reader(text, delimiter=delimiter, strict=True)
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                yield _report(columns, row, f"{where}:{rows.line_num + lines}")
    except csv.Error as broken:
        raise InputRefused(f"{where}:{rows.line_num + lines}", told("broken_csv", why=str(broken))) from None


def _heading(text: io.TextIOWrapper, where: str) -> tuple[str, int]:
    """The first row as it is written and how many lines that is: a name in quotes may go over several."""
    row, lines = text.readline(MOST_BYTES), 1
    while row.count('"') % 2 and _QUOTED.search(row) and (more := text.readline(MOST_BYTES)):
        row, lines = row + more, lines + 1
        if lines > _MOST_HEADING_LINES:
            raise InputRefused(f"{where}:1", told("heading_never_ends"))
    return row, lines


def _columns(heading: Sequence[str], where: str) -> list[str]:
    """The names of the columns, "text" for that which is it under another name; `InputRefused` where none is, or two are one field."""
    columns = [" ".join(name.split()).lower() for name in heading]
    meant = fields_of(columns)
    twice = next((name for name in columns if (name in FIELDS or name in meant) and columns.count(name) > 1), None)
    if twice is not None:
        raise InputRefused(where, told("column_twice", column=twice))
    columns = ["text" if meant.get(name) == "text" else name for name in columns]  # the others as each row has them
    if "text" not in columns:
        raise InputRefused(where, told("no_text_column", columns=", ".join(columns)[:80]))
    return columns


def _report(columns: Sequence[str], row: Sequence[str], where: str) -> Report | InputRefused:
    try:
        if any(cell.strip() for cell in row[len(columns) :]):
            raise InputRefused(where, told("too_many_cells", cells=len(row), columns=len(columns)))
        record = dict(zip(columns, row, strict=False))
        if any(_BROKEN[0] <= c <= _BROKEN[1] for c in record.get("text", "")):
            raise InputRefused(where, told("bad_bytes"))
        return to_report({**record, "text": record.get("text", "")}, where, kind="csv")
    except InputRefused as refused:
        return refused


def _codec(head: bytes, where: str) -> str:
    """The encoding of the file, told by its first lines."""
    mark = codec_of_mark(head)
    if mark is not None:
        return mark
    whole_lines = head[: head.rfind(b"\n") + 1] or head
    try:
        whole_lines.decode("utf-8")
    except UnicodeDecodeError:
        legacy = legacy_codec(whole_lines)
        if legacy is None:
            decode(whole_lines, where)
        return legacy or "utf-8"
    return "utf-8"
