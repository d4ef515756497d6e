"""Whether one of many stretches meets another, as looking at each would tell, and without."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sijill.reading.stretches import Stretches
from tests.counting import steps

stretch = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(stretch, max_size=8), stretch)
def test_they_meet_where_one_shares_a_character(drawn: list[tuple[int, int]], other: tuple[int, int]) -> None:
    start, end = other
    assert Stretches(drawn).meet(start, end) == any(a < end and start < b for a, b in drawn)


def test_many_are_not_looked_at_one_by_one() -> None:
    few, many = (Stretches((n, n + 3) for n in range(0, 10 * count, 10)) for count in (10, 10_000))
    assert steps(lambda: many.meet(99_999, 100_000)) == steps(lambda: few.meet(99, 100))
