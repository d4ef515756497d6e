"""How places lie to one another. All sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest

from sijill.model import Dating, Interval, Place, Point, Report
from sijill.reading.place_map import relation
from sijill.reading.scene import look

DAY = Interval.day(date(2024, 3, 14), "given")
TOWN = Place("Town", point=Point(35.0, 37.0), uncertainty_km=4.0, how="gazetteer")
PROVINCE = Place("Province", point=Point(35.2, 37.0), uncertainty_km=60.0, how="gazetteer")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (TOWN, PROVINCE, "in"),
        (PROVINCE, TOWN, "over"),
        (TOWN, TOWN, "same"),
        (TOWN, Place("Neighbour", point=Point(35.1, 37.0), uncertainty_km=4.0, how="gazetteer"), "near"),
        (TOWN, Place("Further", point=Point(36.0, 37.0), uncertainty_km=4.0, how="gazetteer"), "mid"),
        (TOWN, Place("Abroad", point=Point(40.0, 37.0), uncertainty_km=4.0, how="gazetteer"), "far"),
        (TOWN, Place("كذا", how="unresolved"), "open"),
    ],
)
def test_relation(one: Place, other: Place, told: str) -> None:
    assert relation(one, other) == told


def test_a_place_among_those_of_its_sentence() -> None:
    """ "The shelling hit the town of Kafr Nabl in the countryside of Idlib": the one holds the other, by the map and in so many words."""
    here = look(Report("طال القصف بلدة كفرنبل في ريف إدلب مساء.", published=DAY), Dating(DAY))
    town, land = (here.lying(find) for find in here.places)
    assert (town.sort, town.within, town.over, town.head, town.after, town.before) == ("settled", 1, 0, "بلده", "in في", "")
    assert (land.over, land.within, land.before, land.after) == (1, 0, "over في", "")
