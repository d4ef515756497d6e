"""Which groups of mentions tell of one incident after all: a headline and its body, a wave and "the strikes" further down.

Invariant: groups are only joined here, never split; what is asked of two groups is asked of them as wholes, so that evidence
which no single pair of words has (the only group of its kind, a headline that the body must tell) can decide.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sijill.codebook import codebook
from sijill.model import Interval, Place
from sijill.reading.features import Features, Trait
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


def merge_features(parts: Parts, i: int, j: int) -> Features:
    """Features for "group j, the later, is of the same incident as group i"."""
    a, b = parts.all[i], parts.all[j]
    alike = a.type == b.type
    plain = [_odds(parts, i, j), *_kinds(a, b, alike), _agreements(a, b, alike), *_told_beside(parts, i, j), *_standing(parts, i, j)]
    return Features(plain, [])


def _crossed(alike: bool, names: Iterable[str]) -> Iterator[str]:
    """The names, and again with whether the two are of one type."""
    for name in names:
        yield from (name, f"=&{name}" if alike else f"x&{name}")


def _half(x: float) -> float:
    return round(2 * max(-_STEEPEST, min(_STEEPEST, x))) / 2


def _odds(parts: Parts, i: int, j: int) -> Trait:
    across = parts.between(i, j)
    mean, best = parts.means[i, j], max(across)
    alike = parts.all[i].type == parts.all[j].type
    return (
        *(_odds_features, _half(mean), _half(best), _half(min(across))),
        *(bisect_left(_BEST_ABOVE, best), bisect_left(_MEAN_ABOVE, mean), alike),
    )


_BEST_ABOVE, _MEAN_ABOVE = (-2, -1, 0, 1, 2, 3), (-3, -2, -1, 0, 1)


def _odds_features(mean: float, best: float, worst: float, best_above: int, mean_above: int, alike: bool) -> Iterator[str]:
    """`best_above`, `mean_above`: how many of the marks they lie above."""
    return _crossed(
        alike,
        (
            *(f"mean={mean}", f"best={best}", f"worst={worst}"),
            *(f"best>{n}" for n in _BEST_ABOVE[:best_above]),
            *(f"mean>{n}" for n in _MEAN_ABOVE[:mean_above]),
        ),
    )


def _kinds(a: Part, b: Part, alike: bool) -> tuple[Trait, Trait]:
    types = (a.type, b.type) if a.type <= b.type else (b.type, a.type)
    sizes = min(3, len(a.members)), min(3, len(b.members))
    return (_of_types, *types), (
        _of_words,
        min(2, len(a.lemmas & b.lemmas)),
        sizes,
        a.names_act,
        b.names_act,
        a.pointing,
        b.pointing,
        alike,
    )


def _of_types(a: str, b: str) -> Iterator[str]:
    types = codebook().types
    yield from (f"type={'=' if a == b else a + ',' + b}", f"type of={a if a == b else '-'}")
    yield from _crossed(a == b, (f"category={types[a].category == types[b].category}",))


def _of_words(
    lemmas: int, sizes: tuple[int, int], act_a: bool, act_b: bool, pointing_a: bool, pointing_b: bool, alike: bool
) -> Iterator[str]:
    words = f"lemmas={lemmas}", f"sizes={sizes[0]},{sizes[1]}", f"acts={act_a},{act_b}"
    return _crossed(alike, (*words, f"pointing={pointing_b}", f"pointing={pointing_a},{pointing_b}"))


def _best_of(values: Collection[str], order: Sequence[str]) -> str:
    return next((v for v in order if v in values), "?")


def _agreements(a: Part, b: Part, alike: bool) -> Trait:
    places = {place_agreement(x, y) for x in a.places for y in b.places}
    times = {when_agreement(x, y) for x in a.days for y in b.days}
    tolls = {toll_agreement(x, y) for x in a.tolls for y in b.tolls}
    return (
        _agreeing,
        _best_of(places, ("same", "near", "within", "apart", "far", "unknown")),
        _best_of(places, ("far", "apart", "within", "near", "same")),
        _best_of(times, ("same", "meets", "near", "other")),
        _best_of(tolls, ("same", "other number", "other harm")),
        alike,
    )


def _agreeing(place: str, worst: str, when: str, toll: str, alike: bool) -> Iterator[str]:
    return _crossed(alike, (f"place={place}", f"place worst={worst}", f"when={when}", f"toll={toll}"))


def _telling(scene: Scene) -> tuple[tuple[str, Callable[[int], set[object]]], ...]:
    return (
        ("tolls", lambda s: {(t.harm, t.low, t.high) for t in scene.tolls_in[s]}),
        ("places", lambda s: {p.value.place.name for p in scene.places_in[s]}),
        ("actors", lambda s: {x.value.actor.name for x in scene.actors_in[s]}),
    )


def _told_beside(parts: Parts, i: int, j: int) -> Iterator[Trait]:
    """What the sentences of both tell, whatever stands nearest."""
    alike = parts.all[i].type == parts.all[j].type
    for (name, left), (_, right) in zip(parts.told[i], parts.told[j], strict=True):
        shared = min(_SAME_COMPANY, len(left & right)) if left and right else None
        yield _company, name, shared, bool(right) and not shared, alike


def _company(name: str, shared: int | None, all_new: bool, alike: bool) -> Iterator[str]:
    names = f"{name} beside={'?' if shared is None else shared}", f"{name} all new"
    return _crossed(alike, names if all_new else names[:1])


def _standing(parts: Parts, i: int, j: int) -> tuple[Trait, Trait]:
    a, b = parts.all[i], parts.all[j]
    alike, ranks = a.type == b.type, (min(2, parts.rank(i, j)), min(2, parts.rank(j, i)))
    gap = max(-2, min(5, min(b.sentences) - max(a.sentences)))
    return (
        (_places_of, _only_headline(a), _only_headline(b), ranks, min(2, len(a.sentences & b.sentences)), gap, alike),
        (_among, min(4, parts.types[b.type]), min(6, len(parts.all)), min(3, j - i), alike),
    )


def _places_of(headline_a: bool, headline_b: bool, ranks: tuple[int, int], shared: int, gap: int, alike: bool) -> Iterator[str]:
    headline = f"headline={headline_a},{headline_b}"
    names = headline, f"{headline},rank={ranks[0]}", f"ranks={ranks[0]},{ranks[1]}", f"shared sentences={shared}", f"gap={gap}"
    return _crossed(alike, names)


def _among(kin: int, groups: int, order: int, alike: bool) -> Iterator[str]:
    return _crossed(alike, (f"alike={kin}", f"groups={groups}", f"order={order}"))


def _only_headline(part: Part) -> bool:
    return part.sentences == {0}
