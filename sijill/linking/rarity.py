"""How rare a word is among the reports at hand.

Invariant: counted over texts, not tellings, so that a report that tells ten incidents does not make its words common;
and a function of the set of candidates alone, whatever their order.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sijill.linking.candidate import Candidate
from sijill.linking.weights import Limits, common_words

#: A register is judged as if it held this many further reports: enough that names count in a small one, too few to make its
#: subject pass for rare.
_PRIOR = 20


@dataclass(frozen=True, slots=True, eq=False)
class Rarity:
    """`weight(word)` grows with rarity: 0 for a plain word. `is_rare`: few enough reports have it to tell one
    incident from another.
    `owners`: the outlet of a word that one outlet alone uses: its name, its slogans, its way of putting things;
    `places`: how many reports tell of something in a place, by its key."""

    reports: int
    counts: Mapping[str, int]
    rare_at_most: int
    plain: frozenset[str]
    owners: Mapping[str, str]
    places: Mapping[str, int]
    block_at_most: int
    _masses: dict[frozenset[str], float] = field(default_factory=dict, repr=False)

    def weight(self, word: str) -> float:
        if word in self.plain:
            return 0.0
        return math.log((self.reports + _PRIOR) / (self.counts.get(word, 0) + 1))

    def place(self, name: str) -> float:
        """How telling it is to share a place, in [0, 1]: a hamlet named once or twice, or a city named daily."""
        most = math.log(self.reports + _PRIOR)
        return math.log((self.reports + _PRIOR) / (self.places.get(name, 0) + 1)) / most

    def is_rare(self, word: str) -> bool:
        return word not in self.plain and self.counts.get(word, 0) <= self.rare_at_most

    def leads(self, word: str) -> bool:
        """Whether reports are searched for by this word: more than one has it, and not too many."""
        return word not in self.plain and 1 < self.counts.get(word, 0) <= self.block_at_most

    def mass(self, words: frozenset[str]) -> float:
        """Sum of the squared weights, reckoned once for each set of words."""
        found = self._masses.get(words)
        if found is None:
            found = self._masses[words] = sum(self.weight(w) ** 2 for w in sorted(words))
        return found


def rarity(candidates: Iterable[Candidate], limits: Limits) -> Rarity:
    listed = list(candidates)
    texts = {c.report_id: c.report_words for c in listed}
    counts: Counter[str] = Counter()
    for words in texts.values():
        counts.update(words)
    most = max(limits.rare_reports, int(limits.rare_share * len(texts)))
    return Rarity(len(texts), counts, most, common_words(), _owners(listed), _places(listed), limits.block_reports)


def _places(candidates: Iterable[Candidate]) -> Counter[str]:
    return Counter(name for _, name in {(c.report_id, name) for c in candidates for name in c.place_keys})


def _owners(candidates: Iterable[Candidate]) -> dict[str, str]:
    outlets: dict[str, set[str | None]] = defaultdict(set)
    for candidate in candidates:
        for word in candidate.report_words:
            outlets[word].add(candidate.outlet)
    return {word: one for word, some in outlets.items() if len(some) == 1 and (one := next(iter(some))) is not None}
