"""The wounded who died, and the counts that rose by them, in invented sentences."""

from __future__ import annotations

import pytest

from tests.reading.tolls_told import Parts, parts

K, W = "killed", "injured"


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        # "the toll rose to 8 killed after the death of three wounded": they are among the eight
        ("ارتفعت حصيلة القصف إلى 8 قتلى بعد وفاة ثلاثة جرحى متأثرين بجراحهم", [(K, 8, 8, False), (K, 3, 3, True)]),
        ("ارتفاع عدد ضحايا اللغم أمس إلى 4 أطفال بعد وفاة طفلة", [(K, 4, 4, False), (K, 1, 1, True)]),
        ("ارتفع عدد القتلى إلى ستة عقب وفاة جريح", [(K, 6, 6, False), (K, 1, 1, True)]),
        # "led to the killing of 8 after the killing of 3 yesterday": no count rose
        ("أدى القصف إلى مقتل 8 مدنيين بعد مقتل 3 أمس", [(K, 8, 8, False), (K, 3, 3, False)]),
        # "the number of wounded rose to 9 after the death of two": of another harm
        ("ارتفع عدد الجرحى إلى 9 بعد وفاة شخصين", [(W, 9, 9, False), (K, 2, 2, False)]),
        # "five fell wounded": no word of death
        ("أسفر الهجوم عن سقوط خمسة جرحى", [(W, 5, 5, False)]),
    ],
)
def test_whom_a_death_adds(sentence: str, tolls: Parts) -> None:
    assert parts(sentence) == tolls
