"""What types a mention may be of, and how likely two are of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.reading.leaning import Leaning, leanings

CLASSES = ("strike", "shelling", "detention")
ROWS = st.lists(st.floats(-8, 8), min_size=len(CLASSES), max_size=len(CLASSES))


@given(ROWS, ROWS)
def test_chances_sum_to_one_and_are_shared_alike(left: list[float], right: list[float]) -> None:
    a, b = leanings([left, right], CLASSES)
    assert sum(a.chances.values()) == pytest.approx(1)
    assert a.chances[a.type] == pytest.approx(max(a.chances.values()))
    assert 0 <= a.shared(b) <= 1 + 1e-9
    assert a.shared(b) == pytest.approx(b.shared(a))


def test_the_unlikely_is_left_out_and_the_open_is_shared_in_part() -> None:
    [sure, torn] = leanings([[6.0, 0.0, -4.0], [1.0, 1.0, -9.0]], CLASSES)
    assert set(sure.chances) == {"strike"}
    assert sure.shared(torn) == pytest.approx(0.5)
    assert sure.shared(Leaning("detention", {"detention": 1.0})) == 0
