"""Tables beside this package, read once and checked.

Invariant: every row has every column of the header; a row that has not is an error that names file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sijill.arabic.datafile import numbered
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
    for number, cells in numbered("sijill.knowledge", name, columns):
        yield Row(cells, name, number)
