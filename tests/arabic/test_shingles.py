"""Signatures: the same for ever, and close to the truth."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.arabic.shingles import KEPT, containment, resemblance, shingles, signature

WORDS = st.lists(
    st.sampled_from(["قصف", "قتل", "خمسة", "بلدة", "الزهراء", "أمس", "طائرات", "حربية", "مدنيين", "جرحى", "ريف", "شمال"]), max_size=30
).map(" ".join)


def test_a_signature_is_the_same_for_ever() -> None:
    # These numbers may stand in registers: they must not change.
    assert signature("قصفت طائرات حربية بلدة الزهراء") == (1092637213208602876, 4049107026259844987, 7221070482950780036)
    assert signature("قَصفت طائرات حربيّة: بلدة الزهراء!") == signature("قصفت طائرات حربية بلدة الزهراء")


@given(WORDS, WORDS)
def test_laws(left: str, right: str) -> None:
    a, b = signature(left), signature(right)
    assert resemblance(a, b) == resemblance(b, a)
    assert 0 <= resemblance(a, b) <= 1
    assert list(a) == sorted(set(a))
    assert all(0 <= h < 2**63 for h in a)
    assert resemblance(a, a) == (1 if left.split() else 0)
    if len(left.split()) > 2:
        assert containment(shingles(left), shingles(f"{left} {right}")) == 1


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_long_texts_are_compared_by_sample(share: float) -> None:
    draw = random.Random(7)
    words = [f"كلمة{n}" for n in range(5000)]
    first = [draw.choice(words) for _ in range(900)]
    kept = int(len(first) * share)
    second = first[:kept] + [draw.choice(words) for _ in range(900 - kept)]
    left, right = " ".join(first), " ".join(second)
    a, b = shingles(left), shingles(right)
    assert len(signature(left)) == KEPT
    assert abs(resemblance(signature(left), signature(right)) - len(a & b) / len(a | b)) < 0.15


def test_short_texts() -> None:
    assert signature("") == ()
    assert resemblance((), ()) == 0
    assert len(signature("قصف")) == 1
    assert resemblance(signature("قصف البلدة"), signature("قصف البلدة")) == 1
    assert containment(shingles("قصف عنيف على البلدة"), shingles("أفاد مراسلنا عن قصف عنيف على البلدة فجرا")) == 1
