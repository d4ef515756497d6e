"""A register of invented strikes, each told in a sentence."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from sijill.model import Claim, Dating, Interval, Place, Point, Reading, Report, Span, Telling, Toll
from sijill.workflow import Register

FIRST = date(2021, 5, 1)
PLACES = {
    "تل نور": Place("Tell Noor", "SY", "p1", Point(34.5, 36.5), 2.0),
    "عين رمال": Place("Ayn Rimal", "SY", "p2", Point(36.1, 37.1), 2.0),
}
Told = Callable[..., Reading]


def told_by(
    name: str, *, place: str = "تل نور", killed: int = 5, day: int = 0, outlet: str | None = None, reader: str = "test@1"
) -> Reading:
    """A report of one strike: "News a: a raid on Tell Noor killed 5 of the family of Ward al-Khatibi"."""
    text = f"خبر {name}: غارة على {place} قتلت {killed} من عائلة ورد الخطيبي"
    when = Interval.day(FIRST + timedelta(days=day + 1), "given")
    report = Report(text, outlet or f"Outlet {name}", published=when, given_id=name)

    def at(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    claims = (
        Claim(report.id, "where", PLACES[place], at(place)),
        Claim(report.id, "toll", Toll("killed", killed, killed), at(f" {killed} ")),
        Claim(report.id, "when", Interval.day(FIRST + timedelta(days=day)), ()),
    )
    return Reading(report, Dating(when), (Telling(report.id, "air_strike", at("غارة"), claims),), reader)


@pytest.fixture
def told() -> Told:
    return told_by


@pytest.fixture(scope="module")
def told_of() -> Callable[[str], Reading]:
    """A report by its name: a, b and c of Tell Noor, others of Ayn Rimal nine days later."""
    return lambda name: told_by(name) if name in "abc" else told_by(name, place="عين رمال", day=9)


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    """Three reports of a strike on Tell Noor (a, b, c) and two of one on Ayn Rimal nine days later (x, y)."""
    with Register(tmp_path / "r.sqlite") as opened:
        for name in "abc":
            opened.add(told_by(name))
        for name in "xy":
            opened.add(told_by(name, place="عين رمال", day=9))
        yield opened
