"""What a report as a whole speaks of: which lands, and where its sure places are.

Invariant: a name never speaks for itself: whether a place is abroad is told by all that the report names besides it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sijill.knowledge.gazetteer import Entry
from sijill.knowledge.geo import nearest_km
from sijill.model import Point

AROUND_KM = 150.0
_LONG = 20  # in a report of so many, who fights abroad too («غارة إسرائيلية على حمص») speaks of nothing there
_IN_PASSING = 0.03  # of all words for lands; two namesakes abroad do not speak for each other
TALK = 3  # so many words of countries make a report one about countries

_NOTHING: Counter[str] = Counter()
_NOWHERE: frozenset[Point] = frozenset()


@dataclass(slots=True)
class Context:
    """What the report as a whole speaks of: how often each country, and where its sure places are."""

    countries: Counter[str] = field(default_factory=Counter)
    fronts: frozenset[str] = frozenset()  #: the countries that who fights here fights in; weaker than any word for a country
    anchors: set[Point] = field(default_factory=set)
    own: dict[str, Counter[str]] = field(default_factory=dict)  #: by name, how often it is itself the word for a country
    own_points: dict[str, set[Point]] = field(default_factory=dict)  #: and the anchors that are its own
    _nearest: dict[Point, float] = field(default_factory=dict)

    def share(self, country: str | None) -> float:
        total = self.countries.total()
        return self.countries[country] / total if country and total else 0.0

    def speaks_of(self, entry: Entry) -> bool:
        """Whether the report names the entry's country, or an actor that fights in it."""
        return self.countries[entry.country or ""] > 0 or entry.country in self.fronts

    def foreign(self, entry: Entry, name: str) -> bool:
        """Whether all else that the report names, this name aside, is of other lands and lies far off."""
        own, points = self.own.get(name, _NOTHING), self.own_points.get(name, _NOWHERE)
        others = self.countries.total() - own.total()
        told = self.countries[entry.country or ""] - own[entry.country or ""]
        spoken_of = told > _IN_PASSING * others or (entry.country in self.fronts and others < _LONG)
        if others < TALK or spoken_of or own.total() >= TALK:  # one that is named again and again is meant
            return False
        if entry.point not in points:
            return self.nearest_km(entry.point) > AROUND_KM
        return len(self.anchors) > len(points) and nearest_km(entry.point, self.anchors - points) > AROUND_KM

    def nearest_km(self, point: Point) -> float:
        """How far the nearest sure place is; asked only once all anchors are known."""
        known = self._nearest.get(point)  # asked once: a point's hash is not for nothing
        if known is None:
            known = self._nearest[point] = nearest_km(point, self.anchors)
        return known
