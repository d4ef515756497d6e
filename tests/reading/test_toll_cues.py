"""Harm words, what voids them and which share a group, in invented sentences."""

from __future__ import annotations

import pytest

from tests.reading.tolls_told import Told, told

K, W, D = "killed", "injured", "detained"


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("غارة من طائرة بدون طيار قتلت أربعة مسلحين", [(K, 4, 4)]),  # "an aircraft without a pilot killed"
        ("أطلقوا النار دون إنذار فأصابوا 3 عمال", [(W, 3, 3)]),  # "without warning"
        ("انتهى الهجوم دون إصابة أحد", []),  # "without the injury of anyone"
        ("في الوقت الذي قتل جندي في الشمال", [(K, 1, 1)]),  # "at the time that": no relative clause of a person
        ("تسبب القصف بفقدان 24 مدنيا لحياتهم", [(K, 24, 24)]),  # "24 civilians' loss of their lives"
        ("تكبدت الفرقة خسائر بشرية", [(K, 2, None)]),  # "losses in men"
    ],
)
def test_without_may_deny_something_else(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("إن مزارعا قتل وأصيب ولداه بالقصف", [(K, 1, 1), (W, 2, 2)]),  # "a farmer was killed and his two boys hurt"
        ("أن مدنيا قتل وجرح ستة آخرون", [(K, 1, 1), (W, 6, 6)]),  # both words may be nouns too
        ("أصيب واعتقل المئات منهم", [(W, 200, None), (D, 200, None)]),  # "hundreds of them were hurt and arrested"
        ("مقتل ستة، كما أصيب واعتقل العشرات", [(K, 6, 6), (W, 20, None), (D, 20, None)]),
        ("قتل وأصيب 9 جنود", [(K, None, 9), (W, None, 9)]),
        ("إن عنصرا قتل وأصيب ثمانية جراء التفجير", [(K, 1, 1), (W, 8, 8)]),  # "one was killed and eight hurt"
    ],
)
def test_verbs_that_share_a_group(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("قتل ستة أشخاص فيما نقل 30 آخرون إلى المستشفيات", [(K, 6, 6), (W, 30, 30)]),  # "30 others were taken to hospitals"
        ("نقل 30 موظفا إلى مكاتب أخرى", []),  # "30 employees were moved to other offices"
    ],
)
def test_taken_to_hospital(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("إن نحو 900 مدني خرجوا من الأحياء المحاصرة", [("displaced", 900, 900)]),  # "left the besieged quarters"
        ("خرج آلاف الشبان في مسيرة وسط المدينة", []),  # "went out in a march"
        ("إن 12 ألفا غادروا البلدة", [("displaced", 12000, 12000)]),
    ],
)
def test_going_away_and_going_out_to_march(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls
