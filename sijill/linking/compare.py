"""Two tellings compared: the odds that they are of one incident, and what says so.

Invariant: a function of the two alone; what a person said of them is told beside it and decides elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.linking.candidate import Candidate
from sijill.linking.evidence import Comparison, Evidence, adrift, comparisons
from sijill.linking.vetoes import FIGURES_AND_NO_DATE, veto
from sijill.linking.weights import Weights, probability
from sijill.model import Decision
from sijill.saying import Said, told


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found on comparing two tellings. `odds`: log odds that they are of one incident, vetoes left aside."""

    left: str
    right: str
    odds: float
    evidence: tuple[Evidence, ...]
    veto: Evidence | None

    @property
    def score(self) -> float:
        """Probability that the two are of one incident; 0 where a veto forbids it."""
        return 0.0 if self.veto is not None else probability(self.odds)

    @property
    def adrift(self) -> bool:
        """Whether nothing dates both."""
        return any(adrift(e) for e in self.evidence)

    def why(self, weights: Weights, *, most: int = 4) -> tuple[Said, ...]:
        """What counts, the weightiest first; the veto before all, and nothing that says again what it says."""
        counting = (e for e in self.evidence if e.score and not self._says_already(e))
        listed = sorted(counting, key=lambda e: (-abs(weights.of[e.name] * e.score), e.name))
        why = tuple(e.said if e.score > 0 else told("but", of=e.said) for e in listed[:most])
        return why if self.veto is None else (self.veto.said, *why)

    def _says_already(self, against: Evidence) -> bool:
        """Whether the veto says what a piece of evidence says: it is about the same, or rests on it."""
        if self.veto is None or against.score > 0:
            return False
        return against.name == self.veto.name or (adrift(against) and self.veto.key == FIGURES_AND_NO_DATE)


class Comparer:
    """Weighs pairs of tellings by one set of weights."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._functions: tuple[Comparison, ...] = comparisons()

    def _unless_adrift(self, odds: float, evidence: tuple[Evidence, ...]) -> float | None:
        """What nothing dates must be tied by itself: a third telling that is like both does not make the two one."""
        return None if odds < self._weights.limits.undated and any(adrift(e) for e in evidence) else odds

    def compare(self, left: Candidate, right: Candidate, apart: Decision | None = None) -> Compared:
        """The same with everything that was found. `apart`: the word of the person who says that they are two."""
        left, right = (left, right) if left.id < right.id else (right, left)
        odds, evidence = self._weigh(left, right)
        forbidden = veto(left, right, self._weights.limits) if apart is None else _told_apart(apart)
        if forbidden is None and self._unless_adrift(odds, evidence) is None:
            forbidden = Evidence("day", -1.0, "too_little_ties")
        return Compared(left.id, right.id, odds, evidence, forbidden)

    def _weigh(self, left: Candidate, right: Candidate) -> tuple[float, tuple[Evidence, ...]]:
        evidence = tuple(function(left, right) for function in self._functions)
        return self._weights.odds({e.name: e.score for e in evidence}), evidence


def _told_apart(by: Decision) -> Evidence:
    return Evidence("person", -1.0, "person_says_different", {"by": by.by, "why": by.why})
