"""Several finds, one place or one person."""

from __future__ import annotations

from sijill.reading.entities import actor_entities, place_entities
from tests.reading.read_so import scene


def test_near_a_town_and_the_town_are_one_place() -> None:
    here = scene("غارات قرب مدينة الميادين، ثم سقط صاروخ في مدينة الميادين.")
    assert [len(e) for e in place_entities([f for f in here.places if f.value.landmark_of is None])] == [2]


def test_a_persons_short_name_is_the_long_ones() -> None:
    here = scene("قال الصحفي خالد العمري إن الغارة أصابت منزله. ونجا العمري من القصف.")
    persons = [e for e in actor_entities(here.text, here.actors) if e[0].kind == "person"]
    assert [[f.span.of(here.text.raw) for f in e] for e in persons] == [["الصحفي خالد العمري", "العمري"]]
