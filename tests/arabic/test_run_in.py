"""A word that scraping ran into the next is cut, and no word of its own is."""

from __future__ import annotations

import pytest

from sijill.arabic.run_in import run_in
from sijill.arabic.text import analyse


@pytest.mark.parametrize(
    ("raw", "forms"),
    [
        # "… on the dam of Tishrin" + "was martyred"; offsets stay those of the report
        ("قصف على سد تشريناستشهد مواطن", ["قصف", "علي", "سد", "تشرين", "استشهد", "مواطن"]),
        ("إصابة ثلاثة مواطنيناستهدفت مسيرة سيارة", ["اصابه", "ثلاثه", "مواطنين", "استهدفت", "مسيره", "سياره"]),
        ("جنوب كوبانيأصيب ثمانية", ["جنوب", "كوباني", "اصيب", "ثمانيه"]),
    ],
)
def test_the_next_word_is_a_token_of_its_own(raw: str, forms: list[str]) -> None:
    text = analyse(raw)
    assert text.forms == forms
    assert "".join(t.span.of(raw) for t in text.tokens) == raw.replace(" ", "")


@pytest.mark.parametrize(
    "word",
    ["وبالاستهداف", "والاستهدافات", "فاستهدفت", "سيستهدف", "واستنفذت", "وباستشهاد", "المقتل", "بإصابة", "والمصابين", "وكالإصابة", "وأفادت"],
)
def test_words_with_what_is_written_on_to_them_stay_whole(word: str) -> None:
    (form,) = analyse(word).forms
    assert run_in(form) is None
