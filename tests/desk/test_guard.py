"""What another site, another name or another's text tries reaches nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from sijill import workflow
from sijill.desk.app import create_app
from sijill.desk.filter import View
from sijill.desk.guard import policy
from sijill.desk.options import Options, is_local
from sijill.desk.state import Desk


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "", "localhost.", "[::2]:8765"])
def test_another_name_is_refused(local: Any, host: str) -> None:
    """A page elsewhere whose name is made to lead here (DNS rebinding)."""
    answer = local.get("/api/version", headers={"Host": host})
    assert answer.status_code == 400
    assert "does not go by that name" in answer.json()["detail"]


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765", "LOCALHOST"])
def test_its_own_names_are_taken(local: Any, host: str) -> None:
    assert local.get("/api/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("told", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}])
def test_another_site_changes_nothing_even_with_the_token(desk: Desk, local: Any, told: dict[str, str]) -> None:
    answer = local.post("/api/intake", data={"text": "x"}, headers=told)
    assert answer.status_code == 403
    assert desk.jobs.all() == ()


@pytest.mark.parametrize("token", ["", "x", "é", "0" * 10_000])
def test_a_wrong_token_changes_nothing(desk: Desk, local: Any, token: str) -> None:
    answer = local.client.post("/api/intake", data={"text": "x", "csrf": token})
    assert answer.status_code == 403


def test_every_answer_says_that_nothing_in_it_is_to_be_run(local: Any, stranger: Any) -> None:
    for who, path in ((local, "/"), (local, "/api/incidents"), (local, "/api/none"), (stranger, "/"), (stranger, "/static/desk.js")):
        told = who.get(path).headers
        assert "script-src 'self';" in told["content-security-policy"]
        assert "unsafe" not in told["content-security-policy"]
        assert told["x-content-type-options"] == "nosniff"
        assert told["x-frame-options"] == "DENY"
        assert told["cross-origin-resource-policy"] == "same-origin"
    assert local.get("/").headers["cache-control"] in ("no-store", "private, no-cache")


def test_tiles_alone_open_the_policy_and_only_for_images() -> None:
    here = policy(Options("r", tiles="https://{s}.tiles.example/{z}/{x}/{y}.png"))
    assert "img-src 'self' data: https://*.tiles.example;" in here
    assert here.count("tiles.example") == 1


def test_bodies_that_are_too_large_are_refused_whatever_they_say(local: Any) -> None:
    large = b'{"judgement": "' + b"x" * 2**21 + b'"}'
    told = {"X-CSRF-Token": local.csrf, "Content-Type": "application/json"}
    assert local.client.post("/api/decisions", content=large, headers=told).status_code == 413
    pieces = (large[i : i + 2**16] for i in range(0, len(large), 2**16))  # without saying how large
    assert local.client.post("/api/decisions", content=pieces, headers=told).status_code == 413


HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>{{7*7}}${7*7}\u202e'


@pytest.fixture
def hostile(tmp_path: Path) -> Any:
    """A register whose reports, outlets and names would be obeyed if anything obeyed them."""
    import json

    record = {
        "report_id": f"r{HOSTILE}",
        "outlet": f"وكالة {HOSTILE}",
        "title": HOSTILE,
        "url": "javascript:alert(1)",
        "published": "2023-03-14",
        "text": f"قتل 9 أشخاص في غارة جوية على مدينة الرقة أمس {HOSTILE}، بحسب مصدر {HOSTILE}.",
    }
    (tmp_path / "r.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    workflow.add([str(tmp_path / "r.jsonl")], register=str(tmp_path / "r.sqlite"))
    desk = Desk(Options(str(tmp_path / "r.sqlite"), user="samira"))
    client = TestClient(create_app(desk.options, desk=desk), base_url="http://127.0.0.1:8765")
    client.get(f"/enter?token={desk.token.fresh()}")
    yield desk, client
    desk.close()


def test_nothing_of_a_report_is_markup(hostile: Any) -> None:
    desk, client = hostile
    one = desk.index.page(View()).entries[0].id
    token = {"X-CSRF-Token": client.get("/api/session").json()["csrf"]}
    client.post(f"/api/incidents/{one}/notes", json={"text": HOSTILE}, headers=token)
    client.post("/api/decisions", json={"judgement": "chosen", "left": one, "field": "killed", "value": "3", "why": HOSTILE}, headers=token)
    for path in ("/", f"/?q={HOSTILE}", f"/incidents/{one}", "/review", f"/none/{HOSTILE}", f"/login?next={HOSTILE}", "/?sort=<script>"):
        for language in ("en", "ar"):
            page = client.get(path, params={"lang": language} if "?" not in path else None).text
            assert "<script>alert" not in page, path
            assert "<img src=x" not in page, path
            assert "${49}" not in page
            assert 'href="javascript:' not in page, path
    answer = client.get(f"/api/incidents/{one}/reports")
    assert answer.headers["content-type"].startswith("application/json")
    assert "<script>" in answer.json()["reports"][0]["text"]  # as it came


def test_names_that_lead_out_of_a_folder_lead_nowhere(local: Any) -> None:
    for path in (
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/vendor/../../file.py",
        "/static/vendor/etc/passwd",
        "/static//etc/passwd",
    ):
        assert local.get(path).status_code == 404


@pytest.mark.parametrize(
    ("host", "local"),
    [("127.0.0.1", True), ("127.8.8.8", True), ("::1", True), ("[::1]", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("192.168.1.4", False), ("localhost.evil.example", False), ("", False)],
)  # fmt: skip
def test_what_others_can_reach_is_told_from_what_they_cannot(host: str, local: bool) -> None:
    assert is_local(host) is local
