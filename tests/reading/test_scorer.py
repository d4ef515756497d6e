"""The linear scorer does the sums it says it does, and the shipped weights load."""

from __future__ import annotations

import math

import pytest

from sijill.reading.scorer import Scorer, shipped

TWO = Scorer(("no", "yes"), (0.0, -1.0), {"a": (0.0, 2.0), "b": (0.5, 0.0)})


def test_logits_add_up_and_unknown_features_count_for_nothing() -> None:
    assert TWO.logits(["a", "b", "never seen"]) == [0.5, 1.0]


def test_yes_is_the_logistic_of_the_difference() -> None:
    assert TWO.yes(["a"]) == pytest.approx(1 / (1 + math.exp(-1.0)))
    assert TWO.yes([]) == pytest.approx(1 / (1 + math.exp(1.0)))


def test_probabilities_sum_to_one_even_when_extreme() -> None:
    extreme = Scorer(("x", "y"), (0.0, 0.0), {"big": (900.0, -900.0)})
    assert sum(extreme.probabilities(["big"])) == pytest.approx(1.0)
    assert extreme.yes(["big"]) == pytest.approx(0.0)


def test_shipped_scorers_are_all_there() -> None:
    scorers = shipped()
    assert set(scorers) >= {"mention", "type", "same", "role", "place", "when", "toll"}
    assert all(len(row) == len(s.classes) for s in scorers.values() for row in s.weights.values())
    assert "none" in scorers["role"].classes
