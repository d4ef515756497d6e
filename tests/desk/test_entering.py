"""Nobody sees anything without having entered, and trying does not help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from fastapi.routing import APIRoute

from sijill.desk import entering, sessions
from sijill.desk.api import router as api
from sijill.desk.entering import Attempts, inside
from sijill.desk.file import now
from sijill.desk.problems import Problem
from sijill.desk.state import Desk

PASSWORD = "a long enough password"
OPEN = {"/enter", "/login", "/api/session", "/api/health", "/static/vendor/{name:path}", "/static/{name:path}"}


def routes(router: Any) -> Iterator[tuple[str, str]]:
    """Every path and method, those of included routers too; the API's stand in its description, with their prefix."""
    for route in router.routes:
        if isinstance(route, APIRoute):
            yield from ((method, route.path) for method in (route.methods or set()) - {"HEAD"})
        elif hasattr(route, "original_router") and route.original_router is not api:
            yield from routes(route.original_router)


def test_every_address_but_the_door_needs_a_session(app: Any, stranger: Any) -> None:
    """Whatever is added later is closed until somebody opens it here."""
    described = app.openapi()["paths"]
    listed = [*routes(app), *((method.upper(), path) for path, methods in described.items() for method in methods)]
    closed = [(m, p) for m, p in listed if p not in OPEN]
    for method, path in closed:
        answer = stranger.client.request(method, re.sub(r"\{[^}]*\}", "x", path))
        to_the_door = answer.status_code == 303 and answer.headers["location"].startswith("/login")
        assert answer.status_code in (401, 403) or to_the_door, (method, path, answer.status_code)
    assert {"/", "/api/decisions", "/api/intake", "/api/export/{layout}"} <= {p for _, p in closed}


def test_the_printed_address_enters_once(desk: Desk, stranger: Any) -> None:
    token = desk.token.fresh()
    first = stranger.get(f"/enter?token={token}")
    assert (first.status_code, first.headers["location"]) == (303, "/")
    cookie = first.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert stranger.get(f"/enter?token={token}").status_code == 403
    assert stranger.get(f"/enter?token={desk.token.fresh()[:-1]}x").status_code == 403
    assert stranger.get("/enter").status_code == 403


def test_the_printed_address_is_no_way_in_where_there_are_accounts(desk: Desk, people: Any, stranger: Any) -> None:
    assert stranger.get(f"/enter?token={desk.token.fresh()}").status_code == 403


def test_the_first_account_shuts_out_whoever_had_none(desk: Desk, local: Any) -> None:
    assert local.get("/api/session").status_code == 200
    desk.accounts.add("adnan", "admin", PASSWORD)
    assert local.get("/api/session").status_code == 401


def test_a_name_that_fails_too_often_is_held_up_even_with_the_password(desk: Desk, stranger: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.accounts.add("aya", "analyst", PASSWORD)
    wrong = {"name": "aya", "password": "not the password"}
    assert [stranger.client.post("/api/session", json=wrong).status_code for _ in range(5)] == [401] * 5
    held = stranger.client.post("/api/session", json={**wrong, "password": PASSWORD})
    assert held.status_code == 429
    assert 0 < int(held.headers["retry-after"]) <= 301
    assert "محاولات كثيرة" in held.json()["detail_ar"]
    later = entering.time.monotonic() + 301
    monkeypatch.setattr(entering.time, "monotonic", lambda: later)
    assert stranger.client.post("/api/session", json={**wrong, "password": PASSWORD}).status_code == 200


def test_an_address_that_tries_many_names_is_held_up(stranger: Any) -> None:
    answers = [stranger.client.post("/api/session", json={"name": f"n{n}", "password": "not the password"}).status_code for n in range(6)]
    assert answers == [401] * 5 + [429]


def test_the_form_says_it_in_the_page_s_language_and_keeps_the_name(desk: Desk, stranger: Any) -> None:
    desk.accounts.add("aya", "analyst", PASSWORD)
    page = stranger.client.post("/login?lang=ar", data={"name": "aya", "password": "x", "next": "//evil.example"})
    assert page.status_code == 401
    assert "لا حساب بهذا الاسم" in page.text
    assert "evil.example" not in page.text
    good = stranger.client.post("/login", data={"name": "aya", "password": PASSWORD, "next": "/?q=x"})
    assert (good.status_code, good.headers["location"]) == (303, "/?q=x")


@pytest.mark.parametrize(
    "address", ["//evil.example", "https://evil.example", "/\\evil.example", "evil", "", "javascript:alert(1)", "/a\nb", "/x\\y"]
)
def test_nobody_is_sent_elsewhere(address: str) -> None:
    assert inside(address) == "/"


def test_failures_are_forgotten_in_time_and_few_are_kept() -> None:
    attempts = Attempts()
    for n in range(10_050):
        attempts.failed(f"name {n}")
    assert len(attempts._failed) == 10_000
    for _ in range(5):
        attempts.failed("name x")
    with pytest.raises(Problem, match="too many attempts"):
        attempts.check("name y", "name x")
    attempts.forget("name x")
    attempts.check("name x")


def test_a_session_ends_when_it_was_idle_or_lasted_too_long(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    start = now()
    token = desk.sessions.begin("samira", "admin")
    for hours in (7, 14, 21):
        monkeypatch.setattr(sessions, "now", lambda hours=hours: start + timedelta(hours=hours))
        monkeypatch.setattr(sessions, "stamp", lambda moment=None, hours=hours: (moment or start + timedelta(hours=hours)).isoformat())
        assert desk.sessions.visitor(token) is not None
    monkeypatch.setattr(sessions, "now", lambda: start + timedelta(hours=30))
    assert desk.sessions.visitor(token) is None
    monkeypatch.setattr(sessions, "now", lambda: start)
    assert desk.sessions.visitor(token) is None  # gone for good


def test_leaving_ends_the_session_for_every_copy_of_the_cookie(local: Any) -> None:
    cookie = local.client.cookies.get(local.desk.options.cookie)
    assert local.client.post("/logout", data={"csrf": local.csrf}).status_code == 303
    local.client.cookies.set(local.desk.options.cookie, cookie)
    assert local.get("/api/session").status_code == 401


def test_a_new_password_ends_the_sessions_of_the_account_alone(desk: Desk, people: Any) -> None:
    desk.accounts.change("aya", password="another long password")
    assert people["aya"].get("/api/session").status_code == 401
    assert people["anas"].get("/api/session").status_code == 200


def test_a_role_holds_from_the_next_request_on(desk: Desk, people: Any) -> None:
    desk.accounts.change("anas", role="reader")
    assert people["anas"].get("/api/session").json()["role"] == "reader"
    assert people["anas"].post("/api/intake", data={"text": "x"}).status_code == 403


def test_entering_and_its_refusals_are_written_down(desk: Desk, people: Any, stranger: Any) -> None:
    stranger.client.post("/api/session", json={"name": "aya", "password": "not the password"})
    deeds = desk.audit.deeds()
    assert (deeds[0].name, deeds[0].did) == ("aya", "login refused")
    assert [d.did for d in deeds[1:5]] == ["login"] * 4
    assert not any("password" in f"{d.detail}{d.about}" for d in deeds)
