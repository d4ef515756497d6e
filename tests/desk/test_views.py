"""Views kept under a name: whose they are, who sees them, and that each is nothing but its address."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from sijill.desk.accounts import Accounts
from sijill.desk.file import DeskFile
from sijill.desk.state import Desk
from sijill.desk.views import plain
from sijill.errors import SijillError


def put(visitor: Any, name: str, query: str = "type=strike", *, shared: bool = False) -> Any:
    return visitor.send("PUT", f"/api/views/{name}", json={"query": query, "shared": shared})


def names(visitor: Any) -> list[tuple[str, str]]:
    return [(v["owner"], v["name"]) for v in visitor.get("/api/views").json()["views"]]


def test_a_view_is_kept_found_again_replaced_and_taken_away(local: Any) -> None:
    kept = put(local, "ضربات الميادين", "q=الميادين&type=air_strike&type=strike&page=3&sort=-killed")
    assert kept.json()["query"] == "q=%D8%A7%D9%84%D9%85%D9%8A%D8%A7%D8%AF%D9%8A%D9%86&type=air_strike&type=strike&sort=-killed"
    assert local.get(f"/api/incidents?{kept.json()['query']}").status_code == 200
    put(local, "ضربات الميادين", "since=2023-03-14")
    assert [v["query"] for v in local.get("/api/views").json()["views"]] == ["since=2023-03-14"]
    assert local.send("DELETE", "/api/views/ضربات الميادين").status_code == 204
    assert names(local) == []
    assert local.send("DELETE", "/api/views/ضربات الميادين").status_code == 404


def test_each_account_sees_its_own_and_what_others_share(people: dict[str, Any]) -> None:
    rima, anas = people["rima"], people["anas"]
    put(rima, "mine"), put(rima, "ours", shared=True), put(anas, "mine", "type=shelling")
    assert names(rima) == [("rima", "mine"), ("rima", "ours")]
    assert names(anas) == [("anas", "mine"), ("rima", "ours")]
    assert anas.send("DELETE", "/api/views/ours").status_code == 404
    assert put(anas, "ours").json()["owner"] == "anas"
    assert names(rima) == [("rima", "mine"), ("rima", "ours")]


def test_views_go_with_their_account(people: dict[str, Any]) -> None:
    put(people["anas"], "ours", shared=True)
    assert people["adnan"].send("DELETE", "/api/accounts/anas").status_code == 204
    assert names(people["rima"]) == []


def test_nothing_is_kept_without_the_sessions_token_or_by_who_has_not_entered(local: Any, stranger: Any) -> None:
    assert local.client.put("/api/views/x", json={"query": ""}).status_code == 403
    assert local.client.post("/views", data={"name": "x"}).status_code == 403
    assert stranger.get("/api/views").status_code == 401
    assert names(local) == []


@pytest.mark.parametrize(
    ("name", "query", "status", "said"),
    [
        ("x", "since=yesterday", 422, "since"),
        ("x", "sort=by+luck", 422, "sort"),
        ("x", "box=1,2", 422, "box"),
        ("%20", "", 422, "1 to 60 characters"),
        ("x" * 61, "", 422, "60"),
    ],
)
def test_what_is_no_view_is_refused_in_one_line(local: Any, name: str, query: str, status: int, said: str) -> None:
    answer = put(local, name, query)
    assert (answer.status_code, said in answer.json()["detail"]) == (status, True), answer.text
    assert names(local) == []


def test_a_query_says_what_its_view_says_and_no_more() -> None:
    assert plain("type=strike&page=9&lang=ar&csrf=x&q=") == "type=strike"
    assert plain("") == ""
    assert plain("undated=only&sort=place") == "undated=only&sort=place"


def test_nobody_keeps_views_without_end(local: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sijill.desk.views._MOST", 2)
    assert [put(local, name).status_code for name in ("a", "b", "c", "b")] == [200, 200, 409, 200]
    assert names(local) == [("samira", "a"), ("samira", "b")]


def test_the_page_offers_them_with_and_without_scripts(local: Any) -> None:
    token = {"csrf": local.csrf}
    answer = local.client.post("/views", data={**token, "name": "<b>ours</b>", "query": "type=strike", "shared": "true"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/?type=strike")
    page = local.get("/").text
    assert '<a href="/?type=strike"><bdi>&lt;b&gt;ours&lt;/b&gt;</bdi></a>' in page
    part = local.client.post("/views/remove", data={**token, "name": "<b>ours</b>"}, headers={"HX-Request": "true"})
    assert (part.status_code, "ours" in part.text, part.text.startswith('<div id="views"')) == (200, False, True)


def test_a_desks_file_of_before_views_is_brought_up(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "older"
    DeskFile(path).close()
    with sqlite3.connect(path) as older:
        older.execute("DROP TABLE views")
        older.execute("PRAGMA user_version = 1")
        older.execute("INSERT INTO accounts VALUES ('aya', 'admin', 'x', '2023-03-14T00:00:00+00:00')")
    file = DeskFile(path)
    assert [a.name for a in Accounts(file).all()] == ["aya"]
    assert file.rows("SELECT * FROM views") == []
    file.close()
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 99")
    with pytest.raises(SijillError, match="newer Sijill"):
        DeskFile(path)
