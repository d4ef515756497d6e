"""The ties of an index, and as pieces are found by them; those that were asked for lately at hand.

Invariant: what is handed out is what the index holds and persons say, for whoever changes either says so (`forget`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import inf

from sijill.linking.index import Index, Pair, Tied

_TIES_AT_HAND, _NEAR_AT_HAND = 20_000, 200_000  # items: a few have all that they are asked for, many do not fill the memory


class Nearness:
    """`apart`: the pairs that persons keep apart, the lesser item first; `together`: of each item those that persons put with it."""

    def __init__(self, index: Index, apart: Collection[Pair], together: Mapping[int, Sequence[int]]) -> None:
        self._index, self._apart, self._together = index, apart, together
        self._ties: dict[int, Sequence[Tied]] = {}
        self._near: dict[int, list[tuple[int, float]]] = {}

    def forget(self) -> None:
        self._ties.clear()
        self._near.clear()

    def ties(self, items: Collection[int]) -> dict[int, Sequence[Tied]]:
        missing = [x for x in items if x not in self._ties]
        if len(self._ties) + len(missing) > _TIES_AT_HAND:
            self._ties.clear()
            missing = list(items)
        if missing:
            self._ties.update(self._index.ties(missing))
        return {x: self._ties[x] for x in items}

    def tied(self, items: Collection[int]) -> dict[int, list[tuple[int, float]]]:
        """For the pieces: ties that join, those that persons made, less those that persons cut; the strongest first."""
        missing = [x for x in items if x not in self._near]
        if missing:
            if len(self._near) > _NEAR_AT_HAND:
                self._near.clear()
                missing = list(items)
            self._near |= self._read(missing)
        return {x: self._near[x] for x in items}

    def _read(self, items: Collection[int]) -> dict[int, list[tuple[int, float]]]:
        apart = self._apart
        found = {x: [(tie.other, tie.odds) for tie in some if tie.joins] for x, some in self.ties(items).items()}
        if apart:
            found = {x: [tie for tie in some if (min(x, tie[0]), max(x, tie[0])) not in apart] for x, some in found.items()}
        bound = {x: self._together[x] for x in items if x in self._together}
        here = set(self._index.bodies({y for some in bound.values() for y in some})) if bound else set()
        for x, some in bound.items():
            found[x] += [(y, inf) for y in some if y in here]
        for near in found.values():
            near.sort(key=lambda tie: -tie[1])
        return found
