"""Which harm a group is bound to, and what it is part of, in invented sentences."""

from __future__ import annotations

import pytest

from tests.reading.tolls_told import Parts, parts

K, W, D, A = "killed", "injured", "detained", "abducted"


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        # "15 killed of them and dozens of wounded": the noun of the second says its harm
        ("سقوط 15 قتيلا منهم وعشرات الجرحى", [(K, 15, 15, False), (W, 20, None, False)]),
        # "54 persons among them children and women were killed", the «و» loose
        ("إن أربعة و خمسين شخصا بينهم أطفال و نساء قتلوا", [(K, 54, 54, False), (K, 2, None, True)]),
        # "three of the hostages and four of the gunmen were killed": no four hostages
        ("إن ثلاثة من الرهائن وأربعة من المسلحين قتلوا", [(K, 3, 3, False), (K, 4, 4, False)]),
        # "he was killed with three members, among them two officers": the whole is told by «with»
        ("إن القائد الميداني قتل مع ثلاثة عناصر بينهم ضابطان", [(K, 1, 1, False), (K, 3, 3, False), (K, 2, 2, True)]),
        ("مقتل أربعة مدنيين بينهم امرأة وطفل", [(K, 4, 4, False), (K, 2, 2, True)]),  # one figure
        ("مقتل أربعة مدنيين بينهم امرأة وطفل ووالده", [(K, 4, 4, False), (K, 3, 3, True)]),
        ("إصابة أربعة مدنيين أحدهم بحالة خطيرة", [(W, 4, 4, False), (W, 1, 1, True)]),  # "one of them in a grave state"
        ("كما تعرض سبعة من الحراس للإصابة", [(W, 7, 7, False)]),  # "seven of the guards came to injury"
        # "the death of two children, in addition to the driver", but beside the minister nobody falls
        ("وفاة طفلين من أهالي القرية إضافة إلى السائق", [(K, 2, 2, False), (K, 1, 1, False)]),
        ("مقتل طفلين وصل أهلهما إلى جانب الوزير", [(K, 2, 2, False)]),
        # "15 persons, two in the harbour and 13 in the market": they add up to the whole
        ("إصابة 15 شخصا، اثنان في الميناء و13 في السوق", [(W, 15, 15, False), (W, 2, 2, True), (W, 13, 13, True)]),
        ("إصابة 15 شخصا، اثنان في الميناء و12 في السوق", [(W, 15, 15, False)]),
    ],
)
def test_what_words_go_together(sentence: str, tolls: Parts) -> None:
    assert parts(sentence) == tolls
