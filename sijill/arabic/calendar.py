"""Months, weekdays and stretches of days, Gregorian and Hijri.

Invariant: a stretch is a pair of days, the first never after the last; what no calendar has (31 April) is `None`.
"""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from sijill.arabic.datafile import rows
from sijill.arabic.fold import fold

Stretch = tuple[date, date]
Unit = Literal["second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"]
Stands = Literal["free", "bound", "numbered"]
_STANDS: dict[str, Stands] = {"free": "free", "bound": "bound", "numbered": "numbered"}
_UNIT_DAYS: dict[str, int] = {"day": 1, "night": 1, "week": 7}
_UNIT_MONTHS: dict[str, int] = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_SEASONS = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9}  # the month each begins with, as news counts them


@dataclass(frozen=True, slots=True)
class Month:
    """`stands`: "free" is a month wherever it is met; "bound" only beside a day, a year, «شهر» or a direction, because
    the word is something else as well (مارس "practised", آب "father" once folded); "numbered" only beside a day number."""

    number: int
    hijri: bool
    stands: Stands


@cache
def months() -> Mapping[str, Month]:
    """Folded name to month; names of two words have one space."""
    found: dict[str, Month] = {}
    for row in rows("months.tsv", ("form", "calendar", "month", "variety", "stands", "source")):
        if row["calendar"] not in ("g", "h") or not row["month"].isdigit() or not 1 <= int(row["month"]) <= 12:
            raise row.wrong(f"{row['form']}: not a month of the Gregorian (g) or Hijri (h) year")
        stands = _STANDS.get(row["stands"])
        if stands is None:
            raise row.wrong(f"{row['form']}: stands {row['stands']!r}, not free, bound or numbered")
        found.setdefault(fold(row["form"]), Month(int(row["month"]), row["calendar"] == "h", stands))
    return found


@cache
def weekdays() -> Mapping[str, tuple[int, bool]]:
    """Folded name to ISO weekday (Monday 1), and whether it stands alone (without the article it needs «يوم»)."""
    found: dict[str, tuple[int, bool]] = {}
    for row in rows("days.tsv", ("form", "weekday", "stands", "source")):
        if row["weekday"] not in "1234567" or row["stands"] not in ("free", "named"):
            raise row.wrong(f"{row['form']}: not a weekday from 1 to 7 that is free or named")
        found[fold(row["form"])] = (int(row["weekday"]), row["stands"] == "free")
    return found


def shift_days(day: date, n: int) -> date | None:
    """`None` beyond the calendar's ends."""
    try:
        return day + timedelta(days=n)
    except OverflowError:
        return None


def shift_months(day: date, n: int) -> date | None:
    """The same day of the month `n` months on, or that month's last; `None` beyond the calendar's ends."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def shift(day: date, unit: Unit, n: int) -> date | None:
    """`n` units on (back, where negative); hours, minutes and seconds that do not fill a day stay on it."""
    if unit in _UNIT_MONTHS:
        return shift_months(day, n * _UNIT_MONTHS[unit])
    if unit in _UNIT_DAYS:
        return shift_days(day, n * _UNIT_DAYS[unit])
    hours = {"hour": 1.0, "minute": 1 / 60, "second": 1 / 3600}[unit] * abs(n)
    return shift_days(day, int(hours // 24) * (1 if n > 0 else -1))


def gregorian_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def gregorian_month(year: int, month: int) -> Stretch | None:
    if not (1 <= month <= 12 and 1 <= year <= 9999):
        return None
    return date(year, month, 1), date(year, month, gregorian.monthrange(year, month)[1])


def hijri_day(year: int, month: int, day: int) -> date | None:
    """Umm al-Qura; `None` outside its tables (1343–1500) or where the month has no such day."""
    from hijridate import Hijri

    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None


def hijri_month(year: int, month: int) -> Stretch | None:
    first = hijri_day(year, month, 1)
    last = hijri_day(year, month, 30) or hijri_day(year, month, 29)
    return (first, last) if first is not None and last is not None else None


def hijri_year_of(day: date) -> int | None:
    """The Hijri year (Umm al-Qura) of a day; `None` outside 1343 to 1500 AH, which its tables cover."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def month_of(year: int, month: int, *, hijri: bool = False) -> Stretch | None:
    return hijri_month(year, month) if hijri else gregorian_month(year, month)


def day_of(year: int, month: int, day: int, *, hijri: bool = False) -> date | None:
    return hijri_day(year, month, day) if hijri else gregorian_day(year, month, day)


def year_of(year: int, *, hijri: bool = False) -> Stretch | None:
    if hijri:
        first, last = hijri_month(year, 1), hijri_month(year, 12)
        return (first[0], last[1]) if first is not None and last is not None else None
    return (date(year, 1, 1), date(year, 12, 31)) if 1 <= year <= 9999 else None


def season_of(year: int, season: str) -> Stretch | None:
    """Winter of a year ends in that year: winter 2009 is December 2008 to February 2009."""
    first = _SEASONS[season]
    start = gregorian_month(year - 1 if first == 12 else year, first)
    end = gregorian_month(year, (first + 1) % 12 + 1)
    return (start[0], end[1]) if start is not None and end is not None else None


def week_of(day: date, n: int = 0) -> Stretch | None:
    """The week, Monday to Sunday, `n` weeks from the one that holds the day."""
    first = shift_days(day, 7 * n - day.weekday())
    last = shift_days(first, 6) if first is not None else None
    return (first, last) if first is not None and last is not None else None


def unit_of(day: date, unit: Unit, n: int = 0) -> Stretch | None:
    """The calendar unit `n` from the one that holds the day: last month (-1), this year (0), next week (1)."""
    if unit == "week":
        return week_of(day, n)
    if unit in ("month", "year", "decade", "century"):
        there = shift(day, unit, n)
        if there is None:
            return None
        if unit == "month":
            return gregorian_month(there.year, there.month)
        size = {"year": 1, "decade": 10, "century": 100}[unit]
        first = there.year - (there.year - (1 if unit == "century" else 0)) % size
        return date(max(first, 1), 1, 1), date(min(first + size - 1, 9999), 12, 31)
    there = shift_days(day, n) if unit in ("day", "night") else day
    return (there, there) if there is not None else None


def edge_of(stretch: Stretch, edge: str) -> Stretch:
    """Beginning, middle or end of a stretch: of a month ten days each, of a year four months and one of more.

    «مطلع العام» is its first month, «نهاية العام» its last, as reports use them; of a week two or three days.
    """
    first, last = stretch
    days = (last - first).days + 1
    if 200 < days < 400:
        pick = {"start": (0, 1), "middle": (5, 3), "end": (-1, 1)}[edge]
        start = shift_months(first, pick[0] if pick[0] >= 0 else round(days / 30.44) - 1)
        end = shift_months(start, pick[1]) if start is not None else None
        if start is None or end is None:
            return stretch
        return max(first, start), min(last, end - timedelta(days=1))
    third = 10 if 28 <= days < 200 else max(1, days // 3)
    if edge == "start":
        return first, first + timedelta(days=third - 1)
    if edge == "end":
        return min(last, first + timedelta(days=2 * third)), last
    early = 1 if third == 10 else 0  # «منتصف آذار» is the 10th to the 20th
    return min(last, first + timedelta(days=third - early)), min(last, first + timedelta(days=2 * third - 1))


def years_of_weekday(month: int, day: int, weekday: int, first: int, last: int) -> list[int]:
    """The years from `first` to `last` in which that day and month fall on that ISO weekday."""
    days = ((y, gregorian_day(y, month, day)) for y in range(first, last + 1))
    return [y for y, d in days if d is not None and d.isoweekday() == weekday]


def full_year(two_digits: int) -> int:
    """18 is 2018, 87 is 1987: nothing that a report tells of lies more than a decade ahead of 2026."""
    return two_digits + (2000 if two_digits <= 36 else 1900)
