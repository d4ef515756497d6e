"""People said to be among others, in invented sentences."""

from __future__ import annotations

import pytest

from tests.reading.tolls_told import Told, told

K, W = "killed", "injured"


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("والمصابون هم 6 أطفال", [(W, 6, 6)]),  # "the wounded are 6 children": the figure of the whole is not told
        ("إن القتلى من أهالي البلدة، وبينهم ثلاث نساء", [(K, 3, 3)]),
        ("بعد دفن القتلى قصف الطيران مواقع وبينها قاعدتان", []),  # "positions, among them two bases": no people
        ("إن ضابطين وسائقا كانوا في عداد القتلى", [(K, 2, 2), (K, 1, 1)]),  # "were counted among the killed"
        ("إن 18 شخصا من القتلى مدنيون", [(K, 18, 18)]),  # "18 persons of the killed are civilians"
        ("أصيب 94 شخصا منها 30 بالرصاص", [(W, 94, 94), (W, 30, 30)]),  # «منها», of them, as of wounds
        ("أصيب 94 شخصا واقترب منها شخص", [(W, 94, 94)]),  # "a person came near her"
    ],
)
def test_among_those_named_by_what_they_came_to(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls
