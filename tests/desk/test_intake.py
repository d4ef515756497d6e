"""Reports that are dropped on the desk are in the register soon after, and everything refused is said with its reason."""

from __future__ import annotations

import io
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest

from sijill.desk.filter import View
from sijill.desk.jobs import shown
from sijill.desk.options import Options
from sijill.desk.state import Desk

STRIKE = "قتل 6 مدنيين بغارة جوية على مدينة منبج أمس السبت."
RECORD = json.dumps({"text": "أصيب 7 أشخاص بقصف مدفعي على مدينة الباب اليوم.", "outlet": "وكالة الفرات", "published": "2023-05-01"})


def over(who: Any, answer: Any) -> dict[str, Any]:
    """The job when it is over."""
    assert answer.status_code == 202, answer.text
    return waited(who, answer.json()["id"])


def waited(who: Any, name: str) -> dict[str, Any]:
    for _ in range(600):
        job: dict[str, Any] = who.get(f"/api/intake/{name}").json()
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.05)
    raise AssertionError(job)


def files(*given: tuple[str, bytes]) -> list[tuple[str, tuple[str, io.BytesIO]]]:
    return [("files", (name, io.BytesIO(data))) for name, data in given]


def test_files_and_text_are_read_and_what_is_none_is_told(desk: Desk, local: Any) -> None:
    before = len(desk.index)
    given = files(("a.txt", STRIKE.encode()), ("b.jsonl", f"{RECORD}\n{{no\n".encode()), ("empty.txt", b""), ("english.txt", b"No Arabic."))
    job = over(local, local.post("/api/intake", files=given, data={"text": "اشتباكات في مدينة جاسم أدت إلى مقتل 3 مسلحين."}))
    assert job["state"] == "done", job
    assert job["outcomes"] == {"new": 3, "refused": 3}
    assert {r["name"] for r in job["refused"]} == {"b.jsonl:2", "empty.txt", "english.txt"}
    assert job["files"] == ["a.txt", "b.jsonl", "empty.txt", "english.txt", "text"]
    assert job["incidents"] == len(desk.index) == before + 3
    assert job["version"] == desk.version
    again = over(local, local.post("/api/intake", files=files(("a.txt", STRIKE.encode()))))
    assert again["outcomes"] == {"known": 1}


def test_text_keeps_its_outlet_and_day(desk: Desk, local: Any) -> None:
    job = over(local, local.post("/api/intake", data={"text": STRIKE, "outlet": "صحيفة النهر", "published": "2023-05-07"}))
    assert job["outcomes"] == {"new": 1}
    found = local.get("/api/incidents?outlet=صحيفة النهر&since=2023-05-06&until=2023-05-06").json()
    assert found["total"] == 1


def test_a_day_that_is_none_is_refused_in_the_account(local: Any) -> None:
    job = over(local, local.post("/api/intake", data={"text": STRIKE, "published": "the day before"}))
    assert job["outcomes"] == {"refused": 1}
    assert job["refused"][0]["name"].startswith("text")


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd", "..\\..\\boot.ini", "/etc/cron.d/x.txt", "a\u202etxt.exe", "<img src=x onerror=alert(1)>.txt", "x" * 300 + ".txt",
     "con.txt", ".htaccess", "a;rm -rf ~.txt", "report\r\nSet-Cookie: a=b.txt", "%2e%2e%2fx"],
)  # fmt: skip
def test_what_a_file_is_called_decides_nothing(desk: Desk, local: Any, name: str, tmp_path: Path) -> None:
    before = {p for p in tmp_path.rglob("*") if not p.name.startswith("r.sqlite")}
    job = over(local, local.post("/api/intake", files=files((name, STRIKE.encode()))))
    assert job["outcomes"] == {"new": 1}, job
    assert {p for p in tmp_path.rglob("*") if not p.name.startswith("r.sqlite")} == before
    told = json.dumps(job)
    assert "/tmp" not in told
    assert "<" not in told
    assert ".." not in told


