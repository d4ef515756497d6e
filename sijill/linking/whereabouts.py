"""What the places of two tellings say for and against their being of one incident.

Invariant: pure and symmetric; a place counts for as much as it is small and seldom named.
"""

from __future__ import annotations

from collections.abc import Iterator

from sijill.arabic.fold import fold
from sijill.knowledge.geo import distance_km
from sijill.linking.candidate import Candidate
from sijill.linking.found import Evidence, nothing
from sijill.linking.rarity import rarity
from sijill.model import Place

#: What it says that one place lies in the other, and that two are neighbours (the next village is another place).
_WITHIN, _NEIGHBOUR = 0.6, -0.2
#: What it says that two streets or quarters are of one town.
_PARTS = -0.3
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


def place(left: Candidate, right: Candidate) -> Evidence:
    if not left.places or not right.places:
        return nothing("place", "one names no place")
    found = [e for a, x in _named(left) for b, y in _named(right) if (e := _two_places(a, b, x, y)) is not None]
    return max(found, key=lambda e: (e.score, e.sentence)) if found else _off_the_map(left, right)


def _named(candidate: Candidate) -> Iterator[tuple[Place, frozenset[str]]]:
    return zip(candidate.places, candidate.place_names, strict=True)


def _off_the_map(left: Candidate, right: Candidate) -> Evidence:
    """By the words, where one or the other is on no map: «اريحا» may be unknown to be the «أريحا» that the other means."""
    found = [
        (rarity().of_name(stems & others), min(fold(a.name), fold(b.name)))
        for a, stems in _named(left)
        for b, others in _named(right)
        if (a.point is None or b.point is None) and _telling(stems & others)
    ]
    if not found:
        return nothing("place", "a place could not be put on the map")
    rarest, name = max(found)
    return Evidence("place", 0.8 * rarest, f"both in {name}")


def _telling(stems: frozenset[str]) -> bool:
    return any(rarity().weight(word) > 0.0 for word in stems)


def _two_places(a: Place, b: Place, stems: frozenset[str], others: frozenset[str]) -> Evidence | None:
    if a.point is None or b.point is None:
        return None
    apart, unexplained = distance_km(a.point, b.point), beyond(a, b) or 0.0
    names = sorted({a.name, b.name})
    size = max(a.uncertainty_km or 0.0, b.uncertainty_km or 0.0)
    if len(names) == 1 or (apart < 1.0 and size < _VAGUE and stems & others):
        return Evidence("place", _precision(size) * rarity().of_name(stems | others), f"both in {' / '.join(names)}")
    if apart < 1.0 and size < _VAGUE:
        return _one_point(a, b, min(rarity().of_name(stems), rarity().of_name(others)))
    said = f"{names[0]} and {names[1]} are {apart:.0f} km apart"
    if unexplained > 0.0:
        return Evidence("place", max(-1.0, _NEIGHBOUR - unexplained / 15.0), said)
    if apart <= size and size >= 2 * min(a.uncertainty_km or 0.0, b.uncertainty_km or 0.0):
        if _is_known(a, size) or _is_known(b, size):
            return Evidence("place", _WITHIN * _precision(size), f"{said}, one within the other's extent")
        return Evidence("place", 0.0, f"{said}, perhaps one in the other")
    return Evidence("place", _NEIGHBOUR, f"{said}, neighbours")


def _is_known(place: Place, size: float) -> bool:
    """Whether it is as large as that itself, not only known to be somewhere there."""
    return place.gazetteer_id is not None and (place.uncertainty_km or 0.0) >= size


def _one_point(a: Place, b: Place, telling: float) -> Evidence:
    """Two names of one point: a part of a town and the town, or two parts of one town."""
    said = " and ".join(sorted({a.name, b.name}))
    if a.gazetteer_id is None and b.gazetteer_id is None:
        return Evidence("place", _PARTS, f"{said} are two parts of one place")
    return Evidence("place", _WITHIN * telling, f"{said} are one in the other")
