"""The pieces of all ties at once are those that each item's own walk leads to."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sijill.linking import pieces
from sijill.linking.net import Net

ITEMS = [70, 10, 50, 20, 90, 30, 80, 40, 60, 5, 15, 25]  # as they stand in a crowd, by their days
PLACES = st.integers(0, len(ITEMS) - 1)
PAIRS = st.tuples(PLACES, PLACES).filter(lambda p: p[0] < p[1])
#: Too weak for any step, on a step, between two, and beyond the last.
ODDS = st.sampled_from([-0.5, 0.0, 0.1, 0.25, 0.3, 1.0, 2.5, 4.1, 7.9, 8.0, 12.0])
TIES = st.dictionaries(PAIRS, st.tuples(ODDS, st.booleans()), max_size=30)
SAID = st.sets(PAIRS, max_size=3)
Pair = tuple[int, int]


def by_item(pairs: set[Pair]) -> set[Pair]:
    return {(min(a, b), max(a, b)) for a, b in ((ITEMS[x], ITEMS[y]) for x, y in pairs)}


def near(ties: dict[Pair, tuple[float, bool]], same: set[Pair], apart: set[Pair]) -> dict[int, list[tuple[int, float]]]:
    """What `piece_of` asks for."""
    found: dict[int, list[tuple[int, float]]] = {x: [] for x in ITEMS}
    joins = [(ITEMS[a], ITEMS[b], odds) for (a, b), (odds, may) in ties.items() if may]
    said = [(a, b, inf) for a, b in same]
    for a, b, odds in [tie for tie in joins if (min(tie[:2]), max(tie[:2])) not in apart] + said:
        found[a].append((b, odds))
        found[b].append((a, odds))
    return {x: sorted(some, key=lambda tie: -tie[1]) for x, some in found.items()}


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TIES, SAID, SAID, st.integers(1, 5))
def test_foundare_those_of_each_item(
    monkeypatch: pytest.MonkeyPatch, ties: dict[Pair, tuple[float, bool]], same: set[Pair], apart: set[Pair], most: int
) -> None:
    monkeypatch.setattr(pieces, "MOST", most)
    said, cut = by_item(same - apart), by_item(apart)
    net = Net(ITEMS, [(a, b, *tie) for (a, b), tie in ties.items()])
    found = [net.members(piece) for piece in net.pieces(said, cut)]
    assert sorted(x for piece in found for x in piece) == sorted(ITEMS)
    tied = near(ties, said, cut)
    for piece in found:
        assert all(pieces.piece_of(x, lambda some: {y: tied[y] for y in some}) == set(piece) for x in piece)
    assert [min(map(ITEMS.index, piece)) for piece in found] == sorted(min(map(ITEMS.index, piece)) for piece in found)


@given(TIES)
def test_what_ties_the_members_of_a_piece(ties: dict[Pair, tuple[float, bool]]) -> None:
    net = Net(ITEMS, [(a, b, *tie) for (a, b), tie in ties.items()])
    found = list(net.pieces((), ()))
    home = {x: n for n, piece in enumerate(found) for x in net.members(piece)}
    joins = {(*pair, odds) for (a, b), (odds, may) in ties.items() if may for pair in by_item({(a, b)})}
    assert {tie for piece in found for tie in net.inside(piece)} == {tie for tie in joins if home[tie[0]] == home[tie[1]]}