def test_no_path_of_this_machine_goes_into_the_register(desk: Desk, local: Any) -> None:
    over(local, local.post("/api/intake", files=files(("مانبج.txt", STRIKE.encode()))))
    copies = desk.copies(desk.incidents(desk.index.ids(View())))
    paths = [c.extra.get("path") for listed in copies.values() for c in listed if c.text == STRIKE]
    assert paths == ["مانبج.txt"]


def test_nothing_to_read_is_said(local: Any) -> None:
    for data in ({}, {"text": "  "}):
        answer = local.post("/api/intake", data={"outlet": "x", **data})
        assert answer.status_code == 422
        assert "nothing to read" in answer.json()["detail"]


def test_readers_take_nothing_in(people: Any) -> None:
    assert people["rima"].post("/api/intake", data={"text": STRIKE}).status_code == 403
    assert people["anas"].client.post("/api/intake", data={"text": STRIKE}).status_code == 403  # without the page's token
    assert people["rima"].get("/api/intake").json() == {"jobs": []}


def test_a_form_may_carry_the_token(local: Any) -> None:
    assert local.client.post("/api/intake", data={"text": STRIKE, "csrf": local.csrf}).status_code == 202


def test_what_is_too_large_is_refused_before_it_is_kept(made: Path, tmp_path: Path) -> None:
    from fastapi.testclient import TestClient

    from sijill.desk.app import create_app

    options = Options(str(tmp_path / "r.sqlite"), most_upload=2 * 2**20)
    (tmp_path / "r.sqlite").write_bytes(made.read_bytes())
    desk = Desk(options)
    client = TestClient(create_app(options, desk=desk), base_url="http://127.0.0.1:8765")
    client.get(f"/enter?token={desk.token.fresh()}", follow_redirects=False)
    csrf = client.get("/api/session").json()["csrf"]
    answer = client.post("/api/intake", files=files(("a.txt", b"x" * 3 * 2**20)), headers={"X-CSRF-Token": csrf})
    assert answer.status_code == 413
    assert desk.jobs.all() == ()
    desk.close()


def test_jobs_wait_for_one_another_and_who_brought_them_is_written_down(desk: Desk, people: Any) -> None:
    answers = [people[who].post("/api/intake", data={"text": f"{STRIKE} {n}"}) for n, who in enumerate(("anas", "aya", "anas"))]
    jobs = [over(people["anas"], a) for a in answers]
    assert [j["by"] for j in jobs] == ["anas", "aya", "anas"]
    assert all(j["state"] == "done" for j in jobs)
    assert [d.name for d in desk.audit.deeds() if d.did == "took in"] == ["anas", "aya", "anas"]
    assert people["rima"].get("/api/intake/none").status_code == 404


@pytest.mark.parametrize(("name", "told"), [("a/b\\c.txt", "c.txt"), ("..", ""), ("x\n.txt", "x_.txt"), ("تقرير 3.pdf", "تقرير 3.pdf")])
def test_names_are_told_without_what_is_no_name(name: str, told: str) -> None:
    assert shown(name) == told


def test_without_scripts_the_form_leads_to_the_account_and_with_them_the_account_comes_to_it(local: Any) -> None:
    form = {"csrf": local.csrf, "text": STRIKE}
    plain = local.client.post("/intake", data=form)
    assert (plain.status_code, re.fullmatch("/intake/[0-9a-f]+", plain.headers["location"]) is not None) == (303, True)
    part = local.client.post("/intake", data=form, headers={"HX-Request": "true"})
    assert (part.status_code, part.text.count('id="job"'), part.text.count('id="jobs" hx-swap-oob="true"'), "<html" in part.text) == (
        200,
        1,
        1,
        False,
    )
    for job in local.get("/api/intake").json()["jobs"]:
        waited(local, job["id"])
    listed = local.get("/intake/jobs").text
    assert (listed.count("/intake/"), "hx-trigger" in listed) == (2, False)
