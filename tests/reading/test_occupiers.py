"""Whose «الاحتلال» is, in invented sentences."""

from __future__ import annotations

import pytest

from tests.reading.read_so import scene


@pytest.mark.parametrize(
    ("raw", "words", "actor"),
    [
        ("اعتقلت قوات الاحتلال خمسة شبان في جنين.", "قوات الاحتلال", "il-forces"),  # "occupation forces arrested five young men in Jenin"
        ("قصف الاحتلال منزلا في مدينة رفح.", "الاحتلال", "il-forces"),
        ("اقتحم جيش الاحتلال بلدة بيتا جنوب نابلس.", "جيش الاحتلال", "il-forces"),
        ("اعتقلت قوات الاحتلال خمسة شبان في عفرين.", "قوات الاحتلال", None),  # another land's
        ("اعتقلت قوات الاحتلال خمسة شبان.", "قوات الاحتلال", None),  # nobody knows where
        # "demonstrations went out in Gaza and Ramallah against the invasion. Occupation forces shelled the Ukrainian city of Kherson."
        ("خرجت مظاهرات في غزة ورام الله ضد الغزو. وقصفت قوات الاحتلال مدينة خيرسون الأوكرانية.", "قوات الاحتلال", None),
        # "the people of Gaza, Ramallah and Nablus stood with Falluja, where occupation forces killed a hundred Iraqis"
        ("تضامن أهالي غزة ورام الله ونابلس مع الفلوجة، حيث قتلت قوات الاحتلال مئة عراقي.", "قوات الاحتلال", None),
        # "strikes on Gaza. Occupation forces arrested five young men.": a sentence without a place
        ("غارات على غزة. واعتقلت قوات الاحتلال خمسة شبان.", "قوات الاحتلال", "il-forces"),
        ("أطلقت صواريخ من غزة على عسقلان وقصفت قوات الاحتلال القطاع.", "قوات الاحتلال", "il-forces"),  # "rockets from Gaza at Ashkelon"
        ("قصف الاحتلال التركي قرى بريف عفرين.", "الاحتلال التركي", "tr-forces"),  # its own words say whose
        ("اقتحم مستوطنون قرية قرب نابلس.", "مستوطنون", "il-settlers"),
    ],
)
def test_whose_occupation(raw: str, words: str, actor: str | None) -> None:
    assert {f.span.of(raw): f.value.actor.id for f in scene(raw).actors}[words] == actor


def test_forces_of_forces_are_told_once() -> None:
    assert next(f.value.actor.name for f in scene("اعتقلت قوات الاحتلال خمسة شبان.").actors) == "occupation forces"
