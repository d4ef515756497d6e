"""Proclitics come off a word in every way that leaves one, the fewest letters first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.arabic.proclitics import splits


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("جنود", ["جنود"]),  # soldiers
        ("وبالجنود", ["وبالجنود", "بالجنود", "الجنود", "جنود"]),  # and with the soldiers
        ("للجنود", ["للجنود", "لجنود", "جنود"]),  # for the soldiers: the article has lost its «ا»
        ("ولد", ["ولد", "لد"]),  # a boy
    ],
)
def test_the_fewest_letters_first(form: str, words: list[str]) -> None:
    assert [split.word for split in splits(form)] == words


def test_parts_are_told_apart() -> None:
    assert list(splits("وبالجنود"))[-1] == ("و", "ب", "ال", "جنود")
    assert list(splits("للجنود"))[-1] == ("", "ل", "ل", "جنود")


@given(st.text("وفبلكاجند", min_size=1, max_size=8))
def test_parts_make_the_form_again_and_no_word_comes_twice(form: str) -> None:
    found = list(splits(form))
    assert all("".join(split) == form and len(split.word) > 1 for split in found)
    assert len({split.word for split in found}) == len(found)
