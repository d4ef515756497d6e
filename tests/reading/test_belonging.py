"""What belongs to each of two groups tells whether they are one incident, where their words leave it open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sijill.reading.belonging import DOUBT, belongings, settling_features
from sijill.reading.binding import Group, with_rivals
from sijill.reading.features import names
from sijill.reading.gathering import Doubts, Thresholds, merged, parts_of
from sijill.reading.mentions import place_triggers
from sijill.reading.scene import Scene
from sijill.reading.scorer import Judge, shipped
from tests.reading.read_so import scene

# "Three killed in a strike on al-Tayyana" / "Warplanes hit the town of al-Tayyana yesterday, killing three civilians."
ONE = "ثلاثة قتلى بغارة على الطيانة\nقصفت طائرات حربية أمس بلدة الطيانة، ما أدى إلى مقتل ثلاثة مدنيين."
# "Warplanes hit Idlib on Monday, killing five." / "On Friday an explosive device went off in Taiz, and wounded two soldiers."
TWO = "قصفت طائرات حربية مدينة إدلب يوم الاثنين، ما أدى إلى مقتل خمسة مدنيين.\nويوم الجمعة انفجرت عبوة ناسفة في مدينة تعز وأصيب جنديان."


def told(here: Scene) -> set[str]:
    """The features of the first sentence's event words and the last one's."""
    mentions = place_triggers(here)
    ends = (tuple(m for m in mentions if m.sentence == end.sentence) for end in (mentions[0], mentions[-1]))
    first, last = (belongings(here, one, shipped()) for one in with_rivals([Group(members, "attack") for members in ends]))
    return set(names(settling_features(first, last, 0.0, alike=True, together=False)))


def test_one_place_and_one_figure_are_shared() -> None:
    features = told(scene(ONE))
    assert {"place same", "place in common>3", "place shared>3", "figure shared>3", "alike=True,False"} <= features
    assert "figure other>0" not in features


def test_other_places_days_and_figures_are_told() -> None:
    features = told(scene(TWO))
    assert {"place far", "place far>3", "when other"} <= features
    assert not {"place shared>1", "when shared>3", "figure shared>0", "toll shared>0"} & features


def test_odds_are_told_by_the_marks_that_they_lie_above() -> None:
    here = scene(ONE)
    one = belongings(here, Group((place_triggers(here)[0],), "air_strike"), shipped())
    spelled = set(names(settling_features(one, one, 0.1, alike=True, together=True)))
    assert {f for f in spelled if f.startswith("odds>")} == {f"odds>{n}" for n in range(9)}  # -2, -1.75, … 0


def test_what_scorers_know_nothing_of_belongs_to_nothing_for_sure() -> None:
    here = scene("دوى انفجار")  # "an explosion was heard"
    one = belongings(here, Group((place_triggers(here)[0],), "explosion"), shipped())
    assert (one.place.best, one.when.best, one.place.chance, one.tolls) == (None, None, 0.0, {})
    assert "place ?" in set(names(settling_features(one, one, 0.0, alike=True, together=True)))


@pytest.mark.parametrize(
    ("words", "settle", "joined"), [(0.0, 9.0, True), (0.0, -9.0, False), (DOUBT[1], -9.0, True), (DOUBT[0], 9.0, False)]
)
def test_belongings_are_asked_only_where_words_leave_it_open(words: float, settle: float, joined: bool) -> None:
    here = scene(ONE)
    scorers = replace(shipped(), same=Judge(-9.0, {}), merge=Judge(words, {}), settle=Judge(settle, {}))
    judged = [(m, 0.9) for m in place_triggers(here)]
    parts = parts_of(here, judged, scorers, Thresholds())
    assert len(parts.all) > 1
    assert Doubts(parts, judged, scorers).settled(0, 1) == (settle if DOUBT[0] < words < DOUBT[1] else words)
    assert (len(merged(parts, judged, scorers, Thresholds())) == 1) is joined
