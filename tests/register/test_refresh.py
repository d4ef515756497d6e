"""Whatever comes in whatever order and however many at a time, what is derived is as if all had come at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from sijill.errors import ConflictError
from sijill.linking import Linker, blocking, pieces
from sijill.linking.linker import Moves
from sijill.model import Claim, Dating, Decision, Interval, Place, Point, Reading, Report, Span, Telling, Toll
from sijill.register import Incident, build_register, incident_of, refresh, stream
from sijill.store import Ledger
from sijill.store import tables as t

FIRST = date(2021, 5, 1)
AT = datetime(2021, 6, 1, tzinfo=UTC)
# Invented hamlets, the second 3 km from the first, and a district around both.
PLACES = [
    Place("Tell Noor", "SY", "p1", Point(34.5, 36.5), 2.0),
    Place("Khirbet Sahl", "SY", "p2", Point(34.53, 36.5), 2.0),
    Place("Sahl district", "SY", "p3", Point(34.5, 36.6), 35.0),
    Place("القرية", how="unresolved"),
]
VICTIMS = ["ورد الخطيبي", "سهيل المرجان", "نزار القصباوي", "هاني الشمراخ"]

Facts = tuple[int, int | None, int | None, int, int, str]
FACTS: st.SearchStrategy[Facts] = st.tuples(
    st.integers(0, 3),
    st.one_of(st.none(), st.integers(0, 2)),
    st.one_of(st.none(), st.integers(0, 4)),
    st.integers(0, 3),
    st.integers(1, 4),
    st.sampled_from(["air_strike", "air_strike", "strike", "killing"]),
)


def told(n: int, facts: list[Facts], *, reader: str = "test@1") -> Reading:
    """A report of one or more strikes, a sentence each: "A strike on … killed … and … others of the displaced"."""
    sentences = [f"غارة على {PLACES[p].name} قتلت {VICTIMS[v]} و{k} آخرين من النازحين. " for p, _, _, v, k, _ in facts]
    published = None if facts[0][2] is None else Interval.day(FIRST + timedelta(days=facts[0][2]), "given")
    report = Report("".join(sentences) + str(n), f"outlet {n % 3}", published=published, given_id=f"r{n}")
    tellings, at = [], 0
    for sentence, (p, day, _, _, killed, kind) in zip(sentences, facts, strict=True):
        words = (Span(at, at + len(sentence) - 1),)
        claims = [Claim(report.id, "where", PLACES[p], words), Claim(report.id, "toll", Toll("killed", killed, killed), words)]
        if day is not None:
            claims.append(Claim(report.id, "when", Interval.day(FIRST + timedelta(days=day)), words))
        tellings.append(Telling(report.id, kind, (Span(at, at + 4),), tuple(claims)))
        at += len(sentence)
    return Reading(report, Dating(published), tuple(tellings), reader)


def misread(reading: Reading, draw: Random) -> Reading:
    """What an older reader made of the report: fewer tellings, and of another kind or without their days."""
    some = [t for t in reading.tellings if draw.random() < 0.7]
    if draw.random() < 0.5:
        seen = [replace(t, type="meeting") for t in some]
    else:
        seen = [replace(t, claims=tuple(c for c in t.claims if c.field != "when")) for t in some]
    return replace(reading, tellings=tuple(seen), reader="test@0")


@contextmanager
def tight() -> Iterator[None]:
    """Blocks and pieces so small that a handful of reports fills them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocking, "FULL", 3)
        patch.setattr(blocking, "HUBS", 2)
        patch.setattr(pieces, "MOST", 4)
        yield


