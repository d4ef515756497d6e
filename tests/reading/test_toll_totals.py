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


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("ارتفع عدد القتلى إلى 27 والمصابين إلى 106", [(K, 27, 27), (W, 106, 106)]),  # "and the injured to 106"
        ("ارتفاع قتلى المعارك في المدينة إلى 27 والجرحى إلى 106", [(K, 27, 27), (W, 106, 106)]),
        ("نقل المسعفون القتلى والجرحى إلى 3 مستشفيات", []),  # "took the dead and injured to 3 hospitals"
        ("قتل تسعة أشخاص في الغارة، ثم ارتفع العدد لاحقا إلى 11", [(K, 9, 9), (K, 11, 11)]),  # "the number later rose to 11"
        ("قتل تسعة وأصيب ثلاثة، وارتفع العدد إلى 11", [(K, 9, 9), (W, 3, 3)]),  # of whom, nobody says
        ("ارتفع العدد إلى 11", []),
        ("قتل ستة مدنيين في القصف، ونفذ الطيران غارات جديدة ليرتفع العدد إلى 40", [(K, 6, 6)]),  # raids
        ("قتل ستة مدنيين، ووصل العدد إلى 50 رغيفا", [(K, 6, 6)]),  # loaves
    ],
)
def test_the_second_of_two_counts_and_a_number_that_rose(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls
