"""Which groups of mentions tell of one incident after all: a headline and its body, a wave and "the strikes" further down.

Invariant: groups are only joined here, never split; what is asked of two groups is asked of them as wholes, so that evidence
which no single pair of words has (the only group of its kind, a headline that the body must tell) can decide.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sijill.codebook import codebook
from sijill.model import Interval, Place
from sijill.reading.grouping import Setting, TollAround, place_agreement, toll_agreement, when_agreement
from sijill.reading.scene import Scene

_STEEPEST = 4.0
_UNKNOWN_ODDS = -2.0  # of mentions too far apart to have been asked about
_SAME_COMPANY = 3

Odds = Mapping[tuple[int, int], float]


@dataclass(frozen=True, eq=False)
class Part:
    """One group as the pairs of its mentions made it. `members`: indices of its mentions; `around`: what stands near each."""

    members: tuple[int, ...]
    around: tuple[Setting, ...]
    type: str

    @cached_property
    def sentences(self) -> frozenset[int]:
        return frozenset(s.mention.sentence for s in self.around)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        return frozenset(s.mention.trigger.lemma for s in self.around)

    @cached_property
    def places(self) -> list[Place]:
        return list(dict.fromkeys(s.place for s in self.around if s.place is not None))

    @cached_property
    def days(self) -> list[Interval]:
        return list(dict.fromkeys(s.when for s in self.around if s.when is not None))

    @cached_property
    def tolls(self) -> list[TollAround]:
        return list(dict.fromkeys(s.toll for s in self.around if s.toll is not None))

    @cached_property
    def names_act(self) -> bool:
        """Whether any of its words names an act by itself."""
        return any(s.mention.trigger.word_class == "event" for s in self.around)

    @cached_property
    def pointing(self) -> bool:
        """Whether all its words point back: «الهجوم», "the attack"."""
        return all(s.mention.trigger.definite or s.mention.trigger.pronoun for s in self.around)


@dataclass(frozen=True, eq=False)
class Parts:
    """All the groups of a report and the log-odds between their mentions."""

    scene: Scene
    all: Sequence[Part]
    odds: Odds
    rows: Sequence[Sequence[float]]  # for each mention, how its words speak for each type

    def between(self, i: int, j: int) -> list[float]:
        """Log-odds of every pair of mentions across two groups."""
        a, b = self.all[i].members, self.all[j].members
        return [self.odds.get((min(x, y), max(x, y)), _UNKNOWN_ODDS) for x in a for y in b]

    @cached_property
    def means(self) -> dict[tuple[int, int], float]:
        found = {}
        for j in range(len(self.all)):
            for i in range(j):
                across = self.between(i, j)
                found[i, j] = found[j, i] = sum(across) / len(across)
        return found

    @cached_property
    def _in_order(self) -> list[list[float]]:
        """For each group, its means with the others, the least first."""
        count = range(len(self.all))
        return [sorted(self.means[i, k] for k in count if k != i) for i in count]

    def rank(self, i: int, j: int) -> int:
        """How many groups are likelier than j to be one with i."""
        means = self._in_order[i]
        return len(means) - bisect_right(means, self.means[i, j])

    @cached_property
    def told(self) -> list[tuple[tuple[str, set[object]], ...]]:
        """For each group, what its sentences tell, by kind."""
        return [tuple((name, set().union(*(of(s) for s in part.sentences))) for name, of in _telling(self.scene)) for part in self.all]

    @cached_property
    def types(self) -> Counter[str]:
        return Counter(p.type for p in self.all)


def merge_features(parts: Parts, i: int, j: int) -> list[str]:
    """Features for "group j, the later, is of the same incident as group i"."""
    a, b = parts.all[i], parts.all[j]
    features = [*_odds_features(parts, i, j), *_kinds(a, b), *_agreements(a, b), *_told_beside(parts, i, j), *_standing(parts, i, j)]
    kind = "=" if a.type == b.type else "x"
    return features + [f"{kind}&{f}" for f in features if not f.startswith("type")]


def _half(x: float) -> float:
    return round(2 * max(-_STEEPEST, min(_STEEPEST, x))) / 2


def _odds_features(parts: Parts, i: int, j: int) -> Iterator[str]:
    across = parts.between(i, j)
    mean, best = parts.means[i, j], max(across)
    yield from (f"mean={_half(mean)}", f"best={_half(best)}", f"worst={_half(min(across))}")
    yield from (f"best>{n}" for n in (-2, -1, 0, 1, 2, 3) if best > n)
    yield from (f"mean>{n}" for n in (-3, -2, -1, 0, 1) if mean > n)


def _kinds(a: Part, b: Part) -> Iterator[str]:
    types = codebook().types
    yield f"type={'=' if a.type == b.type else ','.join(sorted((a.type, b.type)))}"
    yield f"type of={a.type if a.type == b.type else '-'}"
    yield f"category={types[a.type].category == types[b.type].category}"
    yield f"lemmas={min(2, len(a.lemmas & b.lemmas))}"
    yield from (f"sizes={min(3, len(a.members))},{min(3, len(b.members))}", f"acts={a.names_act},{b.names_act}")
    yield from (f"pointing={b.pointing}", f"pointing={a.pointing},{b.pointing}")


def _best_of(values: Collection[str], order: Sequence[str]) -> str:
    return next((v for v in order if v in values), "?")


def _agreements(a: Part, b: Part) -> Iterator[str]:
    places = {place_agreement(x, y) for x in a.places for y in b.places}
    times = {when_agreement(x, y) for x in a.days for y in b.days}
    tolls = {toll_agreement(x, y) for x in a.tolls for y in b.tolls}
    yield f"place={_best_of(places, ('same', 'near', 'within', 'apart', 'far', 'unknown'))}"
    yield f"place worst={_best_of(places, ('far', 'apart', 'within', 'near', 'same'))}"
    yield f"when={_best_of(times, ('same', 'meets', 'near', 'other'))}"
    yield f"toll={_best_of(tolls, ('same', 'other number', 'other harm'))}"


def _telling(scene: Scene) -> tuple[tuple[str, Callable[[int], set[object]]], ...]:
    return (
        ("tolls", lambda s: {(t.harm, t.low, t.high) for t in scene.tolls_in[s]}),
        ("places", lambda s: {p.value.place.name for p in scene.places_in[s]}),
        ("actors", lambda s: {x.value.actor.name for x in scene.actors_in[s]}),
    )


def _told_beside(parts: Parts, i: int, j: int) -> Iterator[str]:
    """What the sentences of both tell, whatever stands nearest."""
    for (name, left), (_, right) in zip(parts.told[i], parts.told[j], strict=True):
        shared = left & right
        yield f"{name} beside={min(_SAME_COMPANY, len(shared)) if left and right else '?'}"
        if right and not shared:
            yield f"{name} all new"


def _standing(parts: Parts, i: int, j: int) -> Iterator[str]:
    a, b = parts.all[i], parts.all[j]
    headline, rank = f"headline={_only_headline(a)},{_only_headline(b)}", min(2, parts.rank(i, j))
    yield from (headline, f"{headline},rank={rank}")
    yield from (
        f"ranks={rank},{min(2, parts.rank(j, i))}",
        f"shared sentences={min(2, len(a.sentences & b.sentences))}",
    )
    gap = min(b.sentences) - max(a.sentences)
    yield f"gap={max(-2, min(5, gap))}"
    yield from (f"alike={min(4, parts.types[b.type])}", f"groups={min(6, len(parts.all))}", f"order={min(3, j - i)}")


def _only_headline(part: Part) -> bool:
    return part.sentences == {0}
