"""What people decide stands, and what they decided stays."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sijill.errors import ConflictError
from sijill.model import LINKER, Decision, Judgement
from sijill.store import Ledger
from sijill.store.deciding import Standing

AT = datetime(2021, 5, 4, 12, 30, tzinfo=UTC)


def decision(name: str, judgement: Judgement, left: str, right: str | None = None, *, by: str = "amal") -> Decision:
    return Decision(name, left, right, judgement, by, f"reason of {name}", AT, 0.5 if by == LINKER else None)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    with Ledger.open(tmp_path / "r.sijill") as opened:
        yield opened


def test_a_decision_comes_back_as_it_was(ledger: Ledger) -> None:
    made = decision("d1", "same", "a", "b")
    ledger.decide(made)
    ledger.decide(made)
    assert ledger.decisions() == (made,)


def test_a_person_supersedes_the_linker_and_not_the_other_way_round(ledger: Ledger) -> None:
    ledger.decide(decision("d1", "same", "a", "b", by=LINKER))
    ledger.decide(decision("d2", "different", "b", "a"))
    assert [d.id for d in ledger.decisions()] == ["d2"]
    assert [(d.id, d.superseded_by) for d in ledger.decisions(standing=False)] == [("d1", "d2"), ("d2", None)]
    with pytest.raises(ConflictError, match="amal's decision d2"):
        ledger.decide(decision("d3", "same", "a", "b", by=LINKER))


def test_a_contradiction_is_refused_and_says_which_unless_it_is_named(ledger: Ledger) -> None:
    ledger.decide(decision("d1", "different", "a", "b"))
    with pytest.raises(ConflictError, match="d1"):
        ledger.decide(decision("d2", "same", "a", "b", by="basim"))
    ledger.decide(decision("d2", "same", "a", "b", by="basim"), instead_of=["d1"])
    assert [d.id for d in ledger.decisions()] == ["d2"]


def test_undoing_restores(ledger: Ledger) -> None:
    ledger.decide(decision("d1", "different", "a", "b"))
    ledger.decide(decision("u1", "withdrawn", "d1"))
    assert [d.judgement for d in ledger.decisions()] == ["withdrawn"]
    ledger.decide(decision("d2", "same", "a", "b"))


@pytest.mark.parametrize(
    ("standing", "new", "clash"),
    [
        ([("same", "a", "b"), ("different", "b", "c")], ("same", "a", "c"), "d1"),
        ([("same", "a", "b"), ("same", "b", "c")], ("different", "a", "c"), "d0"),
        ([("same", "a", "b"), ("different", "b", "c")], ("same", "d", "c"), None),
        ([("same", "a", "b"), ("same", "c", "d"), ("different", "b", "d")], ("same", "a", "c"), "d2"),
        ([("right", "a", None)], ("wrong", "a", None), "d0"),
        ([("right", "a", None)], ("same", "a", "b"), None),
    ],
    ids=["same through a third", "different within a group", "no clash", "two groups", "a value", "other subject"],
)
def test_clashes_through_others(
    standing: list[tuple[Judgement, str, str | None]], new: tuple[Judgement, str, str | None], clash: str | None
) -> None:
    before = [decision(f"d{n}", *s) for n, s in enumerate(standing)]
    if clash is None:
        assert Standing(before).admit(decision("new", *new)) == ()
    else:
        with pytest.raises(ConflictError, match=clash):
            Standing(before).admit(decision("new", *new))


def test_replay_onto_a_fresh_register(ledger: Ledger, tmp_path: Path) -> None:
    ledger.decide(decision("d1", "same", "a", "b", by=LINKER))
    ledger.decide(decision("d2", "different", "b", "a"))
    with Ledger.open(tmp_path / "fresh.sijill") as fresh:
        assert [len(x) for x in fresh.replay(ledger.decisions(standing=False), by="basim")] == [2, 0]
        assert fresh.replay(ledger.decisions(standing=False), by="basim") == ([], [])
        assert fresh.decisions(standing=False) == ledger.decisions(standing=False)


_WORDS = st.tuples(st.sampled_from(["same", "different"]), st.sampled_from("abcde"), st.sampled_from("abcde"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_WORDS.filter(lambda w: w[1] != w[2]), max_size=12))
def test_what_stands_never_contradicts_itself(words: list[tuple[Judgement, str, str]]) -> None:
    """Whatever is tried, no two that persons keep apart are in one group that persons made."""
    standing: list[Decision] = []
    for n, word in enumerate(words):
        new = decision(f"d{n}", *word)
        try:
            gone = Standing(standing).admit(new)
        except ConflictError:
            continue
        standing = [d for d in standing if d.id not in gone] + [new]
    group: dict[str, set[str]] = {x: {x} for x in "abcde"}
    for d in standing:
        if d.judgement == "same":
            joined = group[d.left] | group[str(d.right)]
            group.update(dict.fromkeys(joined, joined))
    assert not [d for d in standing if d.judgement == "different" and d.right in group[d.left]]
