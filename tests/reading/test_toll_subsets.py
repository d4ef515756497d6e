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


@pytest.mark.parametrize(
    ("sentence", "tolls"),
    [
        ("قتل 12 شخصا، أغلبهم أطفال", [(K, 12, 12)]),  # "most of them children": who they were, not how many
        ("إصابة 10 مدنيين معظمهم من النساء", [(W, 10, 10)]),
        ("مقتل ثلاثة أشخاص وهم مدرسون", [(K, 3, 3)]),  # "who are teachers"
        ("قتل 12 شخصا، بينهم أطفال", [(K, 12, 12), (K, 2, None)]),  # "among them children" are some of them
        ("قتل 12 شخصا، وهم 8 رجال و4 نساء", [(K, 12, 12), (K, 8, 8), (K, 4, 4)]),  # numbers count
    ],
)
def test_words_that_say_who_they_were_count_nobody(sentence: str, tolls: Told) -> None:
    assert told(sentence) == tolls
