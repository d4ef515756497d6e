"""One walk finds the piece that asking anew at each step finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from itertools import combinations
from math import inf

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sijill.linking import pieces
from sijill.linking.pieces import STEPS, piece_of, regroup, strength

Pair = tuple[int, int]
Near = dict[int, list[tuple[int, float]]]
ITEMS = range(14)
PAIRS = st.tuples(st.sampled_from(ITEMS), st.sampled_from(ITEMS)).filter(lambda p: p[0] < p[1])
#: Too weak for any step, on a step, between two, beyond the last, and a person's.
ODDS = st.sampled_from([-0.5, 0.0, 0.1, 0.25, 0.3, 1.0, 1.1, 2.5, 4.1, 7.9, 8.0, 12.0, inf])
TIES = st.dictionaries(PAIRS, ODDS, max_size=40)


def near(ties: dict[Pair, float]) -> Near:
    found: Near = {x: [] for x in ITEMS}
    for (a, b), odds in ties.items():
        found[a].append((b, odds))
        found[b].append((a, odds))
    return {x: sorted(some, key=lambda tie: -tie[1]) for x, some in found.items()}


def reach(item: int, ties: dict[Pair, float], least: float) -> set[int]:
    seen: set[int] = set()
    edge = {item}
    while edge:
        seen |= edge
        edge = {y for pair, odds in ties.items() if odds >= least for y in pair if not seen.isdisjoint(pair)} - seen
    return seen


def by_each_step(item: int, ties: dict[Pair, float]) -> set[int]:
    parts = [reach(item, ties, step) for step in STEPS]
    return next((part for part in parts if len(part) <= pieces.MOST), parts[-1])


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TIES, st.integers(1, 14))
def test_a_piece_is_what_the_first_step_leaves_that_leaves_few_enough(
    monkeypatch: pytest.MonkeyPatch, ties: dict[Pair, float], most: int
) -> None:
    monkeypatch.setattr(pieces, "MOST", most)
    known = near(ties)
    asked: Counter[int] = Counter()

    def tied(items: Collection[int]) -> Near:
        asked.update(items)
        return {x: known[x] for x in items}

    for item in ITEMS:
        asked.clear()
        found = piece_of(item, tied)
        assert found == by_each_step(item, ties)
        assert max(asked.values()) == 1
        assert len(asked) <= max(most, len(found))  # whom it need not ask it does not


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TIES, TIES, st.integers(1, 14), st.sets(st.sampled_from(ITEMS), min_size=1))
def test_what_is_regrouped_is_all_that_could_have_changed(
    monkeypatch: pytest.MonkeyPatch, ties: dict[Pair, float], came: dict[Pair, float], most: int, some: set[int]
) -> None:
    monkeypatch.setattr(pieces, "MOST", most)
    after = ties | {pair: odds for pair, odds in came.items() if not some.isdisjoint(pair)}
    before = {x: frozenset(by_each_step(x, ties)) for x in ITEMS}
    touched = {x for pair in came if not some.isdisjoint(pair) for x in pair}
    known = near(after)
    found = list(regroup(touched, lambda items: {x: known[x] for x in items}, lambda items: {y for x in items for y in before[x]}))
    assert all(one.isdisjoint(other) for one, other in combinations(found, 2))
    now = {x: piece for piece in found for x in piece}
    assert all(now.get(x, before[x]) == by_each_step(x, after) for x in ITEMS)


@pytest.mark.parametrize(("odds", "steps"), [(-0.1, 0), (0.0, 1), (0.24, 1), (0.25, 2), (7.9, 32), (8.0, 33), (inf, 33)])
def test_a_tie_holds_at_the_steps_that_are_no_more_than_its_odds(odds: float, steps: int) -> None:
    assert strength(odds) == steps
