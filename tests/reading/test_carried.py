"""What is said of the doing of an act, in invented sentences: it is said of the act."""

from __future__ import annotations

import pytest

from sijill.arabic.text import analyse
from sijill.reading.carried import carried_from
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
    # a reviewer's invented sentences: what did not occur is the harm, and the act did
    ("أكد المرصد عدم وقوع إصابات جراء القصف على كفرنبل.", "القصف", "happened"),  # "no casualties because of the shelling"
    ("أكد التلفزيون السوري عدم وقوع إصابات جراء العدوان الإسرائيلي على مطار دمشق.", "العدوان", "happened"),  # "… of the aggression"
    ("لم تحدث إصابات نتيجة الهجوم الصاروخي على قاعدة عين الأسد، وفق البنتاغون.", "الهجوم", "happened"),  # "as a result of the attack"
    ("لم تقع أي إصابات جراء سقوط القذائف على حي السليمانية في حلب.", "سقوط", "happened"),  # "because of the fall of shells"
    ("لم تقع أي إصابات جراء سقوط القذائف على حي السليمانية في حلب.", "القذائف", "happened"),
    # the like, invented here
    ("لم تقع أضرار بسبب القصف على البلدة", "القصف", "happened"),  # "no damage occurred because of the shelling"
    ("لم تسجل خسائر إثر الغارة على المدينة", "الغارة", "happened"),  # "no losses were recorded following the raid"
    ("لم يقع ضحايا الهجوم في الأسر", "الهجوم", "happened"),  # "the victims of the attack did not fall into captivity"
]


@pytest.mark.parametrize(("raw", "word", "factuality"), CASES)
def test_what_carries_an_act(raw: str, word: str, factuality: str) -> None:
    text = analyse(raw)
    start = text.map.find(raw.rindex(word))
    assert factuality_at(text, start, start + len(word))[0] == factuality


def test_a_long_chain_of_words_of_doing_is_followed_a_few_words_only() -> None:
    """A reviewer's invented input: "carrying out launching occurrence …", three hundred times."""
    forms = analyse("تنفيذ شن وقوع إطلاق استهداف " * 300 + "غارات").forms
    at = len(forms) - 1
    assert 0 < at - carried_from(forms, 0, at) <= 10
    assert carried_from(forms, at - 3, at) == at - 3  # never before its sentence
