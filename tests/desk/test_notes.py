"""Notes and assignments stay with their incidents, whatever becomes of those, and change nothing of the register."""

from __future__ import annotations

from typing import Any

import pytest

from sijill.desk.filter import View
from sijill.desk.state import Desk


def incident(desk: Desk, report: str) -> str:
    return next(i.id for i in desk.incidents(desk.index.ids(View())) if report in i.reports)


def test_a_note_is_kept_with_who_wrote_it(desk: Desk, people: Any) -> None:
    one, version = incident(desk, "r-3"), desk.version
    people["anas"].post(f"/api/incidents/{one}/notes", json={"text": "  <b>المشفى</b> says 4 "})
    people["aya"].post(f"/api/incidents/{one}/notes", json={"text": "asked them"})
    notes = people["rima"].get(f"/api/incidents/{one}/notes").json()["notes"]
    assert [(n["name"], n["text"]) for n in notes] == [("anas", "<b>المشفى</b> says 4"), ("aya", "asked them")]
    assert desk.version == version


def test_notes_go_along_when_incidents_become_one_and_come_back(desk: Desk, local: Any) -> None:
    one, other = incident(desk, "r-3"), incident(desk, "r-4")
    for name in (one, other):
        local.post(f"/api/incidents/{name}/notes", json={"text": f"on {name}"})
    made = local.post("/api/decisions", json={"judgement": "merge", "left": one, "right": other, "why": "one fight"}).json()
    kept = made["incidents"][0]
    assert {n.text for n in desk.notes(kept)} == {f"on {one}", f"on {other}"}
    local.send("DELETE", f"/api/decisions/{made['decisions'][0]['id']}?why=x")
    assert [n.text for n in desk.notes(other)] == [f"on {other}"]


def test_somebody_looks_into_an_incident_until_somebody_else_does(desk: Desk, people: Any) -> None:
    one = incident(desk, "r-3")
    path = f"/api/incidents/{one}/assignment"
    assert people["anas"].get(path).json()["to"] is None
    assert people["anas"].send("PUT", path, json={"to": "aya"}).json()["to"] == "aya"
    assert people["aya"].send("PUT", path, json={"to": "anas"}).json()["name"] == "aya"
    assigned = desk.assigned(one)
    assert assigned is not None
    assert assigned.to == "anas"
    assert people["aya"].send("DELETE", path).json()["to"] is None
    assert desk.assigned(one) is None


@pytest.mark.parametrize("to", ["rima", "nobody", "<script>"])
def test_only_analysts_look_into_incidents(desk: Desk, people: Any, to: str) -> None:
    answer = people["anas"].send("PUT", f"/api/incidents/{incident(desk, 'r-3')}/assignment", json={"to": to})
    assert answer.status_code == 404


def test_readers_read_notes_and_write_none(desk: Desk, people: Any) -> None:
    one = incident(desk, "r-3")
    assert people["rima"].post(f"/api/incidents/{one}/notes", json={"text": "x"}).status_code == 403
    assert people["rima"].send("PUT", f"/api/incidents/{one}/assignment", json={"to": "anas"}).status_code == 403
    assert desk.notes(one) == ()


@pytest.mark.parametrize("text", ["", "   ", "x" * 10_001])
def test_a_note_says_something_and_not_too_much(desk: Desk, local: Any, text: str) -> None:
    assert local.post(f"/api/incidents/{incident(desk, 'r-3')}/notes", json={"text": text}).status_code in (400, 422)


def test_nothing_is_noted_on_an_incident_that_is_not_there(local: Any) -> None:
    assert local.post("/api/incidents/inc-none/notes", json={"text": "x"}).status_code == 404


def test_where_there_are_no_accounts_whoever_sits_here_looks_into_it(desk: Desk, local: Any) -> None:
    path = f"/api/incidents/{incident(desk, 'r-3')}/assignment"
    assert local.send("PUT", path, json={"to": "samira"}).json()["to"] == "samira"
    assert local.send("PUT", path, json={"to": "anas"}).status_code == 404
