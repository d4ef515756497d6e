"""The command line: one command a verb, one line an error."""

import json
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.called import REPORTS, run

pytestmark = pytest.mark.usefixtures("simple_reader")
Call = Callable[..., "object"]


@pytest.fixture
def register(tmp_path: Path, reports: Path, sijill: Call) -> Path:
    path = tmp_path / "r.sqlite"
    assert sijill("add", reports, "--register", path).code == 0
    return path


def test_read_prints_one_json_object_a_line(sijill: Call, reports: Path) -> None:
    called = sijill("read", reports, "--json")
    rows = [json.loads(line) for line in called.out.splitlines()]
    assert called.code == 0
    assert called.err == ""
    assert [r["report_id"] for r in rows] == ["a", "b"]
    for row, report in zip(rows, REPORTS, strict=True):
        mention = row["incidents"][0]["mentions"][0]
        assert report["text"][mention["start"] : mention["end"]] == mention["quote"] == "غارة"


def test_read_for_people(sijill: Call, reports: Path) -> None:
    called = sijill("read", reports)
    assert "a, ضفاف, published 9 March 2021" in called.out
    assert "5 killed  «5 قتلى»" in called.out


def test_the_text_is_shown_with_what_was_found_in_it(sijill: Call, reports: Path) -> None:
    lines = sijill("read", reports).out.splitlines()
    assert "خلفت [غارة] على القرية [5 قتلى]" in lines
    assert "1 Air strike  «غارة»" in lines
    assert lines.count("  when        not known") == 2


def test_a_refused_line_is_one_complaint_and_the_rest_is_done(sijill: Call, reports: Path) -> None:
    with reports.open("a", encoding="utf-8") as file:
        file.write('{"text": "غار\n')
    called = sijill("read", reports, "--json")
    assert called.code == 1
    assert len(called.out.splitlines()) == 2
    assert len(called.complaints) == 1
    assert called.complaints[0].startswith(f"sijill: {reports}")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("read",), "Missing argument 'PATH…'."),
        (("export",), "Missing argument 'FORMAT'."),
        (("nonsense",), "No such command 'nonsense'."),
        (("read", "--colour", "x"), "No such option"),
        (("tag", "x", "--published", "yesterday"), "Invalid value for '--published'"),
        (("evaluate",), "needs GOLD"),
        (("evaluate", "no-such-gold.jsonl"), "no-such-gold.jsonl: cannot be read"),
        (("evaluate", "--gate", "--floors", "no-such.toml"), "no floors yet"),
        (("evaluate", "--raise", "--floors", "no-such.toml"), "no floors yet"),
        (("show", "--register", "no-such.sqlite"), "no-such.sqlite"),
        (("places",), "Missing command."),
        (("places", "import", "no-such.csv"), "no-such.csv: no such file of places"),
    ],
)
def test_an_unusable_call_is_one_line_and_exit_code_2(sijill: Call, arguments: tuple[str, ...], said: str) -> None:
    called = sijill(*arguments)
    assert called.code == 2
    assert called.out == ""
    assert len(called.complaints) == 1
    assert said in called.err
    assert called.err.startswith("sijill: ")


def test_a_missing_file_is_refused_and_the_rest_done(sijill: Call, reports: Path) -> None:
    called = sijill("read", "no-such-file.txt", reports, "--json")
    assert called.code == 1
    assert len(called.out.splitlines()) == 2
    assert [c for c in called.complaints if "no-such-file.txt" in c] == called.complaints


def test_help_names_the_commands_that_work(sijill: Call) -> None:
    called = sijill("--help")
    assert called.code == 0
    for command in ("read", "tag", "add", "show", "export", "evaluate", "demo", "places", "actors", "desk"):
        assert f" {command} " in called.out
    assert sijill().code == 2


def test_adding_again_changes_nothing(sijill: Call, reports: Path, register: Path) -> None:
    before = sijill("export", "jsonl", "--register", register).out
    again = sijill("add", reports, "--register", register)
    assert again.out.startswith("0 new, 2 known, 0 refused; 2 incidents")
    assert sijill("export", "jsonl", "--register", register).out == before


