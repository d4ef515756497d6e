"""Tables beside this package, read once and checked (`sijill.arabic.datafile`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.arabic.datafile import Row, table

__all__ = ["Row", "read_table"]


def read_table(name: str, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of `data/NAME`, its first line exactly `columns`."""
    return table("sijill.knowledge", name, columns)