def derived(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """Every derived row but for incident ids, which a ledger mints as it grows."""
    tables = (t.linked_items, t.linked_blocks, t.linked_sizes, t.linked_ties, t.linked_homes)
    with ledger._engine.connect() as connection:
        found = {x.name: sorted(tuple(row) for row in connection.execute(select(x))) for x in tables}
        listed = connection.execute(select(t.linked_incidents.c.cluster, t.linked_incidents.c.telling))
        return found | {"listed": sorted(tuple(row) for row in listed)}


def plain(incidents: tuple[Incident, ...]) -> list[Incident]:
    return sorted((replace(i, id="") for i in incidents), key=lambda i: i.tellings)


def at_once(readings: list[Reading], decisions: list[Decision]) -> tuple[dict[str, list[tuple[object, ...]]], list[Incident]]:
    with Ledger.open("sqlite://") as ledger:
        for reading in readings:
            ledger.add(reading)
        for decision in decisions:
            ledger.decide(decision)
        incidents = build_register(ledger)
        return derived(ledger), plain(incidents)


def drawn(draw: Random, readings: list[Reading], n: int) -> Decision:
    tellings = [telling for reading in readings for telling in reading.tellings]
    left, right = draw.sample(tellings, 2) if len(tellings) > 1 else (tellings[0], tellings[0])
    judgement = draw.choice(["same", "different", "wrong", "withdrawn"])
    if judgement in ("same", "different"):
        return Decision(f"d{n}", left.id, right.id, judgement, "amal", "was there", AT + timedelta(minutes=n))
    return Decision(f"d{n}", left.of("toll")[0].id, None, judgement, "amal", "was there", AT + timedelta(minutes=n))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(FACTS, min_size=1, max_size=2), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_bit_by_bit_gives_what_all_at_once_gives(facts: list[list[Facts]], draw: Random) -> None:
    readings = [told(n, some) for n, some in enumerate(facts)]
    order = draw.sample(readings, len(readings))
    decisions: list[Decision] = []
    with tight(), Ledger.open("sqlite://") as ledger:
        for n, reading in enumerate(order):
            if draw.random() < 0.3:
                ledger.add(misread(reading, draw))
            if draw.random() < 0.5:
                refresh(ledger)
            ledger.add(reading)
            if draw.random() < 0.3:
                decision = drawn(draw, order[: n + 1], n)
                try:
                    kept = ledger.decide(decision)
                except ConflictError:  # which may stand beside which is tested elsewhere
                    continue
                decisions += kept
            if draw.random() < 0.5:
                refresh(ledger)
        found = plain(build_register(ledger))
        assert (derived(ledger), found) == at_once(readings, decisions)
        before = derived(ledger)
        with ledger.linking(write=True) as kept_:
            kept_.forget()
        assert plain(build_register(ledger)) == found
        assert derived(ledger) == before


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(FACTS, min_size=1, max_size=2), min_size=1, max_size=12), st.booleans(), st.randoms(use_true_random=False))
def test_what_goes_leaves_the_rest_as_if_it_had_never_been(facts: list[list[Facts]], crowded: bool, draw: Random) -> None:
    readings = [told(n, some) for n, some in enumerate(facts)]
    later = [replace(r, tellings=tuple(t for t in r.tellings if draw.random() < 0.6), reader="test@2") for r in readings]
    with tight() if crowded else nullcontext(), Ledger.open("sqlite://") as ledger:
        for reading in readings:
            ledger.add(reading)
        before = {i.id: i for i in build_register(ledger)}
        for reading in draw.sample(later, len(later)):
            ledger.add(reading)
            if draw.random() < 0.5:
                update = refresh(ledger)
                after = {i.id: i for i in stream(ledger)}
                assert {x for x in after if before.get(x) != after[x]} <= set(update.changed)
                before = after
        found = plain(build_register(ledger))
        assert (derived(ledger), found) == at_once(later, [])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(FACTS, min_size=1, max_size=2), min_size=2, max_size=12), st.booleans())
def test_a_refresh_says_what_changed_and_nothing_else_did(facts: list[list[Facts]], crowded: bool) -> None:
    *readings, last = (told(n, some) for n, some in enumerate(facts))
    with tight() if crowded else nullcontext(), Ledger.open("sqlite://") as ledger:
        for reading in readings:
            ledger.add(reading)
        before = {i.id: i for i in build_register(ledger)}
        idle = refresh(ledger)
        assert (idle.changed, idle.gone, idle.before) == ((), (), idle.after)
        ledger.add(last)
        update = refresh(ledger)
        assert update.before == idle.after != update.after
        after = {i.id: i for i in stream(ledger)}
        assert {x for x in after if before.get(x) != after[x]} <= set(update.changed)
        assert before.keys() - after.keys() == set(update.gone)
        assert all(incident_of(ledger, x) == after[x] for x in update.changed)
        assert incident_of(ledger, "inc-none") is None


