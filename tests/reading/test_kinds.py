"""The type of a whole group: what its mentions speak for, together and each by itself, and what is told beside them."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import pytest

from sijill.reading.features import names
from sijill.reading.gathering import Thresholds, accepted, grouped
from sijill.reading.kinds import kind_features
from sijill.reading.leaning import log_chances
from sijill.reading.mentions import place_triggers
from sijill.reading.scorer import Chooser, shipped
from tests.reading.read_so import scene

CLASSES = ("strike", "air_strike", "detention")
# "Shelling of the village of al-Hamra kills three … warplanes carried out the shelling"
SHELLED = "قصف على قرية الحمرا يقتل ثلاثة مدنيين، ونفذت القصف طائرات حربية"


def told(text: str, rows: list[list[float]]) -> set[str]:
    here = scene(text)
    return set(names(kind_features(here, place_triggers(here)[: len(rows)], rows, CLASSES)))


def test_what_one_mention_alone_says_is_told_beside_what_all_say_together() -> None:
    seen = told(SHELLED, [[4.0, 0.0, -6.0], [-5.0, 0.0, -6.0]])
    assert "type=air_strike" in seen
    assert {"strike any<0", "air_strike any<0"} <= seen
    assert "detention any<3" not in seen
    assert "n=2" in seen


def test_means_and_tolls_of_its_sentences_are_told_and_of_the_report_apart() -> None:
    # "Shelling of al-Hamra. Elsewhere a drone flew over, said the network."
    seen = told("قصف على الحمرا أوقع قتيلا.\nوفي مكان آخر حلقت طائرة مسيرة، وفق الشبكة.", [[0.0, 0.0, 0.0]])
    assert {"l=قصف", "toll=killed,1", "report=strike"} <= seen
    assert "report means=drone_strike" in seen
    assert "means=drone_strike" not in seen


@pytest.mark.parametrize("row", [[0.0, 0.0, 0.0], [9.0, -9.0, 2.0], [-700.0, 700.0, 0.0]])
def test_log_chances_are_of_chances_that_sum_to_one(row: list[float]) -> None:
    assert sum(map(exp, log_chances(row))) == pytest.approx(1)


def test_the_scorer_of_kinds_has_the_last_word() -> None:
    here, known = scene(SHELLED), shipped()
    always = replace(known, kind=Chooser(("riot", "strike"), (9.0, 0.0), {}))
    types = [g.type for g in grouped(here, accepted(here, known, Thresholds()), always, Thresholds())]
    assert types
    assert set(types) == {"riot"}
