"""What a person writes for a field is understood, or refused with how to write it."""

from __future__ import annotations

from datetime import date

import pytest

from sijill.errors import UsageError
from sijill.model import Actor, Interval, Place, Point
from sijill.workflow.choosing import choice


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("killed", "12", 12),
        ("killed", "unknown", None),
        ("injured", "٣", 3),
        ("type", "air_strike", "air_strike"),
        ("factuality", "denied", "denied"),
        ("when", "2021-03-09", Interval.day(date(2021, 3, 9))),
        ("when", "2021-03-09/2021-03-11", Interval(date(2021, 3, 9), date(2021, 3, 11))),
        ("when", "unknown", None),
        ("where", "تل نور, 34.5, 36.5", (Place("تل نور", point=Point(34.5, 36.5), uncertainty_km=0.0),)),
        ("where", "تل نور, 34.5, 36.5, 3", (Place("تل نور", point=Point(34.5, 36.5), uncertainty_km=3.0),)),
        ("where", "unknown", ()),
        ("initiators", "لواء الرايات; كتيبة الغيم", (Actor("لواء الرايات"), Actor("كتيبة الغيم"))),
        ("targets", "unknown", ()),
        # as an Arabic keyboard writes it: «؛», «،», ٠–٩, and the words of the page
        ("targets", "سوق؛ مدرسة", (Actor("سوق"), Actor("مدرسة"))),  # a market; a school
        ("targets", "غير معروف", ()),  # not known
        ("killed", "غير معروف", None),
        ("when", "٢٠٢١-٠٣-٠٩", Interval.day(date(2021, 3, 9))),
        ("where", "تل نور، ٣٤.٥، ٣٦.٥", (Place("تل نور", point=Point(34.5, 36.5), uncertainty_km=0.0),)),
        ("type", "غارة جوية", "air_strike"),
        ("type", "Air strike", "air_strike"),
    ],
)
def test_what_is_written(field: str, written: str, value: object) -> None:
    assert choice(field, written).value == value


def test_places_of_the_gazetteer_go_by_their_names() -> None:
    (place,) = choice("where", "البوكمال").value
    assert place.gazetteer_id is not None
    assert place.point is not None


def test_values_are_taken_as_they_are() -> None:
    assert choice("killed", 0).value == 0
    assert choice("when", date(2021, 3, 9)).value == Interval.day(date(2021, 3, 9))
    assert choice("where", Place("X")).value == (Place("X"),)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("killed", "many", "write a number, or unknown"),
        ("killed", "-3", "write a number"),
        ("killed", -3, "write a number"),
        ("killed", True, "write a number"),
        ("killed", "9" * 20, "write a number"),
        ("killed", "9" * 5000, "write a number"),  # Python reads no more digits, and says so in its own words
        ("killed", 10**16, "write a number"),
        ("type", "boom", "a type of the codebook"),
        ("type", "unknown", "type cannot be unknown"),
        ("factuality", "maybe", "happened, possible, denied, planned"),
        ("when", "9 March", "2021-03-09"),
        ("when", "2021-03-11/2021-03-09", "2021-03-09"),
        ("where", "مكان لا يعرفه أحد", "not in the gazetteer"),
        ("where", "X, 34.5", "NAME, LATITUDE, LONGITUDE"),
        ("where", "X, 34.5, 361", "NAME, LATITUDE, LONGITUDE"),
        ("where", "X, 34.5, 36.5, inf", "NAME, LATITUDE, LONGITUDE"),  # GeoJSON has no such number, and no reader takes the file
        ("where", "X, nan, 3", "NAME, LATITUDE, LONGITUDE"),
        ("where", "X;", "divided by semicolons"),
        ("where", Actor("X"), "where cannot be"),
        ("targets", 3, "targets cannot be"),
        ("tolls", "3", "tolls: no field"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_how_to_write_it(field: str, value: object, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        choice(field, value)
