"""A whole register's candidates let into its empty index at once: who is in which block, and who meets whom.

Invariant: what stands in the index afterwards, and who met whom, is what letting them in one by one gives (`Blocks`). Each
block is looked at once, whole; what is written is written in the index's own order; and pairs come in the order of time, so
that those who are compared are at hand together.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from math import fsum
from sys import intern
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from sijill.linking import blocking
from sijill.linking.blocking import Key, Visitor, doors, further, is_last, may_meet, number, shared, visitor_of
from sijill.linking.candidate import Candidate
from sijill.linking.compact import pack
from sijill.linking.index import Index, item_of
from sijill.linking.rarity import rarity
from sijill.linking.weights import Limits

Array = npt.NDArray[Any]
#: A mark beside the flags of a member: of a block that gathers those who share a word.
_BY_WORD = 16
_ROWS_AT_A_TIME, _PAIRS_AT_A_TIME = 100_000, 2_000_000
#: How many candidates' pairs, as a power of two, are sorted out at a time.
_SLAB = 15


class Arrival(NamedTuple):
    """What is kept of a candidate, light enough to be sent from one process to another."""

    item: int
    id: str
    report_id: str
    body: str
    visitor: Visitor
    rare: tuple[str, ...]


def arrival(candidate: Candidate) -> Arrival:
    c = candidate
    return Arrival(item_of(c.id), c.id, c.report_id, pack(c), visitor_of(c), tuple(c.rare))


class _Rows:
    """Block, member and flags, some bytes each."""

    def __init__(self) -> None:
        self._blocks, self._members, self._flags = array("q"), array("i"), array("B")

    def add(self, block: int, members: Mapping[int, int], mark: int) -> None:
        self._blocks.extend([block] * len(members))
        self._members.extend(members.keys())
        self._flags.extend([flags | mark for flags in members.values()])

    def one(self, block: int, member: int, flags: int) -> None:
        self._blocks.append(block)
        self._members.append(member)
        self._flags.append(flags)

    def by_block(self) -> tuple[Array, Array, Array]:
        blocks = np.frombuffer(self._blocks, dtype=np.int64) if self._blocks else np.empty(0, np.int64)
        order = np.argsort(blocks, kind="stable")
        columns = ((self._members, np.int32), (self._flags, np.uint8))
        rest = (np.frombuffer(a, dtype=kind)[order] if a else np.empty(0, kind) for a, kind in columns)
        return blocks[order], *rest  # type: ignore[return-value]  # two more


class Crowd:
    """Candidates go by the order of their days from `let_in` on; until then by the order in which they came."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.items: list[int] = []
        self._visitors: list[Visitor] = []
        self._rare: list[tuple[str, ...]] = []
        self._reports: list[int] = []
        self._report_numbers: dict[str, int] = {}
        self._first = _Rows()
        self._further = _Rows()
        self._sizes: dict[int, int] = {}
        self._pairs = _Pairs()

    def take(self, arrivals: Iterable[Arrival]) -> None:
        for one in arrivals:
            n, visitor = len(self.items), shared(one.visitor)
            self.items.append(one.item)
            self._visitors.append(visitor)
            self._rare.append(tuple(map(intern, one.rare)))
            self._reports.append(self._report_numbers.setdefault(one.report_id, len(self._report_numbers)))
            for key, flags in doors(visitor, self._limits).items():
                self._first.one(number(key), n, flags | _mark(key))

    def let_in(self, index: Index) -> None:
        """Write down who is in which block, and note who meets whom."""
        order = sorted(range(len(self.items)), key=lambda n: (_day(self._visitors[n]), self.items[n]))
        columns: tuple[list[Any], ...] = (self.items, self._visitors, self._rare, self._reports)
        for column in columns:
            column[:] = [column[n] for n in order]
        blocks, members, flags = self._first.by_block()
        self._first = _Rows()
        places = np.empty(len(order), np.int32)
        places[order] = np.arange(len(order), dtype=np.int32)
        self._settle_rows(index, blocks, places[members], flags)
        self._settle_rows(index, *self._further.by_block())
        self._further = _Rows()
        sizes: dict[int, int | None] = dict(sorted(self._sizes.items()))
        index.put_sizes(sizes)
        self._visitors.clear()

    def _settle_rows(self, index: Index, blocks: Array, members: Array, flags: Array) -> None:
        """Take apart the blocks that are too full and have not been, write all down, and pair those of the others."""
        starts = np.flatnonzero(np.diff(blocks, prepend=-1))
        counts = np.diff(starts, append=len(blocks))
        for at, size in zip(starts[counts > blocking.FULL].tolist(), counts[counts > blocking.FULL].tolist(), strict=True):
            block = int(blocks[at])
            if block not in self._sizes:
                inside = dict(zip(members[at : at + size].tolist(), (flags[at : at + size] & ~np.uint8(_BY_WORD)).tolist(), strict=True))
                self._take_apart(self._key_of(block, next(iter(inside))), block, inside)
        self._write(index, blocks, members, flags)
        for size in sorted({*counts.tolist()} & {*range(2, blocking.FULL + 1)}):
            self._pair_all(starts[counts == size], size, members, flags)

    def _key_of(self, block: int, member: int) -> Key:
        return next(key for key in doors(self._visitors[member], self._limits) if number(key) == block)

    def _take_apart(self, key: Key, block: int, members: Mapping[int, int]) -> None:
        self._sizes[block] = len(members)
        if is_last(key):
            self._pair_with_least(key, members)
            return
        parts: defaultdict[Key, dict[int, int]] = defaultdict(dict)
        for n, flags in members.items():
            for part, own in further(self._visitors[n], key, flags, self._limits).items():
                parts[part][n] = own
        mark = _mark(key)
        for part, some in parts.items():
            inner = number(part)
            self._further.add(inner, some, mark)
            if len(some) > blocking.FULL:
                self._take_apart(part, inner, some)

    def _write(self, index: Index, blocks: Array, members: Array, flags: Array) -> None:
        items = np.array(self.items, np.int64)
        for n in range(0, len(blocks), _ROWS_AT_A_TIME):
            some = slice(n, n + _ROWS_AT_A_TIME)
            plain = flags[some] & ~np.uint8(_BY_WORD)
            index.put_members(list(zip(blocks[some].tolist(), items[members[some]].tolist(), plain.tolist(), strict=True)))

    # who meets whom

    def _pair_all(self, starts: Array, size: int, members: Array, flags: Array) -> None:
        """The pairs within blocks of one size, many blocks at a time."""
        one, other = np.triu_indices(size, 1)
        step = max(1, _PAIRS_AT_A_TIME // len(one))
        for n in range(0, len(starts), step):
            rows = starts[n : n + step, None] + np.arange(size)
            inside, as_what = members[rows], flags[rows]
            self._meet(inside[:, one].ravel(), inside[:, other].ravel(), as_what[:, one].ravel(), as_what[:, other].ravel())

    def _pair_with_least(self, key: Key, members: Mapping[int, int]) -> None:
        """Each with the block's least members."""
        mark = _mark(key)
        for hub in sorted(members, key=self.items.__getitem__)[: blocking.HUBS]:
            others = np.array([n for n, flags in members.items() if n != hub and may_meet(flags, members[hub])], np.int32)
            self._pairs.add(np.full(len(others), hub, np.int32), others, by_word=bool(mark))

    def _meet(self, left: Array, right: Array, left_flags: Array, right_flags: Array) -> None:
        meet = ((left_flags | right_flags) & blocking.SEEKS > 0) & (left_flags & right_flags & blocking.GUEST == 0)
        by_word = left_flags & _BY_WORD > 0
        for mark, some in ((False, meet & ~by_word), (True, meet & by_word)):
            self._pairs.add(left[some], right[some], by_word=mark)

    def pairs(self) -> Iterator[tuple[int, list[int]]]:
        """Each candidate, in the order of days, and those before it with whom it is to be compared: of other reports, and with whom
        it shares more than a rare word."""
        for plain, by_word in self._pairs.slabs():
            enough = list(self._sharing_enough(by_word))
            codes = np.union1d(plain, np.fromiter(enough, np.int64, len(enough))).tolist()
            for later, some in groupby(codes, key=lambda code: code >> 32):
                report = self._reports[later]
                others = [n for code in some if self._reports[n := code & 0xFFFFFFFF] != report]
                if others:
                    yield later, others

    def _sharing_enough(self, codes: Array) -> Iterator[int]:
        weight, least = rarity().weight, self._limits.rare_mass
        for later, some in groupby(codes.tolist(), key=lambda code: code >> 32):
            shared = frozenset(self._rare[later]).intersection
            for code in some:
                if fsum(map(weight, shared(self._rare[code & 0xFFFFFFFF]))) >= least:
                    yield code


class _Pairs:
    """Pairs of candidates as numbers, later and earlier in 32 bits each, laid together by the later one."""

    def __init__(self) -> None:
        self._slabs: defaultdict[int, tuple[list[Array], list[Array]]] = defaultdict(lambda: ([], []))

    def add(self, one: Array, other: Array, *, by_word: bool) -> None:
        if not len(one):
            return
        later = np.maximum(one, other).astype(np.int64)
        codes = later << 32 | np.minimum(one, other)
        slabs = later >> _SLAB
        order = np.argsort(slabs, kind="stable")
        codes, slabs = codes[order], slabs[order]
        bounds = np.flatnonzero(np.diff(slabs, prepend=-1)).tolist()
        for start, end in zip(bounds, [*bounds[1:], len(codes)], strict=True):
            self._slabs[int(slabs[start])][by_word].append(np.unique(codes[start:end]))

    def slabs(self) -> Iterator[tuple[Array, Array]]:
        """Each pair once, sorted: those that more than a word brings together, and the rest."""
        for slab in sorted(self._slabs):
            plain, by_word = (np.unique(np.concatenate(some)) if some else np.empty(0, np.int64) for some in self._slabs.pop(slab))
            yield plain, np.setdiff1d(by_word, plain, assume_unique=True)


def _mark(key: Key) -> int:
    return _BY_WORD if key[0] == "word" else 0


def _day(visitor: Visitor) -> int:
    when = visitor.when or visitor.published
    return 0 if when is None else when.earliest.toordinal()
