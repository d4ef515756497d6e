"""Roles that grammar settles."""

from __future__ import annotations

import pytest

from sijill.reading.binding import Group
from sijill.reading.certain_roles import certain
from sijill.reading.mentions import place_triggers
from tests.reading.read_so import scene, tellings, words


@pytest.mark.parametrize(
    ("raw", "targets"),
    [
        ("تعرضت دورية تابعة للشرطة العسكرية الروسية لتفجير عبوة ناسفة في ريف الحسكة.", ["دورية تابعة للشرطة العسكرية الروسية"]),
        ("تعرض حاجز للجيش السوري قرب الرستن لهجوم شنه مسلحون مجهولون.", ["حاجز للجيش السوري"]),
    ],
)
def test_what_came_under_an_act_was_its_target(raw: str, targets: list[str]) -> None:
    assert words(raw, "target") == targets


def test_a_town_called_the_visit_is_no_visit() -> None:
    assert [t.type for t in tellings("تعرضت بلدة الزيارة لقصف صاروخي مصدره قوات النظام المتمركزة في جورين.")] == ["shelling"]


@pytest.mark.parametrize(
    ("type_", "raw", "settled"),
    [
        ("explosion", "تبنت جماعة السهم تفجير سيارة مفخخة قرب سوق الرستن.", True),
        ("explosion", "قتل جنديان في تفجير سيارة مفخخة تبنته جماعة السهم قرب سوق الرستن.", True),
        ("explosion", "أعلنت جماعة السهم مسؤوليتها عن تفجير سيارة مفخخة.", True),
        ("explosion", "تبنت جماعة السهم برنامجا جديدا للإغاثة بعد تفجير سيارة مفخخة.", False),  # "adopted a programme"
        ("armed_clash", "تبنت جماعة السهم تفجير سيارة مفخخة قرب سوق الرستن.", False),  # a clash has two sides
        ("meeting", "تبنت جماعة السهم تفجير سيارة مفخخة قرب سوق الرستن.", False),
    ],
)
def test_who_claims_an_act_did_it(type_: str, raw: str, settled: bool) -> None:
    here = scene(raw)
    (claimant,) = (f for f in here.actors if "السهم" in f.span.of(raw))
    blast = next(m for m in place_triggers(here) if m.trigger.lemma == "تفجير")
    role = certain(here, Group((blast,), type_), claimant, ("initiator", "none"))
    assert role == ([1.0, 0.0] if settled else None)


@pytest.mark.parametrize(
    ("raw", "settled"),
    [
        ("قتل عشرة في غارة استهدفت المسلحين الأكراد قرب السد.", True),  # a raid that hit them
        ("قتل عشرة في غارة، واستهدفت القوات التركية القرية.", False),  # who aims
        ("استهدفت القوات التركية القرية بعد غارة أولى.", False),
    ],
)
def test_whom_a_strike_is_aimed_at(raw: str, settled: bool) -> None:
    here = scene(raw)
    armed = next(f for f in here.actors if f.value.armed)
    role = certain(here, Group(tuple(place_triggers(here)), "air_strike"), armed, ("none", "target"))
    assert role == ([0.0, 1.0] if settled else None)


@pytest.mark.parametrize(
    ("raw", "doer", "victim"),
    [
        ("طعن مستوطن شابا فلسطينيا قرب نابلس.", ["مستوطن"], ["شابا فلسطينيا"]),
        ("قتل جندي فلسطينيا في الخليل أمس.", ["جندي"], ["فلسطينيا"]),
    ],
)
def test_of_two_nouns_after_a_verb_the_accusative_is_its_object(raw: str, doer: list[str], victim: list[str]) -> None:
    assert (words(raw, "initiator"), words(raw, "target")) == (doer, victim)
