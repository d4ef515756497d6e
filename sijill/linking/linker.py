"""Tellings to clusters, with the reasons.

Invariant: a function of the candidates and the decisions alone; a person's "different" is never overruled, a person's
"same" only by a person's "different".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sijill.linking.blocking import Pair, pairs
from sijill.linking.candidate import Candidate
from sijill.linking.clusters import cluster, ordered
from sijill.linking.evidence import Comparison, Evidence, adrift, comparisons
from sijill.linking.vetoes import veto
from sijill.linking.weights import Weights, log_odds, probability, weights
from sijill.model import Decision

#: Share of the shorter telling's words from which a forbidden pair is looked at again, to say what kept it apart.
_ALIKE = 0.25


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found on comparing two tellings. `odds`: log odds that they are of one incident, vetoes left aside."""

    left: str
    right: str
    odds: float
    evidence: tuple[Evidence, ...]
    veto: str | None

    @property
    def score(self) -> float:
        """Probability that the two are of one incident; 0 where a veto forbids it."""
        return 0.0 if self.veto is not None else probability(self.odds)

    def why(self, weights: Weights, *, most: int = 4) -> tuple[str, ...]:
        """The sentences that count, the weightiest first; the veto before all."""
        told = sorted((e for e in self.evidence if e.score), key=lambda e: (-abs(weights.of[e.name] * e.score), e.name))
        sentences = tuple(e.sentence if e.score > 0 else f"but {e.sentence}" for e in told[:most])
        return sentences if self.veto is None else (self.veto, *sentences)


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """Clusters of candidate ids, sorted; `best`: for each candidate in company, the comparison that speaks most for it;
    `nearly`: comparisons across clusters that came near, or that a veto alone keeps apart, by candidate id."""

    clusters: tuple[tuple[str, ...], ...]
    best: Mapping[str, Compared]
    nearly: Mapping[str, tuple[Compared, ...]]
    persons: Mapping[Pair, Decision]


class _Comparer:
    """Compares each pair once. What persons said is heard before anything else."""

    def __init__(self, candidates: Mapping[str, Candidate], weights: Weights, apart: Mapping[Pair, Decision]) -> None:
        self._candidates, self._weights, self._apart = candidates, weights, apart
        self._functions: tuple[Comparison, ...] = comparisons()
        self._odds: dict[Pair, float | None] = {}

    def odds(self, a: str, b: str) -> float | None:
        """Log odds, or `None` where the pair is forbidden; for the clusters."""
        pair = ordered(a, b)
        if pair not in self._odds:
            left, right = self._candidates[pair[0]], self._candidates[pair[1]]
            forbidden = pair in self._apart or veto(left, right, self._weights.limits) is not None
            self._odds[pair] = None if forbidden else self._unless_adrift(*self._weigh(left, right))
        return self._odds[pair]

    def _unless_adrift(self, odds: float, evidence: tuple[Evidence, ...]) -> float | None:
        """What nothing dates must be tied by itself: a third telling that is like both does not make the two one."""
        return None if odds < self._weights.limits.undated and any(adrift(e) for e in evidence) else odds

    def promising(self, a: str, b: str, least: float) -> bool:
        """Whether a pair that was not joined is worth a full comparison: near enough, or forbidden but much alike."""
        odds = self.odds(a, b)
        if odds is not None:
            return odds >= least
        left, right = self._candidates[a].words, self._candidates[b].words
        return len(left & right) >= _ALIKE * min(len(left), len(right))

    def compare(self, a: str, b: str) -> Compared:
        """The same with everything that was found."""
        pair = ordered(a, b)
        left, right = self._candidates[pair[0]], self._candidates[pair[1]]
        odds, evidence = self._weigh(left, right)
        said = self._apart.get(pair)
        forbidden = f"{said.by} says different: {said.why}" if said is not None else veto(left, right, self._weights.limits)
        if forbidden is None and self._unless_adrift(odds, evidence) is None:
            forbidden = "nothing dates both, and too little else ties them"
        return Compared(*pair, odds, evidence, forbidden)

    def _weigh(self, left: Candidate, right: Candidate) -> tuple[float, tuple[Evidence, ...]]:
        evidence = tuple(function(left, right) for function in self._functions)
        return self._weights.odds({e.name: e.score for e in evidence}), evidence


def link(candidates: Iterable[Candidate], decisions: Iterable[Decision] = (), *, using: Weights | None = None) -> Linked:
    """Bring tellings of one incident together. `decisions`: the standing ones; only persons' are heard."""
    numbers = using if using is not None else weights()
    by_id = {c.id: c for c in sorted(candidates, key=lambda c: c.id)}
    same, apart = _persons(decisions, by_id)
    limits = numbers.limits
    comparer = _Comparer(by_id, numbers, apart)
    looked_at = pairs(by_id.values(), limits)
    clusters = cluster(by_id, looked_at, comparer.odds, least=log_odds(limits.join), same=same, different=apart)
    home = {x: n for n, members in enumerate(clusters) for x in members}
    best = _best(clusters, comparer)
    nearly = _nearly(looked_at, home, comparer, log_odds(limits.near))
    return Linked(tuple(clusters), best, nearly, {**same, **apart})


def _persons(decisions: Iterable[Decision], known: Mapping[str, Candidate]) -> tuple[dict[Pair, Decision], dict[Pair, Decision]]:
    """Pairs that persons put together and kept apart; where they say both, apart."""
    same: dict[Pair, Decision] = {}
    apart: dict[Pair, Decision] = {}
    for decision in sorted(decisions, key=lambda d: (d.at, d.id)):
        if not decision.by_person or decision.right is None or decision.left not in known or decision.right not in known:
            continue
        if decision.judgement in ("same", "different") and decision.left != decision.right:
            (same if decision.judgement == "same" else apart)[ordered(decision.left, decision.right)] = decision
    return {pair: d for pair, d in same.items() if pair not in apart}, apart


def _best(clusters: Iterable[tuple[str, ...]], comparer: _Comparer) -> dict[str, Compared]:
    found = {}
    for members in clusters:
        for one in members:
            others = [x for x in members if x != one]
            if others:
                top = max(others, key=lambda x: (_or_least(comparer.odds(one, x)), x))
                found[one] = comparer.compare(one, top)
    return found


def _or_least(odds: float | None) -> float:
    return -1e9 if odds is None else odds


def _nearly(looked_at: Iterable[Pair], home: Mapping[str, int], comparer: _Comparer, least: float) -> dict[str, tuple[Compared, ...]]:
    found: dict[str, list[Compared]] = {}
    for a, b in looked_at:
        if home[a] == home[b] or not comparer.promising(a, b, least):
            continue
        compared = comparer.compare(a, b)
        if compared.odds >= least:
            for one in (a, b):
                found.setdefault(one, []).append(compared)
    return {one: tuple(sorted(some, key=lambda c: (-c.odds, c.left, c.right))[:3]) for one, some in found.items()}
