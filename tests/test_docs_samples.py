"""What the guide prints of the sample reports is what comes out, and its Python runs. Where the reader or the linker tells otherwise
now, put what comes out into the guide."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

import sijill
from sijill import workflow
from sijill.publish.review_text import question_lines
from sijill.publish.terminal import reading_lines

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sijill/demo/reports.jsonl"


def blocks(page: str, kind: str = "") -> list[str]:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def block(page: str, having: str, kind: str = "") -> str:
    (found,) = (one for one in blocks(page, kind) if having in one)
    return found


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    workflow.demo(folder)
    return folder / "demo.sqlite"


def test_a_sample_read_as_the_page_of_commands_shows_it(tmp_path: Path) -> None:
    line = next(one for one in SAMPLES.read_text(encoding="utf-8").splitlines() if json.loads(one)["report_id"] == "demo-10")
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8")
    (reading,) = workflow.read([str(tmp_path / "a.jsonl")])
    assert not isinstance(reading, Exception)
    assert block("commands.md", "demo-10").rstrip() == "\n".join(reading_lines(reading)).rstrip()


def test_the_queue_of_the_samples_as_the_page_on_deciding_shows_it(demo: Path) -> None:
    with sijill.Register(demo) as register:
        (question,) = register.queue(limit=1)
    said = "\n".join(question_lines(1, question.left, question.right, question.link, question.incidents, joined=question.joined))
    assert block("deciding.md", "review queue") == f"$ sijill review queue --limit 1\n{said}\n"


def test_the_python_of_the_page_on_deciding_runs(demo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(demo, tmp_path / "r.sqlite")
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"sijill": sijill}
    exec(block("deciding.md", "register.undo", "python"), names)
    assert isinstance(names["history"], tuple)
    assert len(names["history"]) > 2


def test_the_python_of_the_page_on_how_it_is_built_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(block("how-it-is-built.md", "register.add", "python"), names)
    assert "4 قتلى" in capsys.readouterr().out  # "4 killed"
    assert len(names["incidents"]) == 1  # type: ignore[arg-type]
    text = "غارة على بلدة سراقب أمس أوقعت قتيلين"  # "a raid on the town of Saraqib yesterday left two killed"
    exec(block("how-it-is-built.md", 'outlet="إذاعة البادية"', "python"), {"sijill": sijill, "date": date, "text": text})
