"""The scorers are told the encoder's answers, and weigh them: with an encoder that answers otherwise, the odds are others.

Whoever passes over an answer, or renames one, reads as before to the eye and no better than without an encoder.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt
import pytest

from sijill.model import Dating, Report
from sijill.reading.arguments import place_features, time_features, toll_features
from sijill.reading.binding import Group, with_rivals
from sijill.reading.encoder import Encoder, shipped
from sijill.reading.features import Features, names
from sijill.reading.mentions import place_triggers
from sijill.reading.roles import role_features
from sijill.reading.scene import Scene, look
from sijill.reading.scorer import shipped as scorers
from tests.reading.read_so import DAY
from tests.reading.weighed_so import weighed

#: "The regime's aircraft struck the town of Sarmin on Sunday evening, and the raid killed five civilians."
TEXT = "قصفت طائرات النظام بلدة سرمين مساء الأحد، وأدت الغارة إلى مقتل خمسة مدنيين."
#: Of each question the array where its answers' log-odds begin, and which of them is yes.
YES = {
    "mention": ("mention bias", 0),
    "same": ("same answer bias", 0),
    "place": ("place answer bias", 1),
    "when": ("when answer bias", 1),
    "toll": ("toll answer bias", 1),
}
SURE = 12.0  # log-odds: more than any answer's


@pytest.fixture(scope="module")
def raw() -> dict[str, npt.NDArray[np.generic]]:
    with as_file(files("sijill.reading") / "data" / "encoder.npz") as path, np.load(path) as kept:
        return {name: kept[name] for name in kept}


def scene(encoder: Encoder) -> Scene:
    return look(Report(TEXT, published=DAY), Dating(DAY), encoder=encoder)


def leaning(raw: Mapping[str, npt.NDArray[np.generic]], name: str, answer: int, more: float) -> Encoder:
    """The shipped encoder with one of its answers likelier by that much, whatever it is asked about."""
    bias = np.atleast_1d(raw[name]).astype(np.float32)
    bias[answer] += more
    return Encoder({**raw, name: bias})


def told_by_finds(here: Scene) -> Iterator[tuple[str, Features]]:
    """What is told of each find beside the incident of all mentions."""
    [one] = with_rivals([Group(tuple(place_triggers(here)), "air_strike")])
    yield from (("role", role_features(here, one, f)) for f in here.actors)
    yield from (("place", place_features(here, one, f)) for f in here.places)
    yield from (("when", time_features(here, one, f)) for f in here.times)
    yield from (("toll", toll_features(here, one, f)) for f in here.tolls)


def told(here: Scene, question: str) -> list[Features]:
    asked = weighed(here) if question in ("mention", "type", "same") else told_by_finds(here)
    found = [features for name, features in asked if name == question]
    assert found
    return found


@pytest.mark.parametrize("question", YES)
def test_a_surer_answer_makes_for_better_odds(raw: dict[str, npt.NDArray[np.generic]], question: str) -> None:
    name, yes = YES[question]
    judge = getattr(scorers(), question)
    doubting, sure = (scene(leaning(raw, name, yes, more)) for more in (-SURE, SURE))
    for less, more in zip(told(doubting, question)[:1], told(sure, question)[:1], strict=True):
        assert judge.odds(more) > judge.odds(less) + 0.5


@pytest.mark.parametrize(("role", "answer"), [("initiator", 1), ("target", 2), ("participant", 3)])
def test_a_role_that_the_encoder_speaks_for_is_likelier(raw: dict[str, npt.NDArray[np.generic]], role: str, answer: int) -> None:
    chooser = scorers().role
    at = chooser.classes.index(role)
    doubting, sure = (scene(leaning(raw, "role answer bias", answer, more)) for more in (-SURE, SURE))
    for less, more in zip(told(doubting, "role"), told(sure, "role"), strict=True):
        assert chooser.probabilities(more)[at] > chooser.probabilities(less)[at]


def test_a_type_that_the_encoder_speaks_for_is_likelier(raw: dict[str, npt.NDArray[np.generic]]) -> None:
    chooser = scorers().type
    types = shipped().types
    at = chooser.classes.index("shelling")
    doubting, sure = (scene(leaning(raw, "type bias", types.index("shelling"), more)) for more in (-SURE, SURE))
    less, more = told(doubting, "type")[0], told(sure, "type")[0]
    assert chooser.probabilities(more)[at] > chooser.probabilities(less)[at]


@pytest.mark.parametrize("question", ["mention", "type", "same", "role", "place", "when", "toll"])
def test_what_the_encoder_says_is_among_what_is_told(question: str) -> None:
    """Under the names that the weights know: a renamed feature would weigh nothing."""
    known = getattr(scorers(), question).weights
    said = {name for features in told(scene(shipped()), question) for name in names(features) if name.startswith("sense")}
    assert said & known.keys()
