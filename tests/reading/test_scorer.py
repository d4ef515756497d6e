"""The linear scorers do the sums they say they do, and the shipped weights load."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.codebook import codebook
from sijill.reading.scorer import Chooser, Judge, shipped

JUDGE = Judge(-1.0, {"a": 2.0, "b": -0.5})
CHOOSER = Chooser(("x", "y"), (0.0, -1.0), {"a": (0.0, 2.0), "b": (0.5, 0.0)})


def test_odds_add_up_and_unknown_features_count_for_nothing() -> None:
    assert JUDGE.odds(["a", "b", "never seen"]) == 0.5
    assert CHOOSER.logits(["a", "b", "never seen"]) == [0.5, 1.0]
    assert CHOOSER.logits([]) == [0.0, -1.0]


def test_yes_is_the_logistic_of_the_odds() -> None:
    assert JUDGE.yes(["a"]) == pytest.approx(1 / (1 + math.exp(-1.0)))
    assert JUDGE.yes([]) == pytest.approx(1 / (1 + math.exp(1.0)))


@pytest.mark.parametrize("weight", [900.0, -900.0])
def test_extremes_do_not_overflow(weight: float) -> None:
    assert Judge(0.0, {"big": weight}).yes(["big"]) == pytest.approx(1.0 if weight > 0 else 0.0)
    assert sum(Chooser(("x", "y"), (0.0, 0.0), {"big": (weight, -weight)}).probabilities(["big"])) == pytest.approx(1.0)


def test_shipped_scorers_know_the_codebook() -> None:
    scorers = shipped()
    assert set(scorers.type.classes) <= set(codebook().types)
    assert set(scorers.role.classes) == {"none", "initiator", "target", "participant"}
    assert all(len(row) == len(c.classes) for c in (scorers.type, scorers.role) for row in c.weights.values())
    assert all(len(j.weights) > 50 for j in (scorers.mention, scorers.same, scorers.place, scorers.when, scorers.toll, scorers.incident))


@given(st.lists(st.sampled_from("abcdefgh"), max_size=12), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_a_score(features: list[str], random: object) -> None:
    judge = Judge(0.3, {f: 0.1 * 1.7**n for n, f in enumerate("abcdefgh")})
    chooser = Chooser(("x", "y"), (0.0, 0.1), {f: [0.1 * 1.7**n, -0.3] for n, f in enumerate("abcdefgh")})
    shuffled = [*features, *features[:3]]
    random.shuffle(shuffled)
    assert judge.odds(shuffled) == judge.odds(features)
    assert chooser.logits(shuffled) == chooser.logits(features)