def test_nothing_is_written_where_nothing_came(monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.add(told(1, [(0, 0, 1, 0, 3, "air_strike")]))
        assert len(refresh(ledger).changed) == 1
        monkeypatch.setattr(ledger, "linking", _reading_only(ledger))
        assert refresh(ledger).changed == ()


def _reading_only(ledger: Ledger) -> object:
    whole = ledger.linking

    def linking(*, write: bool = False) -> object:
        assert not write
        return whole()

    return linking


def test_another_linkers_tables_are_made_anew() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.add(told(1, [(0, 0, 1, 0, 3, "air_strike")]))
        refresh(ledger)
        before = derived(ledger)
        with ledger.linking(write=True) as kept:
            kept.note(kept.state() | {"made_by": "another"})
        assert refresh(ledger).changed
        assert derived(ledger) == before


def test_many_at_once_are_kept_as_one_by_one() -> None:
    readings = [told(n, [(n % 4, n % 3, n % 5, n % 4, 2, "air_strike")]) for n in range(9)]
    with Ledger.open("sqlite://") as one, Ledger.open("sqlite://") as other:
        for reading in readings:
            one.add(reading)
        assert other.add_new(readings) == 9
        assert list(other.readings()) == list(one.readings())
        assert one.search("النازحين") == other.search("النازحين") != ()
        assert [i.tellings for i in build_register(one)] == [i.tellings for i in build_register(other)]


@pytest.mark.parametrize(("few", "collected"), [(1, False), (0, True)])
def test_few_reports_are_taken_in_without_a_look_for_garbage(monkeypatch: pytest.MonkeyPatch, few: int, collected: bool) -> None:
    seen: list[bool] = []
    update = Linker.update

    def noted(linker: Linker, **some: Any) -> Moves:
        seen.append(gc.isenabled())
        return update(linker, **some)

    monkeypatch.setattr(Linker, "update", noted)
    with Ledger.open("sqlite://") as ledger:
        for n in range(3):
            ledger.add(told(n, ALIKE))
            refresh(ledger)
            monkeypatch.setattr(import_module("sijill.register.refresh"), "_ALONE", few)
    assert set(seen) == {collected}
    assert gc.isenabled()


ALIKE: list[Facts] = [(0, 0, 1, 0, 3, "air_strike")]
UNLIKE: list[Facts] = [(1, 2, 4, 3, 1, "killing")]


def test_who_was_kept_from_others_by_one_that_goes_is_with_them() -> None:
    readings = [told(n, ALIKE) for n in range(3)]
    first, *others = (reading.tellings[0].id for reading in readings)
    with Ledger.open("sqlite://") as ledger:
        for reading in readings:
            ledger.add(reading)
        ledger.decide(Decision("d1", *others, "different", "amal", "was there", AT))
        fellow = next(x for i in build_register(ledger) for x in i.tellings if x in others and first in i.tellings)
        (going,) = (reading for reading in readings if reading.tellings[0].id == fellow)
        ledger.add(replace(going, tellings=(), reader="test@2"))
        (left,) = build_register(ledger)
        assert {first, *others} - {fellow} == set(left.tellings)


@pytest.mark.parametrize("going", [0, 1])
def test_an_incident_that_only_a_person_held_together_lives_on_without_one(going: int) -> None:
    readings = [told(1, ALIKE), told(2, UNLIKE)]
    with Ledger.open("sqlite://") as ledger:
        for reading in readings:
            ledger.add(reading)
        ledger.decide(Decision("d1", *(r.tellings[0].id for r in readings), "same", "amal", "was there", AT))
        (both,) = build_register(ledger)
        ledger.add(replace(readings[going], tellings=(), reader="test@2"))
        assert refresh(ledger).changed == (both.id,)
        (left,) = stream(ledger)
        assert left.tellings == (readings[1 - going].tellings[0].id,)
