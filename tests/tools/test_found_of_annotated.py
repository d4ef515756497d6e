"""What annotations name is counted as found where the finders find it, and as missed where they do not."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[2] / "tools"
TEXT = "مقتل 5 مدنيين في قصف على مدينة حلب"  # "five civilians killed in shelling of the city of Aleppo"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(TOOLS))
    import annotated
    import found_of_annotated

    tolls = [["killed", 5, 5, [[0, 13]]], ["injured", 9, 9, [[0, 13]]]]  # no word of the text tells of nine injured
    incident = {"type": "strike", "factuality": "happened", "background": False, "mentions": [[17, 20]], "when": None}
    incident |= {"where": [[[24, 34]]], "actors": [["target", [[7, 13]]]], "tolls": tolls, "sources": []}
    row = {"report_id": "r", "sha256": annotated.digest(TEXT), "incidents": [incident]}
    (tmp_path / "notes.jsonl").write_text(json.dumps(row) + "\n")
    (tmp_path / "pool.jsonl").write_text(json.dumps({"report_id": "r", "text": TEXT}) + "\n")
    monkeypatch.setattr(found_of_annotated, "ANNOTATED", tmp_path / "notes.jsonl")
    return tmp_path


def test_found_and_missed_are_told_apart(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    import found_of_annotated

    monkeypatch.setattr(sys, "argv", ["found_of_annotated", str(folder / "pool.jsonl"), "--missed", "toll", "3"])
    assert found_of_annotated.main() == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "r 0-13 «مقتل 5 مدنيين»"
    assert [line.split()[:4] for line in told[1:]] == [
        ["incident", "1", "of", "1"],
        ["toll", "1", "of", "2"],
        ["when", "0", "of", "0"],
        ["where", "1", "of", "1"],
        ["actor", "1", "of", "1"],
    ]
