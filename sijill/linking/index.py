"""What the linker keeps so that one report more is little work: who is in which block, which pairs tie, who is at home where.

Invariant: everything in an index is derived and can be made again from the candidates; it is a function of their set, not of
the order in which they came.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

Pair = tuple[int, int]
TieRow = tuple[int, int, float, bool]


def item_of(candidate_id: str) -> int:
    """The number that a candidate goes by in an index: 63 bits, the same in every register."""
    return int.from_bytes(hashlib.sha256(candidate_id.encode("utf-8", "surrogatepass")).digest()[:8], "big") >> 1


class Tied(Protocol):
    """What comparing with another gave: the log odds, and whether the two may be joined at all."""

    @property
    def other(self) -> int: ...
    @property
    def odds(self) -> float: ...
    @property
    def joins(self) -> bool: ...


class Housed(Protocol):
    """The piece of the graph and the cluster that an item is in, each named by its least item."""

    @property
    def piece(self) -> int: ...
    @property
    def cluster(self) -> int: ...


class Tie(NamedTuple):
    other: int
    odds: float
    joins: bool


class Home(NamedTuple):
    piece: int
    cluster: int


class Index(Protocol):
    """Where it is kept: in memory, or in the register's file."""

    def bodies(self, items: Collection[int]) -> dict[int, str]: ...
    def put_bodies(self, rows: Iterable[tuple[int, str, str, str]]) -> None:
        """`rows`: item, candidate id, report id, body."""

    def drop_items(self, items: Collection[int]) -> None:
        """Bodies, ties and homes; blocks are left one by one."""

    def sizes(self, blocks: Collection[int]) -> dict[int, int]:
        """Of those blocks that are taken apart."""

    def put_sizes(self, sizes: Mapping[int, int | None]) -> None:
        """`None`: the block is whole again."""

    def members(self, blocks: Collection[int]) -> dict[int, dict[int, int]]: ...
    def put_members(self, rows: Collection[tuple[int, int, int]]) -> None:
        """`rows`: block, item, flags."""

    def drop_members(self, rows: Collection[Pair]) -> None: ...
    def least(self, block: int, most: int) -> dict[int, int]:
        """Its least members, with their flags."""

    def ties(self, items: Collection[int]) -> Mapping[int, Sequence[Tied]]:
        """Of each item, by the other; an item without has an empty list."""

    def put_ties(self, rows: Collection[TieRow]) -> None:
        """`rows`: item, other, odds, whether they may be joined; a pair is two rows."""

    def drop_ties(self, pairs: Collection[Pair]) -> None: ...
    def homes(self, items: Collection[int]) -> Mapping[int, Housed]: ...
    def pieces(self, pieces: Collection[int]) -> dict[int, set[int]]: ...
    def clusters(self, clusters: Collection[int]) -> dict[int, set[int]]: ...
    def put_homes(self, homes: Mapping[int, Housed]) -> None: ...


@dataclass(slots=True)
class MemoryIndex:
    """An index that lasts as long as the process."""

    _bodies: dict[int, str] = field(default_factory=dict)
    _sizes: dict[int, int] = field(default_factory=dict)
    _members: defaultdict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    _ties: defaultdict[int, dict[int, Tie]] = field(default_factory=lambda: defaultdict(dict))
    _homes: dict[int, Housed] = field(default_factory=dict)
    _pieces: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    _clusters: defaultdict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def bodies(self, items: Collection[int]) -> dict[int, str]:
        return {x: self._bodies[x] for x in items if x in self._bodies}

    def put_bodies(self, rows: Iterable[tuple[int, str, str, str]]) -> None:
        self._bodies.update((item, body) for item, _, _, body in rows)

    def drop_items(self, items: Collection[int]) -> None:
        for item in items:
            self._bodies.pop(item, None)
            self.drop_ties([(item, tie) for tie in self._ties.pop(item, {})])
            self._move(item, None)

    def sizes(self, blocks: Collection[int]) -> dict[int, int]:
        return {b: self._sizes[b] for b in blocks if b in self._sizes}

    def put_sizes(self, sizes: Mapping[int, int | None]) -> None:
        for block, size in sizes.items():
            if size is None:
                self._sizes.pop(block, None)
            else:
                self._sizes[block] = size

    def members(self, blocks: Collection[int]) -> dict[int, dict[int, int]]:
        return {b: dict(self._members[b]) for b in blocks if b in self._members}

    def put_members(self, rows: Collection[tuple[int, int, int]]) -> None:
        for block, item, flags in rows:
            self._members[block][item] = flags

    def drop_members(self, rows: Collection[Pair]) -> None:
        for block, item in rows:
            self._members[block].pop(item, None)
            if not self._members[block]:
                del self._members[block]

    def least(self, block: int, most: int) -> dict[int, int]:
        return dict(sorted(self._members[block].items())[:most])

    def ties(self, items: Collection[int]) -> dict[int, list[Tie]]:
        return {x: [tie for _, tie in sorted(self._ties[x].items())] if x in self._ties else [] for x in items}

    def put_ties(self, rows: Collection[TieRow]) -> None:
        for item, other, odds, joins in rows:
            self._ties[item][other] = Tie(other, odds, joins)

    def drop_ties(self, pairs: Collection[Pair]) -> None:
        for a, b in pairs:
            for one, other in ((a, b), (b, a)):
                if one in self._ties:
                    self._ties[one].pop(other, None)

    def homes(self, items: Collection[int]) -> dict[int, Housed]:
        return {x: self._homes[x] for x in items if x in self._homes}

    def pieces(self, pieces: Collection[int]) -> dict[int, set[int]]:
        return {p: set(self._pieces[p]) for p in pieces if p in self._pieces}

    def clusters(self, clusters: Collection[int]) -> dict[int, set[int]]:
        return {c: set(self._clusters[c]) for c in clusters if c in self._clusters}

    def put_homes(self, homes: Mapping[int, Housed]) -> None:
        for item, home in homes.items():
            self._move(item, home)

    def _move(self, item: int, home: Housed | None) -> None:
        old = self._homes.pop(item, None)
        if old is not None:
            self._pieces[old.piece].discard(item)
            self._clusters[old.cluster].discard(item)
        if home is not None:
            self._homes[item] = home
            self._pieces[home.piece].add(item)
            self._clusters[home.cluster].add(item)
