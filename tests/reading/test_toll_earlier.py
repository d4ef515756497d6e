"""Figures of an earlier count, in invented reports."""

from __future__ import annotations

import pytest

from sijill.reading.toll_earlier import outdated
from tests.reading.read_so import scene


@pytest.mark.parametrize(
    ("raw", "old"),
    [
        # "the killed rose to 111; an earlier tally had told of 83 killed"
        ("ارتفع عدد القتلى إلى 111 في هجوم على المعسكر، وكانت حصيلة سابقة تحدثت عن مقتل 83", [83]),
        ("قتل 12 شخصا وأصيب 40 بتفجير، بعدما كانت حصيلة أولية أفادت بتسعة قتلى", [9]),
        ("قتل 12 شخصا في القصف. وفي حصيلة سابقة تحدث المصدر عن مقتل 30 مريضا ومرافقا وإصابة 5", [30]),  # of the injured none since
        ("استشهد 11 طفلا في الغارة كحصيلة أولية", []),  # "as a first tally": the only one there is
        ("وفي حصيلة سابقة تحدث المصدر عن مقتل خمسة", []),  # no other
        ("قتل 12 شخصا، فيما ذكر المرصد أن عدد القتلى 15", []),  # another source's
        ("بعد حصيلة سابقة بلغت 5 قتلى، أعلنت الوزارة ارتفاع عدد القتلى إلى 12", [5]),  # the count since is none of it
        ("ارتفعت الحصيلة السابقة من 10 قتلى إلى 15 قتيلا", [10]),
        ("قتل 20 شخصا، وهذه الحصيلة أعلى من حصيلة سابقة، مؤكدا مقتل 25", []),
        ("وكانت حصيلة سابقة تحدثت عن مقتل 83، ثم قالت الوزارة إن 120 قتلوا", [83]),
    ],
)
def test_what_a_later_count_takes_the_place_of(raw: str, old: list[int]) -> None:
    here = scene(raw)
    assert [here.tolls[n].low for n in sorted(outdated(here, range(len(here.tolls))))] == old
