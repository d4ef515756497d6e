"""A cue is looked for at the words that may begin one, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from sijill.arabic import datafile
from sijill.arabic.by_form import Cards
from sijill.arabic.fold import fold
from sijill.errors import KnowledgeError
from sijill.reading.cues import CueTable, cue_at, cue_table

CUES = CueTable(
    lambda: [("since", "منذ"), ("since", "منذ بداية"), ("year", "هذا العام"), ("count", "منذ اليوم")]
)  # since, since the beginning of; this year; since today
MAY_BEGIN = CUES.marks()


def begun(form: str) -> frozenset[str]:
    return MAY_BEGIN.tell(form) or frozenset()


def test_a_form_may_begin_cues_of_several_roles() -> None:
    assert begun("منذ") == {"since", "count"}
    assert begun("هذا") == {"year"}
    assert begun("قصف") == frozenset()  # shelling


def test_marks_are_of_the_roles_that_are_asked_for() -> None:
    assert CUES.marks("count").tell("منذ") == {"count"}
    assert MAY_BEGIN.of(Cards(["قصف", "ومنذ", "هذا"])) == [(1, {"since", "count"}), (2, {"year"})]


def test_roles_and_the_cues_of_one_word() -> None:
    assert list(CUES) == ["since", "year", "count"]
    assert CUES.words("since") == {"منذ"}
    assert CUES.words("year") == frozenset()


def test_a_leading_and_is_no_part_of_a_cue() -> None:
    assert begun("ومنذ") == {"since", "count"}
    assert cue_at(CUES["since"], ["ومنذ", "بدايه"], 0, 2) == ("منذ", "بدايه")


def test_the_longest_cue_that_ends_in_time() -> None:
    forms = fold("قصف منذ بداية العام").split()
    assert cue_at(CUES["since"], forms, 1, 4) == ("منذ", "بدايه")
    assert cue_at(CUES["since"], forms, 1, 2) == ("منذ",)
    assert cue_at(CUES["year"], forms, 1, 4) is None


def test_a_table_is_read_when_a_cue_is_asked_for_and_a_bad_row_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "bad.tsv").write_text("role\twords\tsource\nsince\tمنذ\n", encoding="utf-8")
    monkeypatch.setattr(datafile, "files", lambda _: tmp_path)
    cues = cue_table("bad.tsv")
    with pytest.raises(KnowledgeError, match=r"bad\.tsv:2: 2 cells where 3 are needed"):
        cues["since"]
