"""Other names for a report's fields, in tables and in JSON."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sijill.intake import open_inputs
from sijill.intake.headings import by_field, fields_of
from sijill.intake.records import published
from sijill.model import Interval, Report

TEXT = "قتل مدنيان في قصف على بلدة الزهراء أمس."  # two civilians were killed in shelling of the town of Zahra yesterday


def _by_field(record: dict[str, object]) -> dict[str, object]:
    return by_field(record, lambda value: True)


def test_a_field_under_its_own_name_stands_first() -> None:
    assert fields_of(["text", "content", "date", "created_at", "source"]) == {"date": "published"}
    assert _by_field({"date": "2021-03-09", "published": "2021-03-10"}) == {"date": "2021-03-09", "published": "2021-03-10"}
    assert _by_field({"date": "2021-03-09", "published": None}) == {"published": "2021-03-09"}
    assert _by_field({"publisher": {"name": "x"}}) == {"publisher": {"name": "x"}}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", f"المعرف;النص;التاريخ;المصدر\n7;{TEXT};3 آذار 2021;وكالة النهر\n".encode("cp1256")),
        ("a.csv", f"ID,Content,Date,Publisher\n7,{TEXT},03/03/2021,وكالة النهر\n".encode()),
        ("a.jsonl", f'{{"id": 7, "body": "{TEXT}", "created_at": "Wed Mar 03 23:30:00 +0000 2021", "site_name": "وكالة النهر"}}'.encode()),
        ("a.jsonl", f'{{"Report ID": 7, "Text": "{TEXT}", "publishedAt": "2021-03-03", "Outlet": "وكالة النهر"}}'.encode()),
        ("a.csv", f"Report-ID,Text,Date Published,Site Name\n7,{TEXT},2021-03-03,وكالة النهر\n".encode()),
        ("a.json", f'{{"id": 7, "content": "{TEXT}", "date": "2021-03-03", "publisher": "وكالة النهر"}}'.encode()),
        ("a.json", f'[{{"id": 7, "text": "{TEXT}", "date": "2021-03-03T09:00:00Z", "publisher": "وكالة النهر"}}]'.encode()),
    ],
)
def test_the_same_report_under_other_names(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    (report,) = open_inputs([str(tmp_path / name)])
    assert isinstance(report, Report)
    assert (report.given_id, report.text, report.outlet) == ("7", TEXT, "وكالة النهر")
    assert report.published == Interval.day(date(2021, 3, 3), "given")


def test_a_field_under_its_own_name_is_it_however_that_is_spelled(tmp_path: Path) -> None:
    """A `published` that is no day refuses its report, in capitals too."""
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{TEXT}", "Published": "3 hours ago"}}', encoding="utf-8")
    (refused,) = open_inputs([str(tmp_path / "a.jsonl")])
    assert str(refused).endswith('"published" is not a day such as 2021-01-14: 3 hours ago')


@pytest.mark.parametrize("given", ["NaN", "null", '" "'])
def test_nothing_is_nothing_however_a_program_writes_it(tmp_path: Path, given: str) -> None:
    line = f'{{"text": "{TEXT}", "report_id": {given}, "outlet": {given}, "published": {given}, "views": {given}}}'
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    (report,) = open_inputs([str(tmp_path / "a.jsonl")])
    assert isinstance(report, Report)
    assert (report.given_id, report.outlet, report.published) == (None, None, None)


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_a_number_longer_than_python_reads_is_refused_in_words(tmp_path: Path, name: str) -> None:
    """It ended the whole run in a traceback."""
    record, good = f'{{"text": "{TEXT}", "n": {"9" * 5000}}}', f'{{"text": "{TEXT}"}}'
    (tmp_path / name).write_text(f"{good}\n{record}\n{good}" if name == "a.jsonl" else f"[{record}]", encoding="utf-8")
    items = list(open_inputs([str(tmp_path / name)]))
    assert [isinstance(i, Report) for i in items] == ([True, False, True] if name == "a.jsonl" else [False])
    assert any("broken JSON (a number too long to be read" in str(i) for i in items)


@pytest.mark.parametrize("given", ['{"$oid": "60c7"}', "[1]", "true"])
def test_an_id_that_is_no_id_refuses_its_report(tmp_path: Path, given: str) -> None:
    """It was called "{'$oid': '60c7'}"."""
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{TEXT}", "report_id": {given}}}', encoding="utf-8")
    (refused,) = open_inputs([str(tmp_path / "a.jsonl")])
    assert str(refused).endswith('a.jsonl:1: "report_id" is not a string')


@pytest.mark.parametrize(
    "head",
    [
        'id,"text","notes\nof ours",date\n',  # as spreadsheets write a heading of two lines
        "sep=,\nid,text,notes,date\n",  # and what they write before it
        '"id","text","a ""quoted"" note","date"\n',
    ],
)
def test_a_first_row_as_spreadsheets_write_it(tmp_path: Path, head: str) -> None:
    (tmp_path / "a.csv").write_text(f"{head}7,{TEXT},,2021-03-03,,\n8,{TEXT},,2021-03-04,x\n", encoding="utf-8")
    report, refused = open_inputs([str(tmp_path / "a.csv")])
    assert isinstance(report, Report)
    assert (report.given_id, report.published) == ("7", Interval.day(date(2021, 3, 3), "given"))  # cells of nothing after it are nothing
    assert f"a.csv:{head.count(chr(10)) + 2}: 5 cells where the first row names 4" in str(refused)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (f"text,Text,date\n{TEXT},{TEXT} 2,2021-03-03\n", 'a.csv: two columns are called "text"'),  # the second took the first one's place
        (f"text,date,Date\n{TEXT},2021-03-03,2021-03-04\n", 'a.csv: two columns are called "date"'),
        ('"text\n' + "x\n" * 60, "a.csv:1: its first row never ends"),
    ],
)
def test_a_first_row_that_cannot_be_one_is_refused(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    (refused,) = open_inputs([str(tmp_path / "a.csv")])
    assert says in str(refused)


@pytest.mark.parametrize(
    "words",
    [
        "1614807000",
        "1614807000123",
        "3 آذار 2021",
        "الأربعاء، ٣ آذار/مارس ٢٠٢١ - 10:30",
        "Wed, 03 Mar 2021 22:30:00 +0300",
        "March 3, 2021",
    ],
)
def test_a_day_with_its_month_by_name(words: str) -> None:
    assert published(words, "a.csv:2") == Interval.day(date(2021, 3, 3), "given")


@pytest.mark.parametrize("words", ["3 مارس", "31 شباط 2021", "3 hours ago", "قبل يومين", "3 آذار 2021 و5 آذار 2021"])
def test_what_is_no_day_refuses_its_report_only_where_a_day_must_be(
    tmp_path: Path, words: str
) -> None:  # 3 March; 31 February; two days ago; two days
    (tmp_path / "a.csv").write_text(f"text,published\n{TEXT},{words}\n", encoding="utf-8")
    (refused,) = open_inputs([str(tmp_path / "a.csv")])
    assert f'a.csv:2: "published" is not a day such as 2021-01-14: {words}' in str(refused)
    (tmp_path / "b.csv").write_text(f"text,date\n{TEXT},{words}\n", encoding="utf-8")
    (undated,) = open_inputs([str(tmp_path / "b.csv")])
    assert isinstance(undated, Report)
    assert undated.published is None
    assert undated.extra["date"] == words
