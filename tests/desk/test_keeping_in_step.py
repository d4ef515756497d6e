"""What others do to the register while the desk runs is seen at the desk."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from sijill import workflow
from sijill.desk import in_step
from sijill.desk.filter import View
from sijill.desk.state import Desk
from tests.desk.conftest import REPORTS


def test_reports_added_and_decisions_made_elsewhere_are_taken_in(
    desk: Desk, local: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_step, "_LOOK_EVERY", 0.0)
    before = local.get("/api/version").json()
    (tmp_path / "more.jsonl").write_text(json.dumps({"text": "قتل 6 مدنيين بغارة جوية على مدينة منبج أمس السبت."}) + "\n", encoding="utf-8")
    workflow.add([str(tmp_path / "more.jsonl")], register=desk.options.register)
    after = grown(local, before)
    assert (after["version"], after["incidents"]) == (before["version"] + 1, before["incidents"] + 1)
    with workflow.Register(desk.options.register) as kept:
        kept.choose(desk.index.ids(View())[0], "killed", "7", by="basim", why="counted")
    assert grown(local, after)["version"] == after["version"] + 1
    assert local.get("/api/version").json()["version"] == after["version"] + 1


def grown(local: Any, before: dict[str, Any]) -> dict[str, Any]:
    """What is there once the desk has seen that something changed, which it looks into beside answering."""
    for _ in range(200):
        now: dict[str, Any] = local.get("/api/version").json()
        if now["version"] > before["version"]:
            return now
        time.sleep(0.05)
    raise AssertionError("the desk has not seen the change")


def test_nobody_looks_all_the_time(desk: Desk, local: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[int] = []
    monkeypatch.setattr(desk.register, "stamp", lambda: looked.append(1) or ())
    for _ in range(5):
        local.get("/api/version")
    assert looked == []


def test_what_has_not_changed_is_not_sent_again(local: Any) -> None:
    paths = ("/api/incidents?q=الرقة", "/api/facets", "/api/map?zoom=6", "/api/timeline", "/api/review", "/api/decisions")
    tags = {path: local.get(path).headers["etag"] for path in paths}
    for path, tag in tags.items():
        answer = local.get(path, headers={"If-None-Match": tag})
        assert (answer.status_code, answer.content) == (304, b"")
    one = local.get("/api/incidents").json()["incidents"][0]["id"]
    local.post("/api/decisions", json={"judgement": "chosen", "left": one, "field": "killed", "value": "1", "why": "counted"})
    assert all(local.get(path, headers={"If-None-Match": tag}).status_code == 200 for path, tag in tags.items())


def test_a_text_published_again_elsewhere_is_hinted_at_on_its_incident(
    desk: Desk, local: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_step, "_LOOK_EVERY", 0.0)
    (one,) = (i for i in desk.index.ids(View()) if "r-3" in desk.incident(i).reports)
    assert 'id="hints"' not in local.get(f"/incident/{one}").text
    before, text = local.get("/api/version").json(), REPORTS[2][3]
    again = {"report_id": "r-9", "text": text, "outlet": REPORTS[2][1], "published": "2023-04-02"}
    (tmp_path / "again.jsonl").write_text(json.dumps(again) + "\n", encoding="utf-8")
    workflow.add([str(tmp_path / "again.jsonl")], register=desk.options.register)
    grown(local, before)
    page = local.get(f"/incident/{one}").text
    assert "one text was published on 20 March 2023, 2 April 2023: it may tell of more than one incident" in page
    assert "قد يروي أكثر من حادثة" in local.get(f"/incident/{one}?lang=ar").text
