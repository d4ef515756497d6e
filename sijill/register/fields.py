"""An incident's fields from its tellings' claims.

Invariant: a value is one that some claim holds, or lies within what claims hold; what speaks otherwise, and what denies it, is kept
beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from sijill.arabic.fold import fold
from sijill.knowledge.geo import distance_km
from sijill.model import Actor, Claim, Factuality, Interval, Place, Role, Telling
from sijill.register.incident import Held
from sijill.register.namesakes import namesakes
from sijill.register.one_party import Named, parties
from sijill.register.placed import placed

V = TypeVar("V", Place, Actor)

#: Types that leave open how it was done: they yield to any that says.
_OPEN_TYPES = {"strike": 0.5, "attack": 0.7, "killing": 0.3, "destruction": 0.3, "publication": 0.2}
_LONGEST_VOTE = 10


def kind(tellings: Sequence[Telling]) -> str:
    """The type that most tellings give; an open type counts less, and of equals the first by name is taken."""
    votes: dict[str, float] = defaultdict(float)
    for telling in tellings:
        votes[telling.type] += _OPEN_TYPES.get(telling.type, 1.0)
    return min(votes, key=lambda t: (-round(votes[t], 6), t))


def factuality(tellings: Sequence[Telling]) -> Factuality:
    """The firmest that anyone asserts."""
    said = {t.factuality for t in tellings}
    order: tuple[Factuality, ...] = ("happened", "possible", "denied", "planned")
    return next(f for f in order if f in said)


def is_denied(claim: Claim, whole: Factuality) -> bool:
    """Whether it is told of only to deny it: «نفى الجيش قصف القرية» ("denied shelling the village") names no initiator. `whole`: of
    the incident; of one that is denied as a whole, its claims say what is denied."""
    return claim.factuality == "denied" != whole


def _claims(tellings: Sequence[Telling], field: str) -> list[Claim]:
    whole = factuality(tellings)
    return [c for t in tellings for c in t.claims if c.field == field and not is_denied(c, whole)]


def _denied(tellings: Sequence[Telling], field: str) -> list[Claim]:
    whole = factuality(tellings)
    return [c for t in tellings for c in t.claims if c.field == field and is_denied(c, whole)]


def _by_key(claims: Sequence[Claim], kind: type[V], key: Callable[[V], str]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.value, kind):
            found[key(claim.value)].append(claim)
    return found


def _ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(sorted({c.id for c in claims}))


# when


def when(tellings: Sequence[Telling]) -> Held[Interval] | None:
    """The most precise stretch around the day that most tellings allow."""
    said = [(c, c.value) for c in _claims(tellings, "when") if isinstance(c.value, Interval)]
    if not said:
        return None
    day = _likeliest_day([i for _, i in said])
    holding = sorted((i for _, i in said if i.earliest <= day <= i.latest), key=_precision)
    value = holding[0]
    for other in holding[1:]:
        value = value.within(other) or value
    agree = [c for c, i in said if i.meets(value)]
    denied = [c for c in _denied(tellings, "when") if isinstance(c.value, Interval) and c.value.meets(value)]
    return Held(value, _ids(agree), _ids([*(c for c, i in said if not i.meets(value)), *denied]))


def _precision(interval: Interval) -> tuple[int, bool, date, str, str]:
    return interval.days, interval.basis != "stated", interval.earliest, str(interval.from_time), str(interval.to_time)


def _likeliest_day(intervals: Sequence[Interval]) -> date:
    """Each telling gives its one vote to the days it allows; of equals the first."""
    votes: dict[date, float] = defaultdict(float)
    short = [i for i in intervals if i.days <= _LONGEST_VOTE]
    for interval in short or sorted(intervals, key=_precision)[:1]:
        days = min(interval.days, _LONGEST_VOTE)
        for n in range(days):
            votes[interval.earliest + timedelta(days=n)] += 1.0 / days
    return min(votes, key=lambda d: (-round(votes[d], 6), d))


# where


def where(tellings: Sequence[Telling]) -> tuple[Held[Place], ...]:
    """Every distinct place, the best supported first; one that only surrounds another that is named is left out. A name that could not
    be put on the map means the one place that other tellings put there by it."""
    claims, denied = (_by_key(some, Place, _place_key) for some in (_claims(tellings, "where"), _denied(tellings, "where")))
    _lay_together(placed(c.value for some in claims.values() for c in some if isinstance(c.value, Place)), claims, denied)
    chosen = {key: _best_place(some) for key, some in claims.items()}
    kept = [key for key in chosen if not any(_surrounds(chosen[key], chosen[other]) for other in chosen if other != key)]
    kept.sort(key=lambda k: (-len({c.report_id for c in claims[k]}), chosen[k].uncertainty_km or 999.0, k))
    return tuple(Held(chosen[key], _ids(claims[key]), _ids(denied[key])) for key in kept)


def _place_key(place: Place) -> str:
    return place.gazetteer_id if place.gazetteer_id is not None else fold(place.name)


def _best_place(claims: Sequence[Claim]) -> Place:
    places = [c.value for c in claims if isinstance(c.value, Place)]
    return min(places, key=lambda p: (p.point is None, p.uncertainty_km if p.uncertainty_km is not None else 999.0, repr(p)))


def _surrounds(wide: Place, narrow: Place) -> bool:
    if wide.point is None or narrow.point is None:
        return False
    size, other = wide.uncertainty_km or 0.0, narrow.uncertainty_km or 0.0
    return size > 2 * other and size > 8 and distance_km(wide.point, narrow.point) <= size + other


# who


def actors(tellings: Sequence[Telling], role: Role) -> tuple[Held[Actor], ...]:
    """Everyone said to have that part, the most often said first; who denies it of someone speaks otherwise. One party is there once,
    whatever reports call it."""
    claims, denied = (_by_key(some, Actor, _actor_key) for some in (_claims(tellings, role), _denied(tellings, role)))
    _lay_together(namesakes(claims), claims, denied)
    names = {
        key: _fullest([c.value for c in some if isinstance(c.value, Actor) and _actor_key(c.value) == key]) for key, some in claims.items()
    }
    told = [Named(key, names[key], frozenset(c.report_id for c in some)) for key, some in claims.items()]
    _lay_together(parties(told, apart=role != "initiator"), claims, denied)
    order = sorted(claims, key=lambda k: (-len({c.report_id for c in claims[k]}), k))
    return tuple(Held(names[k], _ids(claims[k]), _ids(denied[k])) for k in order)


def _lay_together(meant: Mapping[str, str], *found: dict[str, list[Claim]]) -> None:
    """`meant`: for a name's key that of the name which stands for it."""
    for some in found:
        for one, other in meant.items():
            if one in some:
                some.setdefault(other, []).extend(some.pop(one))


def _actor_key(actor: Actor) -> str:
    return actor.id if actor.id is not None else fold(actor.name)


def _fullest(found: Sequence[Actor]) -> Actor:
    often: Counter[Actor] = Counter(found)
    rank: Callable[[Actor], tuple[bool, int, str]] = lambda a: (a.side is None, -often[a], repr(a))  # noqa: E731
    return min(often, key=rank)


def sides(held: Sequence[Held[Actor]]) -> frozenset[str]:
    return frozenset(h.value.side for h in held if h.value.side is not None)
