"""Reports read and tagged: nothing of a report's text stays in memory once that is done."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import sijill
from sijill.arabic.text import Text
from sijill.errors import UsageError
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


#: "A man was killed yesterday in a raid on Douma."
RAID = "قتل رجل أمس في غارة على دوما"


def test_a_moment_of_publication_is_its_day_and_the_register_can_be_read_again(tmp_path: Path) -> None:
    """A moment is a `date` to Python: it went in, and nobody could open the register any more."""
    reading = sijill.read(RAID, published=datetime(2021, 3, 9, 23, 30, tzinfo=UTC))
    assert reading == sijill.read(RAID, published=date(2021, 3, 9))
    with sijill.Register(tmp_path / "r.sqlite") as register:
        register.add(reading)
    with sijill.Register(tmp_path / "r.sqlite") as register:
        (incident,) = register.incidents()
        (chosen,) = register.choose(incident.id, "when", datetime(2021, 3, 7, 12, tzinfo=UTC), by="amal", why="as the hospital says")
        assert incident.when is not None
        assert incident.when.value.earliest == date(2021, 3, 8)
        assert [d.id for d in register.decisions()] == [chosen.id]


def test_an_interval_is_not_of_moments() -> None:
    with pytest.raises(ValueError, match="are moments"):
        Interval(date(2021, 3, 9), datetime(2021, 3, 9, 12, tzinfo=UTC))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"text": None}, "text: needs a text, not None"),
        ({"text": RAID.encode()}, "text: needs a text, not b'"),
        ({"published": "2021-03-09"}, "published: needs a day, as date(2021, 3, 9), not '2021-03-09'"),
        ({"outlet": float("nan")}, "outlet: needs a text, not nan"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(asked: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as refused:
        sijill.read(**{"text": RAID, **asked})
    assert str(refused.value).startswith(said)


def test_a_register_takes_readings_alone_and_needs_a_name(tmp_path: Path) -> None:
    with sijill.Register(tmp_path / "r.sqlite") as register, pytest.raises(UsageError, match=r"takes what sijill\.read gives, not a str"):
        register.add(RAID)  # type: ignore[arg-type]
    for name in (None, ""):
        with pytest.raises(UsageError, match="name a file"):
            sijill.Register(name)  # type: ignore[arg-type]


def test_the_public_names_are_listed_before_they_are_used() -> None:
    assert {"Register", "read", "__version__"} <= set(dir(sijill))
