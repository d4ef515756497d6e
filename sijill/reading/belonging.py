"""What belongs to each of two groups of mentions, as far as the scorers tell, and whether that agrees: two tellings of one incident
have a place, a day, a toll and those who did it in common.

Invariant: features only; a group's chances are worked out when it is first asked about, and of what stands beside it alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from sijill.model import Interval, Place
from sijill.reading.aliases import body
from sijill.reading.arguments import place_features, time_features, toll_features
from sijill.reading.binding import Group
from sijill.reading.certain_roles import certain, entities_beside
from sijill.reading.days import candidates
from sijill.reading.entities import place_key
from sijill.reading.features import Features, Trait, just
from sijill.reading.grouping import place_agreement, when_agreement
from sijill.reading.placing import weighable
from sijill.reading.positions import found_in
from sijill.reading.roles import role_features
from sijill.reading.scene import Scene
from sijill.reading.scorer import Scorers

#: Chances are told by how many of these they lie above.
_MARKS = (0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9)
#: Log-odds between which the words of two groups leave it open whether they are of one incident.
DOUBT = (-1.25, 0.75)
_ODDS_MARKS = tuple(step / 4 for step in range(-8, 6))
#: A toll is told of one of the two alone where the other has it less likely.
_HARDLY = 0.15
_ROLES = ("initiator", "target", "participant")

V = TypeVar("V", Place, Interval)
K = TypeVar("K", bound=Hashable)
Figure = tuple[str, int | None, int | None]
Told = tuple[int, int, str]
#: By what it is, how likely it belongs to a group.
Chances = Mapping[Hashable, float]


@dataclass(frozen=True, slots=True)
class Likely(Generic[V]):
    """What may be a group's place, or its day: each with its chance; and the likeliest, where there is any."""

    chances: Chances
    best: Hashable = None
    value: V | None = None

    @property
    def chance(self) -> float:
        return self.chances.get(self.best, 0.0)


@dataclass(frozen=True, slots=True)
class Belongings:
    """Of one group. `tolls`: by where they stand and their harm; `figures`: by harm and bounds; `roles`: by role, the bodies that may have it."""

    place: Likely[Place]
    when: Likely[Interval]
    tolls: Mapping[Told, float]
    figures: Mapping[Figure, float]
    roles: Mapping[str, Chances]


def belongings(scene: Scene, one: Group, scorers: Scorers) -> Belongings:
    places = ((place_key(f.value.place), f.value.place, scorers.place.yes(place_features(scene, one, f))) for f in weighable(scene, one))
    days = ((days, days, scorers.when.yes(time_features(scene, one, f))) for _, f, days in candidates(scene, one))
    tolls: dict[Told, float] = {}
    figures: dict[Figure, float] = {}
    for f in found_in(scene.tolls_in, one.close_alone):
        chance = scorers.toll.yes(toll_features(scene, one, f))
        _raise(tolls, (f.start, f.end, f.harm), chance)
        _raise(figures, (f.harm, f.low, f.high), chance)
    return Belongings(_likely(places), _likely(days), tolls, figures, _roles(scene, one, scorers))


def _likely(told: Iterator[tuple[Hashable, V, float]]) -> Likely[V]:
    chances: dict[Hashable, float] = {}
    values: dict[Hashable, V] = {}
    for key, value, chance in told:
        values.setdefault(key, value)
        _raise(chances, key, chance)
    best = max(chances, key=chances.__getitem__, default=None)
    return Likely(chances, best, None if best is None else values[best])


def _raise(chances: dict[K, float], key: K, chance: float) -> None:
    chances[key] = max(chances.get(key, 0.0), chance)


def _roles(scene: Scene, one: Group, scorers: Scorers) -> dict[str, Chances]:
    judge, found = scorers.role, {role: dict[Hashable, float]() for role in _ROLES}
    for n, near in entities_beside(scene, one).items():
        key = body(scene.entities[n][0].value.actor) or n
        for find in near:
            row = certain(scene, one, find, judge.classes) or judge.probabilities(role_features(scene, one, find))
            for role, chance in zip(judge.classes, row, strict=True):
                if role in found:
                    _raise(found[role], key, chance)
    return dict(found)


