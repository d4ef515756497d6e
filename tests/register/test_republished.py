"""One text published again, days later: it may tell of more than one incident, and a person is told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import permutations

import pytest

from sijill.model import Basis, Claim, Dating, Interval, Place, Point, Reading, Report, Span, Telling
from sijill.register import Incident, build_register, incident_of
from sijill.register.republished import published_again
from sijill.saying import in_words
from sijill.store import Ledger

FIRST = date(2021, 5, 1)
TEXT = "عاجل: غارة جوية على بلدة تل نور"  # urgent: an air raid on the town of Tell Noor


def post(day: int | None, *, when: Basis | None = None, outlet: str = "إذاعة التل") -> Reading:
    """The post as published on a day of May 2021. `when`: how the words say when it was, if they do."""
    published = None if day is None else Interval.day(FIRST + timedelta(days=day - 1), "given")
    report = Report(TEXT, outlet, published=published, given_id=f"p-{day}")
    spans = (Span(6, 15),)
    claims = [Claim(report.id, "where", Place("Tell Noor", "SY", "p1", Point(34.5, 36.5), 2.0), spans)]
    if when is not None:
        claims.append(Claim(report.id, "when", Interval.day(FIRST, when), spans))
    return Reading(report, Dating(published), (Telling(report.id, "air_strike", spans, tuple(claims)),), "test@1")


def built(readings: Iterable[Reading]) -> tuple[Incident, ...]:
    with Ledger.open("sqlite://") as ledger:
        for one in readings:
            ledger.add(one)
        incidents = build_register(ledger)
        assert [incident_of(ledger, i.id) for i in incidents] == list(incidents)
    return incidents


@pytest.mark.parametrize(
    ("days", "again"),
    [
        ([5, 9, 20], [5, 9, 20]),
        ([5, 9], [5, 9]),
        ([5, 6, 7, 9], [5, 6, 7, 9]),
        ([5, 5, 20], [5, 20]),
        ([5, None, 20], [5, 20]),
        ([5, 8], []),
        ([5, 5], []),
        ([5], []),
        ([None, None], []),
    ],
)
def test_days_are_told_where_some_are_more_than_three_apart(days: list[int | None], again: list[int]) -> None:
    assert [i.earliest.day for i in published_again(post(d).report for d in days)] == again


def test_days_that_are_known_only_as_stretches_may_be_near() -> None:
    month = Interval(date(2021, 5, 1), date(2021, 5, 31), "given")
    assert published_again([Report(TEXT, published=month), post(20).report]) == ()


def test_the_incident_says_on_which_days_and_in_whatever_order_they_came() -> None:
    first, *others = (built(some) for some in permutations([post(5), post(9), post(20)]))
    (incident,) = first
    (hint,) = incident.hints
    assert str(hint) == "one text was published on 5 May 2021, 9 May 2021, 20 May 2021: it may tell of more than one incident"
    assert "قد يروي أكثر من حادثة" in in_words(hint, "ar")
    assert [other[0].hints for other in others] == [incident.hints] * len(others)


@pytest.mark.parametrize(("when", "hinted"), [(None, True), ("relative", True), ("stated", False)])
def test_a_text_that_names_its_day_tells_of_that_one_whenever_it_is_published(when: Basis | None, hinted: bool) -> None:
    (incident,) = built([post(5, when=when), post(20, when=when)])
    assert bool(incident.hints) == hinted


def test_a_text_repeated_within_three_days_or_by_many_outlets_is_no_matter() -> None:
    (incident,) = built([post(5), post(6), post(6, outlet="صحيفة السهل"), post(8)])
    assert incident.hints == ()
