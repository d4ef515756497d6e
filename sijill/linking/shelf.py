"""Candidates by item, the ones that were asked for lately at hand.

Invariant: what is handed out is what the index holds, or what was just put there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sijill.linking.candidate import Candidate
from sijill.linking.compact import unpack
from sijill.linking.index import Index

_AT_HAND = 40_000


class Shelf:
    """Two layers: what has not been asked for since the upper one was last full is let go."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._upper: dict[int, Candidate] = {}
        self._lower: dict[int, Candidate] = {}

    def load(self, items: Collection[int]) -> dict[int, Candidate]:
        """Those of the items that are in the index."""
        found: dict[int, Candidate] = {}
        missing: list[int] = []
        for item in items:
            one = self._upper.get(item) or self._lower.get(item)
            if one is None:
                missing.append(item)
            else:
                found[item] = one
        if missing:
            found |= {item: unpack(body) for item, body in self._index.bodies(missing).items()}
        self.put(found)
        return found

    def put(self, candidates: Mapping[int, Candidate]) -> None:
        self._upper |= candidates
        if len(self._upper) > _AT_HAND:
            self._upper, self._lower = {}, self._upper

    def forget(self, items: Collection[int]) -> None:
        for item in items:
            self._upper.pop(item, None)
            self._lower.pop(item, None)
