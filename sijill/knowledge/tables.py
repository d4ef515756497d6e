"""Tables beside this package, read once and checked.

Invariant: every row has every column of the header; a row that has not is an error that names file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from sijill.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `row["column"]`, `row.several("column")` for cells split at «|», and where it stands."""

    cells: dict[str, str]
    file: str
    line: int

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def several(self, column: str) -> tuple[str, ...]:
        return tuple(part for cell in self.cells[column].split("|") if (part := cell.strip()))

    def wrong(self, what: str) -> KnowledgeError:
        """The error that names this row."""
        return KnowledgeError(f"{self.file}:{self.line}: {what}")


def read_table(name: str, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of `data/NAME`, tab-separated, its first line exactly `columns`; `# ` comments and empty lines are passed over."""
    lines = (files(__package__) / "data" / name).read_text(encoding="utf-8").split("\n")
    if lines[0].split("\t") != list(columns):
        raise KnowledgeError(f"{name}:1: the header is not {' '.join(columns)}")
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip() or line.startswith("# "):
            continue
        cells = line.split("\t")
        if len(cells) != len(columns) or not cells[0].strip():
            raise KnowledgeError(f"{name}:{number}: {len(cells)} cells where {len(columns)} are needed, the first not empty")
        yield Row(dict(zip(columns, (c.strip() for c in cells), strict=True)), name, number)
