"""Phrases are found as whole words, with clitics and without, and not inside other words."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.arabic.fold import fold
from sijill.arabic.text import analyse
from sijill.knowledge.phrases import Hit, PhraseIndex, longest
from sijill.knowledge.weapons import weapon_index


def found(index: PhraseIndex[str], text: str) -> list[tuple[str, str]]:
    folded = fold(text)
    return [(folded[h.start : h.end], h.value) for h in index.hits(folded)]


PLACES = PhraseIndex(
    [("حلب", "Aleppo"), ("ريف حلب", "rural Aleppo"), ("البوكمال", "Abu Kamal"), ("إبل", "Ibl"), ("نبل", "Nubl"), ("بنان", "Bnan")]
)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("في حلب اليوم", ["Aleppo"]),
        ("بحلب وإدلب", ["Aleppo"]),
        ("وبحلب", ["Aleppo"]),
        ("لحلب", ["Aleppo"]),
        ("فحلب", ["Aleppo"]),
        ("وبالبوكمال", ["Abu Kamal"]),
        ("للبوكمال", ["Abu Kamal"]),
        ("إلى البوكمال.", ["Abu Kamal"]),
        ("#ريف_حلب", ["rural Aleppo", "Aleppo"]),
        ("ريف حلب", ["rural Aleppo", "Aleppo"]),
        ("حلبي", []),
        ("الحلبة", []),
        ("نحلب", []),
        ("كابل", []),  # Kabul, not "like Ibl"
        ("بابل", []),  # Babylon
        ("لبنان", []),  # Lebanon, not "to Bnan"
        ("من إبل", ["Ibl"]),
        ("قنبل", []),
        ("حــلــب", ["Aleppo"]),
        ("", []),
    ],
)
def test_hits(text: str, values: list[str]) -> None:
    assert [value for _, value in found(PLACES, text)] == values


def test_enclitics_where_allowed() -> None:
    rows = [("قصف", "shelling")]
    assert found(PhraseIndex(rows, enclitics=True), "قصفهم وقصفها قصفنا") == [("قصف", "shelling")] * 3
    assert found(PhraseIndex(rows), "قصفهم") == []
    assert found(PhraseIndex(rows, enclitics=True), "قصفت") == []


def test_a_phrase_with_several_values_and_none() -> None:
    index = PhraseIndex([("الباب", "al-Bab"), ("الباب", "the door"), ("", "nothing"), ("ـ", "nothing")])
    assert [v for _, v in found(index, "مدينة الباب")] == ["al-Bab", "the door"]
    assert len(index) == 2  # with the form after ل, «للباب»
    assert list(PhraseIndex[str]([]).hits("حلب")) == []


def test_the_word_it_stands_in() -> None:
    folded = fold("قصف وبحلب")
    (hit,) = PLACES.hits(folded)
    assert (folded[hit.word_start : hit.end], folded[hit.start : hit.end]) == ("وبحلب", "حلب")


@pytest.mark.parametrize(
    "index", [PLACES, weapon_index(), PhraseIndex([("قصف", 1), ("قصف جوي", 2), ("م.د", 3), ("ميغ 29", 4)], enclitics=True)]
)
@given(st.lists(st.sampled_from(["قصف", "قصفهم", "وبحلب", "ريف", "حلب", "جوي", "للبوكمال", "كابل", "ميغ", "29", "f", "16", "-", "_", " ", " ", "\n", ".", "م", "د", "ال"]), max_size=14))  # fmt: skip
def test_found_by_form_as_by_scan(index: PhraseIndex[object], words: list[str]) -> None:
    text = analyse("".join(words))
    assert sorted(map(repr, index.find(text))) == sorted(map(repr, index.hits(text.folded)))


def test_found_in_order() -> None:
    """By place, the longer first, words of several tokens («ميغ29») among the others."""
    text = analyse("ميغ29 في ريف حلب وميغ29 بحلب")
    hits = PhraseIndex([("حلب", 1), ("ريف حلب", 2), ("ميغ29", 3), ("ريف", 4)]).find(text)
    assert [hit.value for hit in hits] == [3, 2, 4, 1, 3, 1]
    assert hits == sorted(hits, key=lambda h: (h.start, -h.end))


def _seen(value: str, text: str, word_start: int, start: int, end: int) -> str | None:
    rest = text[end : end + 2].strip()
    return None if rest == "نا" else f"{value}:{text[word_start:start]}+{rest}"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("وقصفهم القرية", ["shelling:و+هم"]),  # and their shelling of the village
        ("قصفنا قصف", ["shelling:+"]),  # our shelling: no hit
        ("إطلاق نارهم ثم قصفنا", ["gunfire:+هم"]),
    ],
)
def test_a_value_by_what_its_word_is(text: str, values: list[str]) -> None:
    index = PhraseIndex([("قصف", "shelling"), ("إطلاق نار", "gunfire")], enclitics=True, in_word=_seen)
    assert [hit.value for hit in index.find(analyse(text))] == values


def test_longest() -> None:
    folded = fold("في ريف حلب ثم حلب")
    assert [h.value for h in longest(PLACES.hits(folded))] == ["rural Aleppo", "Aleppo"]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(1, 6)), max_size=12))
def test_longest_never_overlaps(stretches: list[tuple[int, int]]) -> None:
    hits = [Hit(start, start + length, start, (start, length)) for start, length in stretches]
    kept = longest(hits)
    assert kept == sorted(kept, key=lambda h: (h.start, -h.end))
    for left, right in itertools.pairwise(kept):
        assert left.end <= right.start or (left.start, left.end) == (right.start, right.end)
    assert not hits or kept


@given(st.text(alphabet="حلبوبالفك _#.ابن", max_size=30))
def test_hits_are_whole_words(folded: str) -> None:
    for hit in PLACES.hits(fold(folded)):
        text = fold(folded)
        assert hit.word_start <= hit.start < hit.end <= len(text)
        assert hit.end == len(text) or not text[hit.end].isalnum()
        assert hit.word_start == 0 or not text[hit.word_start - 1].isalnum()
