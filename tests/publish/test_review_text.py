"""Decisions in lines: one for whatever was decided at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from sijill.model import Choice, Decision
from sijill.publish.review_text import decision_lines

AT = datetime(2021, 6, 1, 9, 30, tzinfo=UTC)
NAMES = {x: f"Strike in {x}" for x in "abcdefghi"}


def decision(name: str, judgement: str, left: str, right: str | None = None, **more: object) -> Decision:
    return Decision(name, left, right, judgement, "amal", "one raid", AT, **more)  # type: ignore[arg-type]


def test_pairs_of_one_word_are_one_line() -> None:
    bound = [decision("d-1", "same", "a", "b"), decision("d-1.1", "same", "a", "c"), decision("d-2", "wrong", "c")]
    assert list(decision_lines(bound, NAMES)) == [
        "d-1  2021-06-01 09:30  amal: same: Strike in a and Strike in b, Strike in c: one raid",
        "d-2  2021-06-01 09:30  amal: wrong: Strike in c: one raid",
    ]


def test_a_split_says_what_stays_together_and_what_does_not() -> None:
    split = [decision("d-1", "same", "a", "b"), decision("d-1.1", "different", "a", "c"), decision("d-1.2", "different", "a", "d")]
    (line,) = decision_lines(split, NAMES)
    assert "same: Strike in a and Strike in b; different: Strike in a and Strike in c, Strike in d: one raid" in line


def test_of_many_the_first_are_named() -> None:
    (line,) = decision_lines([decision(f"d-1.{n}", "same", "a", x) for n, x in enumerate("bcdefghi")], NAMES)
    assert line.count("Strike in") == 7
    assert " …" in line


def test_what_put_it_aside_is_said_of_the_whole_or_of_its_parts() -> None:
    made = [decision("d-1", "same", "a", "b"), decision("d-1.1", "same", "a", "c")]
    whole = [replace(d, superseded_by=f"d-9{d.id[3:]}") for d in made]
    assert next(decision_lines(whole, NAMES)).endswith(": one raid  [put aside by d-9]")
    part = [made[0], replace(made[1], superseded_by="d-9")]
    assert next(decision_lines(part, NAMES)).endswith(": one raid  [d-1.1 put aside by d-9]")


def test_taking_back_what_was_decided_at_once_names_it_once() -> None:
    names = {"d-1": "decision d-1", "d-1.1": "decision d-1.1"}
    (line,) = decision_lines([decision("d-2", "withdrawn", "d-1"), decision("d-2.1", "withdrawn", "d-1.1")], names)
    assert line == "d-2  2021-06-01 09:30  amal: undone: decision d-1: one raid"


def test_a_choice_says_its_field_and_value() -> None:
    (line,) = decision_lines([decision("d-3", "chosen", "a", choice=Choice("killed", 9))], NAMES)
    assert line == "d-3  2021-06-01 09:30  amal: chosen for Strike in a: killed 9: one raid"
