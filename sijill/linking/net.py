"""All ties of a crowd at once, in some bytes each.

Invariant: a tie is held both ways round, in the order of the items; its connected parts are those that the ties make which
join, with what persons say.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from sijill.linking.index import Pair, Tie, TieRow

_ROWS_AT_A_TIME = 100_000
Array = npt.NDArray[Any]


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

    def ties(self, items: Collection[int]) -> dict[int, list[Tie]]:
        """Of each item, by the other."""
        listed = list(items)
        places = np.searchsorted(self._items, np.array(listed, np.int64))
        bounds = zip(self._starts[places].tolist(), self._starts[places + 1].tolist(), strict=True)
        return {item: self._some(slice(*ends)) for item, ends in zip(listed, bounds, strict=True)}

    def _some(self, where: slice) -> list[Tie]:
        others = self._items[self._others[where]].tolist()
        return list(map(Tie, others, self._odds[where].tolist(), map(bool, self._joins[where].tolist())))

    def rows(self) -> Iterator[list[TieRow]]:
        """All of it for an index, in its order."""
        item = np.repeat(self._items, np.diff(self._starts))
        for n in range(0, len(item), _ROWS_AT_A_TIME):
            some = slice(n, n + _ROWS_AT_A_TIME)
            others, joins = self._items[self._others[some]].tolist(), map(bool, self._joins[some].tolist())
            yield list(zip(item[some].tolist(), others, self._odds[some].tolist(), joins, strict=True))

    def parts(self, same: Iterable[Pair], apart: Collection[Pair]) -> Iterator[set[int]]:
        """What hangs together, those of the earliest days first. Pairs of persons are by item, the lesser first."""
        roots = self._roots(same, apart)
        by_root = np.argsort(roots, kind="stable")
        bounds = np.flatnonzero(np.diff(roots[by_root], prepend=-1))
        parts = np.split(by_root, bounds[1:])
        for part in sorted(filter(len, parts), key=self._day_order()):
            yield set(self._items[part].tolist())

    def _day_order(self) -> Callable[[Array], int]:
        when = np.empty(len(self._in_order), np.int32)
        when[self._in_order] = np.arange(len(self._in_order), dtype=np.int32)
        return lambda part: int(when[part].min())

    def _roots(self, same: Iterable[Pair], apart: Collection[Pair]) -> Array:
        root = list(range(len(self._items)))

        def find(x: int) -> int:
            while root[x] != x:
                root[x] = x = root[root[x]]
            return x

        for a, b in self._joined(same, apart):
            x, y = find(a), find(b)
            root[max(x, y)] = min(x, y)
        return np.array([find(x) for x in range(len(root))], np.int64)

    def _joined(self, same: Iterable[Pair], apart: Collection[Pair]) -> Iterator[Pair]:
        """By their rank among the items, the lesser first."""
        cut = set(self._ranked(apart))
        item = np.repeat(np.arange(len(self._items), dtype=np.int32), np.diff(self._starts))
        joining = np.flatnonzero((self._joins > 0) & (item < self._others))
        for n in range(0, len(joining), _ROWS_AT_A_TIME):
            some = joining[n : n + _ROWS_AT_A_TIME]
            yield from (pair for pair in zip(item[some].tolist(), self._others[some].tolist(), strict=True) if pair not in cut)
        yield from self._ranked(same)

    def _ranked(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Those of the pairs of which both are here."""
        for a, b in pairs if len(self._items) else ():
            x, y = np.searchsorted(self._items, [a, b]).clip(max=len(self._items) - 1).tolist()
            if self._items[x] == a and self._items[y] == b:
                yield x, y


def _array(found: array[Any], kind: type[np.generic]) -> Array:
    return np.frombuffer(found, dtype=kind) if found else np.empty(0, kind)
