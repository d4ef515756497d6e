"""The reader is trained as a whole, on a few of the invented reports: every scorer learns, and the same reports teach the same."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from sijill.reading.assembly import assemble
from sijill.reading.encoder import shipped_digest
from sijill.reading.scorer import CHOOSERS, ENCODER, JUDGES, from_json

TOOLS = Path(__file__).parents[2] / "tools"
#: "Four civilians were killed in an air strike on Daraya." / "The minister visited a school on Monday and met its teachers."
STRIKE, VISIT = "قتل أربعة مدنيين في غارة جوية على داريا.", "افتتحت الوزارة مدرسة جديدة الاثنين ووزعت الكتب على الطلاب."


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(TOOLS))
    import train_reader

    monkeypatch.setattr(train_reader, "INNER", 2)
    return train_reader


def _lessons(tool: Any, count: int) -> list[Any]:
    from invented import load_invented

    rows = list(load_invented(TOOLS.parent / "training" / "invented_2.txt"))[:count]
    return [tool.lesson(tool.scene_of(report), gold) for report, gold in rows]


@pytest.mark.filterwarnings("ignore:lbfgs failed to converge")
def test_every_scorer_learns_and_the_same_reports_teach_the_same(tool: Any, tmp_path: Path) -> None:
    written = []
    for out in (tmp_path / "one.json", tmp_path / "two.json.gz"):
        scorers = tool.train(_lessons(tool, 24))
        tool.save(scorers, out)
        written.append(json.loads(_text(out)))
    assert written[0] == written[1]
    assert all(written[0][name]["weights"] for name in (*JUDGES, *CHOOSERS))
    assert written[0][ENCODER] == shipped_digest()
    read = from_json(json.dumps(written[0]))
    told = {text: [t.type for t in assemble(tool.scene_of({"report_id": "r", "text": text}), read)] for text in (STRIKE, VISIT)}
    assert len(told[STRIKE]) == 1
    assert told[VISIT] == []


def _text(out: Path) -> bytes:
    return gzip.decompress(out.read_bytes()) if out.suffix == ".gz" else out.read_bytes()


def _examples(fitting: Any, told: list[tuple[str, str]]) -> list[Any]:
    numbers = fitting.FEATURES
    return [
        (np.array(sorted({numbers.setdefault(f, len(numbers)) for f in features.split()}), dtype=np.int32), said) for features, said in told
    ]


def test_what_weighs_next_to_nothing_is_left_out(tool: Any) -> None:
    import fitting

    told = [("fit-strike fit-even", "yes"), ("fit-visit fit-even", "no")] * 40 + [("fit-strike fit-even fit-once", "yes")]
    weights = fitting.judge("same", _examples(fitting, told)).weights
    assert weights["fit-strike"] > 0 > weights["fit-visit"]
    assert not {"fit-even", "fit-once"} & set(weights)


def test_a_word_that_leans_by_itself_is_held_back_less(tool: Any) -> None:
    import fitting

    told = [("fit-sure", "yes")] * 30 + [("fit-other", "no")] * 30 + [("fit-mixed", "yes"), ("fit-mixed", "no")] * 15
    examples = _examples(fitting, told)
    x = fitting._matrix([ids for ids, _ in examples])
    leaning = fitting._leaning(x, np.array([said == "yes" for _, said in examples]))
    sure, mixed = (leaning[fitting.FEATURES[f]] for f in ("fit-sure", "fit-mixed"))
    assert sure > 2
    assert mixed == pytest.approx(0)
