"""Figures that words of counting lead to, in invented sentences."""

from __future__ import annotations

import pytest

from tests.reading.tolls_told import Told, told

K, W = "killed", "injured"


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("تجاوز عدد القتلى 40 مدنيا", [(K, 40, None)]),  # "the number of the killed went beyond 40"
        ("إن عدد المصابين يفوق 60", [(W, 60, None)]),
        ("إن عدد القتلى لا يتجاوز 90", [(K, None, 90)]),  # "is not above 90"
        ("لم يتجاوز عدد القتلى 15 شخصا", [(K, None, 15)]),
        ("بلغ عدد القتلى 40 مدنيا", [(K, 40, 40)]),
        ("ارتفعت الخسائر البشرية في صفوف الفصيل إلى 27، وفق المرصد", [(K, 27, 27)]),  # "the losses in men rose to 27"
        ("تجاوز عدد الجرحى الخمسين، وفق المشفى", [(W, 50, None)]),
        ("إن عدد القتلى بلغ 26 شخصا والمصابين 28", [(K, 26, 26), (W, 28, 28)]),  # the second count goes without its word
    ],
)
def test_a_count_above_a_figure(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("ذكر المرصد أن عدد القتلى ثلاثة", [(K, 3, 3)]),  # "that the number of the killed is three"
        ("إن عدد الجرحى خمسة وعشرون", [(W, 25, 25)]),
        ("عدد القتلى هو 5، وفق المشفى", [(K, 5, 5)]),
        ("تصحيح: عدد قتلى انفجار السيارة في البلدة اليوم هو 6 وليس 9", [(K, 6, 6)]),  # "in the town today is 6 and not 9"
        ("وعدد الضحايا 14 حتى الآن", [(K, 14, 14)]),
        ("عدد القتلى ثلاثة أضعاف ما كان عليه", []),  # "three times what it was"
        ("عدد القتلى في القصف ثلاثة", []),  # not right after: left open
        ("عدد القتلى 2015", []),  # perhaps a year
    ],
)
def test_a_count_and_its_figure_without_a_verb(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls
