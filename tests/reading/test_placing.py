"""Where an unlisted place lies, by what the words around it say."""

from __future__ import annotations

import pytest

from sijill.reading.placing import is_speaker, located
from tests.reading.read_so import scene


def test_an_unlisted_quarter_lies_somewhere_in_its_city() -> None:
    here = scene("سقطت قذيفة على حي السنابل الغربية وسط مدينة تعز.")
    unlisted = next(f for f in here.places if f.value.place.point is None)
    put = located(here, unlisted)
    assert put.point is not None
    assert put.how == "derived"
    assert put.name == unlisted.value.place.name
    assert put.uncertainty_km is not None
    assert put.uncertainty_km >= 3


@pytest.mark.parametrize("after", ["", " في ريف دير الزور", " بمحافظة دير الزور"])
def test_an_unlisted_village_lies_where_its_distance_puts_it(after: str) -> None:
    here = scene(f"قصفت طائرات قرية السنابل الغربية، على بعد 14 كيلومتراً شرق مدينة الميادين{after}، أمس.")  # "14 km east of Mayadin"
    unlisted, worked_out = here.places[:2]
    put = located(here, unlisted)
    assert (put.name, put.point, put.uncertainty_km) == (
        unlisted.value.place.name,
        worked_out.value.place.point,
        worked_out.value.place.uncertainty_km,
    )
    assert put.uncertainty_km is not None
    assert put.uncertainty_km < 10


def test_a_village_of_a_land_s_name_holds_no_village_beside_it() -> None:
    """ "The villages of …, Ayn Jahsh, Qatar, Arran … east of Aleppo": one of them is called Qatar."""
    here = scene("تحرير مدينة تادف في ريف حلب وقرى طومان، شماويه، عين جحش، قطر، عران، دير قاق شرق حلب.")
    assert {located(here, f).country for f in here.places if f.value.place.gazetteer_id is None} == {"SY"}


def test_an_unlisted_village_with_nothing_round_it_has_no_point() -> None:
    here = scene("سقطت قذيفة على قرية السنابل الغربية أمس.")
    assert all(located(here, f).point is None for f in here.places)


@pytest.mark.parametrize(
    ("raw", "speaks"),
    [
        ("قتل 12 شخصا في تفجير، ولم تعلق تل أبيب", True),  # "Tel Aviv made no comment"
        ("ونفت دمشق مسؤوليتها عن القصف", True),
        ("وقال شهود إن القصف هز دمشق", False),  # "the shelling shook Damascus"
        ("وقالت مصادر في دمشق إن القصف وقع فجرا", False),
    ],
)
def test_a_state_that_speaks_is_not_where_it_happened(raw: str, speaks: bool) -> None:
    here = scene(raw)
    assert [is_speaker(here, f) for f in here.places] == [speaks]
