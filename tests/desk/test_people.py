"""Admins let others in and see who did what; nobody else does."""

from __future__ import annotations

from typing import Any

import pytest

from sijill.desk.state import Desk

PASSWORD = "a long enough password"


def test_the_first_account_is_an_admin_s_and_shuts_out_who_has_none(desk: Desk, local: Any, stranger: Any) -> None:
    first = {"name": "adnan", "password": PASSWORD}
    assert local.post("/api/accounts", json={**first, "role": "reader"}).status_code == 400
    assert desk.accounts.all() == ()
    assert local.post("/api/accounts", json={**first, "role": "admin"}).status_code == 201
    assert local.get("/api/session").status_code == 401
    assert stranger.log_in("adnan").get("/api/accounts").json()["accounts"][0]["role"] == "admin"


def test_an_account_is_changed_and_taken_away(desk: Desk, people: Any) -> None:
    admin = people["adnan"]
    assert admin.send("PATCH", "/api/accounts/aya", json={"role": "reader"}).json()["role"] == "reader"
    assert people["aya"].get("/api/session").json()["role"] == "reader"
    assert admin.send("DELETE", "/api/accounts/aya").status_code == 204
    assert people["aya"].get("/api/session").status_code == 401
    assert admin.send("DELETE", "/api/accounts/aya").status_code == 404
    assert admin.send("DELETE", "/api/accounts/adnan").status_code == 400  # the only admin
    assert [d["did"] for d in admin.get("/api/audit?about=aya").json()["deeds"]] == ["account removed", "account changed"]


@pytest.mark.parametrize("who", ["rima", "anas"])
def test_nobody_but_an_admin(people: Any, who: str) -> None:
    for method, path in (("GET", "/api/accounts"), ("POST", "/api/accounts"), ("PATCH", "/api/accounts/aya"), ("GET", "/api/audit")):
        assert people[who].send(method, path, json={"role": "admin", "name": "x", "password": PASSWORD}).status_code == 403


def test_the_record_is_read_backwards_page_by_page(desk: Desk, people: Any) -> None:
    for n in range(5):
        desk.audit.write("anas", "noted", f"inc-{n}")
    first = people["adnan"].get("/api/audit?limit=3").json()["deeds"]
    then = people["adnan"].get(f"/api/audit?limit=2&before={first[-1]['id']}").json()["deeds"]
    assert [d["about"] for d in (*first, *then)] == ["inc-4", "inc-3", "inc-2", "inc-1", "inc-0"]
