"""On however many cores, and however much at a time: the same is derived."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from sijill.model import Decision, Reading
from sijill.register import refresh
from sijill.store import Ledger
from tests.register.test_refresh import AT, derived, told

refreshing = import_module("sijill.register.refresh")  # the package's attribute of that name is the function


def some(many: int) -> list[Reading]:
    return [told(n, [(n % 4, n % 3, n % 5, n % 4, 2, "air_strike"), (n % 3, None, n % 2, n % 4, 1, "killing")]) for n in range(many)]


def decisions(readings: list[Reading]) -> list[Decision]:
    one, two, three = (reading.tellings[0] for reading in readings[:3])
    return [
        Decision("d1", one.id, two.id, "same", "amal", "was there", AT),
        Decision("d2", one.id, three.id, "different", "amal", "was there", AT),
        Decision("d3", two.of("toll")[0].id, None, "wrong", "amal", "misread", AT),
    ]


def test_several_processes_derive_what_one_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "_ALONE", 0)
    monkeypatch.setattr(refreshing, "_PART", 4)
    readings = some(13)
    found = []
    for jobs in (1, 2):
        with Ledger.open(tmp_path / f"{jobs}.sijill") as ledger:
            ledger.add_new(readings)
            ledger.decide(*decisions(readings))
            refresh(ledger, jobs=jobs)
            found.append(derived(ledger))
    assert found[0] == found[1]
    assert len(found[0]["linked_items"]) == 26


def test_what_is_mostly_new_is_linked_as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refreshing, "_ALONE", 2)
    begun = []
    whole = refreshing._found
    monkeypatch.setattr(refreshing, "_found", lambda *args: begun.append(1) or whole(*args))
    first, *rest = some(9)
    with Ledger.open("sqlite://") as ledger, Ledger.open("sqlite://") as other:
        for some_more in ([first], rest[:2], rest[2:]):
            ledger.add_new(some_more)
            refresh(ledger)
        assert len(begun) == 2  # the first, and the six that came to three
        other.add_new([first, *rest])
        refresh(other)
        assert derived(ledger) == derived(other)


def test_who_finds_another_at_it_starts_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the two transactions another process begins as well: what it put down is not taken for one's own."""
    with Ledger.open("sqlite://") as ledger, Ledger.open("sqlite://") as other:
        for one in (ledger, other):
            one.add_new(some(5))
        refresh(other)
        note = refreshing.Linking.note
        disturbed: list[str] = []

        def noted(self: object, state: dict[str, str]) -> None:
            if not disturbed and state["made_by"].startswith("begun"):
                disturbed.append(state["made_by"])
                state = {"made_by": "begun by another"}
            note(self, state)

        monkeypatch.setattr(refreshing.Linking, "note", noted)
        refresh(ledger)
        assert derived(ledger) == derived(other)
        with ledger.linking() as kept:
            assert disturbed
            assert not kept.state()["made_by"].startswith("begun")
