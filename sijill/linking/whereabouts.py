"""What the places of two tellings say for and against their being of one incident.

Invariant: pure and symmetric; a place counts for as much as it is small and seldom named.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sijill.arabic.fold import fold
from sijill.knowledge.geo import distance_km
from sijill.linking.candidate import Candidate
from sijill.linking.found import Evidence, nothing, strongest
from sijill.linking.rarity import rarity
from sijill.model import Place

#: What it says that one place lies in the other, and that two are neighbours (the next village is another place).
_WITHIN, _NEIGHBOUR = 0.4, -0.2
#: What it says that one is named by the other: «بين سرمدا وباب الهوى» (between Sarmada and Bab al-Hawa) and «سرمدا» (Sarmada).
_BY_NAME = 0.6
#: What it says that two streets or quarters are of one town.
_PARTS = -0.3
#: Uncertainty from which a place is a region, which is often named for the town in it.
_REGION = 30.0
#: Uncertainty from which two names of one point are two places: the reader only knows what they lie in.
_VAGUE = 10.0


def _precision(uncertainty: float) -> float:
    """How much it says that two tellings share a place this large."""
    return 1.0 if uncertainty <= 3 else 0.85 if uncertainty <= 8 else 0.5 if uncertainty <= 30 else 0.2


def beyond(a: Place, b: Place) -> float | None:
    """Kilometres between two places that their uncertainties do not explain; `None` where one is not on the map."""
    if a.point is None or b.point is None:
        return None
    return max(0.0, distance_km(a.point, b.point) - (a.uncertainty_km or 0.0) - (b.uncertainty_km or 0.0))


@lru_cache(50_000)
def far_apart(places: tuple[Place, ...], margin_km: float) -> tuple[Place, ...]:
    """Of a telling's places those that are no neighbours of one that is named before."""
    found: list[Place] = []
    for one in places:
        if one.point is not None and all((beyond(one, other) or 0.0) > margin_km for other in found):
            found.append(one)
    return tuple(found)


def place(left: Candidate, right: Candidate) -> Evidence:
    if not left.places or not right.places:
        return nothing("place", "one_names_no_place")
    found = [e for a, x in _named(left) for b, y in _named(right) if (e := _two_places(a, b, x, y)) is not None]
    return strongest(found) if found else _off_the_map(left, right)


def _named(candidate: Candidate) -> Iterator[tuple[Place, frozenset[str]]]:
    return zip(candidate.places, candidate.place_names, strict=True)


def _off_the_map(left: Candidate, right: Candidate) -> Evidence:
    """By the words, where one or the other is on no map: «اريحا» may be unknown to be the «أريحا» that the other means."""
    found = [
        (rarity().of_name(stems & others), fold(either.name), repr(either), either)
        for a, stems in _named(left)
        for b, others in _named(right)
        if (a.point is None or b.point is None) and _telling(stems & others)
        for either in (min(a, b, key=lambda p: (fold(p.name), repr(p))),)
    ]
    if not found:
        return nothing("place", "place_off_the_map")
    rarest, *_, either = max(found, key=lambda f: f[:3])
    return Evidence("place", 0.8 * rarest, "in_one_place", {"places": (either,)})


def in_order(a: Place, b: Place) -> tuple[Place, Place]:
    """The same two, whichever is the left one's."""
    return (a, b) if a.name < b.name or (a.name == b.name and repr(a) <= repr(b)) else (b, a)


def _telling(stems: frozenset[str]) -> bool:
    return any(rarity().weight(word) > 0.0 for word in stems)


def _two_places(a: Place, b: Place, stems: frozenset[str], others: frozenset[str]) -> Evidence | None:
    if a.point is None or b.point is None:
        return None
    apart, unexplained = distance_km(a.point, b.point), beyond(a, b) or 0.0
    size = max(a.uncertainty_km or 0.0, b.uncertainty_km or 0.0)
    one, other = in_order(a, b)
    if a.name == b.name or (apart < 1.0 and size < _VAGUE and stems & others):
        return Evidence("place", _precision(size) * rarity().of_name(stems | others), "in_one_place", {"places": (one, other)})
    if apart < 1.0 and size < _VAGUE:
        return _one_point(one, other, min(rarity().of_name(stems), rarity().of_name(others)))
    said = {"one": one, "other": other, "km": apart}
    if unexplained == 0.0 and size <= _REGION and stems and others and (stems <= others or others <= stems):
        return Evidence("place", _BY_NAME * rarity().of_name(stems & others), "place_by_name", said)
    if unexplained > 0.0:
        return Evidence("place", max(-1.0, _NEIGHBOUR - unexplained / 15.0), "places_apart", said)
    if apart <= size and size >= 2 * min(a.uncertainty_km or 0.0, b.uncertainty_km or 0.0):
        if _is_known(a, size) or _is_known(b, size):
            return Evidence("place", _WITHIN * _precision(size), "place_within", said)
        return Evidence("place", 0.0, "place_perhaps_within", said)
    return Evidence("place", _NEIGHBOUR, "places_neighbours", said)


def _is_known(place: Place, size: float) -> bool:
    """Whether it is as large as that itself, not only known to be somewhere there."""
    return place.gazetteer_id is not None and (place.uncertainty_km or 0.0) >= size


def _one_point(one: Place, other: Place, telling: float) -> Evidence:
    """Two names of one point: a part of a town and the town, or two parts of one town."""
    said = {"one": one, "other": other}
    if one.gazetteer_id is None and other.gazetteer_id is None:
        return Evidence("place", _PARTS, "parts_of_one_place", said)
    return Evidence("place", _WITHIN * telling, "one_place_in_other", said)
