"""What is said of the doing of an act, in invented sentences: it is said of the act."""

from __future__ import annotations

import pytest

from sijill.arabic.text import analyse
from sijill.reading.factuality import factuality_at

CASES = [
    # sentence, event word, factuality
    ("نفت وزارة الدفاع الروسية اليوم تنفيذ طائراتها غارات على المدينة", "غارات", "denied"),  # "denied that her planes carried out raids"
    ("نفى المتحدث باسم الجيش الليبي شن أي غارات جوية على طرابلس", "غارات", "denied"),  # "denied launching any air raids"
    ("نفى المتحدث باسم التحالف أمس قيام طائراته بتنفيذ غارات", "غارات", "denied"),  # a chain of two words of doing
    ("نفت قيادة العمليات المشتركة في بغداد تعرض قاعدة لهجوم", "هجوم", "denied"),  # "denied that a base came under attack"
    ("لم تنفذ القوات أي غارات على المدينة", "غارات", "denied"),  # "carried out no raids"
    ("لم يشن الجيش هجوما على البلدة", "هجوما", "denied"),  # "launched no attack"
    ("أكدت الوزارة عدم تنفيذ أي غارة في المنطقة", "غارة", "denied"),  # "that no raid was carried out"
    ("يعتزم التحالف قريبا شن طائراته الحربية غارات", "غارات", "planned"),  # "means to launch raids"
    ("لم يعلق المتحدث على الهجوم الذي وقع أمس", "الهجوم", "happened"),  # "made no comment on the attack"
    ("لم ينفذ الاتفاق بعد الهجوم على المدينة", "الهجوم", "happened"),  # "the deal was not carried out after the attack"
    ("نفت الحركة مسؤوليتها عن تنفيذ الهجوم", "الهجوم", "happened"),  # disowned, it happened
    ("تنفيذ غارات على المدينة أمس", "غارات", "happened"),  # "raids were carried out"
    ("قال إنه لم يغادر بعد وقوع انفجار في السوق", "انفجار", "happened"),  # "he did not leave after an explosion occurred"
]


@pytest.mark.parametrize(("raw", "word", "factuality"), CASES)
def test_what_carries_an_act(raw: str, word: str, factuality: str) -> None:
    text = analyse(raw)
    start = text.map.find(raw.rindex(word))
    assert factuality_at(text, start, start + len(word))[0] == factuality
