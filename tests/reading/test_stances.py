"""Who stands beside an act: judges, accusers, those who tell of their own dead; and who is accused."""

from __future__ import annotations

import pytest

from sijill.arabic.text import analyse
from sijill.reading.actors import find_actors
from sijill.reading.stances import stances
from tests.reading.read_so import words


def standing(raw: str, how: str) -> list[str]:
    """The words for the actors of a sentence that stand so to its act."""
    text = analyse(raw)
    actors = find_actors(text)
    found = getattr(stances(text, actors), how)
    return [f.span.of(raw) for f in actors if f.start in found]


@pytest.mark.parametrize(
    ("raw", "onlookers"),
    [
        ("نددت تركيا بالغارة على المطار", ["تركيا"]),
        ("وأدانت منظمة العفو الدولية الهجوم", ["منظمة العفو الدولية"]),
        ("اتهمت أوكرانيا روسيا بقصف محطة القطارات", ["أوكرانيا"]),
        ("روسيا تتهم أوكرانيا بقصف جسر القرم", ["روسيا"]),
        ("اتهمت حركة الشباب بتفجير شاحنة", []),  # it was accused
        ("حملت حركة فتح إسرائيل المسؤولية عن اغتيال الأسير", ["حركة فتح"]),
        ("حمل مسلحون جنودا جرحى إلى المشفى", []),  # "carried"
        ("أعلن الجيش الإسرائيلي مقتل ثلاثة من جنوده في كمين", ["الجيش الإسرائيلي"]),
        ("أعلنت حركة حماس مقتل اثنين من عناصرها", ["حركة حماس"]),
        ("أعلن الجيش التركي مقتل جندي في هجوم", ["الجيش التركي"]),
        ("أعلنت كتائب القسام مقتل جندي إسرائيلي في كمين", []),  # whom it killed
        ("أعلن الجيش الإسرائيلي مقتل ثلاثة من مسلحي حماس", []),
        ("أعلن الجيش السوداني مقتل ضابط من قوات الدعم السريع", []),
    ],
)
def test_who_only_looks_on(raw: str, onlookers: list[str]) -> None:
    assert standing(raw, "onlookers") == onlookers


@pytest.mark.parametrize(
    ("raw", "accused"),
    [
        ("اتهمت أوكرانيا روسيا بقصف محطة القطارات", ["روسيا"]),
        ("روسيا تتهم أوكرانيا بقصف جسر القرم", ["أوكرانيا"]),
        ("حملت حركة فتح إسرائيل المسؤولية عن اغتيال الأسير", ["إسرائيل"]),
        ("اتهمت حركة الشباب بتفجير شاحنة", []),  # by whom is not said: that is for the scorer
        ("نددت تركيا بالغارة على المطار", []),
    ],
)
def test_who_is_accused(raw: str, accused: list[str]) -> None:
    assert standing(raw, "accused") == accused


@pytest.mark.parametrize(
    ("raw", "exposed"),
    [
        ("تعرضت دورية للشرطة لهجوم قرب الجسر", ["دورية للشرطة"]),
        ("وتعرض رجل للضرب", ["رجل"]),
        ("تعرض، وفق الشرطة، لهجوم", []),
    ],
)
def test_who_came_under_an_act(raw: str, exposed: list[str]) -> None:
    assert standing(raw, "exposed") == exposed


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("اتهمت أوكرانيا روسيا بقصف محطة القطارات في كراماتورسك.", ["روسيا"]),
        ("اتهمت المعارضة السورية النظام بقصف بلدة سرمين.", ["النظام"]),
        ("حملت حركة فتح إسرائيل المسؤولية عن اغتيال الأسير المحرر في نابلس.", ["إسرائيل"]),
        ("أدانت تركيا الهجوم الذي استهدف حاجزا للجيش في مقديشو وأسفر عن مقتل خمسة جنود.", []),
        ("أعلن الجيش الإسرائيلي مقتل ثلاثة من جنوده في كمين بخان يونس.", []),
    ],
)
def test_the_accused_did_it_and_the_onlooker_did_not(raw: str, expected: list[str]) -> None:
    assert words(raw, "initiator") == expected


@pytest.mark.parametrize(
    ("raw", "claimed"),
    [
        ("تبنت حركة الشباب الهجوم على الفندق", ["حركة الشباب"]),
        ("وقع الهجوم الذي تبناه تنظيم القاعدة قرب الميناء", ["تنظيم القاعدة"]),
        ("أعلنت حركة طالبان مسؤوليتها عن تفجير الجسر", ["حركة طالبان"]),
        ("أعلنت حركة طالبان مسؤولية داعش عن تفجير الجسر", []),  # another's
        ("لم تتبن حركة الشباب الهجوم، ولا تتبنى حركة طالبان التفجير", []),
        ("ولم تعلن حركة طالبان مسؤوليتها عن تفجير الجسر", []),
    ],
)
def test_who_claims_an_act(raw: str, claimed: list[str]) -> None:
    assert standing(raw, "claimed") == claimed


@pytest.mark.parametrize(
    ("raw", "helpers"),
    [
        ("هاجم الجيش العراقي القرية بدعم من التحالف الدولي", ["التحالف الدولي"]),
        ("نفذت الشرطة المداهمة وبمساندة قوات الدرك", ["قوات الدرك"]),
        ("هاجم الجيش العراقي القرية بدعم كبير من السكان", []),
        ("هاجم الجيش العراقي القرية بعد وصول التحالف الدولي", []),
    ],
)
def test_who_helps(raw: str, helpers: list[str]) -> None:
    assert standing(raw, "helpers") == helpers
