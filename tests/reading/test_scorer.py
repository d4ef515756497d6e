"""The linear scorers do the sums they say they do, and the shipped weights load."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.codebook import codebook
from sijill.errors import KnowledgeError
from sijill.reading import scorer
from sijill.reading.encoder import shipped_digest
from sijill.reading.features import Features, just, names
from sijill.reading.scorer import Chooser, Judge, from_json, shipped, shipped_json


def named(*names: str) -> Features:
    """Features of these names: each told by a trait of its own."""
    return Features([(just, name) for name in names], [])


JUDGE = Judge(-1.0, {"a": 2.0, "b": -0.5})
CHOOSER = Chooser(("x", "y"), (0.0, -1.0), {"a": (0.0, 2.0), "b": (0.5, 0.0)})


def test_odds_add_up_and_unknown_features_count_for_nothing() -> None:
    assert JUDGE.odds(named("a", "b", "never seen")) == 0.5
    assert CHOOSER.logits(named("a", "b", "never seen")) == [0.5, 1.0]
    assert CHOOSER.logits(named()) == [0.0, -1.0]


def test_yes_is_the_logistic_of_the_odds() -> None:
    assert JUDGE.yes(named("a")) == pytest.approx(1 / (1 + math.exp(-1.0)))
    assert JUDGE.yes(named()) == pytest.approx(1 / (1 + math.exp(1.0)))


@pytest.mark.parametrize("weight", [900.0, -900.0])
def test_extremes_do_not_overflow(weight: float) -> None:
    assert Judge(0.0, {"big": weight}).yes(named("big")) == pytest.approx(1.0 if weight > 0 else 0.0)
    assert sum(Chooser(("x", "y"), (0.0, 0.0), {"big": (weight, -weight)}).probabilities(named("big"))) == pytest.approx(1.0)


def test_shipped_scorers_know_the_codebook() -> None:
    scorers = shipped()
    assert set(scorers.type.classes) <= set(codebook().types)
    assert set(scorers.role.classes) == {"none", "initiator", "target", "participant"}
    assert all(len(row) == len(c.classes) for c in (scorers.type, scorers.role) for row in c.weights.values())
    assert all(len(j.weights) > 50 for j in (scorers.mention, scorers.same, scorers.place, scorers.when, scorers.toll, scorers.incident))


def test_weights_are_not_read_beside_another_encoder_than_they_were_fitted_with() -> None:
    assert from_json(shipped_json(), encoder=shipped_digest()) == shipped()
    with pytest.raises(KnowledgeError, match=r"weights\.json\.gz was fitted with another encoder"):
        from_json(shipped_json(), encoder="of another")


def _letters(letters: str) -> tuple[str, ...]:
    return tuple(letters)


@given(st.text("abcdefgh", max_size=12), st.text("abcdefgh", max_size=4), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_a_score(features: str, again: str, random: object) -> None:
    judge = Judge(0.3, {f: 0.1 * 1.7**n for n, f in enumerate("abcdefgh")})
    chooser = Chooser(("x", "y"), (0.0, 0.1), {f: [0.1 * 1.7**n, -0.3] for n, f in enumerate("abcdefgh")})
    shuffled = [*features, *(f for f in again if f in features)]
    random.shuffle(shuffled)
    told, other = (Features([(_letters, "".join(letters))], []) for letters in (features, shuffled))
    apart = Features([(_letters, letter) for letter in set(features)], [])
    assert judge.odds(told) == judge.odds(other) == judge.odds(apart)
    assert chooser.logits(told) == chooser.logits(other) == chooser.logits(apart)


def _between(left: str, word: str) -> tuple[str, str]:
    return f"{left} {word} z", f"w={word}"


def test_words_weigh_what_their_names_do() -> None:
    """A word in the middle of a name or at its end; one that no weight knows; a word that a longer name only begins with."""
    judge = Judge(0.0, {"a b z": 1.0, "a c z": 2.0, "a c zz": 4.0, "w=b": 8.0, "w=bb": 16.0, "a z": 32.0})
    told = Features([], [((_between, "a"), ("b", "c", "d", "")), ((_between, "x"), ("b",))])
    assert judge.odds(told) == 1.0 + 8.0 + 2.0 + 8.0
    assert sorted(names(told)) == sorted(("a b z", "w=b", "a c z", "w=c", "a d z", "w=d", "a  z", "w=", "x b z", "w=b"))


def test_what_is_weighed_apart_adds_up() -> None:
    assert JUDGE.odds(named("a"), more=JUDGE.part(named("b"))) == JUDGE.odds(named("a", "b"))


def test_sums_are_exact_before_they_are_rounded() -> None:
    """Ten tenths and their opposite: added one by one as fractions of two they leave a remainder, here none."""
    weights = {f"+{n}": 0.1 for n in range(10)} | {"-": -1.0}
    assert Judge(0.0, weights).odds(named(*weights)) == math.fsum(weights.values())
    assert Chooser(("x",), (0.0,), {f: (w,) for f, w in weights.items()}).logits(named(*weights)) == [math.fsum(weights.values())]


def test_a_weight_too_fine_to_sum_is_refused() -> None:
    with pytest.raises(ValueError, match="1e-20"):
        Judge(0.0, {"a": 1e-20}).odds(named("a"))


def test_what_is_kept_of_traits_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scorer, "_MOST", 3)
    judge = Judge(0.0, {"w=b": 1.0, "3": 1.0})
    for n in range(20):
        assert judge.odds(Features([(just, "{}", n)], [((just, str(n) + "={}"), ("b",))])) == (n == 3)
    assert len(judge._sums._plain) <= 3
    assert len(judge._sums._worded) <= 3
