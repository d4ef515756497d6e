"""What the words around an event word say of whether it was told before. All sentences are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sijill.arabic.text import analyse
from sijill.reading.bases import base, bases
from sijill.reading.echoes import Echo, echo
from sijill.reading.features import names
from sijill.reading.gathering import Thresholds, parts_of
from sijill.reading.mentions import place_triggers
from sijill.reading.merging import merge_features
from sijill.reading.scorer import Judge, shipped
from tests.reading.read_so import scene


def _echoes(text: str) -> list[Echo]:
    """Of each time that the text says «انفجار», "explosion"."""
    seen = scene(text)
    return [echo(seen, m) for m in place_triggers(seen) if m.trigger.lemma == "انفجار"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("والجيش", "جيش"),  # "and the army"
        ("بالقذائف", "قذائف"),  # "with the shells"
        ("الحي", "الحي"),  # too short to be cut by letters
        ("قصف", "قصف"),
    ],
)
def test_a_base_is_without_what_is_written_to_its_front(form: str, expected: str) -> None:
    assert base(form) == expected


def test_a_base_for_each_token() -> None:
    assert list(bases(analyse("والجيش قصف البلدة"))) == ["جيش", "قصف", "بلده"]


def test_rare_words_around_two_event_words_are_shared() -> None:
    """ "An explosion hit a fodder store. … The explosion destroyed the fodder store."; what all sentences have is no word of both."""
    first, other = _echoes("هز انفجار مستودعا للأعلاف شرق المدينة. وقال سكان إن الانفجار دمر مستودع الأعلاف.")
    assert "اعلاف" in first.rare & other.rare
    assert "سكان" not in first.rare | other.rare  # told once


@pytest.mark.parametrize(
    ("text", "other", "recalled"),
    [
        ("وقع انفجار آخر في السوق.", True, False),  # "another explosion"
        ("وقع انفجار في سوق أخرى.", True, False),  # near enough to be of it: what the scorer makes of it is learnt
        ("وقع انفجار في السوق.", False, False),
        ("يأتي ذلك بعد انفجار في السوق.", False, True),  # "this comes after an explosion"
        ("وصل المصابون بعد انفجار في السوق.", False, False),  # "the injured arrived after"
    ],
)
def test_what_speaks_of_two(text: str, other: bool, recalled: bool) -> None:
    found = _echoes(text)[0]
    assert (found.other, found.recalled) == (other, recalled)


def test_groups_are_asked_about_rare_words_and_others() -> None:
    """ "An explosion hit a fodder store. / And another explosion took place near the fodder store." """
    here = scene("هز انفجار مستودعا للأعلاف شرق المدينة.\nووقع انفجار آخر قرب مستودع الأعلاف.")
    judged = [(m, 0.9) for m in place_triggers(here) if m.trigger.lemma == "انفجار"]
    parts = parts_of(here, judged, replace(shipped(), same=Judge(-9.0, {})), Thresholds())
    asked = set(names(merge_features(parts, 0, 1)))
    assert {"rare=2", "rare=2,False", "other=False>True", "recalled=False>False"} <= asked
