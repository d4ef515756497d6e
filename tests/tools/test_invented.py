"""The invented reports parse, and their marks lie where they say."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from sijill.codebook import codebook

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "training").glob("invented*.txt"))


def parser() -> ModuleType:
    spec = importlib.util.spec_from_file_location("invented", ROOT / "tools" / "invented.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


INVENTED = parser()


def test_marks_nest_and_are_shared() -> None:
    text, marks = INVENTED.unmark("⟦k1:⟦m1:قتل⟧ رجل⟧ في ⟦w1,2:حلب⟧")  # "a man was killed in Aleppo"
    assert text == "قتل رجل في حلب"
    told = {code: text[span["start"] : span["end"]] for code, [span] in marks.items()}
    assert told == {("k", 1): "قتل رجل", ("m", 1): "قتل", ("w", 1): "حلب", ("w", 2): "حلب"}


@pytest.mark.parametrize("marked", ["⟦m1:قصف", "⟦m1:⟦k1:قتل⟧"])
def test_an_open_mark_is_an_error(marked: str) -> None:
    with pytest.raises(ValueError, match="not closed"):
        INVENTED.unmark(marked)


@pytest.mark.parametrize("path", FILES, ids=[p.name for p in FILES])
def test_every_report_is_whole(path: Path) -> None:
    rows = list(INVENTED.load_invented(path))
    assert rows
    for report, gold in rows:
        assert "⟦" not in report["text"]
        assert "⟧" not in report["text"]
        assert all(i["type"] in codebook().types for i in gold["incidents"]), report["report_id"]


def test_no_report_twice() -> None:
    names = [report["report_id"] for path in FILES for report, _ in INVENTED.load_invented(path)]
    assert len(names) == len(set(names))
