"""Deciding from the command line: what is printed, what is refused, and the way there and back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("simple_reader")
Call = Callable[..., "object"]

# "A raid on the village left 5 dead." / "A second raid left 7 dead in the town."
REPORTS = [
    {"report_id": "a", "outlet": "ضفاف", "published": "2021-03-09", "text": "خلفت غارة على القرية 5 قتلى"},
    {"report_id": "b", "outlet": "سهل", "published": "2021-03-10", "text": "غارة ثانية أوقعت 7 قتلى في البلدة"},
]


@pytest.fixture
def review(tmp_path: Path, sijill: Call, monkeypatch: pytest.MonkeyPatch) -> Call:
    """`sijill review …` on a register of the two."""
    monkeypatch.setenv("SIJILL_REGISTER", str(tmp_path / "r.sqlite"))
    monkeypatch.setenv("SIJILL_BY", "amal")
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in REPORTS), encoding="utf-8")
    assert sijill("add", path).code == 0
    return lambda *arguments: sijill("review", *arguments)


def test_a_decision_is_told_with_what_came_of_it_and_how_to_take_it_back(review: Call) -> None:
    called = review("same", "a", "b", "--why", "one  raid")
    first, became, last = called.out.splitlines()
    made = first.split()[0]
    assert first.endswith(": one raid")
    assert "amal: same: Air strike in a (" in first
    assert " is now part of " in became
    assert last == f"1 incident in the register; to take it back: sijill review undo {made}"
    assert review("same", "b", "a", "--why", "again").out == "nothing new: the same person has decided this already\n"


def test_a_contradiction_is_one_line_and_exit_code_two(review: Call) -> None:
    made = review("different", "a", "b", "--why", "two").out.split()[0]
    refused = review("same", "a", "b", "--why", "one", "--by", "basim")
    assert (refused.code, refused.out, len(refused.complaints)) == (2, "", 1)
    assert made in refused.err
    assert review("same", "a", "b", "--why", "one", "--by", "basim", "--instead-of", made).code == 0
    history = review("list").out.splitlines()
    assert f"{made} " in history[0]
    assert "[put aside by d-" in history[0]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("same", "a", "b"), "--why"),
        (("same", "a", "zz", "--why", "x"), "zz: no incident, telling, claim or report"),
        (("same", "a", "b", "--why", " "), "say why"),
        (("choose", "a", "killed", "few", "--why", "x"), "write a number"),
        (("undo", "d-1", "--why", "x"), "no decision has an id that begins so"),
        (("replay", "nowhere.jsonl"), "nowhere.jsonl: cannot be read (No such file or directory)"),
        (("list", "--register", "nowhere.sqlite"), "no register there"),
        (("split", "a", "b", "--why", "x"), "a report cannot be split"),
    ],
)
def test_calls_that_cannot_be_carried_out(review: Call, arguments: tuple[str, ...], said: str) -> None:
    called = review(*arguments)
    assert (called.code, called.out, len(called.complaints)) == (2, "", 1)
    assert said in called.err


def test_what_is_chosen_withdrawn_and_wrong_is_shown(review: Call, sijill: Call) -> None:
    review("choose", "a", "killed", "6", "--why", "list of names")
    review("withdrawn", "b", "--why", "taken down")
    incident = next(line.split("\t")[0] for line in sijill("show").out.splitlines() if "\t5 to 6\t" in line)
    text = sijill("show", incident).out
    assert "5 to 6, taken as 6 (analyst's choice)" in text
    assert "amal: chosen for Air strike in a" in text
    claim = next(line.split("[")[1].split("]")[0] for line in text.splitlines() if "5 killed" in line and "[" in line)
    review("wrong", claim, "--why", "misread")
    assert f"[{claim}, found wrong: left out]" in sijill("show", incident).out
    rows = [json.loads(line) for line in sijill("export", "jsonl").out.splitlines()]
    assert [r["strength"]["grade"] for r in rows if r["withdrawn"]["reports"] == ["b"]] == ["retracted"]
    assert sorted(d["judgement"] for r in rows for d in r["decisions"]) == ["chosen", "withdrawn", "wrong"]


def test_there_and_back(review: Call, sijill: Call, tmp_path: Path) -> None:
    assert review("list").complaints == ["sijill: nothing was decided yet"]
    made = review("same", "a", "b", "--why", "one").out.split()[0]
    file = tmp_path / "decisions.jsonl"
    assert review("export", file).code == 0
    assert review("export", "-").out == file.read_text(encoding="utf-8")
    fresh = tmp_path / "fresh.sqlite"
    sijill("add", tmp_path / "reports.jsonl", "-r", fresh)
    assert review("replay", file, "-r", fresh).out == "1 new, 0 known, 0 kept aside, 0 waiting for their reports\n"
    assert sijill("show", "-r", fresh).out == sijill("show").out
    review("undo", made, "--why", "two after all")
    assert len(sijill("show").out.splitlines()) == 3
    assert review("queue").code == 0


def test_an_id_that_was_merged_leads_on(review: Call, sijill: Call) -> None:
    one, other = (line.split("\t")[0] for line in sijill("show").out.splitlines()[1:])
    review("same", one, other, "--why", "one")
    (kept,) = (line.split("\t")[0] for line in sijill("show").out.splitlines()[1:])
    gone = ({one, other} - {kept}).pop()
    assert sijill("show", gone).out.startswith(f"{gone} is now part of {kept}\n\n{kept}  Air strike")
    review("wrong", "a", "--why", "no raid")
    review("wrong", "b", "--why", "no raid")
    assert "nothing is left of this incident" in sijill("show", gone).err


def test_reading_again_says_what_changed(review: Call, sijill: Call) -> None:
    called = sijill("reread")
    assert called.out.splitlines() == [
        "2 reports read again, 0 read otherwise than before, 0 refused",
        "tellings: 0 new, 0 gone, 0 moved",
        "claims: 0 new, 0 gone, 0 moved",
        "incidents: none became another",
    ]
