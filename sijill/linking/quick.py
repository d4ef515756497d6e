"""The odds of many pairs: each piece of evidence asked for only where it can speak, and never twice for the same two values.

Invariant: the odds of a pair are those that all the evidence adds up to (`Comparer.compare`), to the last bit. What one
piece of evidence reads of a telling is its facet; two tellings of one day, place and toll have the same facets, and what was
found for two facets once holds for all pairs that have them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import partial
from itertools import count
from operator import mul
from typing import NamedTuple

from sijill.linking import evidence as ev
from sijill.linking import undated, vetoes
from sijill.linking.blocking import Visitor, visitor_of
from sijill.linking.candidate import Candidate, Figure
from sijill.linking.weights import Limits, Weights, log_odds

#: Share of the shorter telling's words from which a forbidden pair is worth showing, to say what kept it apart.
_ALIKE = 0.25
#: Values, and pairs of values, that are remembered of one facet; what is forgotten is found again.
_REMEMBERED = 200_000

Veto = Callable[[Candidate, Candidate, Limits], ev.Evidence | None]


class Facet(NamedTuple):
    """A piece of evidence that reads little of a telling, and a veto that reads no more. `of`: what they read; empty where both
    have nothing to say whatever the other telling is."""

    compare: ev.Comparison
    of: Callable[[Candidate], Hashable]
    veto: Veto | None = None


def _bounds(figures: tuple[Figure, ...]) -> Hashable:
    return tuple((f.low, f.high) for f in figures)


def _told_by_group(c: Candidate) -> Hashable:
    told = c.killed_groups or c.injured_groups
    return (c.killed_groups, c.injured_groups, _bounds(c.killed), _bounds(c.injured)) if told else None


_FACETS = (
    Facet(ev.day, lambda c: (c.when, c.published, c.weekdays, c.telling.background), vetoes.other_day),
    Facet(ev.place, lambda c: (c.places, c.place_names) if c.places else None, vetoes.elsewhere),
    Facet(ev.kind, lambda c: c.type, lambda a, b, _: vetoes.other_kind(a, b)),
    Facet(ev.initiators, lambda c: (c.initiators, c.initiator_sides) if c.initiators else None),
    Facet(ev.targets, lambda c: c.targets),
    Facet(partial(ev.toll, "killed"), lambda c: _bounds(c.killed)),
    Facet(partial(ev.toll, "injured"), lambda c: _bounds(c.injured)),
    Facet(ev.groups, _told_by_group),
    Facet(ev.objects, lambda c: c.objects),
)
#: So many of them, the first, have a veto.
_RULING = 3
#: In the order of the evidence: what is not a facet is compared word by word; what is asked of undated ones alone is last.
_ORDER = (
    *("day", "place", "kind", "initiators", "targets", "killed", "injured", "groups", "victims", "objects"),
    *("words", "rare", "text", "wording", "lists", "tolls", "company", "recalled"),
)
_KILLED, _GROUPS = _ORDER.index("killed"), _ORDER.index("groups")


class View:
    """A candidate as pairs of it are scored, with its facets by number: 0 for one that has nothing to say."""

    __slots__ = ("_visitor", "candidate", "facets", "figured_by", "sketch")

    def __init__(self, candidate: Candidate, facets: tuple[int, ...]) -> None:
        self.candidate, self.facets = candidate, facets
        self.sketch = frozenset(candidate.sketch)
        self.figured_by = frozenset(f.origin for f in candidate.killed if f.origin)
        self._visitor: Visitor | None = None

    @property
    def visitor(self) -> Visitor:
        if self._visitor is None:
            self._visitor = visitor_of(self.candidate)
        return self._visitor


class _Found(NamedTuple):
    """What was found for two facets. `forbids`: that alone keeps the two apart; `adrift`: nothing dates both."""

    score: float
    forbids: bool
    adrift: bool


_NOTHING = _Found(0.0, forbids=False, adrift=False)


class _Memory:
    """What one facet's values were found to be, by their numbers."""

    def __init__(self, facet: Facet, limits: Limits) -> None:
        self._facet, self._limits = facet, limits
        self._numbers: dict[Hashable, int] = {}
        self._next = count(1)
        self._found: dict[tuple[int, int], _Found] = {}

    def number(self, candidate: Candidate) -> int:
        value = self._facet.of(candidate)
        if not value:
            return 0
        if len(self._numbers) > _REMEMBERED:
            self._numbers.clear()
        known = self._numbers.get(value)
        return known if known is not None else self._numbers.setdefault(value, next(self._next))

    def found(self, one: int, other: int, left: Candidate, right: Candidate) -> _Found:
        pair = (one, other) if one < other else (other, one)
        known = self._found.get(pair)
        return known if known is not None else self._remember(pair, left, right)

    def _remember(self, pair: tuple[int, int], left: Candidate, right: Candidate) -> _Found:
        if len(self._found) > _REMEMBERED:
            self._found.clear()
        said, veto = self._facet.compare(left, right), self._facet.veto
        forbids = veto is not None and veto(left, right, self._limits) is not None
        return self._found.setdefault(pair, _Found(said.score, forbids, ev.adrift(said)))


