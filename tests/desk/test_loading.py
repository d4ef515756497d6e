"""A desk that starts: what is there at once, what must wait, and what is kept for the next start."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event
from types import ModuleType
from typing import Any

import pytest

from sijill import workflow
from sijill.desk.entry import Entry, entry
from sijill.desk.filter import View
from sijill.desk.folded import Folded
from sijill.desk.options import Options
from sijill.desk.state import Desk
from sijill.register.incident import Incident


@pytest.fixture
def entries(invented_register: ModuleType) -> list[Entry]:
    return [entry(i, {r.id: r.text}) for i, r in invented_register.invented(60, seed=3)]


def test_entries_come_back_as_they_were_kept(tmp_path: Path, entries: list[Entry]) -> None:
    folded = Folded(tmp_path / "folded")
    odd = replace(entries[0], outlets=("\ud83d cut", '"quoted"\n'))
    assert folded.write("a mark", [odd, *entries[1:]])
    assert folded.read("a mark") == [odd, *entries[1:]]


def test_another_state_of_the_register_is_as_if_nothing_were_kept(tmp_path: Path, entries: list[Entry]) -> None:
    folded = Folded(tmp_path / "folded")
    assert folded.read("a mark") is None
    folded.write("a mark", entries)
    assert folded.read("another") is None


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-40])


def fewer(path: Path) -> None:
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    path.write_bytes(gzip.compress(b"".join(lines[:-1])))


def other(path: Path) -> None:
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    path.write_bytes(gzip.compress(lines[0] + b'["x"]\n' * (len(lines) - 1)))


def text(path: Path) -> None:
    path.write_text("not kept by a desk")


@pytest.mark.parametrize("spoil", [cut, fewer, other, text])
def test_a_file_that_is_not_whole_gives_nothing(tmp_path: Path, entries: list[Entry], spoil: Callable[[Path], None]) -> None:
    folded = Folded(tmp_path / "folded")
    folded.write("a mark", entries)
    spoil(tmp_path / "folded")
    assert folded.read("a mark") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path, entries: list[Entry]) -> None:
    assert not Folded(tmp_path / "no folder" / "folded").write("a mark", entries)


def test_the_next_start_shows_the_table_before_any_incident_is_worked_out(
    desk: Desk, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = desk.index.page(View(size=100)).entries
    desk.close()
    with held_up(monkeypatch) as go_on:
        again = Desk(options, behind=True)
        until(lambda: len(again.index) == len(shown))
        assert (again.loading is not None, again.index.page(View(size=100)).entries) == (True, shown)
        go_on.set()
        until(lambda: again.loading is None)
    again.close()


def test_after_a_change_what_was_kept_is_passed_over(desk: Desk, options: Options) -> None:
    desk.close()
    with workflow.Register(options.register) as kept:
        kept.choose(kept.incidents()[0].id, "killed", "77", by="basim", why="counted")
    again = Desk(options)
    assert 77 in {e.killed.best for e in again.index.page(View(size=100)).entries if e.killed is not None}
    again.close()


def test_a_decision_is_kept_for_the_next_start(desk: Desk, local: Any, options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    one = desk.index.ids(View())[0]
    answer = local.post("/api/decisions", json={"judgement": "chosen", "left": one, "field": "killed", "value": "77", "why": "counted"})
    assert answer.status_code == 201
    desk.close()
    with held_up(monkeypatch):
        again = Desk(options, behind=True)
        until(lambda: len(again.index) > 0)
        found = again.index.entry(one)
        assert found is not None
        assert found.killed is not None
        assert found.killed.best == 77
    again.close()


def test_while_it_loads_one_incident_can_be_read_and_what_needs_all_waits(
    desk: Desk, options: Options, monkeypatch: pytest.MonkeyPatch, enter: Callable[[Desk], Any]
) -> None:
    one = desk.index.ids(View())[0]
    desk.close()
    with held_up(monkeypatch) as go_on:
        again = Desk(options, behind=True)
        visitor = enter(again)
        until(lambda: len(again.index) > 0)
        assert visitor.get("/").status_code == 200
        assert "data-loading" in visitor.get("/").text
        assert visitor.get(f"/incident/{one}").status_code == 200
        for path in ("/review", "/api/review", "/api/export/csv"):
            answer = visitor.get(path)
            assert (answer.status_code, answer.headers["retry-after"]) == (503, "5"), path
        decided = visitor.post(
            "/api/decisions", json={"judgement": "chosen", "left": one, "field": "killed", "value": "7", "why": "counted"}
        )
        assert decided.status_code == 503
        go_on.set()
        until(lambda: again.loading is None)
        assert visitor.get("/review").status_code == 200
        assert "data-loading" not in visitor.get("/").text
    again.close()


def test_a_register_that_cannot_be_loaded_is_said_so(
    options: Options, monkeypatch: pytest.MonkeyPatch, enter: Callable[[Desk], Any]
) -> None:
    def broken(_: workflow.Register) -> Iterator[Incident]:
        raise ValueError

    monkeypatch.setattr(workflow.Register, "stream", broken)
    desk = Desk(options, behind=True)
    visitor = enter(desk)
    until(lambda: desk.loading is not None and desk.loading.failed is not None)
    answer = visitor.get("/api/review")
    assert (answer.status_code, "could not be loaded: the desk failed on it (ValueError)" in answer.json()["detail"]) == (503, True)
    desk.close()


class held_up:  # noqa: N801 -- used as a function is
    """Incidents come only once it is said so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._go_on, self._patch = Event(), monkeypatch

    def __enter__(self) -> Event:
        told = workflow.Register.stream

        def stream(register: workflow.Register) -> Iterator[Incident]:
            self._go_on.wait(20)
            yield from told(register)

        self._patch.setattr(workflow.Register, "stream", stream)
        return self._go_on

    def __exit__(self, *_: object) -> None:
        self._go_on.set()


def until(true: Callable[[], bool]) -> None:
    for _ in range(400):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError("it did not come to that")
