"""Stages joined: reports into a register and out of it again, the samples, and the gate, with real files."""

import gc
import json
from datetime import date
from pathlib import Path

import pytest

import sijill
from sijill import workflow
from sijill.errors import InputRefused, SijillError, UsageError
from sijill.model import Reading, Report
from sijill.publish.tag_json import tag_rows
from sijill.workflow import reading

# "A raid on the village left 5 dead." / "A second raid left 7 dead in the town."
REPORTS = [
    {"report_id": "a", "outlet": "ضفاف", "published": "2021-03-09", "text": "خلفت غارة على القرية 5 قتلى"},
    {"report_id": "b", "outlet": "سهل", "published": "2021-03-10", "text": "غارة ثانية أوقعت 7 قتلى في البلدة"},
]


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    return path


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    return written(tmp_path / "reports_gold.jsonl", REPORTS)


def test_a_report_the_reader_fails_on_costs_only_itself(reports: Path, monkeypatch: pytest.MonkeyPatch, simple_reader: None) -> None:
    working = reading.read_one

    def failing(report: Report) -> Reading:
        if report.given_id == "a":
            raise ZeroDivisionError("no words")
        return working(report)

    monkeypatch.setattr(reading, "read_one", failing)
    first, second = workflow.read([str(reports)])
    assert isinstance(first, InputRefused)
    assert str(first).startswith("a: the reader failed on it (ZeroDivisionError: no words)")
    assert isinstance(second, Reading)


def test_an_account_counts_what_became_of_each(reports: Path, tmp_path: Path, simple_reader: None) -> None:
    register = str(tmp_path / "r.sqlite")
    done: list[int] = []
    refused: list[InputRefused] = []
    account = workflow.add([str(reports), "missing.txt"], register=register, progress=done.append, refused=refused.append)
    assert account.sentence() == "2 new, 1 refused; 2 incidents in the register"
    assert done == [1, 2, 3]
    assert len(refused) == 1
    copy = written(tmp_path / "copy.jsonl", [{**REPORTS[0], "report_id": "c", "outlet": "نهر"}])
    assert workflow.add([str(copy)], register=register).sentence() == "0 new, 1 copy, 0 refused; 2 incidents in the register"


def test_the_order_of_reports_does_not_change_the_register(reports: Path, tmp_path: Path, simple_reader: None) -> None:
    turned = written(tmp_path / "turned.jsonl", REPORTS[::-1])
    lines = []
    for path in (reports, turned):
        register = str(tmp_path / f"{path.stem}.sqlite")
        workflow.add([str(path)], register=register)
        lines.append(sorted(workflow.export_lines(workflow.open_book(register), "jsonl")))
    assert lines[0] == lines[1]


def test_the_public_names_read_and_keep(tmp_path: Path) -> None:
    # "An air raid on the city of Raqqa yesterday left 4 dead."
    reading = sijill.read("خلفت غارة جوية على مدينة الرقة أمس 4 قتلى", outlet="ضفاف", published=date(2021, 3, 10))
    with sijill.Register(tmp_path / "r.sqlite") as register:
        assert [register.add(reading), register.add(reading)] == ["new", "known"]
        (incident,) = register.incidents()
    assert incident.when is not None
    assert incident.when.value.earliest == date(2021, 3, 9)
    assert incident.killed is not None
    assert incident.killed.low == 4
    with pytest.raises(AttributeError, match="no attribute 'registry'"):
        _ = sijill.registry  # type: ignore[attr-defined]


def test_an_incident_is_found_by_how_its_id_begins(reports: Path, tmp_path: Path, simple_reader: None) -> None:
    register = str(tmp_path / "r.sqlite")
    workflow.add([str(reports)], register=register)
    incidents = workflow.open_book(register).incidents
    assert workflow.find_incident(incidents, incidents[0].id) is incidents[0]
    assert workflow.find_incident(incidents, incidents[0].id[:-1]) is incidents[0]
    with pytest.raises(UsageError, match="more than one"):
        workflow.find_incident(incidents, "inc-")
    with pytest.raises(UsageError, match="no incident"):
        workflow.find_incident(incidents, "nothing")


def test_a_register_that_is_not_there_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(SijillError):
        workflow.open_book(str(tmp_path / "none.sqlite"))
    assert not (tmp_path / "none.sqlite").exists()


# tags


def test_tags_point_at_their_words() -> None:
    # "Two drones bombed the city of Raqqa yesterday evening and killed 3 people."
    report = Report("قصفت طائرتان مسيرتان مدينة الرقة مساء أمس وقتلت 3 أشخاص", given_id="t")
    rows = tag_rows(report, workflow.tag_one(report, date(2021, 3, 9)).finds)
    assert all(report.text[r["start"] : r["end"]] == r["quote"] for r in rows)
    assert [r["start"] for r in rows] == sorted(r["start"] for r in rows)
    assert {"number", "time", "place", "trigger"} <= {r["kind"] for r in rows}
    (place,) = (r["value"] for r in rows if r["kind"] == "place")
    assert abs(place["lat"] - 35.95) < 0.1
    (time,) = (r["value"] for r in rows if r["kind"] == "time")
    assert time["earliest"][:10] == time["latest"][:10] == "2021-03-08"
    assert 3 in [r["value"] for r in rows if r["kind"] == "number"]


