"""Tables beside a package, read once and checked.

Invariant: every row has every column of the header; a row that has not is an error that names file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from sijill.errors import KnowledgeError


def numbered(package: str, name: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of `data/NAME` beside a package, with their line numbers: tab-separated, the first line exactly `columns`.

    `KnowledgeError` names file and line where the header or a row does not fit; empty lines and `# ` comments are passed over.
    """
    lines = (files(package) / "data" / name).read_text(encoding="utf-8").split("\n")
    if lines[0].split("\t") != list(columns):
        raise KnowledgeError(f"{name}:1: the header is not {' '.join(columns)}")
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip() or line.startswith("# "):
            continue
        cells = line.split("\t")
        if len(cells) != len(columns) or not cells[0].strip():
            raise KnowledgeError(f"{name}:{number}: {len(cells)} cells where {len(columns)} are needed, the first not empty")
        yield number, dict(zip(columns, (c.strip() for c in cells), strict=True))


def rows(name: str, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    """The rows of this package's own `data/NAME`."""
    for _, row in numbered("sijill.arabic", name, columns):
        yield row
