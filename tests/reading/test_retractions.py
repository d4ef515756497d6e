"""What an outlet takes back is found with its words between."""

from __future__ import annotations

import pytest

from sijill.arabic.text import analyse
from sijill.reading.triggers import find_triggers


@pytest.mark.parametrize(
    ("raw", "taken_back"),
    [
        ("سحبت وكالة أنباء الوادي خبرها عن انفجار في سوق الصفا.", ["سحبت"]),
        ("سحب مرصد الغيم تقريره عن القرية.", ["سحب"]),
        ("وتراجعت إذاعة التل عن خبرها بشأن القرية.", ["تراجعت"]),
        ("حذفت صحيفة السهل خبر الانفجار.", ["حذفت"]),
        ("اعتذرت صحيفة السهل لقرائها عن خبر مقتل تسعة مدنيين في السوق.", ["اعتذرت"]),
        ("اعتذر الوزير عن حضور المؤتمر.", []),  # "declined to attend"
        ("سحب الفيلق قواته من القرية، ونشرت الإذاعة الخبر.", []),  # "withdrew its troops"
        ("تراجعت القوات أمام هجوم على القرية.", []),
    ],
)
def test_taking_back(raw: str, taken_back: list[str]) -> None:
    text = analyse(raw)
    assert [f.span.of(raw) for f in find_triggers(text) if f.value.type == "retraction"] == taken_back
