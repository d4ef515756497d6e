"""What short posts tell their victims by, in invented sentences: families by their number, brothers, names before the verb, counts
after a colon."""

from __future__ import annotations

import pytest

from tests.reading.tolls_told import Told, told

K, W = "killed", "injured"

CASES: list[tuple[str, Told]] = [
    ("إصابة أم وأطفالها الثلاثة بقصف على القرية", [(W, 4, 4)]),  # a mother and her three children
    ("إصابة عائلة من 5 أشخاص", [(W, 5, 5)]),  # a family of 5
    ("استشهاد أسرة كاملة مؤلفة من أربعة أفراد", [(K, 4, 4)]),  # a whole family made up of four
    ("استشهاد أسرة كاملة جراء القصف", [(K, 2, None)]),  # a whole family
    ("مقتل شاب وأخيه برصاص مجهولين", [(K, 2, 2)]),  # a youth and his brother
    ("مقتل شاب وأخويه برصاص مجهولين", [(K, 3, 3)]),  # a youth and his two brothers
    ("مقتل طفل وإصابة أخيه", [(K, 1, 1), (W, 1, 1)]),  # a child was killed, his brother injured
    ("إصابة رجل وأبيه", [(W, 2, 2)]),  # a man and his father
    ("تسليم الجثمانين إلى العائلة بعد مقتلهما في البلدة", [(K, 2, 2)]),  # after the two were killed
    ("العثور على جثث 5 مدنيين", [(K, 5, 5)]),  # the bodies of 5 civilians
    ("سالم الأحمد استشهد خلال القصف على البلدة", [(K, 1, 1)]),  # Salem al-Ahmad was martyred in the shelling
    ("الشهيد سالم الأحمد ارتقى إثر القصف", [(K, 1, 1)]),  # the martyr Salem al-Ahmad
    ("عدد الجرحى: 12", [(W, 12, 12)]),  # the number of injured: 12
    ("الشهداء: 3، الجرحى: 7", [(K, 3, 3), (W, 7, 7)]),  # martyrs: 3, injured: 7
    ("الشهيد سالم الأحمد\nاستشهد خلال القصف على البلدة", [(K, 1, 1)]),  # the name on the line above
    ("مقتل سالم الأحمد وزوجته وابنيه", [(K, 4, 4)]),  # he, his wife and his two sons
    ("ارتفع إلى 18 على الأقل عدد قتلى القصف بينهم 12 جنديا", [(K, 18, None), (K, 12, 12)]),  # rose to 18, 12 of them
    ("ارتفعت حصيلة قتلى الغارة إلى 15 على الأقل من بينهم 8 جنود", [(K, 15, None), (K, 8, 8)]),  # to 15, among them 8
    ("ذكرت الوكالة أن ستة أشخاص اعتقلوا للاشتباه في صلتهم بالهجوم", [("detained", 6, 6)]),  # six were arrested on suspicion
    ("فارقت طفلة الحياة متأثرة بجراحها", [(K, 1, 1)]),  # a girl departed this life
    ("تسجيل 21 حالة وفاة جراء القصف", [(K, 21, 21)]),  # 21 deaths were recorded
    ("وصول خمس حالات اختناق إلى المشفى", [(W, 5, 5)]),  # five cases of suffocation reached the hospital
    ("مقتل مدنيَّيْن وجرح تسعة آخرين", [(K, 2, 2), (W, 9, 9)]),  # two civilians, by the vowel signs
    # and where they do not
    ("مقتل مدنيِّين جراء القصف", [(K, 2, None)]),  # civilians
    ("فارق الرجل عائلته ليعود إلى الحياة العامة", []),  # he left his family, to return to public life
    ("سجل المشفى حالة وفاة", []),  # the word alone, uncounted
    ("ستة جنود اعتقلوا ثلاثة شبان بتهمة التهريب", [("detained", 3, 3)]),  # six soldiers arrested three on a charge
    ("زار سالم الأحمد البلدة\nاستشهد خلال القصف ثلاثة مدنيين", [(K, 3, 3)]),  # another line, of others
    ("الجرحى: 3- سالم العلي", []),  # a number of a list
    ("جرحى 3 منهم بحالة خطرة", [(W, 2, None)]),  # injured, 3 of them badly
    ("سالم الأحمد قال إن أخاه استشهد", [(K, 1, 1)]),  # Salem said that his brother was
    ("القائد سالم الأحمد توفي والده", [(K, 1, 1)]),  # his father died, not he
    ("أصيبت عائلة كاملة", [(W, 2, None)]),  # a whole family, nobody says how many
]


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_told_in_posts(sentence: str, expected: Told) -> None:
    assert told(sentence) == expected