def test_a_run_lets_the_garbage_collector_rest_and_no_setting_of_its_caller_is_lowered() -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    try:
        workflow.settle()
        assert gc.get_threshold()[0] >= 50_000
        assert gc.get_freeze_count() > frozen
        gc.set_threshold(1_000_000, 10, 10)
        workflow.settle()
        assert gc.get_threshold() == (1_000_000, 10, 10)
    finally:
        gc.set_threshold(*before)


def test_times_stay_open_without_a_day() -> None:
    report = Report("قصفت طائرات المدينة أمس", given_id="t")  # "aircraft bombed the city yesterday"
    assert [r["value"] for r in tag_rows(report, workflow.tag_one(report).finds) if r["kind"] == "time"] == [None]


# the samples


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> workflow.Demo:
    return workflow.demo(tmp_path_factory.mktemp("demo"))


def test_the_samples_are_read_linked_and_shown(demo: workflow.Demo) -> None:
    assert demo.account.refused == 0
    assert demo.account.outcomes == {"new": 12}
    assert demo.page.is_file()
    assert "All of it is invented." in demo.sentence()
    assert "Everything here is invented" in demo.page.read_text(encoding="utf-8")


def test_every_sample_says_that_it_is_invented(demo: workflow.Demo) -> None:
    assert all(c.extra.get("invented") is True for copies in demo.book.copies.values() for c in copies)


def test_the_samples_hold_a_strike_told_by_several_with_rival_tolls(demo: workflow.Demo) -> None:
    strike = max(demo.book.incidents, key=lambda i: len(i.reports))
    assert strike.type == "air_strike"
    assert {"demo-01", "demo-02", "demo-03"} <= set(strike.reports)
    assert {t.low for t in strike.tolls if t.harm == "killed"} >= {11, 17, 23}
    assert {t.low for t in strike.withdrawn_tolls} == {12}  # "11 people and not 12", says who had told of 12
    assert strike.independent_origins < len(strike.reports)
    assert "demo-12" not in strike.reports  # the strike of a week later


def test_the_samples_make_the_same_register_again(demo: workflow.Demo, tmp_path: Path) -> None:
    again = workflow.demo(tmp_path / "again")
    assert again.book.incidents
    assert list(workflow.export_lines(again.book, "jsonl")) == list(workflow.export_lines(demo.book, "jsonl"))


def test_no_sample_accuses_anyone_who_exists(demo: workflow.Demo) -> None:
    listed = {held.value.id for i in demo.book.incidents for held in (*i.initiators, *i.participants)} - {None}
    assert listed == set()


# the gate


@pytest.fixture
def gold(tmp_path: Path, reports: Path) -> Path:
    """Gold that the simple reader reads in full but for one incident of the two."""
    mention = {"start": 5, "end": 9, "quote": "غارة"}
    found = {"type": "air_strike", "mentions": [mention], "tolls": [{"harm": "killed", "low": 5, "high": 5}]}
    missed = {"type": "explosion", "mentions": [{"start": 20, "end": 25}]}
    rows: list[dict[str, object]] = [{"report_id": "a", "incidents": [found]}, {"report_id": "b", "incidents": [missed]}]
    return written(tmp_path / "gold.jsonl", rows)


def test_gold_is_scored_on_the_reports_beside_it(gold: Path, simple_reader: None) -> None:
    result = workflow.score_gold(gold)
    assert (result.found.right, result.found.gold, result.found.read) == (1, 2, 2)
    assert result.fields["toll"].right == 1


def test_gold_without_its_reports_asks_for_them(tmp_path: Path, gold: Path) -> None:
    alone = tmp_path / "alone.jsonl"
    alone.write_bytes(gold.read_bytes())
    with pytest.raises(UsageError, match="--reports"):
        workflow.score_gold(alone)


def test_the_gate_from_setting_to_lowering(gold: Path, tmp_path: Path, simple_reader: None) -> None:
    floors = tmp_path / "floors.toml"
    result = workflow.score_gold(gold)
    workflow.set_floors(floors, gold, result)
    told: list[str] = []
    assert workflow.gate(floors, tell=told.append) == []
    assert [line.split(",")[0] for line in told] == ["gold: found F1 50.0%"]
    text = floors.read_text(encoding="utf-8")
    floors.write_text(text.replace('"found" = 0.500', '"found" = 0.600'), encoding="utf-8")
    assert workflow.gate(floors) == ["gold: found F1 50.0% is below its floor of 60.0%"]
    workflow.set_floors(floors, gold, result)  # raising leaves the higher floor
    assert len(workflow.gate(floors)) == 1
    workflow.set_floors(floors, gold, result, lower=True, reason="the floor was set by hand")
    assert workflow.gate(floors) == []
    assert "the floor was set by hand" in floors.read_text(encoding="utf-8")


