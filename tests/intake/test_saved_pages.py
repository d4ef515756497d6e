"""Pages as browsers save them, and files that look like none and are told of in words."""

from __future__ import annotations

import base64
import json
import quopri
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from sijill.errors import InputRefused
from sijill.intake import open_inputs
from sijill.model import Interval, Report
from sijill.store import Ledger
from sijill.workflow.reading import read_one

# "Warplanes shelled the town of Zahra on Thursday, and three civilians were killed, as the council says."
TEXT = "قصفت طائرات حربية بلدة الزهراء يوم الخميس، ما أدى إلى مقتل ثلاثة مدنيين، بحسب المجلس المحلي."
PAGE = f"""<!DOCTYPE html><html lang="ar"><head><meta charset="utf-8"><title>قصف على بلدة الزهراء</title>
<meta property="og:site_name" content="وكالة النهر"><meta property="article:published_time" content="2023-05-04T09:30:00+03:00">
</head><body><article><h1>قصف على بلدة الزهراء</h1><p>{TEXT}</p><p>{TEXT.replace("ثلاثة", "أربعة")}</p></article></body></html>"""


def taken(*paths: Path) -> tuple[list[Report], list[str]]:
    items = list(open_inputs([str(path) for path in paths]))
    return [i for i in items if isinstance(i, Report)], [str(i) for i in items if isinstance(i, InputRefused)]


def saved(encoding: str, page: str = PAGE, kind: str = "text/html") -> bytes:
    body = base64.encodebytes(page.encode()) if encoding == "base64" else quopri.encodestring(page.encode())
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://nahr.example/news/1\r\nSubject: =?utf-8?B?2YLYtdmB?=\r\n"
        "Date: Fri, 5 May 2023 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--a-b"\r\n\r\n\r\n----a-b\r\n'
        f"Content-Type: {kind}\r\nContent-ID: <frame-1>\r\nContent-Transfer-Encoding: {encoding}\r\n"
        "Content-Location: https://nahr.example/news/1\r\n\r\n"
    ).encode() + body + b"\r\n----a-b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw==\r\n----a-b--\r\n"  # fmt: skip


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a"])
def test_a_page_saved_as_one_file(tmp_path: Path, name: str, encoding: str) -> None:
    """It was "no Arabic in it", which it is full of."""
    (tmp_path / name).write_bytes(saved(encoding))
    ((report,), refused) = taken(tmp_path / name)
    assert refused == []
    assert TEXT in report.text
    assert (report.outlet, report.url) == ("وكالة النهر", "https://nahr.example/news/1")
    assert report.published == Interval.day(date(2023, 5, 4), "given")
    assert report.retrieved_at == datetime(2023, 5, 5, 10, tzinfo=UTC)


def test_the_page_is_the_part_that_the_file_begins_with(tmp_path: Path) -> None:
    """ "Advertisement": a frame of an advertisement's, before the page or after it."""
    frame = "\r\n----a-b\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <f2>\r\n\r\n<html><body><p>إعلان</p></body></html>"
    whole = saved("base64", kind="application/xhtml+xml")
    first = whole.index(b"\r\n----a-b")
    (tmp_path / "after.mhtml").write_bytes(
        whole.replace(b"\r\n----a-b\r\nContent-Type: image", frame.encode() + b"\r\n----a-b\r\nContent-Type: image")
    )
    before = whole[:first].replace(b'type="text/html";', b'type="text/html"; start="<frame-1>";') + frame.encode() + whole[first:]
    (tmp_path / "before.mhtml").write_bytes(before)
    reports, refused = taken(tmp_path)
    assert refused == []
    assert [TEXT in report.text for report in reports] == [True, True]


def test_a_page_saved_as_one_file_goes_into_a_register(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_bytes(saved("base64", PAGE.replace("article:published_time", "other")))
    ((report,), _) = taken(tmp_path / "a.mhtml")
    with Ledger.open(tmp_path / "r.sqlite", create=True) as ledger:
        assert ledger.add(read_one(report)) == "new"
        assert ledger.add(read_one(report)) == "known"


@pytest.mark.parametrize(
    ("content", "says"),
    [(saved("base64", kind="image/gif"), "no page in it"), (saved("base64", "<html><body></body></html>"), "no article")],
)
def test_a_saved_file_without_a_page_or_an_article(tmp_path: Path, content: bytes, says: str) -> None:
    (tmp_path / "a.mhtml").write_bytes(content)
    (reports, (refused,)) = taken(tmp_path / "a.mhtml")
    assert reports == []
    assert says in refused


def test_what_a_browser_saved_beside_a_page_is_passed_over(tmp_path: Path) -> None:
    """Its scripts were refused one by one, and its frames of advertisements became reports."""
    beside = tmp_path / "خبر_files"
    beside.mkdir()
    (tmp_path / "خبر.html").write_text(PAGE, encoding="utf-8")
    (beside / "main.js").write_text("var page = 1", encoding="utf-8")
    (beside / "ad.html").write_text(PAGE.replace("الزهراء", "الحمراء"), encoding="utf-8")
    (beside / "more.jsonl").write_text(json.dumps({"text": TEXT}), encoding="utf-8")  # which no page is made of
    alone = tmp_path / "other_files"
    alone.mkdir()
    (alone / "a.txt").write_text(TEXT, encoding="utf-8")
    reports, refused = taken(tmp_path)
    assert refused == []
    assert [r.kind for r in reports] == ["text", "html", "text"]
    assert len(taken(beside)[0]) == 2  # who names it means it


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.docx", b"PK\x03\x04\x14\x00\x06\x00", "an archive, or a word processor's or spreadsheet's file"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 60, "an archive, or a word processor's"),
        ("a.rtf", rb"{\rtf1\ansi\ansicpg1256 \'de\'ca\'e1}", "an archive, or a word processor's"),  # was "broken JSON"
        ("a.png", b"\x89PNG\x00\x00", "a binary file of no form that is read here"),
    ],
)
def test_files_of_other_programs_are_called_so(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert says in taken(tmp_path / name)[1][0]


def test_a_link_to_a_folder_is_called_so(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    assert "up: a link to a folder, which is not followed" in taken(tmp_path / "in")[1][0]


def test_a_line_of_nul_costs_no_other_line(tmp_path: Path) -> None:
    good = f'{{"text": "{TEXT}"}}\n'.encode()
    (tmp_path / "a.jsonl").write_bytes(good + b"\x00" + b"\n" + good)
    reports, refused = taken(tmp_path / "a.jsonl")
    assert len(reports) == 2
    assert [r.split("a.jsonl")[1] for r in refused] == [":2: a binary file, not text"]
    (tmp_path / "b.jsonl").write_bytes(good.decode().encode("utf-16-le"))
    assert "b.jsonl: a binary file" in taken(tmp_path / "b.jsonl")[1][0]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", "[]"),
        ("a.csv", "text,date\n"),
        ("a.json", '{"name": "x", "id": 1, "messages": [{"id": 1, "type": "message", "photo": "a.jpg", "text": ""}]}'),
    ],
)
def test_what_holds_no_reports_says_so(tmp_path: Path, name: str, content: str) -> None:
    """It was passed over without a word, and counted as nothing."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert taken(tmp_path / name) == ([], [f"{tmp_path / name}: no reports in it"])
