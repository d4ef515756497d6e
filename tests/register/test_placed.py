"""A name that lies nowhere means the place that another telling puts on the map by it."""

from __future__ import annotations

from sijill.knowledge.gazetteer import Gazetteer
from sijill.model import Claim, Place, Span, Telling
from sijill.register import fields
from sijill.register.placed import placed

#: «أريحا», Ariha of Idlib and Jericho; «صيدا», Saida of Lebanon and the village near Daraa.
_SYRIAN = next(e for e in Gazetteer.default().lookup("اريحا") if e.country == "SY")
_JERICHO = next(e for e in Gazetteer.default().lookup("اريحا") if e.country != "SY")
ARIHA = Place(_SYRIAN.name, "SY", _SYRIAN.id, _SYRIAN.point, 4.0)
JERICHO = Place(_JERICHO.name, _JERICHO.country, _JERICHO.id, _JERICHO.point, 4.0)
NAME, OTHER = Place("أريحا", how="unresolved"), Place("صيدا", how="unresolved")


def telling(report: str, place: Place) -> Telling:
    return Telling(report, "shelling", (Span(0, 4),), (Claim(report, "where", place, (Span(0, 4),)),))


def test_a_name_means_the_one_place_that_bears_it() -> None:
    assert placed([ARIHA, NAME, OTHER]) == {"اريحا": ARIHA.gazetteer_id}


def test_of_two_that_bear_it_neither_is_meant() -> None:
    assert placed([ARIHA, JERICHO, NAME]) == {}
    assert placed([NAME]) == {}


def test_an_incident_lists_the_place_once_supported_by_both() -> None:
    tellings = [telling("a", ARIHA), telling("b", NAME)]
    (held,) = fields.where(tellings)
    assert (held.value, held.supporting) == (ARIHA, tuple(sorted(t.claims[0].id for t in tellings)))
