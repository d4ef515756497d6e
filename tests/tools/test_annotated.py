"""Annotations by offset are laid over the very text they were made on, and hold no word of it."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType

import pytest

from sijill.codebook import codebook

ROOT = Path(__file__).parents[2]
FILE = ROOT / "training" / "annotated.jsonl"
TEXT = "مقتل 5 مدنيين في قصف على البلدة"  # "five civilians killed in shelling of the town"


def reader() -> ModuleType:
    spec = importlib.util.spec_from_file_location("annotated", ROOT / "tools" / "annotated.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ANNOTATED = reader()


def files(folder: Path, *, sha256: str) -> tuple[Path, Path]:
    incident = {"type": "strike", "factuality": "happened", "background": False, "mentions": [[17, 20]], "when": None}
    incident |= {"where": [[[24, 31]]], "actors": [["target", [[7, 13]]]], "tolls": [["killed", 5, 5, [[0, 13]]]], "sources": []}
    notes, pool = folder / "notes.jsonl", folder / "pool.jsonl"
    notes.write_text(json.dumps({"report_id": "r", "sha256": sha256, "incidents": [incident]}) + "\n")
    pool.write_text(json.dumps({"report_id": "r", "text": TEXT}) + "\n")
    return notes, pool


def test_offsets_come_back_as_gold(tmp_path: Path) -> None:
    notes, pool = files(tmp_path, sha256=ANNOTATED.digest(TEXT))
    [(report, gold)] = ANNOTATED.load_annotated(notes, [pool])
    [incident] = gold["incidents"]
    [toll] = incident["tolls"]
    assert [report["text"][s["start"] : s["end"]] for s in toll["spans"]] == ["مقتل 5 مدنيين"]
    assert (toll["harm"], toll["low"], toll["high"]) == ("killed", 5, 5)
    assert [TEXT[s["start"] : s["end"]] for s in incident["mentions"]] == ["قصف"]


def test_another_text_under_the_same_name_is_an_error(tmp_path: Path) -> None:
    notes, pool = files(tmp_path, sha256="0" * 16)
    with pytest.raises(ValueError, match="another text"):
        list(ANNOTATED.load_annotated(notes, [pool]))


def test_a_report_that_no_pool_holds_is_passed_over(tmp_path: Path) -> None:
    notes, _ = files(tmp_path, sha256=ANNOTATED.digest(TEXT))
    assert list(ANNOTATED.load_annotated(notes, [])) == []


def test_no_word_of_a_report_stands_in_the_repository() -> None:
    assert not re.search(r"[^\x00-\x7f]|\\u", FILE.read_text(encoding="utf-8"))


def test_every_row_is_well_made() -> None:
    rows = [json.loads(line) for line in FILE.read_text().splitlines()]
    assert len({r["report_id"] for r in rows}) == len(rows)
    for row in rows:
        assert re.fullmatch(r"[0-9a-f]{16}", row["sha256"])
        for incident in row["incidents"]:
            assert incident["type"] in codebook().types
            assert incident["mentions"]
            assert all(start < end for start, end in incident["mentions"])
