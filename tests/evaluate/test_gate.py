"""The gate: floors rise by measurement, fall only with a reason, and hold for one gold only."""

from datetime import date
from pathlib import Path

import pytest

from sijill.errors import UsageError
from sijill.evaluate.facts import FIELDS
from sijill.evaluate.gate import Floor, Floors, below, load_floors, lowered, raised, save_floors
from sijill.evaluate.score import Counts, Score


def with_f1(right: int) -> Score:
    counts = Counts(right, 1000, 1000)
    return Score(counts, dict.fromkeys(FIELDS, counts), {}, {}, [], [])


def at(right: int, floors: Floors | None = None) -> Floors:
    return raised(Floors({}) if floors is None else floors, with_f1(right), name="open", file="gold.jsonl", digest="d1")


def test_the_gate_opens_at_its_floor_and_shuts_below() -> None:
    floor = at(600).of("open")
    assert below(floor, with_f1(600), digest="d1") == []
    lines = below(floor, with_f1(599), digest="d1")
    assert len(lines) == 2 + len(FIELDS)
    assert lines[0] == "open: found F1 59.9% is below its floor of 60.0%"


def test_another_gold_shuts_the_gate() -> None:
    (line,) = below(at(600).of("open"), with_f1(999), digest="d2")
    assert "not the one that the floors were set on" in line


def test_raising_never_lowers() -> None:
    assert at(500, at(600)).of("open").least["found"] == 0.6
    assert at(700, at(600)).of("open").least["found"] == 0.7


def test_raising_on_a_changed_gold_is_refused() -> None:
    with pytest.raises(UsageError, match="the gold changed"):
        raised(at(600), with_f1(900), name="open", file="gold.jsonl", digest="d2")


def test_lowering_needs_a_reason_and_keeps_it(tmp_path: Path) -> None:
    on = date(2026, 1, 2)
    with pytest.raises(UsageError, match="--reason"):
        lowered(at(600), with_f1(500), name="open", file="gold.jsonl", digest="d1", reason=" ", on=on)
    floors = lowered(at(600), with_f1(500), name="open", file="gold.jsonl", digest="d1", reason='a "fairer" count', on=on)
    assert floors.of("open").least["found"] == 0.5
    assert floors.lowered[0].reason == 'a "fairer" count'


def test_floors_survive_the_file(tmp_path: Path) -> None:
    floors = lowered(
        at(600), with_f1(500), name="open", file="../x/gold.jsonl", digest="d1", reason='a "fairer" count', on=date(2026, 1, 2)
    )
    save_floors(floors, tmp_path / "floors.toml")
    assert load_floors(tmp_path / "floors.toml") == floors


def test_a_gold_names_its_reports_where_they_lie_elsewhere(tmp_path: Path) -> None:
    floors = raised(at(600), with_f1(500), name="own", file="own.jsonl", digest="d2", reports="../texts/own.jsonl")
    save_floors(floors, tmp_path / "floors.toml")
    again = load_floors(tmp_path / "floors.toml")
    assert (again.of("open").reports, again.of("own").reports) == (None, "../texts/own.jsonl")


@pytest.mark.parametrize(
    ("file", "elsewhere"),
    [
        ("gold/own.jsonl", False),
        ("./own.jsonl", False),
        ("gold/../own.jsonl", False),
        ("../shared/gold/open.jsonl", True),
        ("gold/../../open.jsonl", True),
        ("/data/open.jsonl", True),
    ],
)
def test_a_gold_lies_elsewhere_when_it_is_outside_the_folder_of_the_floors(file: str, elsewhere: bool) -> None:
    assert Floor("x", file, "d1", {}).elsewhere is elsewhere


def test_no_floors_yet(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--raise"):
        load_floors(tmp_path / "none.toml").of("open")


@pytest.mark.parametrize("text", ["gold = 3", "[gold.open]\nfile = 'x'", "not toml"])
def test_a_broken_floors_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=r"floors\.toml"):
        load_floors(path)
