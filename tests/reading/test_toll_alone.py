"""One person told of without a noun that counts, in invented sentences."""

from __future__ import annotations

import pytest

from tests.reading.tolls_told import Told, told

K, W, D = "killed", "injured", "detained"


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("أطلقوا النار عليه ما أدى إلى إصابته بجروح", [(W, 1, 1)]),  # "which led to his injury"
        ("داهمت الدورية منزله وتم اعتقاله", [(D, 1, 1)]),  # "his arrest was made"
        ("قتل شاب جراء إصابته بطلق ناري", [(K, 1, 1)]),  # "a youth was killed by his injury": one harm
        ("توفي متأثرا بإصابته", [(K, 1, 1)]),
        ("نزح مع أسرته من البلدة", []),  # "his family", which is written as "his capture"
    ],
)
def test_one_by_a_pronoun(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("اعتقلت قوات الحرس الوطني سامر العلي في البلدة", [(D, 1, 1)]),  # "the national guard's forces arrested Samer al-Ali"
        ('اعتقل خلالها "سامر العلي"', [(D, 1, 1)]),
        ("قتلت القوات في منزل سامر العلي كلبا", []),  # "in the house of Samer al-Ali"
        ("قتل سامر العلي في غارة", [(K, 1, 1)]),
        ("قتل سامر العلي ثلاثة جنود", [(K, 3, 3)]),  # he killed them
        ("ألقت القبض على خلية", []),  # «على», on, is written as Ali
        ("تشييع الشهيد الإعلامي سامر العلي", [(K, 1, 1)]),  # "the funeral of the martyr, the journalist Samer al-Ali"
        ("سلمت القوات جثمان الشاب سامر العلي", [(K, 1, 1)]),  # "handed over the body of the young Samer al-Ali"
    ],
)
def test_one_by_name(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("رفضت النيابة طلبه وألقي القبض عليه", [(D, 1, 1)]),  # "and he was arrested"
        ("شيع الأهالي المصور الذي استشهد في القصف", [(K, 1, 1)]),  # "the photographer who was martyred in the shelling"
        ("ما تزال السيدة التي أصيبت بجراح في المشفى", [(W, 1, 1)]),
        ("الهجوم الذي استشهد فيه 3 مدنيين", [(K, 3, 3)]),  # "the attack in which": others than the word before
    ],
)
def test_one_by_a_clause(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls
