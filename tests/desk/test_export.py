"""What is downloaded is what is seen, in each layout."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any, get_args

import pytest

from sijill import workflow
from sijill.desk import exports
from sijill.desk.filter import View
from sijill.desk.state import Desk


def test_lines_are_those_of_the_view_in_its_order(desk: Desk, local: Any) -> None:
    for query in ("", "sort=-killed", "q=الرقة", "undated=only", "sort=place&size=1&page=2"):
        answer = local.get(f"/api/export/jsonl?{query}")
        wanted = [r["id"] for r in local.get(f"/api/incidents?{query}&size=500&page=1").json()["incidents"]]
        assert [json.loads(line)["incident_id"] for line in answer.text.splitlines()] == (wanted if "size=1" not in query else all_of(desk))
    assert answer.headers["content-disposition"].endswith('.jsonl"')
    assert answer.headers["x-content-type-options"] == "nosniff"


def all_of(desk: Desk) -> list[str]:
    return desk.index.ids(View(sort="place"))


def test_it_is_what_the_command_line_writes(desk: Desk, local: Any, tmp_path: Any) -> None:
    for layout in ("jsonl", "csv", "geojson"):
        workflow.export(desk.options.register, layout, tmp_path / layout)
        written = (tmp_path / layout).read_text(encoding="utf-8")
        assert sorted(local.get(f"/api/export/{layout}").text.splitlines()) == sorted(written.splitlines()) or layout == "geojson"
    assert len(json.loads(local.get("/api/export/geojson").text)["features"]) == len(json.loads(written)["features"])


def test_a_table_opens_as_one(local: Any) -> None:
    rows = list(csv.DictReader(io.StringIO(local.get("/api/export/csv?q=الرقة").text.lstrip("\ufeff"))))
    assert len(rows) == 1


def test_pages_come_as_a_zip_whose_names_stay_inside(local: Any) -> None:
    answer = local.get("/api/export/html?q=الرقة")
    assert answer.headers["content-type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert archive.testzip() is None
    names = archive.namelist()
    assert "sijill/index.html" in names
    assert all(n.startswith("sijill/") and ".." not in n for n in names)


def test_more_pages_than_anyone_reads_are_refused(local: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "_MOST_PAGES", 1)
    assert local.get("/api/export/html").status_code == 413


def test_every_layout_that_the_register_is_published_in_is_there(desk: Desk) -> None:
    with pytest.raises(Exception, match="known are") as refused:
        workflow.export_lines(workflow.Book((), {}), "none")
    known = str(refused.value).split("known are ")[1].split(", ")
    assert set(known) == set(get_args(exports.Layout)) == set(exports.FORMS)


def test_who_took_what_away_is_written_down(desk: Desk, people: Any, stranger: Any) -> None:
    assert stranger.get("/api/export/csv").status_code == 401
    assert people["rima"].get("/api/export/csv?type=air_strike").status_code == 200
    assert people["rima"].get("/api/export/docx").status_code == 422
    deed = desk.audit.deeds()[0]
    assert (deed.name, deed.did, deed.about, deed.detail) == ("rima", "exported", "csv", "type=air_strike")
