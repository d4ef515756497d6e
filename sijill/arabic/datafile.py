"""Tables beside a package, read once and checked.

Invariant: every row has every column of the header and says where it comes from; one that does not is an error that names file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from sijill.errors import KnowledgeError

_SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `row["column"]`, `row.several("column")` for cells split at «|», and where it stands."""

    cells: dict[str, str]
    file: str
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def several(self, column: str) -> tuple[str, ...]:
        """The parts of a cell that «|» parts, none of them empty."""
        return tuple(part for cell in self.cells[column].split("|") if (part := cell.strip()))

    def wrong(self, what: str) -> KnowledgeError:
        """The error that names this row."""
        return KnowledgeError(f"{self.file}:{self.line}: {what}")


def table(package: str, name: str, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of `data/NAME` beside a package: tab-separated, the first line exactly `columns`; empty lines and `# ` comments are
    passed over.

    `KnowledgeError` names file and line where the header or a row does not fit: too many or too few cells, the first one or the
    source empty.
    """
    lines = (files(package) / "data" / name).read_text(encoding="utf-8").split("\n")
    if lines[0].split("\t") != list(columns):
        raise KnowledgeError(f"{name}:1: the header is not {' '.join(columns)}")
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip() or line.startswith("# "):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != len(columns) or not cells[0]:
            raise KnowledgeError(f"{name}:{number}: {len(cells)} cells where {len(columns)} are needed, the first not empty")
        row = Row(dict(zip(columns, cells, strict=True)), name, number)
        if not row.cells.get(_SOURCE, _SOURCE):
            raise row.wrong("a row says where it comes from")
        yield row


def rows(name: str, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of this package's own `data/NAME`."""
    return table("sijill.arabic", name, columns)
