"""The linker's index in the register's file.

Invariant: nothing here is a fact: all of it is derived, and made again where it is missing or was made by another linker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, CursorResult, Table, bindparam, delete, insert, select

from sijill.store import tables as t
from sijill.store.readback import chunks

Pair = tuple[int, int]
_AT_A_TIME = 4000


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
        self._mark = "?" if connection.dialect.paramstyle == "qmark" else "%s"

    def _rows(self, table: str, column: str, values: Iterable[int]) -> Iterator[Any]:
        """Rows as the driver gives them, in the order of the table's columns. Numbers stand in the query itself: that takes a
        tenth of the time that binding them does."""
        listed = sorted(set(values))
        for n in range(0, len(listed), _AT_A_TIME):
            some = ",".join(map(str, listed[n : n + _AT_A_TIME]))
            yield from _all(self._connection.exec_driver_sql(f"SELECT * FROM {table} WHERE {column} IN ({some})"))  # noqa: S608

    def _put(self, table: Table, rows: list[tuple[Any, ...]], otherwise: str = "") -> None:
        """`otherwise`: what is done with those that are there already."""
        if rows:
            marks = ",".join([self._mark] * len(table.c))
            self._connection.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({marks}) {otherwise}", rows)  # noqa: S608

    def _drop(self, table: Table, column: str, values: Iterable[int]) -> None:
        rows = [{"gone": x} for x in sorted(set(values))]
        if rows:
            self._connection.execute(delete(table).where(table.c[column] == bindparam("gone")), rows)

    def bodies(self, items: Collection[int]) -> dict[int, str]:
        c = t.linked_items.c
        query = select(c.item, c.body)
        return {row.item: row.body for some in chunks(sorted(items)) for row in self._connection.execute(query.where(c.item.in_(some)))}

    def put_bodies(self, rows: Iterable[tuple[int, str, str, str]]) -> None:
        listed = [dict(zip(("item", "telling", "report", "body"), row, strict=True)) for row in rows]
        if listed:
            self._connection.execute(insert(t.linked_items), listed)

    def drop_items(self, items: Collection[int]) -> None:
        self.drop_ties([(x, tie.other) for x, some in self.ties(items).items() for tie in some])
        for table in (t.linked_items, t.linked_homes):
            self._drop(table, "item", items)

    def sizes(self, blocks: Collection[int]) -> dict[int, int]:
        return dict(self._rows("linked_sizes", "block", blocks))

    def put_sizes(self, sizes: Mapping[int, int | None]) -> None:
        self._drop(t.linked_sizes, "block", sizes)
        self._put(t.linked_sizes, [(b, size) for b, size in sorted(sizes.items()) if size is not None])

    def members(self, blocks: Collection[int]) -> dict[int, dict[int, int]]:
        found: dict[int, dict[int, int]] = defaultdict(dict)
        for block, item, flags in self._rows("linked_blocks", "block", blocks):
            found[block][item] = flags
        return found

    def put_members(self, rows: Collection[tuple[int, int, int]]) -> None:
        self._put(t.linked_blocks, sorted(rows))

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
        for item, other, odds, joins in self._rows("linked_ties", "item", items):
            found[item].append(Tie(other, odds, bool(joins)))
        return found

    def put_ties(self, rows: Collection[tuple[int, int, float, bool]]) -> None:
        self._put(t.linked_ties, sorted(rows))

    def drop_ties(self, pairs: Collection[Pair]) -> None:
        c = t.linked_ties.c
        both = [{"a": x, "b": y} for a, b in pairs for x, y in ((a, b), (b, a))]
        if both:
            self._connection.execute(delete(t.linked_ties).where(c.item == bindparam("a"), c.other == bindparam("b")), both)

    def homes(self, items: Collection[int]) -> dict[int, Home]:
        return {item: Home(piece, cluster) for item, piece, cluster in self._rows("linked_homes", "item", items)}

    def pieces(self, pieces: Collection[int]) -> dict[int, set[int]]:
        return self._by("piece", pieces)

    def clusters(self, clusters: Collection[int]) -> dict[int, set[int]]:
        return self._by("cluster", clusters)

    def _by(self, column: str, names: Collection[int]) -> dict[int, set[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for item, piece, cluster in self._rows("linked_homes", column, names):
            found[piece if column == "piece" else cluster].add(item)
        return found

    def put_homes(self, homes: Mapping[int, Any]) -> None:
        moved = "ON CONFLICT (item) DO UPDATE SET piece = excluded.piece, cluster = excluded.cluster"
        self._put(t.linked_homes, [(x, home.piece, home.cluster) for x, home in sorted(homes.items())], moved)


def _all(result: CursorResult[Any]) -> Sequence[Any]:
    """The rows as plain tuples: what SQLAlchemy makes of each costs more than reading it."""
    cursor = result.cursor
    rows = [] if cursor is None else cursor.fetchall()
    result.close()
    return rows
