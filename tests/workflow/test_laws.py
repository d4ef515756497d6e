"""What holds whatever persons decide, in whatever order: their word stands, undoing restores, and every telling has its why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.errors import ConflictError
from sijill.model import Reading
from sijill.workflow import Register

NAMES = "abcxy"
_PAIR = st.tuples(st.sampled_from(["same", "different"]), st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda w: w[1] != w[2])
_JUDGED = st.tuples(st.sampled_from(["wrong", "withdrawn", "right"]), st.sampled_from(NAMES), st.none())
_STEPS = st.lists(st.one_of(_PAIR, _JUDGED, st.tuples(st.just("undo"), st.integers(0, 8), st.none())), max_size=7)
Step = tuple[str, Any, Any]


@pytest.fixture(scope="module")
def opened(told_of: Callable[[str], Reading]) -> Callable[..., Register]:
    """A register that has read the reports in some order."""

    def made(order: str = NAMES) -> Register:
        register = Register("sqlite://")
        for name in order:
            register.add(told_of(name))
        return register

    return made


def take(register: Register, step: Step, by: str = "amal") -> bool:
    """Whether it was decided, or refused."""
    what, one, other = step
    try:
        if what == "undo":
            stand = register.decisions(standing=True)
            return bool(one < len(stand) and register.undo(stand[one].id, by=by, why="law"))
        if other is not None:
            return bool(getattr(register, what)(one, other, by=by, why="law"))
        return bool(getattr(register, what)(one, by=by, why="law"))
    except ConflictError:
        return False


def homes(register: Register) -> dict[str, str]:
    return {m.id: i.id for i in register.incidents() for m in i.members}


@settings(max_examples=18, deadline=None)
@given(_STEPS)
def test_a_persons_word_stands_and_the_machine_never_overrules(opened: Callable[..., Register], steps: list[Step]) -> None:
    with opened() as register:
        for step in steps:
            take(register, step)
        at = homes(register)
        for decision in register.decisions(standing=True):
            here = decision.left in at and decision.right in at
            if decision.judgement == "same" and here:
                assert at[decision.left] == at[str(decision.right)]
            if decision.judgement == "different" and here:
                assert at[decision.left] != at[str(decision.right)]
        for incident in register.incidents():
            assert all(m.why for m in incident.members)
            assert not [m for m in incident.members if m.withdrawn and set(m.outlets) & set(incident.origins)]


@settings(max_examples=18, deadline=None)
@given(_STEPS, _STEPS)
def test_undoing_all_that_came_since_restores_exactly(opened: Callable[..., Register], before: list[Step], since: list[Step]) -> None:
    with opened() as register:
        for step in before:
            take(register, step)
        stood, made = register.incidents(), len(register.decisions())
        standing = {d.id for d in register.decisions(standing=True)}
        for step in since:
            take(register, step, "basim")
        for decision in reversed(register.decisions()[made:]):
            register.undo(decision.id, by="carim", why="law")
        assert [replace(i, decisions=()) for i in register.incidents()] == [replace(i, decisions=()) for i in stood]
        assert standing <= {d.id for d in register.decisions(standing=True)}


@settings(max_examples=14, deadline=None)
@given(_STEPS, st.permutations(NAMES))
def test_a_history_replayed_onto_a_fresh_register_gives_the_same_incidents_in_any_order_of_reports(
    opened: Callable[..., Register], steps: list[Step], order: list[str]
) -> None:
    from sijill.store.codec import decision_from, decision_to

    with opened() as register, opened("".join(order)) as fresh:
        for step in steps:
            take(register, step)
        history = [decision_from(decision_to(d)) for d in register.decisions()]
        added, aside = fresh._ledger.replay(history, by="dina")
        assert (len(added), aside) == (len(history), [])
        assert fresh._ledger.replay(history, by="dina") == ([], [])
        assert fresh.decisions() == register.decisions()
        assert [replace(i, id="") for i in fresh.incidents()] == [replace(i, id="") for i in register.incidents()]


@settings(max_examples=14, deadline=None)
@given(_STEPS)
def test_ids_lead_on_through_merges_and_splits(opened: Callable[..., Register], steps: list[Step]) -> None:
    """Every id there ever was leads to one incident, or says whence it was split, or nothing is left of it."""
    with opened() as register:
        for step in steps:
            take(register, step)
            here = {i.id: i for i in register.incidents()}
            ids = register.ids()
            assert set(here) <= set(ids)
            for one in ids.values():
                at, hops = one, 0
                while at.redirect is not None:
                    at, hops = ids[at.redirect], hops + 1
                    assert hops <= len(ids)
                assert at.id in here or not any(at.telling in i.tellings for i in here.values())
