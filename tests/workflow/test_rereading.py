"""A newer reader reads everything again: what changed is told, and decisions go along or are named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sijill.model import Claim, Reading, Report, Span, Toll
from sijill.workflow import Register, reading

Told = Callable[..., Reading]
AMAL = {"by": "amal", "why": "was there"}


@pytest.fixture
def read_as(monkeypatch: pytest.MonkeyPatch, told: Told) -> Callable[[Callable[[Reading], Reading]], None]:
    """A newer reader that changes what the older one found."""

    def newer(change: Callable[[Reading], Reading]) -> None:
        def read_one(report: Report, *, gazetteer: object = None) -> Reading:
            name = str(report.given_id)
            old = told(name, place="تل نور" if name in "abc" else "عين رمال", day=0 if name in "abc" else 9)
            return change(replace(old, reader="test@2"))

        monkeypatch.setattr(reading, "read_one", read_one)

    return newer


def wider(read: Reading) -> Reading:
    """The event words taken with the word before them, so that every telling's id is another."""
    (telling,) = read.tellings
    first = telling.spans[0]
    return replace(read, tellings=(replace(telling, spans=(Span(first.start - 2, first.end),)),))


def blind(read: Reading) -> Reading:
    return replace(read, tellings=()) if read.report.given_id == "a" else read


def higher(read: Reading) -> Reading:
    """Every toll read as one more."""
    (telling,) = read.tellings
    claims = [replace(c, value=Toll("killed", 6, 6)) if isinstance(c.value, Toll) else c for c in telling.claims]
    return replace(read, tellings=(replace(telling, claims=tuple(claims)),))


def test_a_reader_that_finds_the_same_changes_nothing(register: Register, read_as: Callable) -> None:
    before = register.incidents()
    read_as(lambda r: r)
    account = register.reread()
    assert account.counts == {"reports": 5}
    assert next(iter(account.lines())) == "5 reports read again, 0 read otherwise than before, 0 refused"
    assert register.incidents() == before


def test_decisions_and_ids_follow_tellings_that_moved(register: Register, read_as: Callable) -> None:
    ids = {i.reports: i.id for i in register.incidents()}
    (made,) = register.different("a", "b", **AMAL)
    split = {i.reports: i.id for i in register.incidents()}
    read_as(wider)
    account = register.reread()
    assert account.counts["tellings moved"] == 5
    assert (account.incidents, account.lost) == ((), ())
    assert [line.split()[0] for line in account.moved] == [made.id]
    assert {i.reports: i.id for i in register.incidents()} == split
    register.undo(made.id, **AMAL)
    assert {i.reports: i.id for i in register.incidents()} == ids


def test_a_decision_whose_telling_is_not_found_any_more_is_named(register: Register, read_as: Callable) -> None:
    whole = next(i.id for i in register.incidents() if "a" in i.reports)
    (made,) = register.same("a", "x", **AMAL)
    read_as(blind)
    account = register.reread()
    assert account.counts["tellings gone"] == 1
    assert [line.split()[0] for line in account.lost] == [made.id]
    assert any(line.endswith("1 telling left it for no other") for line in account.incidents)
    assert whole in {i.id for i in register.incidents()}  # the id goes with the tellings that are left


def test_a_decision_on_a_claim_goes_with_its_value_and_not_with_another(register: Register, read_as: Callable) -> None:
    claims: dict[str, Claim] = {m.reports[0]: m.telling.of("toll")[0] for i in register.incidents() for m in i.members}
    (made,) = register.wrong(claims["a"].id, **AMAL)
    read_as(higher)
    account = register.reread()
    assert account.counts["claims gone"] == account.counts["claims new"] == 5
    assert [line.split()[0] for line in account.lost] == [made.id]
    assert {t.low for i in register.incidents() for t in i.tolls} == {6}
    read_as(lambda r: r)
    register.reread()
    assert "a" not in {t.report_name for i in register.incidents() for t in i.tolls}  # and holds again where the value comes back


def test_a_report_that_the_reader_fails_on_keeps_its_reading_and_a_second_run_goes_on(register: Register, read_as: Callable) -> None:
    def fails(read: Reading) -> Reading:
        if read.report.given_id == "b":
            raise ZeroDivisionError("no words")
        return wider(read)

    read_as(fails)
    refused: list[object] = []
    account = register.reread(refused=refused.append)
    assert account.refused == len(refused) == 1
    assert account.counts["changed"] == 4
    read_as(wider)
    assert register.reread().counts["changed"] == 1


def test_a_decision_on_two_tellings_that_a_newer_reader_takes_for_one_is_named(register: Register, read_as: Callable, told: Told) -> None:
    one = told("z")
    (first,) = one.tellings
    second = replace(first, spans=(Span(first.spans[0].start + 5, first.spans[0].end + 5),))
    register.add(replace(one, tellings=(first, second)))
    (made,) = register.different(first.id, second.id, **AMAL)
    both = replace(first, spans=(Span(first.spans[0].start - 1, first.spans[0].end + 5),))
    read_as(lambda r: replace(one, tellings=(both,), reader="test@2") if r.report.given_id == "z" else r)
    account = register.reread()
    assert [line.split()[0] for line in account.lost] == [made.id]
    assert account.moved == ()
