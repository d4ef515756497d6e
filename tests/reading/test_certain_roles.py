"""Roles that grammar settles."""

from __future__ import annotations

import pytest

from tests.reading.read_so import tellings, words


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
