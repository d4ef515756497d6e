"""The linker's index in the register's file.

Invariant: nothing here is a fact: all of it is derived, and made again where it is missing or was made by another linker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, bindparam, delete, insert, select

from sijill.store import tables as t
from sijill.store.readback import chunks

Pair = tuple[int, int]


class Tie(NamedTuple):
    """See `sijill.linking.index`, whose protocol this module keeps to."""

    other: int
    odds: float
    joins: bool


@dataclass(frozen=True, slots=True)
class Home:
    piece: int
    cluster: int


class SqlIndex:
    """An index on a connection, inside the transaction of whoever holds it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _rows(self, table: Table, column: str, values: Iterable[int]) -> Iterable[Any]:
        query = select(table)
        for some in chunks(sorted(set(values))):
            yield from self._connection.execute(query.where(table.c[column].in_(some)))

    def _put(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _drop(self, table: Table, column: str, values: Iterable[int]) -> None:
        rows = [{"gone": x} for x in sorted(set(values))]
        if rows:
            self._connection.execute(delete(table).where(table.c[column] == bindparam("gone")), rows)

    def bodies(self, items: Collection[int]) -> dict[int, str]:
        return {row.item: row.body for row in self._rows(t.linked_items, "item", items)}

    def put_bodies(self, rows: Iterable[tuple[int, str, str, str]]) -> None:
        self._put(t.linked_items, [dict(zip(("item", "telling", "report", "body"), row, strict=True)) for row in rows])

    def drop_items(self, items: Collection[int]) -> None:
        self.drop_ties([(x, tie.other) for x, some in self.ties(items).items() for tie in some])
        for table in (t.linked_items, t.linked_homes):
            self._drop(table, "item", items)

    def sizes(self, blocks: Collection[int]) -> dict[int, int]:
        return {row.block: row.size for row in self._rows(t.linked_sizes, "block", blocks)}

    def put_sizes(self, sizes: Mapping[int, int | None]) -> None:
        self._drop(t.linked_sizes, "block", sizes)
        self._put(t.linked_sizes, [{"block": b, "size": size} for b, size in sorted(sizes.items()) if size is not None])

    def members(self, blocks: Collection[int]) -> dict[int, dict[int, int]]:
        found: dict[int, dict[int, int]] = defaultdict(dict)
        for block, item, flags in self._rows(t.linked_blocks, "block", blocks):
            found[block][item] = flags
        return found

    def put_members(self, rows: Collection[tuple[int, int, int]]) -> None:
        self._put(t.linked_blocks, [{"block": b, "item": x, "flags": flags} for b, x, flags in sorted(rows)])

    def drop_members(self, rows: Collection[Pair]) -> None:
        c = t.linked_blocks.c
        if rows:
            gone = delete(t.linked_blocks).where(c.block == bindparam("a"), c.item == bindparam("b"))
            self._connection.execute(gone, [{"a": block, "b": item} for block, item in rows])

    def least(self, block: int, most: int) -> dict[int, int]:
        c = t.linked_blocks.c
        query = select(c.item, c.flags).where(c.block == block).order_by(c.item).limit(most)
        return {row.item: row.flags for row in self._connection.execute(query)}

    def ties(self, items: Collection[int]) -> dict[int, list[Tie]]:
        found: dict[int, list[Tie]] = {x: [] for x in items}
        for item, other, odds, joins in self._rows(t.linked_ties, "item", items):
            found[item].append(Tie(other, odds, joins))
        return found

    def put_ties(self, ties: Mapping[Pair, tuple[float, bool]]) -> None:
        both = [(a, b, *tie) for (a, b), tie in ties.items()] + [(b, a, *tie) for (a, b), tie in ties.items()]
        self._put(t.linked_ties, [dict(zip(("item", "other", "odds", "joins"), row, strict=True)) for row in sorted(both)])

    def drop_ties(self, pairs: Collection[Pair]) -> None:
        c = t.linked_ties.c
        both = [{"a": x, "b": y} for a, b in pairs for x, y in ((a, b), (b, a))]
        if both:
            self._connection.execute(delete(t.linked_ties).where(c.item == bindparam("a"), c.other == bindparam("b")), both)

    def homes(self, items: Collection[int]) -> dict[int, Home]:
        return {row.item: Home(row.piece, row.cluster) for row in self._rows(t.linked_homes, "item", items)}

    def pieces(self, pieces: Collection[int]) -> dict[int, set[int]]:
        return self._by("piece", pieces)

    def clusters(self, clusters: Collection[int]) -> dict[int, set[int]]:
        return self._by("cluster", clusters)

    def _by(self, column: str, names: Collection[int]) -> dict[int, set[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for row in self._rows(t.linked_homes, column, names):
            found[getattr(row, column)].add(row.item)
        return found

    def put_homes(self, homes: Mapping[int, Any]) -> None:
        self._drop(t.linked_homes, "item", homes)
        self._put(t.linked_homes, [{"item": x, "piece": h.piece, "cluster": h.cluster} for x, h in sorted(homes.items())])
