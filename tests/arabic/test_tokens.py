"""Words, numbers and signs, as news sites and scraped posts join them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.arabic.fold import fold
from sijill.arabic.text import analyse
from sijill.arabic.tokens import _by_word, _split_at

SIGNS = 'ابةوقالدمفيحلب .,،؛:!؟…"“”«»()\n#_-/0123456789ab\u064b\u0640'


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=SIGNS + " \n", max_size=80) | st.text(max_size=40))
def test_a_text_cut_word_by_word_is_the_text_cut_whole(raw: str) -> None:
    folded = fold(raw)
    assert _by_word(folded) == _split_at(folded, set())


def test_tokens() -> None:
    assert [t.form for t in analyse("#دير_الزور: 12.5 كم، و10-12 قتيلاً").tokens] == [
        "#", "دير", "_", "الزور", ":", "12.5", "كم", "،", "و", "10-12", "قتيلا",
    ]  # fmt: skip


def test_a_full_stop_after_a_number_is_a_token_of_its_own() -> None:
    """In every Python: «في العام 2011.», "in 2011."."""
    assert [t.form for t in analyse("في العام 2011.\nوسقط 3.5").tokens] == ["في", "العام", "2011", ".", "وسقط", "3.5"]


def test_letters_of_another_script_begin_a_word() -> None:
    """A scraped post has its author's handle, or a date, joined to its first word; «لل15» and «m4» are words of their own."""
    assert analyse("@samirقصف وسط نيوزMay 3").forms == ["@", "samir", "قصف", "وسط", "نيوز", "may", "3"]
    text = analyse("@samirقصف لل15 m4")
    assert [text.folded[start:end] for start, end in text.runs] == ["لل15", "m4"]


def test_what_is_scraped_onto_a_word_s_last_letter_is_another_word() -> None:
    """«السويدية» and «استشهد» (was killed), the end of a title and the start of its text; offsets stay those of the report."""
    raw = "قصف في محطة السويديةاستشهد 8 أشخاص"
    text = analyse(raw)
    assert text.forms == ["قصف", "في", "محطه", "السويديه", "استشهد", "8", "اشخاص"]
    assert [t.span.of(raw) for t in text.tokens][3:5] == ["السويدية", "استشهد"]
