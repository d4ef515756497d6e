"""«مسيرة» is a march or a drone by the words around it; only a march is an event word, only a drone a means."""

from __future__ import annotations

import pytest

from sijill.arabic.text import analyse
from sijill.reading.marches import march_or_drone
from sijill.reading.means import find_means
from sijill.reading.triggers import find_triggers

DRONES = [
    "أسقط حراس الميناء 7 مسيرات",  # "the port's guards shot down 7 drones"
    "اقترب من التلة 12 مسيرة",
    "هجوم بمسيرات على المرفأ",
    "قُصفت القلعة بمسيرة",
    "استهدفوا المرفأ بالمسيرات",
    "أطلقت الفرقة 30 مسيرة",
    "مسيرة انتحارية فوق التلة",
    "مسيرات أوكرانية فوق التلة",
    "مسيّرة فوق التلة",  # the vowel sign alone
    "طائرة مسيرة فوق التلة",
    "رُصدت صواريخ ومسيرات",
    "اعترضت الدفاعات مسيرتين",
    "استهدفت مسيرة سيارة قرب الجسر",
]

MARCHES = [
    "خرج الأهالي من الحي الشرقي في مسيرة",  # "the people went out from the eastern quarter in a march"
    "نظم عمال الميناء مسيرة تضامن",
    "شارك النجارون بمسيرة حاشدة",  # «بـ» tells of a drone only where nothing tells of a march
    "مسيرات سلمية في الحي",
    "أطلق الحراس النار على مسيرة",  # "fired at a march", launched none
    "اعترضت الشرطة مسيرة",
    "أسقطوا السور، ومرت مسيرة",  # a comma parts them
    "مسيرة في الحي",  # nothing says what it is
]


def _found(sentence: str) -> tuple[bool, bool]:
    """Whether a march is an event word, and whether a drone is a means."""
    text = analyse(sentence)
    return "مسيرة" in [f.value.lemma for f in find_triggers(text)], "drone_strike" in [f.value for f in find_means(text)]


@pytest.mark.parametrize("sentence", DRONES)
def test_drone_is_a_means(sentence: str) -> None:
    assert _found(sentence) == (False, True)


@pytest.mark.parametrize("sentence", MARCHES)
def test_march_is_an_event_word(sentence: str) -> None:
    assert _found(sentence) == (True, False)


def test_channel_is_neither() -> None:
    assert _found("قالت قناة المسيرة") == (False, False)


def test_each_is_told_by_its_own_words() -> None:
    sentence = "خرج الطلاب في مسيرة. وأسقط الحراس مسيرة"
    text = analyse(sentence)
    starts = [i for i in range(len(text.folded)) if text.folded.startswith("مسيره", i)]
    assert [march_or_drone(text, s, s + 5) for s in starts] == ["march", "drone"]