def test_the_gate_is_shut_when_the_gold_was_changed(gold: Path, tmp_path: Path, simple_reader: None) -> None:
    floors = tmp_path / "floors.toml"
    workflow.set_floors(floors, gold, workflow.score_gold(gold))
    gold.write_text(gold.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    (line,) = workflow.gate(floors)
    assert "not the one" in line


def test_reports_that_lie_elsewhere_are_named_in_the_floors(gold: Path, tmp_path: Path, simple_reader: None) -> None:
    (tmp_path / "texts").mkdir()
    texts = (tmp_path / "reports_gold.jsonl").rename(tmp_path / "texts" / "texts.jsonl")
    floors = tmp_path / "floors.toml"
    workflow.set_floors(floors, gold, workflow.score_gold(gold, reports=texts), reports=texts)
    assert 'reports = "texts/texts.jsonl"' in floors.read_text(encoding="utf-8")
    assert workflow.named_reports(floors, gold) == texts
    assert workflow.gate(floors) == workflow.gate(floors, gold) == []


def test_reports_beside_the_gold_need_no_name(gold: Path, tmp_path: Path, simple_reader: None) -> None:
    (tmp_path / "reports_gold.jsonl").rename(tmp_path / "gold_reports.jsonl")
    floors = tmp_path / "floors.toml"
    workflow.set_floors(floors, gold, workflow.score_gold(gold), reports=tmp_path / "gold_reports.jsonl")
    assert workflow.named_reports(floors, gold) is None
    assert workflow.gate(floors) == []


def test_a_gold_outside_the_folder_may_be_missing_and_one_inside_may_not(gold: Path, tmp_path: Path, simple_reader: None) -> None:
    (tmp_path / "project").mkdir()
    floors = tmp_path / "project" / "floors.toml"
    workflow.set_floors(floors, gold, workflow.score_gold(gold))
    inside = tmp_path / "project" / "mine.jsonl"
    inside.write_bytes(gold.read_bytes())
    texts = tmp_path / "reports_gold.jsonl"
    workflow.set_floors(floors, inside, workflow.score_gold(inside, reports=texts), reports=texts)
    gold.unlink()
    told: list[str] = []
    assert workflow.gate(floors, tell=told.append) == []
    assert told[0] == "gold: ../gold.jsonl is not here: not measured"
    assert told[1].startswith("mine: found F1 50.0%")
    inside.unlink()
    with pytest.raises(UsageError, match=r"mine\.jsonl: cannot be read"):
        workflow.gate(floors)


def test_every_gold_with_floors_is_raised_together(gold: Path, tmp_path: Path, simple_reader: None) -> None:
    floors = tmp_path / "floors.toml"
    result = workflow.score_gold(gold)
    other, texts = tmp_path / "other.jsonl", tmp_path / "reports_gold.jsonl"
    other.write_bytes(gold.read_bytes())
    workflow.set_floors(floors, gold, result)
    workflow.set_floors(floors, other, result, reports=texts)
    before = floors.read_text(encoding="utf-8")
    floors.write_text(before.replace('"found" = 0.500', '"found" = 0.400'), encoding="utf-8")
    workflow.raise_floors(floors)
    assert floors.read_text(encoding="utf-8") == before


def test_there_is_nothing_to_raise_without_floors(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no floors yet"):
        workflow.raise_floors(tmp_path / "floors.toml")


def test_an_account_names_texts_that_were_published_again_on_another_day(tmp_path: Path, simple_reader: None) -> None:
    posts = [
        {**REPORTS[0], "report_id": f"{n}-{day}", "text": f"{REPORTS[0]['text']} {n}", "published": f"2021-05-{day}"}
        for n in "abcd"
        for day in ("05", "09", "20")
    ]
    near = [{**REPORTS[0], "report_id": f"e-{day}", "published": f"2021-05-{day}"} for day in ("05", "06", "07")]
    register = str(tmp_path / "r.sqlite")
    file = str(written(tmp_path / "posts.jsonl", [*posts, *near]))
    counted, *lines = workflow.add([file], register=register).lines()
    assert counted.startswith("5 new, 10 copy, 0 refused")
    days = "5 May 2021, 9 May 2021, 20 May 2021"
    told = "4 texts were published again on another day, and may tell of more than one incident:"
    assert lines == [told, f"  a-05: {days}", f"  b-05: {days}", f"  c-05: {days}", "  … and 1 more"]
    assert len(list(workflow.add([file], register=register).lines())) == 1, "what was known before is not told again"
