"""Which groups of mentions tell of one incident after all: a headline and its body, a wave and "the strikes" further down.

Invariant: groups are only joined here, never split; what is asked of two groups is asked of them as wholes, so that evidence
which no single pair of words has (the only group of its kind, a headline that the body must tell) can decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sijill.codebook import codebook
from sijill.reading.grouping import Setting, place_agreement, toll_agreement, when_agreement
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

    def rank(self, i: int, j: int) -> int:
        """How many groups are likelier than j to be one with i."""
        return sum(self.means[i, k] > self.means[i, j] for k in range(len(self.all)) if k not in (i, j))


def merge_features(parts: Parts, i: int, j: int) -> list[str]:
    """Features for "group j, the later, is of the same incident as group i"."""
    a, b = parts.all[i], parts.all[j]
    features = [*_odds_features(parts, i, j), *_kinds(a, b), *_agreements(parts.scene, a, b), *_standing(parts, i, j)]
    kind = "=" if a.type == b.type else "x"
    return features + [f"{kind}&{f}" for f in features if not f.startswith("type")]


def _half(x: float) -> float:
    return round(2 * max(-_STEEPEST, min(_STEEPEST, x))) / 2


def _odds_features(parts: Parts, i: int, j: int) -> Iterator[str]:
    across = parts.between(i, j)
    yield from (f"mean={_half(parts.means[i, j])}", f"best={_half(max(across))}", f"worst={_half(min(across))}")
    yield from (f"best>{n}" for n in (-2, -1, 0, 1, 2, 3) if max(across) > n)
    yield from (f"mean>{n}" for n in (-3, -2, -1, 0, 1) if parts.means[i, j] > n)


def _kinds(a: Part, b: Part) -> Iterator[str]:
    types = codebook().types
    yield f"type={'=' if a.type == b.type else ','.join(sorted((a.type, b.type)))}"
    yield f"type of={a.type if a.type == b.type else '-'}"
    yield f"category={types[a.type].category == types[b.type].category}"
    yield f"lemmas={min(2, len(a.lemmas & b.lemmas))}"
    yield from (f"sizes={min(3, len(a.members))},{min(3, len(b.members))}", f"acts={a.names_act},{b.names_act}")
    yield from (f"pointing={b.pointing}", f"pointing={a.pointing},{b.pointing}")


def _best_of(values: Sequence[str], order: Sequence[str]) -> str:
    return next((v for v in order if v in values), "?")


def _agreements(scene: Scene, a: Part, b: Part) -> Iterator[str]:
    pairs = [(x, y) for x in a.around for y in b.around]
    places = [place_agreement(x.place, y.place) for x, y in pairs]
    times = [when_agreement(x.when, y.when) for x, y in pairs]
    tolls = [toll_agreement(x.toll, y.toll) for x, y in pairs]
    yield f"place={_best_of(places, ('same', 'near', 'within', 'apart', 'far', 'unknown'))}"
    yield f"place worst={_best_of(places, ('far', 'apart', 'within', 'near', 'same'))}"
    yield f"when={_best_of(times, ('same', 'meets', 'near', 'other'))}"
    yield f"toll={_best_of(tolls, ('same', 'other number', 'other harm'))}"
    yield from _told_beside(scene, a, b)


def _told_beside(scene: Scene, a: Part, b: Part) -> Iterator[str]:
    """What the sentences of both tell, whatever stands nearest."""
    told: tuple[tuple[str, Callable[[int], set[object]]], ...] = (
        ("tolls", lambda s: {(t.harm, t.low, t.high) for t in scene.tolls_in[s]}),
        ("places", lambda s: {p.value.place.name for p in scene.places_in[s]}),
        ("actors", lambda s: {x.value.actor.name for x in scene.actors_in[s]}),
    )
    for name, of in told:
        left, right = (set().union(*(of(s) for s in part.sentences)) for part in (a, b))
        shared = min(_SAME_COMPANY, len(left & right))
        yield f"{name} beside={shared if left and right else '?'}"
        if right and not right & left:
            yield f"{name} all new"


def _standing(parts: Parts, i: int, j: int) -> Iterator[str]:
    a, b = parts.all[i], parts.all[j]
    headline = f"headline={_only_headline(a)},{_only_headline(b)}"
    yield from (headline, f"{headline},rank={min(2, parts.rank(i, j))}")
    yield from (
        f"ranks={min(2, parts.rank(i, j))},{min(2, parts.rank(j, i))}",
        f"shared sentences={min(2, len(a.sentences & b.sentences))}",
    )
    gap = min(b.sentences) - max(a.sentences)
    yield f"gap={max(-2, min(5, gap))}"
    alike = sum(p.type == b.type for p in parts.all)
    yield from (f"alike={min(4, alike)}", f"groups={min(6, len(parts.all))}", f"order={min(3, j - i)}")


def _only_headline(part: Part) -> bool:
    return part.sentences == {0}