class Scorer:
    """Scores pairs of views that it made itself."""

    def __init__(self, weights: Weights) -> None:
        self._limits, self._bias = weights.limits, weights.limits.bias
        self._weights = tuple(weights.of[name] for name in _ORDER)
        self._memories = tuple(_Memory(facet, weights.limits) for facet in _FACETS)
        self._said = self._memories[_RULING:]
        self.join, self.near = log_odds(weights.limits.join), log_odds(weights.limits.near)

    def view(self, candidate: Candidate) -> View:
        return View(candidate, tuple(memory.number(candidate) for memory in self._memories))

    def odds(self, left: View, right: View) -> float | None:
        """Log odds that two tellings are of one incident, or `None` where that is forbidden."""
        found = self._allowed(left, right)
        if found is None:
            return None
        odds = self._sum(left, right, found)
        # what nothing dates must be tied by itself: a third telling that is like both does not make the two one
        return None if odds < self._limits.undated and found[0].adrift else odds

    def tie(self, left: View, right: View) -> tuple[float, bool] | None:
        """What is worth keeping of a pair: its odds and whether they are enough; and those of one that nearly was, or is
        forbidden but much alike. `None`: not worth it."""
        odds = self.odds(left, right)
        if odds is not None:
            return (odds, odds >= self.join) if odds >= self.near else None
        mine, other = left.candidate.words, right.candidate.words
        if len(mine & other) < _ALIKE * min(len(mine), len(other)):
            return None
        odds = self._sum(left, right, [self._found(n, left, right) for n in range(_RULING)])
        return (odds, False) if odds >= self.near else None

    def _found(self, n: int, left: View, right: View) -> _Found:
        one, other = left.facets[n], right.facets[n]
        return self._memories[n].found(one, other, left.candidate, right.candidate) if one and other else _NOTHING

    def _allowed(self, left: View, right: View) -> list[_Found] | None:
        """What was found for the facets that can forbid a pair; `None` where they, or another veto, do."""
        found = []
        for n in range(_RULING):
            one = self._found(n, left, right)
            if one.forbids:
                return None
            found.append(one)
        return None if self._forbidden(left, right, adrift=found[0].adrift) else found

    def _forbidden(self, left: View, right: View, *, adrift: bool) -> bool:
        a, b = left.candidate, right.candidate
        return (
            vetoes.one_report(a, b) is not None
            or (a.telling.factuality != b.telling.factuality and vetoes.other_reality(a, b) is not None)
            or vetoes.strike_each_other(a, b)
            or (len(a.places) != len(b.places) and vetoes.sum_and_part(a, b, self._limits) is not None)
            or (not left.figured_by.isdisjoint(right.figured_by) and vetoes.other_toll(a, b, "killed") is not None)
            or (adrift and vetoes.adrift_tolls(a, b) is not None)
        )

    def _sum(self, left: View, right: View, ruling: list[_Found]) -> float:
        a, b = left.candidate, right.candidate
        scores = [f.score for f in ruling]
        for memory, one, other in zip(self._said, left.facets[_RULING:], right.facets[_RULING:], strict=True):
            scores.append(memory.found(one, other, a, b).score if one and other else 0.0)
        hit, adrift = scores.pop(), ruling[0].adrift
        killed, groups = scores[_KILLED], scores[_GROUPS]
        scores += (
            0.0 if a.victims.isdisjoint(b.victims) else ev.victims(a, b).score,
            hit,
            words := ev.shared_words(a, b).score,
            0.0 if a.rare.isdisjoint(b.rare) else ev.rare_words(a, b, is_adrift=adrift).score,
            0.0 if left.sketch.isdisjoint(right.sketch) else ev.same_text(a, b).score,
        )
        if adrift:
            scores += (undated.worded(words), ev.lists(a, b).score, undated.counted(killed, groups))
            scores += (undated.apart_from_it(a, b), ev.recalled(a, b).score)
        odds: float = self._bias + sum(map(mul, self._weights, scores))
        return odds
