"""Words for deaths that no one did. All sentences are invented."""

from __future__ import annotations

import pytest

from sijill.reading.features import names
from sijill.reading.incidents import group_features
from sijill.reading.mentions import mention_features, place_triggers
from tests.reading.read_so import scene


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("مصرع ثلاثة في حادث سير شمال المدينة", "traffic"),
        ("وفاة طفلين غرقا في الترعة", "water"),
        ("قتلى بزلزال ضرب القرية", "nature"),
        ("مصرع عاملين بانهيار مبنى قيد الإنشاء", "work"),
        ("وفاة سبعة بالكوليرا", "disease"),
    ],
)
def test_accidents_found(raw: str, kind: str) -> None:
    assert scene(raw).accidents == {0: kind}


def test_a_strike_is_no_accident() -> None:
    assert scene("مقتل ثلاثة بغارة على سيارة شمال المدينة").accidents == {}


def _told(raw: str) -> set[str]:
    seen = scene(raw)
    return set(names(mention_features(seen, place_triggers(seen)[0])))


def test_a_death_alone_is_weighed_apart_from_one_beside_its_cause_or_an_accident() -> None:
    alone = _told("مقتل ثلاثة أشخاص في البلدة أمس")
    assert "alone=True,0" in alone
    assert "accident=-" in alone
    assert "alone=False,1" in _told("مقتل ثلاثة أشخاص بغارة على البلدة أمس")
    assert "accident=traffic" in _told("مقتل ثلاثة أشخاص في حادث سير أمس")
    assert "accident=elsewhere" in _told("مقتل ثلاثة أشخاص في البلدة. وضرب زلزال الجبل.")


def test_an_incident_is_weighed_by_the_accident_its_sentences_tell_of() -> None:
    def told(raw: str) -> set[str]:
        seen = scene(raw)
        return set(names(group_features(seen, [(place_triggers(seen)[0], 0.5)], "killing", others=0, alike=0, kin=None, rank=0)))

    assert {"accident=traffic", "killing,accident=True"} <= told("مقتل ثلاثة أشخاص في حادث سير أمس")
    assert {"accident=-", "killing,accident=False", "harm,acts=0"} <= told("مقتل ثلاثة أشخاص في البلدة أمس")
