"""All ties of a crowd at once, in some bytes each.

Invariant: a tie is held both ways round, in the order of the items; and the pieces are those of `pieces.piece_of`.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from sijill.linking import pieces
from sijill.linking.index import Pair, TieRow
from sijill.linking.parts import Parts
from sijill.linking.pieces import STEPS

_ROWS_AT_A_TIME = 100_000
Array = npt.NDArray[Any]
#: Two items, the lesser first, and the odds of their tie.
Inside = tuple[int, int, float]


class Net:
    """`found`: two places in `items`, the odds, and whether the two may be joined; each pair once."""

    def __init__(self, items: Sequence[int], found: Iterable[tuple[int, int, float, bool]]) -> None:
        unsorted = np.array(items, np.int64)
        order = np.argsort(unsorted)
        self._items = unsorted[order]
        rank = np.empty(len(order), np.int32)
        rank[order] = np.arange(len(order), dtype=np.int32)
        self._in_order = rank  # of each place in `items`: which comes first is of the least day
        one, other, odds, joins = array("i"), array("i"), array("d"), array("B")
        for a, b, log_odds, may_join in found:
            one.append(a)
            other.append(b)
            odds.append(log_odds)
            joins.append(may_join)
        self._lay(rank[_array(one, np.int32)], rank[_array(other, np.int32)], _array(odds, np.float64), _array(joins, np.uint8))

    def _lay(self, one: Array, other: Array, odds: Array, joins: Array) -> None:
        codes = np.concatenate((one.astype(np.int64) << 32 | other, other.astype(np.int64) << 32 | one))
        order = np.argsort(codes)
        codes = codes[order]
        pair = order % len(one) if len(one) else order
        self._others = (codes & 0xFFFFFFFF).astype(np.int32)
        self._odds, self._joins = odds[pair], joins[pair]
        self._starts = np.searchsorted(codes, np.arange(len(self._items) + 1, dtype=np.int64) << 32)

    def members(self, piece: Array) -> list[int]:
        """The items of a piece, in their order."""
        found: list[int] = self._items[piece].tolist()
        return found

    def inside(self, piece: Array) -> list[Inside]:
        """The ties that join two of a piece."""
        counts = self._starts[piece + 1] - self._starts[piece]
        own = np.repeat(piece, counts)
        where = np.repeat(self._starts[piece] - np.cumsum(counts) + counts, counts) + np.arange(len(own))
        others = self._others[where]
        here = (self._joins[where] > 0) & (own < others) & np.isin(others, piece)
        rows = self._items[own[here]].tolist(), self._items[others[here]].tolist(), self._odds[where[here]].tolist()
        return list(zip(*rows, strict=True))

    def rows(self) -> Iterator[list[TieRow]]:
        """All of it for an index, in its order."""
        item = np.repeat(self._items, np.diff(self._starts))
        for n in range(0, len(item), _ROWS_AT_A_TIME):
            some = slice(n, n + _ROWS_AT_A_TIME)
            others, joins = self._items[self._others[some]].tolist(), map(bool, self._joins[some].tolist())
            yield list(zip(item[some].tolist(), others, self._odds[some].tolist(), joins, strict=True))

    def pieces(self, same: Collection[Pair], apart: Collection[Pair]) -> Iterator[Array]:
        """What `piece_of` gives of each item, by ranks, those of the earliest days first. Pairs of persons are by item, the lesser
        first."""
        names = self._pieces(list(self._ranked(same)), list(self._ranked(apart)))
        by_piece = np.argsort(names, kind="stable")
        bounds = np.flatnonzero(np.diff(names[by_piece], prepend=-1))
        parts = np.split(by_piece, bounds[1:])
        yield from sorted(filter(len, parts), key=self._day_order())

    def _day_order(self) -> Callable[[Array], int]:
        when = np.empty(len(self._in_order), np.int32)
        when[self._in_order] = np.arange(len(self._in_order), dtype=np.int32)
        return lambda part: int(when[part].min())

    def _pieces(self, same: list[Pair], apart: list[Pair]) -> Array:
        """Of each item by its rank, the least rank in its piece: what the strongest ties and persons hold together is one, however
        much it is, and grows by weaker ties for as long as it stays small enough."""
        one, other, odds = self._joining(apart)
        steps = np.searchsorted(STEPS, odds, side="right")  # how many of them the tie is strong enough for
        parts = Parts(len(self._items))
        bound = np.array(same, np.int64).reshape(-1, 2)
        last = steps == len(STEPS)
        parts.bind(np.concatenate((one[last], bound[:, 0])), np.concatenate((other[last], bound[:, 1])), pieces.MOST)
        for step in range(len(STEPS) - 1, 0, -1):
            here = steps == step
            parts.draw(one[here], other[here], pieces.MOST)
        return parts.names

    def _joining(self, apart: list[Pair]) -> tuple[Array, Array, Array]:
        """Ties that join two items, by rank and once each, less those that persons cut."""
        item = np.repeat(np.arange(len(self._items), dtype=np.int64), np.diff(self._starts))
        cut = np.array([a << 32 | b for a, b in apart], np.int64)
        joins = (self._joins > 0) & (item < self._others) & ~np.isin(item << 32 | self._others, cut)
        return item[joins].astype(np.int32), self._others[joins], self._odds[joins]

    def _ranked(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Those of the pairs of which both are here."""
        for a, b in pairs if len(self._items) else ():
            x, y = np.searchsorted(self._items, [a, b]).clip(max=len(self._items) - 1).tolist()
            if self._items[x] == a and self._items[y] == b:
                yield x, y


def _array(found: array[Any], kind: type[np.generic]) -> Array:
    return np.frombuffer(found, dtype=kind) if found else np.empty(0, kind)
