"""What tests of the whole share: a reader that knows two words, two reports for it, and a way to call the command line."""

import json
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from sijill.intake.dating import date_report
from sijill.model import Claim, Reading, Report, Span, Telling, Toll
from sijill.workflow import reading
from tests.called import REPORTS

_TOLL = re.compile(r"(\d+) (?:قتلى|قتيلا)")  # "5 dead"


def read_two_words(report: Report) -> Reading:
    """Every «غارة» ("raid") is an air strike, and the first «N قتلى» ("N dead") its toll."""
    toll = _TOLL.search(report.text)
    claims = () if toll is None else (Claim(report.id, "toll", Toll("killed", int(toll[1]), int(toll[1])), (Span(*toll.span()),)),)
    tellings = [Telling(report.id, "air_strike", (Span(*m.span()),), claims) for m in re.finditer("غارة", report.text)]
    return Reading(report, date_report(report), tuple(tellings), "two-words@1")


@pytest.fixture
def simple_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """The workflow with that reader, so that what is tested is the way in and out, not the reading."""
    monkeypatch.setattr(reading, "read_one", read_two_words)


@dataclass(frozen=True)
class Called:
    code: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        return self.err.splitlines()


@pytest.fixture
def sijill(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Called]:
    """Call the command line in this process: `sijill("read", path)`."""
    from sijill.cli import main

    def call(*arguments: object) -> Called:
        monkeypatch.setattr(sys, "argv", ["sijill", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        assert isinstance(left.value.code, int)
        return Called(left.value.code, out, err)

    return call


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A file of two reports, which the simple reader reads."""
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in REPORTS), encoding="utf-8")
    return path
