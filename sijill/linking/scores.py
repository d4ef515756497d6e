"""The odds of pairs among some candidates, by their ids.

Invariant: each pair is reckoned once, and not at all where its tie says what they are; what persons said is heard before all else.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import isnan, nan

from sijill.linking.clusters import ordered
from sijill.linking.index import Pair, Tied
from sijill.linking.quick import Scorer, View


class Scores:
    """`items`: the candidates; `apart`: the pairs that persons keep apart, the lesser item first; `ties`: those of each item."""

    def __init__(
        self,
        scorer: Scorer,
        apart: Collection[Pair],
        items: Mapping[str, int],
        views: Mapping[int, View],
        ties: Mapping[int, Sequence[Tied]],
    ) -> None:
        self._scorer, self._apart, self._items, self._views = scorer, apart, items, views
        names = {item: name for name, item in items.items()}
        self._odds: dict[tuple[str, str], float | None] = {
            ordered(name, names[tie.other]): tie.odds
            for item, name in names.items()
            for tie in ties[item]
            if tie.joins and tie.other in names and item < tie.other and (item, tie.other) not in apart
        }

    def odds(self, a: str, b: str) -> float | None:
        """Log odds, or `None` where the pair is forbidden."""
        if b < a:
            a, b = b, a
        found = self._odds.get((a, b), nan)
        if found is not None and isnan(found):  # was not reckoned yet
            self._odds[a, b] = found = self._reckon(self._items[a], self._items[b])
        return found

    def _reckon(self, left: int, right: int) -> float | None:
        if (min(left, right), max(left, right)) in self._apart:
            return None
        return self._scorer.odds(self._views[left], self._views[right])
