"""A cue is looked for at the words that may begin one, and nowhere else."""

from __future__ import annotations

from sijill.arabic.fold import fold
from sijill.reading.cues import beginnings, begun, by_role, cue_at

CUES = by_role(
    [("since", "منذ"), ("since", "منذ بداية"), ("year", "هذا العام"), ("count", "منذ اليوم")]
)  # since, since the beginning of; this year
FIRST = beginnings(CUES)


def test_a_form_may_begin_cues_of_several_roles() -> None:
    assert begun(FIRST, "منذ") == {"since", "count"}
    assert begun(FIRST, "هذا") == {"year"}
    assert begun(FIRST, "قصف") == frozenset()  # shelling


def test_a_leading_and_is_no_part_of_a_cue() -> None:
    assert begun(FIRST, "ومنذ") == {"since", "count"}
    assert cue_at(CUES["since"], ["ومنذ", "بدايه"], 0, 2) == ("منذ", "بدايه")


def test_the_longest_cue_that_ends_in_time() -> None:
    forms = fold("قصف منذ بداية العام").split()
    assert cue_at(CUES["since"], forms, 1, 4) == ("منذ", "بدايه")
    assert cue_at(CUES["since"], forms, 1, 2) == ("منذ",)
    assert cue_at(CUES["year"], forms, 1, 4) is None
