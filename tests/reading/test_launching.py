"""Where a strike was fired from, and where it fell."""

from __future__ import annotations

import pytest

from tests.reading.read_so import words


@pytest.mark.parametrize(
    ("raw", "places"),
    [
        ("قصفت قوات النظام المتمركزة في معسكر جورين قرية السرمانية.", ["قرية السرمانية"]),
        ("قصفت قوات الأسد المتواجدة في حاجز الحماميات مدينة اللطامنة بالمدفعية.", ["مدينة اللطامنة"]),
        ("استهدفت طائرات روسية انطلقت من قاعدة حميميم مدينة أريحا.", ["مدينة أريحا"]),
        ("قصفت المدفعية التركية من مواقعها في إعزاز قرى تل رفعت.", ["قرى تل رفعت"]),
        ("سقطت قذائف مصدرها مواقع النظام في خان طومان على بلدة الأتارب.", ["بلدة الأتارب"]),
        ("قصفت مجموعات إرهابية متمركزة في بلدة كفرنبودة مدينة محردة بالقذائف.", ["مدينة محردة"]),  # "stationed in one town"
        ("قصفت طائرات روسية فصائل المعارضة المتمركزة في مدينة سراقب.", ["مدينة سراقب"]),  # they were hit there
    ],
)
def test_where_it_was_fired_from_is_not_where_it_fell(raw: str, places: list[str]) -> None:
    assert words(raw, "where") == places


def test_the_post_that_fired_was_not_hit() -> None:
    assert words("قصفت المدفعية التركية من مواقعها في إعزاز قرى تل رفعت.", "target") == []


def test_a_lone_place_is_kept() -> None:
    """Where nothing else says where, the words for where it came from are better than none."""
    assert words("قصفت المدفعية التركية من مواقعها في إعزاز مواقع قسد.", "where") == ["إعزاز"]