def test_a_register_among_the_reports_is_passed_over(sijill: Call, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert sijill("add", ".").out == "2 new, 0 refused; 2 incidents in the register\n"
    for folder in (".", tmp_path):
        again = sijill("add", folder)
        assert (again.code, again.err) == (0, "")
        assert again.out == "0 new, 2 known, 0 refused; 2 incidents in the register\n"


def test_the_register_is_named_by_the_environment(sijill: Call, reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIJILL_REGISTER", str(tmp_path / "named.sqlite"))
    assert sijill("add", reports).code == 0
    assert (tmp_path / "named.sqlite").is_file()


def test_show_lists_the_register_and_one_incident(sijill: Call, register: Path) -> None:
    table = sijill("show", "-r", register)
    header, *rows = [line.split("\t") for line in table.out.splitlines()]
    assert header[:3] == ["incident", "when", "what"]
    assert len(rows) == 2
    one = sijill("show", rows[0][0], "-r", register)
    assert one.code == 0
    assert "«7 قتلى»" in one.out
    assert sijill("show", "no-such", "-r", register).code == 2


@pytest.mark.parametrize("layout", ["jsonl", "csv", "geojson"])
def test_exports_to_a_file_are_those_to_standard_output(sijill: Call, register: Path, tmp_path: Path, layout: str) -> None:
    target = tmp_path / "out" / f"x.{layout}"
    assert sijill("export", layout, "-r", register, "-o", target).out == ""
    assert target.read_bytes().decode("utf-8").replace("\r\n", "\n") == sijill("export", layout, "-r", register).out.replace("\r\n", "\n")


def test_export_html_says_where(sijill: Call, register: Path, tmp_path: Path) -> None:
    called = sijill("export", "html", "-r", register, "-o", tmp_path / "site")
    assert called.code == 0
    assert called.err == f"{tmp_path / 'site' / 'index.html'}: 8 files written\n"
    assert (tmp_path / "site" / "index.ar.html").is_file()


def test_export_of_an_unknown_format(sijill: Call, register: Path) -> None:
    called = sijill("export", "xls", "-r", register)
    assert (called.code, called.err) == (2, "sijill: xls: no such export; known are jsonl, csv, geojson, html\n")


def test_a_file_in_the_way_of_an_export_is_left_as_it_was(sijill: Call, register: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    called = sijill("export", "jsonl", "-r", register, "-o", tmp_path / "taken" / "x.jsonl")
    assert called.code == 2
    assert len(called.complaints) == 1
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


def test_help_is_instant() -> None:
    best = min(_seconds() for _ in range(3))
    assert best < 0.4


def _seconds() -> float:
    """Of processor, not by the clock: other work on the machine makes the command no slower."""
    begun = resource.getrusage(resource.RUSAGE_CHILDREN)
    with run("--help") as process:
        process.communicate(timeout=10)
    assert process.returncode == 0
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime - begun.ru_utime - begun.ru_stime


@pytest.fixture
def imported(tmp_path: Path, sijill: Call, monkeypatch: pytest.MonkeyPatch) -> object:
    """A village that nobody else knows, and a town that Sijill puts two streets away, from a sheet with headings of its own."""
    monkeypatch.setenv("SIJILL_PLACES", str(tmp_path / "brought"))
    sheet = tmp_path / "villages.csv"
    rows = ["الموقع,ش,ق", "خربة الزنجبيل,35.5,40.25", "الرقة,35.96,39.02", "بلا مكان,,", "Nowhere,1,1", "خربة الزنجبيل,35.5,40.25"]
    sheet.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return sijill("places", "import", sheet, "--name-ar", "الموقع", "--lat", "ش", "--lon", "ق", "--country", "SY")


def test_importing_places_gives_an_account(imported: Call, tmp_path: Path) -> None:
    assert imported.code == 0
    first, *refused = imported.out.splitlines()
    assert first == f"villages.csv: 5 read, 2 kept, 3 refused; written to {tmp_path / 'brought' / 'villages.places.tsv'}"
    assert refused == [
        "  1 refused: no Arabic name (row 5)",
        "  1 refused: no point: '', '' (row 4)",
        "  1 refused: said before in this file (row 6)",
    ]
    kept = (tmp_path / "brought" / "villages.places.tsv").read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[-1] for line in kept[1:]] == ["villages.csv:2", "villages.csv:3"]


def test_imported_places_are_read_and_come_before_the_projects_own(imported: Call, tmp_path: Path, sijill: Call) -> None:
    report = tmp_path / "one.txt"
    report.write_text("قصفت المدفعية قرية خربة الزنجبيل ثم مدينة الرقة", encoding="utf-8")  # "shelled the village of …, then the city of …"
    found = [json.loads(line) for line in sijill("tag", report, "--json").out.splitlines()]
    places = {f["value"]["name"]: (f["value"]["lat"], f["value"]["lon"]) for f in found if f["kind"] == "place"}
    assert places == {"خربة الزنجبيل": (35.5, 40.25), "الرقة": (35.96, 39.02)}


def test_the_reader_itself_is_given_the_imported_places(imported: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from sijill.workflow import reading

    seen = []
    monkeypatch.setattr(reading, "read_one", lambda _, gazetteer: seen.append(gazetteer))
    (tmp_path / "one.txt").write_text("غارة", encoding="utf-8")
    list(reading.read([str(tmp_path / "one.txt")], places=tmp_path / "brought"))
    assert [e.point.lat for e in seen[0].lookup("خربه الزنجبيل")] == [35.5]


def test_actors_are_listed_and_looked_up_in_any_spelling(sijill: Call) -> None:
    rows = [line.split("\t") for line in sijill("actors", "أنصارُ الله").out.splitlines()]
    assert ["houthi", "Houthi"] in [[row[0], row[3]] for row in rows]
    assert all(len(row) == 5 for row in rows)
    rebels = sijill("actors", "rebel_group").out.splitlines()
    assert {line.split("\t")[2] for line in rebels} == {"rebel_group"}
    assert len(sijill("actors").out.splitlines()) > 1000
    assert sijill("actors", "zzzz").out == ""