def settling_features(a: Belongings, b: Belongings, odds: float, *, alike: bool, together: bool) -> Features:
    """Features for "both groups are of one incident", where their words alone leave it open. `odds`: what these come to; `alike`:
    they are of one type; `together`: a sentence tells of both."""
    plain: list[Trait] = [
        (_above, "odds", bisect_left(_ODDS_MARKS, odds)),
        (just, "alike={},{}", alike, together),
        *_agreement("place", a.place, b.place, place_agreement),
        *_agreement("when", a.when, b.when, when_agreement),
        *_tolls(a, b),
    ]
    for role in _ROLES:
        plain += _parts(role, a.roles[role], b.roles[role])
    swapped = max(_shared(a.roles["initiator"], b.roles["target"]), _shared(a.roles["target"], b.roles["initiator"]))
    plain.append(_told("swapped", swapped))
    return Features(plain, [])


def _above(name: str, marks: int) -> Iterator[str]:
    """`marks`: how many it lies above."""
    return (f"{name}>{n}" for n in range(marks))


def _told(name: str, chance: float) -> Trait:
    return _above, name, bisect_left(_MARKS, chance)


def _shared(a: Mapping[K, float], b: Mapping[K, float]) -> float:
    """How likely what both may have is both's, at the best."""
    return max((min(chance, b[key]) for key, chance in a.items() if key in b), default=0.0)


def _agreement(name: str, a: Likely[V], b: Likely[V], agree: Callable[[V | None, V | None], str]) -> Iterator[Trait]:
    """How the likeliest of both lie to each other, and how likely each has what the other has."""
    relation = agree(a.value, b.value)
    yield _related, name, relation, bisect_left(_MARKS, min(a.chance, b.chance))
    yield _told(f"{name} in common", sum(chance * b.chances[key] for key, chance in a.chances.items() if key in b.chances))
    yield _told(f"{name} shared", _shared(a.chances, b.chances))
    yield _told(f"{name} of the first", b.chances.get(a.best, 0.0))
    yield _told(f"{name} of the second", a.chances.get(b.best, 0.0))


def _related(name: str, relation: str, marks: int) -> Iterator[str]:
    yield f"{name} {relation}"
    yield from (f"{name} least>{n}" for n in range(marks))
    yield from (f"{name} {relation}>{n}" for n in range(marks))


def _tolls(a: Belongings, b: Belongings) -> Iterator[Trait]:
    """Tolls that both may have, that one has alone, figures told of both, and different ones of one harm."""
    alone = [
        max((c for n, c in one.items() if other.get(n, 0.0) < _HARDLY), default=0.0)
        for one, other in ((a.tolls, b.tolls), (b.tolls, a.tolls))
    ]
    yield _told("toll shared", _shared(a.tolls, b.tolls))
    yield from (_told(f"toll alone {side}", chance) for side, chance in zip(("first", "second"), alone, strict=True))
    yield _told("figure shared", _shared(a.figures, b.figures))
    other = (min(p, q) for mine, p in a.figures.items() for theirs, q in b.figures.items() if mine[0] == theirs[0] and mine != theirs)
    yield _told("figure other", max(other, default=0.0))


def _parts(role: str, a: Chances, b: Chances) -> Iterator[Trait]:
    """Whether the likeliest in a role are one, and how likely each is."""
    first, second = (max(one, key=one.__getitem__, default=None) for one in (a, b))
    chances = a.get(first, 0.0), b.get(second, 0.0)
    yield _told(f"{role} shared", _shared(a, b))
    yield _told(f"{role} other", min(chances) if first != second else 0.0)
    yield from (_told(f"{role} {side}", chance) for side, chance in zip(("first", "second"), chances, strict=True))
