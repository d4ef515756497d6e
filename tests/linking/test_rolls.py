"""A cluster's tellings are called by age, and the same whoever comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sijill.linking import Candidate, candidates, roll_of
from sijill.model import Claim, Dating, Interval, Reading, Report, Span, Telling

WORDS = (Span(0, 4),)


def telling(text: str, published: date | None, day: date | None) -> Candidate:
    """«غارة …» (a strike), as of a day or of none."""
    given = None if published is None else Interval.day(published, "given")
    report = Report(text, "outlet", published=given)
    claims = () if day is None else (Claim(report.id, "when", Interval.day(day), WORDS),)
    (found,) = candidates(Reading(report, Dating(given), (Telling(report.id, "air_strike", WORDS, claims),), "test@1"))
    return found


def test_the_oldest_comes_first_and_what_nothing_dates_last() -> None:
    undated = telling("غارة أولى", None, date(2021, 5, 9))
    later = telling("غارة ثانية", date(2021, 5, 3), date(2021, 5, 2))
    first = telling("غارة ثالثة", date(2021, 5, 2), None)
    members = {7: undated, 3: later, 5: first}
    roll = roll_of(members)
    assert roll.items == (5, 3, 7)
    assert roll.tellings == (first.id, later.id, undated.id)
    assert (roll.cluster, roll.published, roll.day) == (3, "2021-05-02", "2021-05-02")
    assert roll_of(dict(reversed(members.items()))) == roll


def test_those_of_one_day_go_by_their_ids() -> None:
    one = telling("غارة", date(2021, 5, 2), None)
    other = replace(one, id="0")
    assert roll_of({1: one, 2: other}).items == (2, 1)


def test_a_roll_of_what_no_telling_dates_has_no_day() -> None:
    roll = roll_of({4: telling("غارة", None, None)})
    assert (roll.published, roll.day) == ("9999", None)
    assert roll.age > roll_of({4: telling("غارة", date(2021, 5, 2), None)}).age
