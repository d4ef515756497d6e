"""What actors, sides and places are called."""

from __future__ import annotations

import pytest

from sijill.model import Actor, Place, Point
from sijill.saying.names import actor_name, side_name, value_name

HOMS = Place("Homs", "SY", "sy-homs", Point(34.73, 36.71), 8.0)


@pytest.mark.parametrize(
    ("known_as", "english", "arabic"),
    [
        ("sohr", "Syrian Observatory for Human Rights", "المرصد السوري لحقوق الإنسان"),
        ("Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights", "المرصد السوري لحقوق الإنسان"),
        ("مجلس لا يعرفه أحد", "مجلس لا يعرفه أحد", "مجلس لا يعرفه أحد"),
        ("Nobody's Brigade", "Nobody's Brigade", "Nobody's Brigade"),
    ],
)
def test_actors(known_as: str, english: str, arabic: str) -> None:
    assert (actor_name(known_as, "en"), actor_name(known_as, "ar")) == (english, arabic)


@pytest.mark.parametrize(
    ("value", "arabic"),
    [
        (HOMS, "حمص"),
        (Place("ضيعة بعيدة", how="unresolved"), "ضيعة بعيدة"),
        (Actor("Israeli Army", "il-army"), "الجيش الإسرائيلي"),
        (Actor("a battalion of it", "il-army"), "a battalion of it"),  # finer than what the list has under the id
        (Actor("مسلحون"), "مسلحون"),
    ],
)
def test_values(value: Place | Actor, arabic: str) -> None:
    assert value_name(value, "ar") == arabic
    assert value_name(value, "en") == value.name


def test_sides_have_the_name_of_the_actor_they_are_named_after() -> None:
    assert side_name("Syrian government", "ar") != "Syrian government"
    assert side_name("Syrian government", "en") == "Syrian government"
    assert side_name("no such side", "ar") == "no such side"
