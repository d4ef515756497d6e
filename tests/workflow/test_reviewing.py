"""What is asked of persons, and decisions carried from one register to another."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sijill.errors import UsageError
from sijill.workflow import Register

AMAL = {"by": "amal", "why": "was there"}
BASIM = {"by": "basim", "why": "saw the list"}


@pytest.fixture
def other(tmp_path: Path, told: Callable) -> Register:
    """Another register, which has read but two of the reports."""
    with Register(tmp_path / "other.sqlite") as opened:
        for name in "ba":
            opened.add(told(name))
        yield opened


def written(register: Register, path: Path) -> Path:
    path.write_text("".join(register.export_decisions()), encoding="utf-8")
    return path


def test_what_is_in_doubt_is_asked_first_and_what_is_settled_not_at_all(register: Register) -> None:
    asked = register.queue()
    assert asked
    assert [q.doubt * q.stake for q in asked] == sorted((q.doubt * q.stake for q in asked), reverse=True)
    first = asked[0]
    (register.different if first.joined else register.same)(first.left.id, first.right.id, **AMAL)
    assert (first.link.left, first.link.right) not in {(q.link.left, q.link.right) for q in register.queue()}
    assert len(register.queue(limit=1)) == 1


def test_what_follows_from_decisions_is_not_asked(register: Register) -> None:
    register.same("a", "b", **AMAL)
    register.same("b", "c", **AMAL)
    register.same("x", "y", **AMAL)
    register.different("c", "y", **AMAL)
    assert register.queue() == []


def test_a_history_replayed_onto_a_register_that_lacks_a_report_waits_for_it(
    register: Register, other: Register, tmp_path: Path, told: Callable
) -> None:
    register.different("a", "b", **AMAL)
    (waits,) = register.same("a", "x", **AMAL)
    file = written(register, tmp_path / "d.jsonl")
    account = other.replay(file, by="dina")
    assert account.sentence() == "2 new, 0 known, 0 kept aside, 1 waiting for their reports"
    assert account.waiting[0].startswith(f"{waits.id} waits: what it is about")
    assert other.replay(file, by="dina").sentence() == "0 new, 2 known, 0 kept aside, 0 waiting for their reports"
    other.add(told("x", place="عين رمال", day=9))
    assert {i.reports for i in other.incidents()} == {("a", "x"), ("b",)}


def test_a_history_that_went_through_an_editor_loses_no_decision(register: Register, other: Register, tmp_path: Path) -> None:
    """It may begin with a mark of its encoding, end its lines as Windows does, and hold a line separator within a name."""
    register.choose("a", "targets", "سوق\u2028القرية", **AMAL)
    file = written(register, tmp_path / "d.jsonl")
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert other.replay(file, by="dina").sentence().startswith("1 new, 0 known, 0 kept aside, 0 waiting")


def test_what_was_undone_at_once_is_undone_at_once_elsewhere_too(register: Register, other: Register, tmp_path: Path) -> None:
    """Undone part by part, the first would bring back what amal's word had put aside, into the place of a part that stands yet."""
    (whole,) = (i for i in register.incidents() if "a" in i.reports)
    (first,) = register.same(whole.tellings[0], whole.tellings[-1], **BASIM)
    made = register.same(whole.id, "x", **AMAL, instead_of=[first.id])
    register.undo(made[0].id, **AMAL)
    account = other.replay(written(register, tmp_path / "d.jsonl"), by="dina")
    assert account.aside == ()
    assert other.decisions() == register.decisions()
    assert [d.id for d in other.decisions(standing=True) if d.right] == [first.id]


def test_what_contradicts_a_decision_that_stands_here_is_kept_aside(register: Register, other: Register, tmp_path: Path) -> None:
    (here,) = other.different("a", "b", **BASIM)
    (there,) = register.same("a", "b", **AMAL)
    account = other.replay(written(register, tmp_path / "d.jsonl"), by="dina")
    assert len(account.aside) == 1
    assert here.id in account.aside[0]
    assert [d.id for d in other.decisions() if d.superseded_by is None and d.right] == [here.id]
    kept = next(d for d in other.decisions() if d.id == there.id)
    undoing = next(d for d in other.decisions() if d.id == kept.superseded_by)
    assert (undoing.by, undoing.judgement) == ("dina", "withdrawn")
    other.undo(here.id, **BASIM)
    other.undo(undoing.id, **BASIM)
    assert there.id in {d.id for d in other.decisions(standing=True)}


def test_lines_that_are_no_decisions_are_refused_by_their_number(register: Register, tmp_path: Path) -> None:
    register.same("a", "x", **AMAL)
    file = written(register, tmp_path / "d.jsonl")
    file.write_text('{"id": 3}\nnonsense\n[]\n' + file.read_text(encoding="utf-8"), encoding="utf-8")
    account = register.replay(file, by="dina")
    assert [r.where for r in account.refused] == [f"{file}, line {n}" for n in (1, 2, 3)]
    told = [str(r) for r in account.refused]
    assert re.search(r'not a decision as `sijill review export` writes them \(no "\w+"\)$', told[0])
    assert told[1].endswith("broken JSON (expecting value at character 1)")
    assert told[2].endswith("(a value of another kind)")
    assert account.known == 1
    with pytest.raises(UsageError, match="cannot be read"):
        register.replay(tmp_path / "nowhere.jsonl", by="dina")


def test_a_choice_comes_through_an_export(register: Register, other: Register, tmp_path: Path) -> None:
    register.choose("a", "where", "تل نور, 34.5, 36.5", **AMAL)
    register.choose("a", "when", "2021-05-01", **AMAL)
    register.choose("a", "initiators", "لواء الرايات", **AMAL)
    file = written(register, tmp_path / "d.jsonl")
    assert [json.loads(line)["choice"]["field"] for line in file.read_text(encoding="utf-8").splitlines()] == [
        "where",
        "when",
        "initiators",
    ]
    other.replay(file, by="dina")
    assert [d.choice for d in other.decisions()] == [d.choice for d in register.decisions()]
    assert next(iter(other.incidents())).initiators[0].value.name == "لواء الرايات"
