"""Reports read and tagged: nothing of a report's text stays in memory once that is done."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from sijill.arabic.text import Text
from sijill.model import Interval, Report
from sijill.workflow import reading

#: "Five civilians were killed yesterday evening when the town was shelled": a day to be resolved, a toll, a place
REPORT = Report("قتل خمسة مدنيين مساء أمس في قصف على بلدة سراقب في ريف إدلب.", published=Interval.day(date(2019, 6, 3), "given"))


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("work", [reading.read_one, reading.tag_one])
def test_a_text_goes_when_its_report_is_done(work: Callable[[Report], object], monkeypatch: pytest.MonkeyPatch) -> None:
    """At once, not when the garbage collector comes by, which took a twenty-fifth of the time of reading."""
    seen: list[weakref.ref[Text]] = []
    analyse = reading.analyse

    def watched(raw: str) -> Text:
        text = analyse(raw)
        seen.append(weakref.ref(text))
        return text

    monkeypatch.setattr(reading, "analyse", watched)
    done = work(REPORT)
    assert done is not None
    assert [kept() for kept in seen] == [None]
