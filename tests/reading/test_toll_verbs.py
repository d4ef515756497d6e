"""Whom a verb of harm speaks of, in invented sentences."""

from __future__ import annotations

import pytest

from tests.reading.tolls_told import Told, told

K, W, D, X = "killed", "injured", "detained", "displaced"


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("قتل انفجاران في العاصمة 26 شخصا", [(K, 26, 26)]),  # "two explosions in the capital killed 26 persons"
        ("قتل الجيش، الأربعاء، 3 شبان", [(K, 3, 3)]),  # "the army killed, on Wednesday, 3 young men"
        ("قتل خلال الأيام الماضية، 39 شخصا", [(K, 39, 39)]),
        ("قتلت هجمات على الشرطة والجيش في المدينة 12 شخصا", [(K, 12, 12)]),
        ("قتل القصف في حي الربيع في 19 يوليو (تموز) عشرات من المدنيين", [(K, 20, None)]),
        ("قضت محكمة في العاصمة بسجن 3 صحفيين", []),  # "a court sentenced 3 journalists": no killing
        ("قتل القائد في هجوم شنه 20 مسلحا", [(K, 1, 1)]),  # another verb's doers
    ],
)
def test_a_doer_and_what_is_told_of_it_before_the_victims(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("يقيم في المخيم آلاف السكان الذين نزحوا من القرى", [(X, 2000, None)]),  # "thousands of residents who fled"
        ("طالبوا بإطلاق سراح مئات الشبان الذين اعتقلوا", [(D, 200, None)]),
        ("شكر الأهالي الجنود الذين قتلوا المسلح", []),  # "the soldiers who killed": no figure before
    ],
)
def test_those_counted_before_a_relative_clause(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("بعد أيام من احتجازها 11 موظفا في العاصمة", [(D, 11, 11)]),  # "days after its detaining of 11 staff"
        ("بعد أيام من اعتقاله في العاصمة", [(D, 1, 1)]),  # "after his arrest"
        ("قتل مسلحون يعتقد أنهم متشددون 132 مدنيا في القرية", [(K, 132, 132)]),  # "gunmen thought to be extremists killed 132"
        ("قتل مدنيون في القصف", [(K, 2, None)]),  # "civilians were killed"
        ("حملة اعتقالات طالت سبعة شبان", [(D, 7, 7)]),  # "a wave of arrests that reached seven young men"
        ("راح ضحية الهجوم 12 مدنيا", [(K, 12, 12)]),  # "12 civilians fell victim to the attack"
        ("راح ضحية الاعتقالات 30 شابا", []),  # to arrests
        ("راح ضحية عمليات الاحتيال 200 شخص", []),  # to fraud
        ("قال المدير إن اثنين من الموظفين ما زالا مفقودين", [("missing", 2, 2)]),  # "two are still missing"
    ],
)
def test_whom_more_ways_of_telling_speak_of(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls
