"""The writer's own day, where the report's words tell that it is not the day the report came with.

Invariant: only words that name the writer's own day or month, or the date in the head of a post, move it; where they leave several days open it is a stretch of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sijill.arabic.calendar import Stretch, gregorian_month
from sijill.arabic.times_lines import Line
from sijill.arabic.times_meaning import Meaning
from sijill.model import Interval

Met = tuple[Meaning, int, int]

_HEAD = 160  # letters within which a poster's name and the date of the post stand

_LATE = 3  # days that a report may be published after its writer's own
_MONTH_LATE = 7  # days past the end of the month that the writer calls his own from which the day that came with it is not his
_MONTHS_LATE = 70  # and days from which that month is rather of another year


def own_day(found: Sequence[Met], anchor: Interval | None, lines: Sequence[Line] = ()) -> Interval | None:
    """The day that relative words are told from; `anchor` is the day, or the days, that the report came with, and `lines`
    are the date lines in it."""
    if anchor is None or anchor.days > 1:
        return anchor
    return _told_with_weekday(found, anchor) or _told_with_month(found, anchor) or _posted(lines, anchor) or anchor


def _posted(lines: Sequence[Line], anchor: Interval) -> Interval | None:
    """The day in a post's head, where the post came with the next one: it was fetched where the clocks were past midnight."""
    day = next((line.day for line in lines if line.start < _HEAD), None)
    return Interval(day, day, anchor.basis) if day is not None and anchor.earliest - day == timedelta(days=1) else None


def _told_with_weekday(found: Sequence[Met], anchor: Interval) -> Interval | None:
    """«اليوم الخميس», «أمس السبت»: up to three days before the anchor, or one after it, where the clocks of two lands differ."""
    for meaning, _, _ in found:
        named = meaning.named
        if named.today not in (0, -1) or named.weekday is None or named.day is not None:
            continue
        late = (anchor.earliest.isoweekday() - (named.weekday - named.today)) % 7
        own = anchor.earliest + timedelta(days=1 if late == 6 else -late)
        return Interval(own, own, anchor.basis) if late <= _LATE or late == 6 else anchor
    return None


def _told_with_month(found: Sequence[Met], anchor: Interval) -> Interval | None:
    """«شهر آذار الجاري», of a report that came with a day late in April: the days of March that are the weekday of its news."""
    for meaning, _, _ in found:
        named = meaning.named
        if meaning.own_month is None:
            continue
        month = _month_before(meaning.own_month, anchor.earliest)
        if month is None:
            return None
        weekday = next((m.named.weekday for m, _, _ in found if m.named.weekday is not None and m.way is None), None)
        told = month[0] if named.day is None else min(month[0] + timedelta(days=named.day - 1), month[1])
        return _days_of(weekday, told, month[1]) or _days_of(weekday, *month)  # the day told may lie ahead: «المقرر في 30 حزيران الجاري»
    return None


def _month_before(number: int, day: date) -> Stretch | None:
    """The month of that number that ended some weeks before the day."""
    month = gregorian_month(day.year - (number > day.month), number)
    return month if month is not None and _MONTH_LATE < (day - month[1]).days <= _MONTHS_LATE else None


def _days_of(weekday: int | None, first: date, last: date) -> Interval | None:
    """From the first to the last such weekday of the stretch, or all of it; `None` where it holds none."""
    if weekday is not None:
        first += timedelta(days=(weekday - first.isoweekday()) % 7)
        last -= timedelta(days=(last.isoweekday() - weekday) % 7)
    return Interval(first, last, "inferred") if first <= last else None
