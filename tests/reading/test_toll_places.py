"""Tolls told place by place."""

from __future__ import annotations

import pytest

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse
from sijill.reading.places import find_places
from sijill.reading.toll_places import told_by_place
from sijill.reading.tolls import find_tolls
from tests.reading.read_so import words


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("قتل 5 مدنيين في إدلب و3 في حلب", [(5, "إدلب"), (3, "حلب")]),
        ("مقتل 12 شخصا، سبعة في دوما وثلاثة في درعا واثنان في حمص", [(7, "دوما"), (3, "درعا"), (2, "حمص")]),
        ("أصيب ستة أشخاص بحلب، وأربعة أطفال بإدلب", [(6, "حلب"), (4, "إدلب")]),
        ("قتل 5 شبان من إدلب و3 من حلب", []),  # where they came from
        ("قتل 5 مدنيين في إدلب", []),  # a pair alone says nothing of a row
        ("قتل 5 مدنيين في إدلب وأصيب 3 في حلب", []),  # another harm
        ("قتل خمسة في إدلب بقصف مدفعي ليلا وثلاثة في حلب", []),  # more than a row
    ],
)
def test_rows_of_tolls_and_places(raw: str, expected: list[tuple[int, str]]) -> None:
    text = analyse(raw)
    tolls = find_tolls(text, find_numbers(text))
    found = told_by_place(text, tolls, find_places(text))
    assert [(tolls[n].low, place.span.of(raw)) for n, place in found.items()] == expected


def test_an_incident_has_all_the_places_of_its_row() -> None:
    assert words("أصيب 7 مدنيين في الخالص و4 في بعقوبة بانفجار عبوتين ناسفتين.", "where") == ["الخالص", "بعقوبة"]
    assert words("مقتل 3 أطفال في تعز و2 في الحديدة بانفجار ألغام.", "where") == ["تعز", "الحديدة"]
