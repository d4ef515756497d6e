"""Ties as pieces are found by them: what persons say among them, the strongest first, and each read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from math import inf

import pytest

from sijill.linking import nearness
from sijill.linking.index import MemoryIndex, Tie
from sijill.linking.nearness import Nearness

ROWS = ((1, 2, 0.5, True), (1, 3, 4.0, True), (1, 4, 2.0, False))


class _Counted(MemoryIndex):
    """Counts who is asked for ties."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: Counter[int] = Counter()

    def ties(self, items: Collection[int]) -> dict[int, list[Tie]]:
        self.asked.update(items)
        return super().ties(items)


@pytest.fixture
def index() -> _Counted:
    found = _Counted()
    found.put_bodies((x, f"t{x}", f"r{x}", "[]") for x in (1, 2, 3, 4, 5))
    found.put_ties([row for a, b, odds, joins in ROWS for row in ((a, b, odds, joins), (b, a, odds, joins))])
    return found


def test_only_ties_that_join_lead_on_the_strongest_first(index: _Counted) -> None:
    assert Nearness(index, (), {}).tied([1, 4]) == {1: [(3, 4.0), (2, 0.5)], 4: []}


def test_what_persons_said_is_stronger_than_any_tie_and_what_they_cut_is_none(index: _Counted) -> None:
    near = Nearness(index, {(1, 3)}, {1: [5, 6], 5: [1]})
    assert near.tied([1, 3]) == {1: [(5, inf), (2, 0.5)], 3: []}  # 6 is not in the register


def test_ties_are_read_once_until_they_are_forgotten(index: _Counted) -> None:
    near = Nearness(index, (), {})
    near.tied([1, 2])
    assert near.ties([1, 2, 3])[3] == [Tie(1, 4.0, True)]
    assert set(index.asked.values()) == {1}
    index.put_ties([(2, 3, 1.0, True), (3, 2, 1.0, True)])
    near.forget()
    assert near.tied([2]) == {2: [(3, 1.0), (1, 0.5)]}


def test_many_are_not_held_at_once_and_are_read_anew(index: _Counted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearness, "_TIES_AT_HAND", 2)
    monkeypatch.setattr(nearness, "_NEAR_AT_HAND", 1)
    near = Nearness(index, (), {})
    for some in ([1], [2, 3], [1, 4], [1, 2, 3, 4]):
        assert near.tied(some) == Nearness(index, (), {}).tied(some)
        assert near.ties(some) == index.ties(some)
