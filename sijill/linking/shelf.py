"""Candidates by item, the ones that were asked for lately at hand.

Invariant: what is handed out is what the index holds, or what was just put there.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sijill.linking.blocking import Visitor
from sijill.linking.candidate import Candidate
from sijill.linking.compact import unpack
from sijill.linking.index import Index
from sijill.linking.quick import Scorer, View

_AT_HAND = 20_000


class Shelf:
    """Two layers: what has not been asked for since the upper one was last full is let go."""

    def __init__(self, index: Index, scorer: Scorer) -> None:
        self._index, self._scorer = index, scorer
        self._upper: dict[int, View] = {}
        self._lower: dict[int, View] = {}

    def load(self, items: Collection[int]) -> dict[int, Candidate]:
        """Those of the items that are in the index."""
        return {item: view.candidate for item, view in self.views(items).items()}

    def visitors(self, items: Collection[int]) -> dict[int, Visitor]:
        return {item: view.visitor for item, view in self.views(items).items()}

    def views(self, items: Collection[int]) -> dict[int, View]:
        """The same as they are scored."""
        found: dict[int, View] = {}
        missing: list[int] = []
        for item in items:
            one = self._upper.get(item)
            if one is None:
                one = self._lower.get(item)
                if one is None:
                    missing.append(item)
                    continue
                self._upper[item] = one
            found[item] = one
        if missing:
            found |= self._put({item: unpack(body) for item, body in self._index.bodies(missing).items()})
        return found

    def put(self, candidates: Mapping[int, Candidate]) -> None:
        self._put(candidates)

    def _put(self, candidates: Mapping[int, Candidate]) -> dict[int, View]:
        views = {item: self._scorer.view(candidate) for item, candidate in candidates.items()}
        self._upper |= views
        if len(self._upper) > _AT_HAND:
            self._upper, self._lower = {}, self._upper
        return views

    def forget(self, items: Collection[int]) -> None:
        for item in items:
            self._upper.pop(item, None)
            self._lower.pop(item, None)
