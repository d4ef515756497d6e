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
        ("قصف الاحتلال التركي قرى بريف عفرين.", "الاحتلال التركي", "tr-forces"),  # its own words say whose
        ("اقتحم مستوطنون قرية قرب نابلس.", "مستوطنون", "il-settlers"),
    ],
)
def test_whose_occupation(raw: str, words: str, actor: str | None) -> None:
    assert {f.span.of(raw): f.value.actor.id for f in scene(raw).actors}[words] == actor


def test_forces_of_forces_are_told_once() -> None:
    assert next(f.value.actor.name for f in scene("اعتقلت قوات الاحتلال خمسة شبان.").actors) == "occupation forces"
