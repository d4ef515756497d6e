"""What is said to stand is still a piece, and a weak tie costs no walk."""

from __future__ import annotations

from collections.abc import Collection
from math import inf

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sijill.linking import pieces
from sijill.linking.pieces import STEPS, piece_of, strength
from sijill.linking.standing import standing

Pair = tuple[int, int]
Ties = dict[Pair, float]
ITEMS = range(14)
PAIRS = st.tuples(st.sampled_from(ITEMS), st.sampled_from(ITEMS)).filter(lambda p: p[0] < p[1])
ODDS = st.sampled_from([-0.5, 0.0, 0.1, 0.25, 0.3, 1.0, 1.1, 2.5, 4.1, 7.9, 8.0, 12.0, inf])
TIES = st.dictionaries(PAIRS, ODDS, max_size=40)


class Graph:
    """Ties, and the pieces that they make."""

    def __init__(self, ties: Ties) -> None:
        self._near: dict[int, list[tuple[int, float]]] = {x: [] for x in ITEMS}
        for (a, b), odds in sorted(ties.items(), key=lambda tie: -tie[1]):
            self._near[a].append((b, odds))
            self._near[b].append((a, odds))

    def tied(self, items: Collection[int]) -> dict[int, list[tuple[int, float]]]:
        return {x: self._near[x] for x in items}

    def piece(self, item: int) -> set[int]:
        return piece_of(item, self.tied)


class Before:
    """The pieces of a graph as an index keeps them; `read`: those whose members were asked for."""

    def __init__(self, graph: Graph) -> None:
        self._home = {x: min(graph.piece(x)) for x in ITEMS}
        self.read: set[int] = set()

    def homes(self, items: Collection[int]) -> dict[int, int]:
        return {x: self._home[x] for x in items}

    def members(self, names: Collection[int]) -> dict[int, set[int]]:
        self.read |= set(names)
        return {name: {x for x in ITEMS if self._home[x] == name} for name in names}


def came_to(came: Collection[Pair]) -> dict[int, set[int]]:
    return {x: {y for pair in came if x in pair for y in pair if y != x} for pair in came for x in pair}


@settings(deadline=None, max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TIES, TIES, st.sets(PAIRS, max_size=3), st.integers(1, 14))
def test_what_stands_is_what_it_was(monkeypatch: pytest.MonkeyPatch, ties: Ties, others: Ties, gone: set[Pair], most: int) -> None:
    monkeypatch.setattr(pieces, "MOST", most)
    came = {pair: odds for pair, odds in others.items() if pair not in ties}
    went = gone & ties.keys()
    lost = max((strength(ties[pair]) for pair in went), default=0)
    index = Before(Graph(ties))
    after = Graph({pair: odds for pair, odds in (ties | came).items() if pair not in went})
    found = standing(came_to([*came, *went]), lost, after.tied, index.homes, index.members)
    for name, members in index.members(found).items():
        assert all(after.piece(x) == members for x in members)
        assert not [pair for pair in (*came, *went) if members.issuperset(pair)], name


#: Two pairs, bound each by much and to each other by less than a piece of two can be held together by; and two alone.
TWO_AND_TWO: Ties = {(0, 1): 6.0, (2, 3): 6.0, (1, 2): 3.0}


@pytest.mark.parametrize(
    ("came", "lost", "stand", "read"),
    [
        ({(2, 9): 2.9}, 0.0, {2}, set()),  # weaker than what is cut already, as the item's own ties show
        ({(2, 9): 3.1}, 0.0, {2}, set()),  # cut at the same step
        ({(3, 9): 2.9}, 0.0, {2}, {2}),  # as its fellow's show
        ({(3, 9): 3.3}, 0.0, set(), {2}),  # what is too much at one step might be so at another now
        ({(4, 9): 0.5}, 0.0, set(), {4}),  # nothing held it apart
        ({(2, 9): 2.9}, 2.9, {2}, set()),  # what went was cut there, too
        ({(2, 9): 2.9}, 3.0, set(), {2}),  # what went may have made too much of it
        ({(2, 9): 2.9}, inf, set(), set()),  # a person's word went, which no step cuts
        ({(2, 3): 1.0}, 0.0, set(), set()),  # within it, and it must be clustered anew
    ],
)
def test_a_tie_that_came_to_a_piece(monkeypatch: pytest.MonkeyPatch, came: Ties, lost: float, stand: set[int], read: set[int]) -> None:
    monkeypatch.setattr(pieces, "MOST", 2)
    index = Before(Graph(TWO_AND_TWO))
    some = {x: others for x, others in came_to(came).items() if x != 9}
    found = standing(some, strength(lost) if lost else 0, Graph(TWO_AND_TWO | came).tied, index.homes, index.members)
    assert (found, index.read) == (stand, read)


def test_a_piece_that_no_step_makes_small_enough_stands_unless_the_last_one_leaves_the_tie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST", 2)
    bound: Ties = {(0, 1): 9.0, (1, 2): inf}
    for odds, stands in ((7.9, True), (8.0, False)):
        index = Before(Graph(bound))
        found = standing({1: {9}}, 0, Graph(bound | {(1, 9): odds}).tied, index.homes, index.members)
        assert found == ({0} if stands else set())
    assert STEPS[-1] == 8.0
