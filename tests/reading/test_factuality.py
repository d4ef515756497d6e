"""Hedged, denied, planned; and event words that tell no incident."""

from __future__ import annotations

import pytest

from sijill.arabic.text import analyse
from sijill.reading.factuality import factuality_at, is_event_context


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        ("قصفت الطائرات البلدة.", "قصفت", "happened"),
        ("سيطرت القوات على التلة.", "سيطرت", "happened"),  # "took control": its «سـ» is no future
        ("ستقصف القوات المدينة غدا.", "ستقصف", "planned"),
        ("كانت المجموعة تنوي شن هجوم على القاعدة.", "هجوم", "planned"),  # "intended to launch"
        ("ينص الاتفاق على انسحاب القوات من البلدة.", "انسحاب", "planned"),  # "stipulates withdrawal"
        ("نفت الوزارة وقوع هجوم على مقرها.", "هجوم", "denied"),
        ("نفت موسكو، الأحد، اتفاقا على وقف النار.", "اتفاقا", "denied"),
        ("أكد المصدر عدم سقوط أي ضحايا جراء القصف.", "ضحايا", "denied"),  # "no victims at all"
        ("أكد المصدر عدم سقوط أي ضحايا جراء القصف.", "القصف", "happened"),  # of which the shelling was the cause
        ("قال مسؤول طلب عدم ذكر اسمه إن مهاجما فجر نفسه.", "فجر نفسه", "happened"),  # "asked not to be named"
        ("رفض الجيش طلب عدم التعليق على تلك الهجمات.", "الهجمات", "happened"),
        ("فجر المهاجم نفسه فيما يبدو عند البوابة.", "فجر المهاجم نفسه", "possible"),
        ("قصف يعتقد أنه إسرائيلي طال المطار.", "قصف", "happened"),  # the hedge is about who
    ],
)
def test_factuality(raw: str, word: str, expected: str) -> None:
    text = analyse(raw)
    start = text.map.find(raw.index(word))
    found, reason = factuality_at(text, start, start + len(word))
    assert found == expected
    assert bool(reason) == (expected != "happened")


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        ("استهدف قصف مدفعي القرية فجرا.", "قصف", True),
        ("تقدمت هيئة تحرير الشام شمالا.", "تحرير", False),  # the name of a body
        ("غالبا ما تستهدف الجماعة الأسواق.", "تستهدف", False),  # a habit
        ("دعا المجلس إلى انسحاب القوات.", "انسحاب", False),  # a call
        ("تستخدم القوات المطار قاعدة لشن هجمات.", "هجمات", False),  # a purpose
        ("حذر القائد من الرد إذا وقع هجوم.", "هجوم", False),  # a condition
        ("أحبطت القوات محاولة لشن هجوم على القصر.", "هجوم", True),  # foiled, but tried
    ],
)
def test_whether_it_tells_an_incident(raw: str, word: str, expected: bool) -> None:
    text = analyse(raw)
    start = text.map.find(raw.index(word))
    found, reason = is_event_context(text, start, start + len(word))
    assert found is expected
    assert bool(reason) is not expected
