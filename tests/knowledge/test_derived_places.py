"""Places told from another, called the same in both languages."""

from __future__ import annotations

import re

import pytest

from sijill.arabic.text import analyse
from sijill.knowledge.derived_places import arabic_name, derived_name
from sijill.knowledge.gazetteer import Gazetteer
from sijill.model import Place, Point
from sijill.reading.places import find_places

AT = Point(36.2, 37.2)


def place(name: str, gazetteer_id: str | None = "sy-aleppo", how: str = "derived") -> Place:
    return Place(name, "SY", gazetteer_id, AT, 5.0, how)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "arabic"),
    [
        ("Aleppo", "حلب"),
        ("eastern Aleppo countryside", "ريف حلب الشرقي"),
        ("north-western Aleppo countryside", "ريف حلب الشمالي الغربي"),
        ("Aleppo countryside", "ريف حلب"),
        ("9.5 km south-east of Aleppo", "9.5 كم جنوب شرق حلب"),
        ("20 km from Aleppo", "على بعد 20 كم من حلب"),
        ("near Aleppo", "قرب حلب"),
        ("west of Aleppo", "غرب حلب"),
        ("Aleppo front", "جبهة حلب"),
        ("airport, Aleppo", "مطار في حلب"),
        ("northern border of Aleppo", "حدود حلب الشمالية"),
        ("Paris", None),
        ("nowhere near Aleppo", None),
    ],
)
def test_arabic_names(name: str, arabic: str | None) -> None:
    assert arabic_name(place(name)) == arabic


def test_the_countryside_of_a_governorate_goes_without_that_word() -> None:
    assert arabic_name(place("Aleppo countryside", "sy-aleppo-governorate-region")) == "ريف حلب"
    assert arabic_name(place("northern Aleppo governorate", "sy-aleppo-governorate-region")) == "شمال محافظة حلب"


def test_half_way_between_two() -> None:
    assert arabic_name(place("between Aleppo and Homs", None)) == "بين حلب وحمص"
    assert arabic_name(place("between Aleppo and Nowhere", None)) is None


def test_what_the_gazetteer_does_not_know_has_no_arabic_name_here() -> None:
    assert arabic_name(place("Aleppo", "imported-1", "gazetteer")) is None
    assert arabic_name(place("somewhere", None, "unresolved")) is None


#: Every form that the reader makes: "in the eastern countryside of Idlib", "9 km south-west of Manbij", "near Raqqa" …
TOLD = (
    "في ريف إدلب الشرقي",
    "في ريف حماة",
    "على بعد 9 كم جنوب غرب منبج",
    "قرب الرقة",
    "شمال مدينة الرستن",
    "بين حماة وحمص",
    "في جنوب محافظة درعا",
)


@pytest.mark.parametrize("words", TOLD)
def test_whatever_the_reader_derives_can_be_said_in_arabic(words: str) -> None:
    derived = [f.value.place for f in find_places(analyse(f"وقع انفجار {words} أمس.")) if f.value.place.how == "derived"]
    assert derived
    for one in derived:
        assert re.search(r"[A-Za-z]", arabic_name(one) or one.name) is None, one.name


def test_forms_have_the_gaps_that_they_are_filled_with() -> None:
    assert derived_name("so_far_to_a_side", km="9", side="north", name="Homs") == "9 km north of Homs"
    with pytest.raises(KeyError):
        derived_name("side", name="Homs")


def test_rows_by_id_and_by_name() -> None:
    gazetteer = Gazetteer.default()
    aleppo = gazetteer.with_id("sy-aleppo")
    assert aleppo is not None
    assert gazetteer.called("Aleppo", "SY") == aleppo
    assert gazetteer.with_id("no-such-place") is None
    assert gazetteer.called("Aleppo", "IQ") is None
