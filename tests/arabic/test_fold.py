"""Folding: what is written apart is read as one, and every folded character keeps its place in the raw text."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import sijill.arabic.fold as fold_module
from sijill.arabic import broken
from sijill.arabic.fold import fold, fold_map

ALPHABET = "ابتدرسشعفقكلمنهويأإآةىؤئ ـ.،,*-_/|١٢3 5\n\tًٌّْٰٓ\u200f\u200b\ufeff\u00a0ﻗﻻﷺ½²کیپۀہءdr1é…“”«»#٬٫\U0001f534"
VOWEL_SIGNS = set("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0656\u0657\u0658\u0670")
texts = st.one_of(st.text(alphabet=ALPHABET, max_size=60), st.text(max_size=60))


@settings(max_examples=400, deadline=None)
@given(texts)
@example("د.ا.ع\u0651.ش")
@example("قـ.ـصف ہہہ د11عش د..ا..عـ ـش")
@example("ـ\u064bـ.ـ")
def test_laws(raw: str) -> None:
    folded = fold_map(raw)
    assert folded.text == fold(raw)
    assert len(folded.starts) == len(folded.text)
    assert all(0 <= at < len(raw) for at in folded.starts)
    assert list(folded.starts) == sorted(folded.starts)
    assert fold(folded.text) == folded.text


def test_plain_characters_are_those_that_no_folding_changes() -> None:
    plain = re.compile(f"[{fold_module.PLAIN}]")
    common = dict(fold_module._COMMON)
    for char in filter(plain.match, map(chr, range(sys.maxunicode + 1))):
        assert fold_module._fold_character(char) == common.get(char, char)


@given(texts)
def test_letters_are_folded_as_the_table_says(raw: str) -> None:
    assert fold_module._letter_by_letter(raw) == raw.translate(fold_module._TABLE)


@given(st.text(alphabet="ابـ\u064b .*", max_size=30))
def test_runs_and_dirt_are_found_as_their_patterns_say(flat: str) -> None:
    assert fold_module._runs(flat) == [m.span() for m in fold_module._GONE.finditer(flat)]
    if not broken.strokes(flat):
        assert not any(pattern.search(flat) for pattern in (broken._BETWEEN, broken._BESIDE))
    if not broken.may_be_broken(flat):
        assert broken.restored(flat) == flat
        assert broken.joints(flat) == []


@given(st.text(alphabet=ALPHABET, min_size=1, max_size=30), st.data())
def test_a_span_gives_back_the_raw_stretch(raw: str, data: st.DataObject) -> None:
    folded = fold_map(raw)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.span(start, end)
    # Each raw character that made the stretch lies in the span, those before and after it do not.
    assert span.start == folded.starts[start]
    letters_end = folded.starts[end - 1] + 1
    assert set(raw[letters_end : span.end]) <= VOWEL_SIGNS
    assert not (set(raw[span.end : span.end + 1]) & VOWEL_SIGNS)
    assert folded.find(span.end) == folded.find(letters_end)  # no letter more
    assert span.of(raw)


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 1), (-1, 2)])
@pytest.mark.parametrize("raw", ["قصف جوي", "قـصف جوي"])
def test_what_is_no_stretch_has_no_span(raw: str, start: int, end: int) -> None:
    folded = fold_map(raw)
    with pytest.raises(ValueError, match="not a span"):
        folded.span(start, end)


@given(st.text(alphabet="ابتدرسشعفقكلمنهوي ", max_size=40))
def test_plain_letters_stay(raw: str) -> None:
    folded = fold_map(raw)
    assert folded.text == raw
    assert list(folded.starts) == list(range(len(raw)))


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("قُتِلَ", "قتل"),  # harakat
        ("عـــــاجل", "عاجل"),  # tatweel
        ("أُصيبَ إثر آخر ٱثار", "اصيب اثر اخر اثار"),  # alefs
        ("مدرسة على مستشفى", "مدرسه علي مستشفي"),
        ("مسؤول وطائرة", "مسوول وطايره"),
        ("ﻗﺼﻒ ﻻ ﷲ", "قصف لا الله"),  # presentation forms and ligatures
        ("کردی پارتی گلشن", "كردي بارتي كلشن"),  # Persian and Kurdish letters
        ("١٢٫٥ و ۱۲٬۵۰۰", "12.5 و 12,500"),
        ("\u200fقصف\u200b\u2069", "قصف"),  # bidi and zero-width marks
        ("بن\u00a0قردان", "بن قردان"),
        ("ڨفصة", "قفصه"),
        ("20 كم²", "20 كم"),
        ("½ ساعة", "½ ساعه"),
        ("Türkiye İDLİB Sınır", "turkiye idlib sinir"),
        ("ＢＢＣ １２", "bbc 12"),
        ("مـحـمـﺩ", "محمد"),
        ("قال…", "قال…"),
        ("سطر\r\nسطر", "سطر \nسطر"),
        ("عہلہوشہي", "علوشي"),  # heh goal as decoration
        ("کابل میں ہے", "كابل مين هي"),  # heh goal as a letter
        ("اﹱلف", "الف"),
        ("مدنيّاً", "مدنيا"),
        ("", ""),
        ("ًٌٍ", ""),
    ],
)
def test_one_spelling(raw: str, folded: str) -> None:
    assert fold(raw) == folded


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("قـ.ـصف", "قصف"),
        ("اسـ.ـتهداف", "استهداف"),
        ("شـ ـهيد", "شهيد"),
        ("مـ ـجـ ـزرة", "مجزره"),
        ("الاحـ.ـتـ.ـلال", "الاحتلال"),
        ("تنــ..ــظيم", "تنظيم"),
        ("قُـ.ـتل الشاب", "قتل الشاب"),
        ("العـ.ـ.ـدو", "العدو"),
        ("الاحتــ*لال", "الاحتلال"),
        ("خطـ.يرة", "خطيره"),
        ("د.ـاعش", "داعش"),
        ("داعـ،ش", "داعش"),
        ("د.ا.ع.ش", "داعش"),
        ("د..ا..عـ ـش", "داعش"),
        ("د..ا..عـ ـشنفـ ـذت", "داعشنفذت"),  # the next word run into it
        ("ا.ستشها.د مدني", "استشهاد مدني"),
        ("الشهدا.ء.وقال", "الشهداء.وقال"),
        ("الارها*بي", "الارهابي"),
        ("القا-عدة", "القاعده"),
        ("نا..سفة", "ناسفه"),
        ("عبو..ات نا..سفة", "عبوات ناسفه"),
        ("د1عش", "داعش"),
        ("داع11ش", "داعش"),
        ("الد1عشي", "الداعشي"),
        ("القاعdة", "القاعده"),
        ("الاrهابي", "الارهابي"),
        ("و قـ|ـصف", "و قصف"),
    ],
)
def test_words_broken_to_escape_filters(raw: str, folded: str) -> None:
    assert fold(raw) == folded


@pytest.mark.parametrize(
    "raw",
    [
        "لـ هيومن رايتس",  # "to Human Rights Watch": a stroke before a space joins nothing
        "لـ”قسد”",
        "الـ 24 ساعة",
        "أكتوبر/تشرين الأول",
        "بهم.وقد",  # a full stop with no space after it
        "السورية.نت",
        "ي.ب.ك",
        "مدنيان و12جريحا",  # "and 12 wounded"
        "#دير_الزور",
        "9م27ك",
        "كورنيت-إي",
        "سنة 1439هـ.وقال",
        "حماة/ريف",
    ],
)
def test_what_is_not_broken_stays_apart(raw: str) -> None:
    # Only strokes and marks may go: everything else is there, in order.
    assert [c for c in fold(raw) if not c.isalpha()] == [c for c in raw if not c.isalpha() and c not in "ـً"]


@pytest.mark.parametrize(
    ("raw", "word", "quote"),
    [
        ("قوات قـ.ـصـ.ـفت البلدة", "قصفت", "قـ.ـصـ.ـفت"),
        ("مقتل شـ ـهيد واحد", "شهيد", "شـ ـهيد"),
        ("تنظيم د.ا.ع.ش.", "داعش", "د.ا.ع.ش"),
        ("ﷺ قُتِلَ", "قتل", "قُتِلَ"),
        ("عـاجـل: قصف", "عاجل", "عـاجـل"),
        ("أصيب 12 شخصاً بجروح", "شخصا", "شخصاً"),  # "12 persons": the tanwin is part of the word
        ("مدنيّاً، قُتلَ", "مدنيا", "مدنيّاً"),
        ("عدوٌّ هنا", "عدو", "عدوٌّ"),
        ("إلى علىٰ ذلك", "علي", "علىٰ"),  # superscript alef
        ("قصفـ البلدة", "قصف", "قصف"),  # but no tatweel
        ("قصف\u200f البلدة", "قصف", "قصف"),  # nor a direction mark
        ("قتيلاً", "قتيلا", "قتيلاً"),
        ("خلايا د11عش هنا", "داعش", "د11عش"),
    ],
)
def test_true_offsets(raw: str, word: str, quote: str) -> None:
    folded = fold_map(raw)
    at = folded.text.index(word)
    span = folded.span(at, at + len(word))
    assert span.of(raw) == quote
    assert folded.find(span.start) == at


def test_half_a_character_stands_where_it_stood() -> None:
    """A lone surrogate, as scraped JSON can hold, is neither lost nor passed on to what cannot bear it."""
    folded = fold_map("قصف \ud83d المدينة")
    assert folded.text == "قصف \ufffd المدينه"
    assert folded.span(6, 13).of(folded.raw) == "المدينة"
