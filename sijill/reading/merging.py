"""Which groups of mentions tell of one incident after all: a headline and its body, a wave and "the strikes" further down.

Invariant: groups are only joined here, never split; what is asked of two groups is asked of them as wholes, so that evidence
which no single pair of words has (the only group of its kind, a headline that the body must tell) can decide.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sijill.arabic.kept import kept
from sijill.codebook import codebook
from sijill.model import Interval, Place
from sijill.reading.features import Features, Trait
from sijill.reading.grouping import Setting, TollAround, place_agreement, toll_agreement, when_agreement
from sijill.reading.scene import Scene

_STEEPEST = 4.0
_UNKNOWN_ODDS = -2.0  # of mentions too far apart to have been asked about
_SAME_COMPANY, _SAME_WORDS = 3, 4

Odds = Mapping[tuple[int, int], float]


class Kind(NamedTuple):
    """What a group's words are: how many, up to three; whether any names an act by itself; whether all point back: «الهجوم»,
    "the attack"."""

    size: int
    names_act: bool
    pointing: bool


@dataclass(frozen=True, eq=False)
class Part:
    """One group as the pairs of its mentions made it. `members`: indices of its mentions; `around`: what stands near each."""

    members: tuple[int, ...]
    around: tuple[Setting, ...]
    type: str

    @kept
    def sentences(self) -> frozenset[int]:
        return frozenset(s.mention.sentence for s in self.around)

    @kept
    def first_sentence(self) -> int:
        return min(self.sentences)

    @kept
    def last_sentence(self) -> int:
        return max(self.sentences)

    @kept
    def lemmas(self) -> frozenset[str]:
        return frozenset(s.mention.trigger.lemma for s in self.around)

    @kept
    def places(self) -> list[Place]:
        return list(dict.fromkeys(s.place for s in self.around if s.place is not None))

    @kept
    def days(self) -> list[Interval]:
        return list(dict.fromkeys(s.when for s in self.around if s.when is not None))

    @kept
    def tolls(self) -> list[TollAround]:
        return list(dict.fromkeys(s.toll for s in self.around if s.toll is not None))

    @kept
    def kind(self) -> Kind:
        triggers = [s.mention.trigger for s in self.around]
        pointing = all(t.definite or t.pronoun for t in triggers)
        return Kind(min(3, len(self.members)), any(t.word_class == "event" for t in triggers), pointing)

    @kept
    def rare(self) -> frozenset[str]:
        """The rare words around its mentions."""
        return frozenset().union(*(s.echo.rare for s in self.around))

    @kept
    def only_headline(self) -> bool:
        return self.sentences == {0}


class Across(NamedTuple):
    """The log-odds of the pairs of mentions across two groups."""

    mean: float
    best: float
    worst: float


#: Of two groups that lie too far apart, whatever their sizes: sums of -2 are exact.
_UNKNOWN = Across(_UNKNOWN_ODDS, _UNKNOWN_ODDS, _UNKNOWN_ODDS)


@dataclass(frozen=True, eq=False)
class Parts:
    """All the groups of a report and the log-odds between their mentions."""

    scene: Scene
    all: Sequence[Part]
    odds: Odds
    rows: Sequence[Sequence[float]]  # for each mention, how its words speak for each type

    def across(self, i: int, j: int) -> Across:
        """Of two groups, whichever is named first."""
        return self._asked[i].get(j, _UNKNOWN)

    @kept
    def _asked(self) -> list[dict[int, Across]]:
        """For each group, the others of whose pairs with it one at least was asked about."""
        home = {x: n for n, part in enumerate(self.all) for x in part.members}
        found: list[dict[int, Across]] = [{} for _ in self.all]
        for i, j in {tuple(sorted((home[x], home[y]))) for x, y in self.odds if x in home and y in home}:
            if i != j:
                found[i][j] = found[j][i] = self._over(i, j)
        return found

    def _over(self, i: int, j: int) -> Across:
        left, right, odds = self.all[i].members, self.all[j].members, self.odds
        pairs = [odds.get((x, y) if x < y else (y, x), _UNKNOWN_ODDS) for x in left for y in right]
        return Across(sum(pairs) / len(pairs), max(pairs), min(pairs))

    @kept
    def _in_order(self) -> list[list[float]]:
        """For each group, its means with those of the others that were asked about, the least first."""
        return [sorted(one.mean for one in asked.values()) for asked in self._asked]

    def rank(self, i: int, j: int) -> int:
        """How many groups are likelier than j to be one with i."""
        means, mean = self._in_order[i], self.across(i, j).mean
        unknown = len(self.all) - 1 - len(means)
        return len(means) - bisect_right(means, mean) + (unknown if mean < _UNKNOWN_ODDS else 0)

    @kept
    def told(self) -> list[tuple[frozenset[object], ...]]:
        """For each group, what its sentences tell: tolls, places, actors."""
        names = self.scene.names_in
        return [tuple(frozenset().union(*(of[s] for s in part.sentences)) for of in names) for part in self.all]

    @kept
    def types(self) -> Counter[str]:
        return Counter(p.type for p in self.all)

    @kept
    def recalls(self) -> list[bool]:
        """For each group, whether any of its mentions is recalled from before the news."""
        return [any(self.scene.recalled(s.mention.find.start) for s in part.around) for part in self.all]


def merge_features(parts: Parts, i: int, j: int) -> Features:
    """Features for "group j, the later, is of the same incident as group i"."""
    a, b = parts.all[i], parts.all[j]
    alike = a.type == b.type
    plain = [
        _odds(parts, i, j, alike),
        *_kinds(a, b, alike),
        _agreements(a, b, alike),
        _told_beside(parts, i, j, alike),
        *_standing(parts, i, j, alike),
        _echoes(a, b, alike),
    ]
    return Features(plain, [])


def _crossed(alike: bool, names: Iterable[str]) -> Iterator[str]:
    """The names, and again with whether the two are of one type."""
    for name in names:
        yield from (name, f"=&{name}" if alike else f"x&{name}")


def _half(x: float) -> float:
    return -_STEEPEST if x <= -_STEEPEST else _STEEPEST if x >= _STEEPEST else round(2 * x) / 2


def _odds(parts: Parts, i: int, j: int, alike: bool) -> Trait:
    mean, best, worst = parts.across(i, j)
    above = bisect_left(_BEST_ABOVE, best), bisect_left(_MEAN_ABOVE, mean)
    return _odds_features, _half(mean), _half(best), _half(worst), *above, alike


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
    return (_of_types, *types), (_of_words, min(2, len(a.lemmas & b.lemmas)), a.kind, b.kind, alike)


def _of_types(a: str, b: str) -> Iterator[str]:
    types = codebook().types
    yield from (f"type={'=' if a == b else a + ',' + b}", f"type of={a if a == b else '-'}")
    yield from _crossed(a == b, (f"category={types[a].category == types[b].category}",))


def _of_words(lemmas: int, a: Kind, b: Kind, alike: bool) -> Iterator[str]:
    words = f"lemmas={lemmas}", f"sizes={a.size},{b.size}", f"acts={a.names_act},{b.names_act}"
    return _crossed(alike, (*words, f"pointing={b.pointing}", f"pointing={a.pointing},{b.pointing}"))


def _best_of(values: Collection[str], order: Sequence[str]) -> str:
    return next((v for v in order if v in values), "?") if values else "?"


def _agreements(a: Part, b: Part, alike: bool) -> Trait:
    places = {place_agreement(x, y) for x in a.places for y in b.places}
    times = {when_agreement(x, y) for x in a.days for y in b.days}
    tolls = {toll_agreement(x, y) for x in a.tolls for y in b.tolls}
    place, worst = _best_of(places, _PLACES), _best_of(places, _PLACES_FAR)
    return _agreeing, place, worst, _best_of(times, _TIMES), _best_of(tolls, _TOLLS), alike


#: The likeliest to be of one incident first.
_PLACES, _PLACES_FAR = ("same", "near", "within", "apart", "far", "unknown"), ("far", "apart", "within", "near", "same")
_TIMES, _TOLLS = ("same", "meets", "near", "other"), ("same", "other number", "other harm")


def _agreeing(place: str, worst: str, when: str, toll: str, alike: bool) -> Iterator[str]:
    return _crossed(alike, (f"place={place}", f"place worst={worst}", f"when={when}", f"toll={toll}"))


def _told_beside(parts: Parts, i: int, j: int, alike: bool) -> Trait:
    """What the sentences of both tell, whatever stands nearest."""
    left, right = parts.told[i], parts.told[j]
    return _company, *(_shared(a, b) for a, b in zip(left, right, strict=True)), alike


def _shared(left: frozenset[object], right: frozenset[object]) -> int | None:
    """How many they share, up to three; -1 where the right alone tells of any, `None` where the left alone or neither does."""
    if not right:
        return None
    if not left:
        return -1
    return 0 if left.isdisjoint(right) else min(_SAME_COMPANY, len(left & right))


def _company(tolls: int | None, places: int | None, actors: int | None, alike: bool) -> Iterator[str]:
    names = []
    for name, shared in (("tolls", tolls), ("places", places), ("actors", actors)):
        names.append(f"{name} beside={'?' if shared is None or shared < 0 else shared}")
        if shared is not None and shared <= 0:
            names.append(f"{name} all new")
    return _crossed(alike, names)


def _echoes(a: Part, b: Part, alike: bool) -> Trait:
    """Rare words that stand around both, and what is said of either that speaks of two."""
    first, other = a.around[0].echo, b.around[0].echo
    together = not a.sentences.isdisjoint(b.sentences)
    said = first.other, other.other, first.recalled, other.recalled
    return _echoing, min(_SAME_WORDS, len(a.rare & b.rare)), said, together, alike


def _echoing(rare: int, said: tuple[bool, bool, bool, bool], together: bool, alike: bool) -> Iterator[str]:
    other, b_other, recalled, b_recalled = said
    names = f"rare={rare}", f"rare={rare},{together}", f"other={other}>{b_other}", f"recalled={recalled}>{b_recalled}"
    return _crossed(alike, names)


def _standing(parts: Parts, i: int, j: int, alike: bool) -> tuple[Trait, Trait]:
    a, b = parts.all[i], parts.all[j]
    ranks, gap = (min(2, parts.rank(i, j)), min(2, parts.rank(j, i))), max(-2, min(5, b.first_sentence - a.last_sentence))
    return (
        (_places_of, a.only_headline, b.only_headline, ranks, min(2, len(a.sentences & b.sentences)), gap, alike),
        (_among, min(4, parts.types[b.type]), min(6, len(parts.all)), min(3, j - i), alike),
    )


def _places_of(headline_a: bool, headline_b: bool, ranks: tuple[int, int], shared: int, gap: int, alike: bool) -> Iterator[str]:
    headline = f"headline={headline_a},{headline_b}"
    names = headline, f"{headline},rank={ranks[0]}", f"ranks={ranks[0]},{ranks[1]}", f"shared sentences={shared}", f"gap={gap}"
    return _crossed(alike, names)


def _among(kin: int, groups: int, order: int, alike: bool) -> Iterator[str]:
    return _crossed(alike, (f"alike={kin}", f"groups={groups}", f"order={order}"))
