"""What the reader makes of a few words, as tests compare it."""

from __future__ import annotations

from datetime import date

from sijill.model import Dating, Interval, Report, Telling
from sijill.reading.reader import read_report
from sijill.reading.scene import Scene, look

DAY = Interval.day(date(2024, 3, 14), "given")


def scene(raw: str) -> Scene:
    return look(Report(raw, published=DAY), Dating(DAY))


def tellings(raw: str) -> tuple[Telling, ...]:
    return read_report(Report(raw, published=DAY), Dating(DAY)).tellings


def words(raw: str, field: str) -> list[str]:
    """The words of all claims of a field, incident by incident."""
    return [s.of(raw) for t in tellings(raw) for c in t.claims if c.field == field for s in c.spans]
