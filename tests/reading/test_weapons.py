"""Weapons, in sentences of the style of reports."""

from __future__ import annotations

import pytest

from sijill.arabic.text import analyse
from sijill.reading.weapons import find_weapons

CASES = [
    ("سقطت قذائف هاون على البلدة", [("قذائف هاون", "mortar")]),
    ("انفجرت عبوة ناسفة بدورية", [("عبوة ناسفة", "ied")]),
    ("انفجار سيارة مفخخة قرب السوق", [("سيارة مفخخة", "car_bomb")]),
    ("بصاروخ كاتيوشا من طراز قديم", [("صاروخ كاتيوشا", "rocket")]),
    ("طائرة مسيّرة قصفت سيارة", [("طائرة مسيّرة", "drone")]),
    ("أسقطت طائرة بدون طيار", [("طائرة بدون طيار", "drone")]),
    ("ألقت المروحيات براميل متفجرة", [("مروحيات", "helicopter"), ("براميل متفجرة", "barrel_bomb")]),
    ("فجر حزامه الناسف بين المصلين", [("حزامه الناسف", "suicide_vest")]),
    ("مقاتلات إف-16 أغارت", [("مقاتلات", "aircraft"), ("إف-16", "aircraft")]),
    ("أطلق صاروخا باليستيا", [("صاروخا باليستيا", "ballistic_missile")]),
    ("قنابل عنقودية محرمة", [("قنابل عنقودية", "cluster")]),
    ("قصف بالمدفعية الثقيلة", [("المدفعية الثقيلة", "artillery")]),
    ("انفجر لغم أرضي بعربة", [("لغم أرضي", "mine")]),
    ("استخدم غاز السارين", [("غاز السارين", "chemical")]),
    ("اغتيل بمسدس كاتم للصوت", [("مسدس كاتم للصوت", "small_arms")]),
    ("راجمات الصواريخ قصفت", [("راجمات الصواريخ", "rocket")]),
    ("قتل برصاص قناص", [("رصاص قناص", "small_arms")]),
    ("رشاش دوشكا على عربة", [("رشاش دوشكا", "machine_gun")]),
    ("طعن بسكين", [("سكين", "blade")]),
    ("قذيفة آر بي جي أصابت", [("قذيفة آر بي جي", "rpg")]),
    ("صاروخ كورنيت موجه", [("صاروخ كورنيت", "guided_missile")]),
    ("مخلفات حربية انفجرت بطفل", [("مخلفات حربية", "uxo")]),
    ("مسيرة انتحارية استهدفت", [("مسيرة انتحارية", "loitering_munition")]),
    ("قنبلة يدوية على المقهى", [("قنبلة يدوية", "grenade")]),
    ("تلقت وعودا بالمساعدة", []),
    ("خرجت مسيرة في ساحة المدينة", []),  # a march
    ("استهدفته مسيّرة قرب منزله", [("مسيّرة", "drone")]),
    ("حلقت مسيرات إسرائيلية", [("مسيرات إسرائيلية", "drone")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_weapons_are_found_with_their_class(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(f.span.of(text), f.value.kind) for f in find_weapons(analyse(text))]
    for words, kind in expected:
        assert any(words in got and kind == got_kind for got, got_kind in found), found
    assert len(found) == len(expected)


def test_broken_spelling_is_read() -> None:
    text = "انفجرت عبـ.ـوة ناسـ.ـفة"
    (find,) = find_weapons(analyse(text))
    assert find.value.name == "IED"
    assert find.span.of(text) == "عبـ.ـوة ناسـ.ـفة"
