"""Grouping puts every mention in one group, and joins only on evidence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.model import Interval, Place, Point
from sijill.reading.features import names
from sijill.reading.grouping import pair_features, place_agreement, settings, when_agreement
from sijill.reading.joining import REACH, group
from sijill.reading.leaning import Leaning
from sijill.reading.mentions import place_triggers
from tests.reading.read_so import scene


@given(st.integers(0, 12), st.randoms(use_true_random=False))
def test_a_partition_in_order(count: int, random: object) -> None:
    odds = {(i, j): random.uniform(-3, 3) for j in range(count) for i in range(j)}
    groups = group(count, lambda i, j: odds[i, j])
    assert sorted(n for g in groups for n in g) == list(range(count))
    assert [g[0] for g in groups] == sorted(g[0] for g in groups)
    assert all(g == sorted(g) for g in groups)


def test_means_not_chains_decide() -> None:
    """0~1 and 1~2 are likely, 0~2 is not: the chain alone joins nothing."""
    odds = {(0, 1): 2.0, (1, 2): 1.5, (0, 2): -4.0}
    assert group(3, lambda i, j: odds[i, j]) == [[0, 1], [2]]


def test_far_pairs_are_not_asked_about() -> None:
    asked = []
    group(3 * REACH, lambda i, j: asked.append(j - i) or -1.0)
    assert max(asked) == REACH


def test_joins_the_likeliest_group_or_none() -> None:
    odds = {(0, 1): -2.0, (0, 2): -1.0, (1, 2): 2.0}
    assert group(3, lambda i, j: odds[i, j]) == [[0], [1, 2]]
    assert group(3, lambda i, j: -1.0) == [[0], [1], [2]]
    assert group(3, lambda i, j: 1.0) == [[0, 1, 2]]


KAFR, NEXT, FAR = Point(35.9, 36.9), Point(35.95, 36.95), Point(33.5, 36.3)


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        (None, Place("a", point=KAFR), "?"),
        (Place("a", point=KAFR), Place("a", point=KAFR), "same"),
        (Place("a", point=KAFR), Place("b", point=NEXT), "near"),
        (Place("a", point=KAFR), Place("b", point=FAR), "far"),
        (Place("a", point=KAFR), Place("b", point=FAR, uncertainty_km=400), "within"),
        (Place("a"), Place("b", point=FAR), "unknown"),
    ],
)
def test_places_agree_or_not(left: Place | None, right: Place | None, word: str) -> None:
    assert place_agreement(left, right) == word


@pytest.mark.parametrize(
    ("days", "word"),
    [((1, 1, 1, 1), "same"), ((1, 3, 2, 4), "meets"), ((1, 1, 2, 2), "near"), ((1, 1, 9, 9), "other")],
)
def test_days_agree_or_not(days: tuple[int, int, int, int], word: str) -> None:
    a, b, c, d = (date(2024, 5, n) for n in days)
    assert when_agreement(Interval(a, b), Interval(c, d)) == word


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        # "a strike hit a school in Douma … warplanes targeted the school"
        ("قصف استهدف مدرسة في دوما أمس. استهدفت الطائرات مدرسة البلدة صباحا.", "True"),
        ("قصف استهدف مدرسة في دوما أمس. استهدفت الطائرات مستشفى البلدة صباحا.", "False"),  # "… the hospital"
        ("قصف استهدف دوما أمس. استهدفت الطائرات مستشفى البلدة صباحا.", "?"),
    ],
)
def test_what_is_hit_speaks_for_one_incident_or_two(raw: str, told: str) -> None:
    here = scene(raw)
    mentions = [m for m in place_triggers(here) if m.trigger.word == "verb" or m.trigger.lemma == "استهداف"]
    around = settings(here, mentions, [Leaning("strike", {"strike": 1.0})] * len(mentions))
    assert f"hit={told}" in set(names(pair_features(here, around[0], around[-1])))
    assert "lean=8,True" in set(names(pair_features(here, around[0], around[-1])))
