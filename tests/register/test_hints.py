"""A report that takes something back is hinted at where it may matter, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sijill.model import Actor, Claim, Dating, Interval, Place, Point, Reading, Report, Span, Telling, Toll
from sijill.register import Incident, build_register
from sijill.store import Ledger

FIRST = date(2021, 5, 1)
TELL_NOOR = Place("Tell Noor", "SY", "p1", Point(34.5, 36.5), 2.0)
AYN_RIMAL = Place("Ayn Rimal", "SY", "p2", Point(36.1, 37.1), 2.0)


def told(name: str, text: str, kind: str, place: Place, *, day: int, outlet: str, by: str | None = None) -> Reading:
    when = Interval.day(FIRST + timedelta(days=day), "given")
    report = Report(text, outlet, published=when, given_id=name)
    spans = (Span(0, 4),)
    claims = [Claim(report.id, "where", place, spans), Claim(report.id, "when", Interval.day(FIRST), ())]
    if by is not None:
        claims.append(Claim(report.id, "initiator", Actor(by), spans))
    else:
        claims.append(Claim(report.id, "toll", Toll("killed", 5, 5), spans))
    return Reading(report, Dating(when), (Telling(report.id, kind, spans, tuple(claims)),), "test@1")


def strike(outlet: str = "مرصد الغيم") -> Reading:
    """A raid on Tell Noor, told by the Cloud Observatory."""
    return told("a", "غارة على تل نور قتلت 5", "air_strike", TELL_NOOR, day=1, outlet=outlet)


def back(place: Place = TELL_NOOR, *, day: int = 3, who: str | None = "مرصد الغيم") -> Reading:
    """ "deleted": the Observatory took back what it had published."""
    return told("b", "حذف المرصد خبره عن القرية", "retraction", place, day=day, outlet="صحيفة السهل", by=who)


def hints(*readings: Reading) -> list[str]:
    with Ledger.open("sqlite://") as ledger:
        for one in readings:
            ledger.add(one)
        incidents: tuple[Incident, ...] = build_register(ledger)
    assert all(i.strength.grade != "retracted" for i in incidents)
    return [str(h) for i in incidents if "a" in i.reports for h in i.hints]


def test_what_was_taken_back_by_whom_the_incident_rests_on_is_hinted_at() -> None:
    (hint,) = hints(strike(), back())
    assert hint.startswith("b tells that مرصد الغيم took back something of this place, whose word is in a;")
    assert hint.endswith("sijill review withdrawn a --why …")


@pytest.mark.parametrize(
    ("incident", "taken"),
    [
        (strike("إذاعة التل"), back()),
        (strike(), back(AYN_RIMAL)),
        (strike(), back(day=-2)),
        (strike(), back(day=90)),
        (strike(), back(who="مجلس القرية")),
    ],
    ids=["rests on another", "another place", "before it", "long after", "taken back by another"],
)
def test_elsewhere_nothing_is_hinted_at(incident: Reading, taken: Reading) -> None:
    assert hints(incident, taken) == []


def test_the_report_that_tells_of_the_retraction_is_never_the_one_to_withdraw() -> None:
    """ "the Observatory deleted its news of a raid": the paper that tells of it tells of the raid too, and took nothing back."""
    taken, raid = back(who=None), strike("صحيفة السهل").tellings[0]
    spans = (Span(4, 8),)
    again = Telling(taken.report.id, "air_strike", spans, tuple(Claim(taken.report.id, c.field, c.value, spans) for c in raid.claims))
    both = replace(taken, tellings=(*taken.tellings, again))
    assert hints(strike(), both) == []
    (hint,) = hints(strike("صحيفة السهل"), both)
    assert hint.endswith("sijill review withdrawn a --why …")


def test_what_is_to_be_pasted_into_a_shell_is_quoted_and_reports_with_one_id_are_two() -> None:
    """Ids come with feeds, and may be anything; and whoever takes back may have numbered its report as the other did."""
    one, other = strike(), back()
    for name in ("a; echo b", "7"):
        called = [replace(r, report=replace(r.report, given_id=name)) for r in (one, other)]
        with Ledger.open("sqlite://") as ledger:
            for reading in called:
                ledger.add(reading)
            (hint,) = (str(h) for i in build_register(ledger) for h in i.hints)
        assert ("sijill review withdrawn 'a; echo b' --why" if ";" in name else "sijill review withdrawn 7 --why") in hint
