"""Each annotated report is read with the weights of its own fold, which never saw it. The report here is invented."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sijill.reading.scorer import shipped_json

TOOLS = Path(__file__).parents[2] / "tools"
#: "Five civilians were killed in an air strike on Daraya on Wednesday."
TEXT = "قتل خمسة مدنيين في غارة جوية على داريا الأربعاء."


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(TOOLS))
    import cross_validate

    return cross_validate


@pytest.fixture
def sample(tool: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A gold of one report, and no others."""
    strike = {"start": TEXT.index("غارة"), "end": TEXT.index(" جوية")}
    incident = {"type": "air_strike", "factuality": "happened", "background": False, "mentions": [strike | {"quote": "غارة"}]}
    incident |= {"when": None, "where": [], "actors": [], "tolls": [], "sources": []}
    reports, gold, none = tmp_path / "reports.jsonl", tmp_path / "gold.jsonl", tmp_path / "annotated.jsonl"
    reports.write_text(json.dumps({"report_id": "one", "text": TEXT, "published": "2021-03-10"}) + "\n")
    gold.write_text(json.dumps({"report_id": "one", "incidents": [incident]}) + "\n")
    none.write_text("")
    monkeypatch.setattr(tool, "ANNOTATED", none)
    return tool.Annotated(reports, gold)


def _weights(folder: Path, tool: Any, *, blind: int | None = None) -> Path:
    """Each fold's weights are the shipped ones, but those of `blind` know nothing."""
    folder.mkdir()
    for k in range(tool.FOLDS):
        (folder / f"fold-{k}.json").write_text(shipped_json(), encoding="utf-8")
    if blind is not None:
        told = json.loads(shipped_json())
        told["mention"] = {"bias": -9.0, "weights": {}}
        (folder / f"fold-{blind}.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def test_a_report_is_read_with_the_weights_of_its_fold(tool: Any, sample: Any, tmp_path: Path) -> None:
    mine = tool.fold_of("one")
    seen = _weights(tmp_path / "a", tool, blind=(mine + 1) % tool.FOLDS)
    blind = _weights(tmp_path / "b", tool, blind=mine)
    assert [i["type"] for i in tool.read_all(sample, seen, ["one"])["one"]["incidents"]] == ["air_strike"]
    assert tool.read_all(sample, blind, ["one"])["one"]["incidents"] == []


def test_the_account_tells_what_was_missed_with_its_words(tool: Any, sample: Any) -> None:
    gold = sample.samples["gold.jsonl"]
    told = "\n".join(tool.account("gold.jsonl", gold, {"one": {"incidents": []}}, 1))
    assert "gold.jsonl, 1 reports" in told
    assert "incident missed" in told
    assert "«غارة»" in told


def test_folds_and_halves_part_the_reports_evenly(tool: Any) -> None:
    named = [f"report-{n}" for n in range(800)]
    counted = Counter((tool.fold_of(i), tool.half_of(i)) for i in named)
    assert len(counted) == 2 * tool.FOLDS
    assert min(counted.values()) > 60
