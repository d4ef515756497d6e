"""A toll that is said to have risen."""

from __future__ import annotations

import pytest

from sijill.model import Claim, Span, Toll
from sijill.register.rising import has_risen, is_put_right


@pytest.mark.parametrize(
    ("text", "risen"),
    [
        ("ارتفاع حصيلة غارة تل نور إلى 23 قتيلا", True),
        ("وزارة الصحة: وارتفع عدد ضحايا الغارة إلى 23 قتيلا", True),
        ("قتل في الغارة 23 قتيلا", False),
        ("ارتفاع حصيلة غارة أمس. وفي عين رمال 23 قتيلا", False),  # of another sentence
        ("23 قتيلا بعد ارتفاع حصيلة الغارة", False),
        ("ارتفاع أسعار الخبز بعد غارة أوقعت 23 قتيلا", False),
    ],
)
def test_said_before_the_figure_in_its_sentence(text: str, risen: bool) -> None:
    at = text.index("23")
    claim = Claim("r1", "toll", Toll("killed", 23, 23), (Span(at, at + 2),))
    assert has_risen(claim, text) is risen


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("تصحيح: عدد قتلى غارة تل نور هو 23 وليس 30", True),  # "correction: the number of those killed … is 23 and not 30"
        ("قتل في الغارة 23 قتيلا", False),
        ("نشرت الوكالة التصحيح. قتل في الغارة 23", False),  # of another sentence
    ],
)
def test_said_to_be_put_right(text: str, right: bool) -> None:
    at = text.index("23")
    assert is_put_right(Claim("r1", "toll", Toll("killed", 23, 23), (Span(at, at + 2),)), text) is right
