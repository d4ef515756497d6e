"""Tolls that stand on several incidents, in invented sentences."""

from __future__ import annotations

import pytest

from sijill.model import Dating, Report
from sijill.reading.binding import Group
from sijill.reading.mentions import place_triggers
from sijill.reading.scene import look
from sijill.reading.toll_shared import shared
from tests.reading.read_so import DAY


def stands_on(raw: str, types: tuple[str, ...], homes: tuple[int | None, ...]) -> dict[int, set[int]]:
    """For the tolls of a sentence the other incidents they stand on, each of its event words being an incident."""
    here = look(Report(raw, published=DAY), Dating(DAY))
    acts = [m for m in place_triggers(here) if m.trigger.word_class == "event"]
    assert (len(acts), len(here.tolls)) == (len(types), len(homes))
    return {n: set(others) for n, others in shared(here, [Group((m,), t) for m, t in zip(acts, types, strict=True)], homes).items()}


@pytest.mark.parametrize(
    "raw",
    [
        # "20 gunmen were killed in air strikes by the coalition and clashes with the tribes"
        "قتل 20 مسلحا في غارات للتحالف ومواجهات مع القبائل.",
        "أصيب 20 مسلحا جراء غارات جوية ومواجهات عنيفة في الوادي.",
    ],
)
def test_what_is_told_of_acts_joined_by_and_is_told_of_each(raw: str) -> None:
    assert stands_on(raw, ("air_strike", "armed_clash"), (0,)) == {0: {1}}


def test_two_figures_before_the_acts_are_both_shared() -> None:
    raw = "قتل 20 مسلحا وأصيب سبعة في غارات للتحالف ومواجهات مع القبائل."
    assert stands_on(raw, ("air_strike", "armed_clash"), (0, 0)) == {0: {1}, 1: {1}}


@pytest.mark.parametrize(
    ("raw", "types", "homes"),
    [
        ("قتل 20 مسلحا في غارات، ومواجهات مع القبائل مستمرة.", ("air_strike", "armed_clash"), (0,)),  # a comma parts them
        ("قتل 20 مسلحا في غارات وأصيب سبعة في مواجهات.", ("air_strike", "armed_clash"), (0, 1)),  # each has its own
        ("قتل 20 مسلحا في غارات واندلعت مواجهات مع القبائل.", ("air_strike", "armed_clash"), (0,)),  # not a noun
        ("قتل 20 مسلحا في غارات ونزوح من القرية.", ("air_strike", "displacement"), (0,)),  # no violence
        ("قتل 20 مسلحا في غارات ومواجهات مع القبائل.", ("air_strike", "armed_clash"), (None,)),  # bound to none
        ("قتل 20 مسلحا في غارات ومواجهات مع القبائل.", ("air_strike", "armed_clash"), (1,)),  # of the second act alone
    ],
)
def test_acts_told_apart_share_nothing(raw: str, types: tuple[str, ...], homes: tuple[int | None, ...]) -> None:
    assert stands_on(raw, types, homes) == {}
