"""What stands between a find and an incident. All sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest

from sijill.arabic.text import analyse
from sijill.model import Dating, Interval, Report
from sijill.reading.binding import Group
from sijill.reading.features import Features, names
from sijill.reading.flow import flow, turns
from sijill.reading.mentions import place_triggers
from sijill.reading.scene import look

DAY = Interval.day(date(2024, 3, 14), "given")


@pytest.mark.parametrize(
    ("text", "role", "token"),
    [
        ("وعلى صعيد آخر قتل جندي", "other", "وعلي"),  # on another matter
        ("من جهة أخرى، قتل جندي", "other", "من"),
        ("في غضون ذلك قتل جندي", "meanwhile", "في"),  # meanwhile
        ("يذكر أن جنديا قتل هناك", "recall", "يذكر"),  # it is recalled that
    ],
)
def test_turns(text: str, role: str, token: str) -> None:
    analysed = analyse(text)
    found = turns(analysed)
    assert [analysed.forms[n] for n in found[role]] == [token]
    assert not any(tokens for other, tokens in found.items() if other != role)


def between(text: str) -> set[str]:
    """Of the first day told and the last event word."""
    here = look(Report(text, published=DAY), Dating(DAY))
    *others, last = place_triggers(here)
    one = Group((last,), "armed_clash", tuple(others))
    return set(names(Features(list(flow(here, one, here.spot(here.times[0]), last)), [])))


def test_a_turn_and_a_paragraph_and_another_incident_lie_between() -> None:
    told = between("قتل جندي أمس في كمين.\nوعلى صعيد آخر شهد الريف اشتباكات.")
    assert {"turns=1,False", "paragraphs=1,False", "meanwhile=0,False", "others between=1,False"} <= told


def test_with_nothing_between() -> None:
    assert {"turns=0,False", "paragraphs=0,False", "others between=0,False"} <= between("هدأ الريف أمس. وشهدت البلدة اشتباكات.")


def test_in_one_sentence_nothing_is_said() -> None:
    assert between("وقعت أمس اشتباكات في الريف.") == set()
