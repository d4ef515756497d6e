"""Where tellings may meet: the blocks each of them is in, from its days, places, words and wording.

Invariant: a telling's blocks are a function of it alone. Two tellings whose days and places, on the map or by name, allow that
they are of one incident share a block; and a block that is too full is not dropped but taken apart by one key part more.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import TypeVar

from sijill.linking.candidate import Candidate, place_key
from sijill.linking.rarity import rarity
from sijill.linking.weights import Limits, kinds
from sijill.model import Interval, Place

#: Family, how many parts were added since, and the parts.
Key = tuple[str | int, ...]

#: Looks for company there (others are only found there); and three ways of being a guest: guests of one kind do not meet each
#: other, for they meet elsewhere (those whose place is on the map, in its cells).
SEEKS, DAY_GUEST, KIND_GUEST, MAP_GUEST = 1, 2, 4, 8
GUEST = DAY_GUEST | KIND_GUEST | MAP_GUEST

#: Members from which a block is taken apart; and in one that cannot be, how many of them all others are compared with.
FULL, HUBS = 60, 8

_CELL, _FINE = 0.5, 0.25  # degrees
_VAST_KM = 130.0  # what says no more than that tells no two incidents together by its place
_LONG_DAYS, _LONG_MONTHS = 5, 3
_PUBLISHED_LATE = 2
_HASHES, _MORE_HASHES = 4, 8
_WORDS = 6
_KM_A_DEGREE = 111.2
_SHARED = 50_000
T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Visitor:
    """What of a candidate says which blocks it is in; light enough that those of a whole register can be held at once.
    `points`: where its places are; `off_map`, `on_map`: the words that name those which are on no map, and the others."""

    type: str
    when: Interval | None
    published: Interval | None
    places: tuple[Place, ...]
    points: tuple[str, ...]
    off_map: tuple[str, ...]
    on_map: tuple[str, ...]
    words: tuple[str, ...]
    sketch: tuple[int, ...]


def visitor_of(candidate: Candidate) -> Visitor:
    c, words, sketch = candidate, telling_words(candidate), candidate.sketch[:_MORE_HASHES]
    off_map, on_map = (_named(c, mapped=mapped) for mapped in (False, True))
    return Visitor(c.type, c.when, c.published, c.places, _points(c), off_map, tuple(w for w in on_map if w not in off_map), words, sketch)


def _points(candidate: Candidate) -> tuple[str, ...]:
    return tuple(sorted({place_key(p) for p in candidate.places if p.point is not None}))


def _named(candidate: Candidate, *, mapped: bool) -> tuple[str, ...]:
    """The words by which places are compared where one is on no map; its whole name where those are too plain."""
    found: set[str] = set()
    for place, stems in zip(candidate.places, candidate.place_names, strict=True):
        if _is_vast(place) or (place.point is not None) != mapped:
            continue
        found |= {w for w in stems if rarity().weight(w) > 0.0} or (set() if mapped else {place_key(place)})
    return tuple(sorted(found))


def shared(visitor: Visitor) -> Visitor:
    """The same, with what many have held once."""
    v = visitor
    when, published, places = _once(v.when), _once(v.published), _once(v.places)
    names = _once(v.points), _once(v.off_map), _once(v.on_map)
    return Visitor(intern(v.type), when, published, places, *names, tuple(map(intern, v.words)), v.sketch)


@lru_cache(_SHARED)
def _once(value: T) -> T:
    """The first value that was equal to this one."""
    return value


def may_meet(one: int, other: int) -> bool:
    """Whether two members of a block are worth comparing, by their flags."""
    return bool((one | other) & SEEKS) and not one & other & GUEST


def number(key: Key) -> int:
    """The number that a block goes by on disk: 63 bits, the same in every run."""
    return int.from_bytes(hashlib.blake2b(repr(key).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def doors(visitor: Visitor, limits: Limits) -> dict[Key, int]:
    """The blocks it enters, and as what."""
    found: dict[Key, int] = {}
    for family in (_by_day, _by_text, _by_place, _by_word):
        for key, flags in family(visitor, limits):
            found[key] = flags if key not in found else (found[key] | flags) & SEEKS | found[key] & flags
    return found


def is_last(key: Key) -> bool:
    """Whether there is no part left to add."""
    return int(key[1]) == len(_STEPS[str(key[0])])


def further(visitor: Visitor, key: Key, flags: int, limits: Limits) -> dict[Key, int]:
    """The blocks that it is in once this one is taken apart; none where there is no part to add."""
    if is_last(key):
        return {}
    family, level = str(key[0]), int(key[1])
    steps = _STEPS[family]
    return {(family, level + 1, *key[2:], *part): flags | more for part, more in steps[level](visitor, key, limits)}


# the first part: days and cells of the map


def _by_day(visitor: Visitor, limits: Limits) -> Iterator[tuple[Key, int]]:
    days = list(_days(visitor, limits))
    if not days:
        return
    for ordinal, flags in days:
        for name, guest in _names(visitor):
            yield ("named", 0, ordinal, name), flags | guest | SEEKS
        for place in visitor.places:
            for y, x in _cells(place, _CELL, limits):
                yield ("day", 0, ordinal, y, x), flags | SEEKS


def _names(visitor: Visitor) -> Iterator[tuple[str, int]]:
    """At home with those on no map; a place on the map is a guest there, for it may be what another calls by a name that is on none."""
    for name in visitor.off_map:
        yield name, 0
    for name in visitor.on_map:
        yield name, MAP_GUEST


def _days(visitor: Visitor, limits: Limits) -> Iterator[tuple[int, int]]:
    """Its own days, and as a guest those after, for the slack. Those of an undated telling are the ones before it was published."""
    when = visitor.when or visitor.published
    if when is None or when.days > _LONG_DAYS:
        return
    first = when.earliest.toordinal() - (_PUBLISHED_LATE if visitor.when is None else 0)
    last = when.latest.toordinal()
    for ordinal in range(first, last + limits.slack_days + 1):
        yield ordinal, 0 if ordinal <= last else DAY_GUEST


def _cells(place: Place, size: float, limits: Limits) -> Iterator[tuple[int, int]]:
    """The cells that its extent and half the margin touch: two places within reach of each other share one."""
    if place.point is None or _is_vast(place):
        return
    radius = ((place.uncertainty_km or 0.0) + limits.margin_km / 2) / _KM_A_DEGREE
    across = radius / max(0.2, math.cos(math.radians(place.point.lat)))
    for y in range(math.floor((place.point.lat - radius) / size), math.floor((place.point.lat + radius) / size) + 1):
        for x in range(math.floor((place.point.lon - across) / size), math.floor((place.point.lon + across) / size) + 1):
            yield y, x


def _is_vast(place: Place) -> bool:
    return (place.uncertainty_km or 0.0) > _VAST_KM


# the first part: wording, names of places, rare words


def _by_text(visitor: Visitor, _limits: Limits) -> Iterator[tuple[Key, int]]:
    for one in visitor.sketch[:_HASHES]:
        yield ("text", 0, one), SEEKS


def _by_place(visitor: Visitor, _limits: Limits) -> Iterator[tuple[Key, int]]:
    """Tellings that say no day meet those of the same place: of about the time they were published, where that is known."""
    when = visitor.when or visitor.published
    adrift = SEEKS if when is None else 0
    loose = SEEKS if when is not None and (visitor.when is None or when.days > _LONG_DAYS) else 0
    for name, guest in (*((key, 0) for key in visitor.points), *_names(visitor)):
        yield ("place", 0, name), adrift | guest
        for month in _months(visitor):
            yield ("month", 0, name, month), loose | guest


def _months(visitor: Visitor) -> range:
    when = visitor.when or visitor.published
    if when is None:
        return range(0)
    last = when.latest.year * 12 + when.latest.month
    first = when.earliest.year * 12 + when.earliest.month - (visitor.when is None)
    return range(first, last + 1) if last - first <= _LONG_MONTHS else range(0)


def _by_word(visitor: Visitor, _limits: Limits) -> Iterator[tuple[Key, int]]:
    for word in visitor.words:
        yield ("word", 0, word), SEEKS


def telling_words(candidate: Candidate) -> tuple[str, ...]:
    """The rarest of its words, those of its places left aside."""
    weight = rarity().weight
    rare = candidate.rare.difference(*candidate.place_names)
    return tuple(sorted(rare, key=lambda w: (-weight(w), w))[:_WORDS])


def shared_mass(left: Candidate, right: Candidate) -> float:
    """How rare what two tellings share is, in sum."""
    weight = rarity().weight
    return math.fsum(weight(w) for w in left.rare & right.rare)


# further parts

Part = tuple[tuple[str | int, ...], int]


def _finer_cells(visitor: Visitor, key: Key, limits: Limits) -> Iterator[Part]:
    ratio, (y, x) = round(_CELL / _FINE), key[3:5]
    for place in visitor.places:
        for fine_y, fine_x in _cells(place, _FINE, limits):
            if (fine_y // ratio, fine_x // ratio) == (y, x):
                yield (fine_y, fine_x), 0


def _kinds(visitor: Visitor, _key: Key, _limits: Limits) -> Iterator[Part]:
    """At home with its own kind of act, a guest with those before it in the alphabet that can be told of the same act."""
    yield (visitor.type,), 0
    for one, other in kinds():
        if one == visitor.type and other < one:
            yield (other,), KIND_GUEST


def _words(visitor: Visitor, _key: Key, _limits: Limits) -> Iterator[Part]:
    for word in visitor.words:
        yield (word,), 0


def _second_words(visitor: Visitor, key: Key, _limits: Limits) -> Iterator[Part]:
    """Those after the first in the alphabet: two that share both share the block of the other order's first too."""
    for word in visitor.words:
        if word > str(key[2]):
            yield (word,), 0


def _second_hashes(visitor: Visitor, key: Key, _limits: Limits) -> Iterator[Part]:
    for one in visitor.sketch[:_MORE_HASHES]:
        if one > int(key[2]):
            yield (one,), 0


def _own_months(visitor: Visitor, _key: Key, _limits: Limits) -> Iterator[Part]:
    for month in _months(visitor) or (-1,):
        yield (month,), 0


def _own_days(visitor: Visitor, _key: Key, limits: Limits) -> Iterator[Part]:
    for ordinal, flags in list(_days(visitor, limits)) or [(-1, 0)]:
        yield (ordinal,), flags


Step = Callable[[Visitor, Key, Limits], Iterator[Part]]
_STEPS: dict[str, tuple[Step, ...]] = {
    "day": (_finer_cells, _kinds, _words),
    "named": (_kinds, _words),
    "text": (_second_hashes, _own_days),
    "place": (_words,),
    "month": (_words,),
    "word": (_second_words, _own_months),
}
