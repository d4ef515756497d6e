"""Words are cut into the likeliest pieces, and nothing of a word is lost but what no piece holds. All words are everyday ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.reading.encoder import UNKNOWN, shipped
from sijill.reading.wordpieces import BLANK, Wordpieces, plain

#: By number: what is none, then pieces; «غار» and «ة» together are less likely than «غارة».
PIECES = ("?", "غار", "ة", "غارة", BLANK, f"{BLANK}و", "و", "غ", "ا", "ر")
ODDS = (0.0, -4.0, -3.0, -5.0, -2.0, -3.0, -3.0, -6.0, -6.0, -6.0)


def _cut(word: str, *, spaced: bool = False) -> list[str]:
    return [PIECES[n] for n in Wordpieces(PIECES, ODDS, 0).of(word, spaced=spaced)]


def test_the_likeliest_cut_is_taken() -> None:
    assert _cut("غارة") == ["غارة"]
    assert _cut("غار") == ["غار"]
    assert _cut("وغارة", spaced=True) == [f"{BLANK}و", "غارة"]


def test_a_blank_before_a_word_is_part_of_it() -> None:
    assert _cut("غارة", spaced=True) == [BLANK, "غارة"]


def test_a_letter_that_no_piece_holds_is_unknown_and_the_rest_is_cut() -> None:
    assert _cut("غارةب") == ["غارة", "?"]


@pytest.mark.parametrize(
    ("written", "read"),
    [("قُتِلَ", "قتل"), ("اسـ.ـتهداف", "استهداف"), ("الـــقصف", "القصف"), ("،", "،"), ("15", "15"), ("ﻻ", "لا")],
)
def test_what_is_written_into_a_word_is_left_out(written: str, read: str) -> None:
    assert plain(written) == read


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآء", min_size=1, max_size=30), st.booleans())
def test_the_pieces_of_an_arabic_word_are_the_word(word: str, spaced: bool) -> None:
    known = shipped().wordpieces
    told = known.of(word, spaced=spaced)
    assert UNKNOWN not in told
    assert "".join(known.pieces[n] for n in told) == (BLANK if spaced else "") + plain(word)
    assert known.of(word, spaced=spaced) == told
