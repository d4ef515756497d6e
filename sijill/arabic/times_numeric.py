"""Dates in digits: «12/3/2018» (day first), «2018-03-12», «23 -09- 2022», «13-15 تموز», «2018-3».

Invariant: day first, as Arabic writes, unless that gives no day of the calendar; a fraction, a score or a version
number is no date, so a date without a year needs a word that says it is one.
"""

from __future__ import annotations

import re

from sijill.arabic import times_meaning as means
from sijill.arabic import times_stretches as stretches
from sijill.arabic.calendar import full_year, gregorian_day, gregorian_month
from sijill.arabic.times_dates import Parsed, month_name, year_number
from sijill.arabic.times_meaning import Named
from sijill.arabic.times_words import Words

_PARTS = re.compile(r"(\d{1,4})([/\-.])(\d{1,2})\2(\d{1,4})")
_TWO = re.compile(r"(\d{1,4})([/\-.])(\d{1,4})")


def ordered(a: int, b: int, c: int, *, long_first: bool, long_last: bool) -> Named | None:
    """Year-month-day where the first is a year, else day-month-year, else month-day-year; `None` where no order works."""
    if long_first:
        orders = ((a, b, c), (a, c, b))
    else:
        year = c if long_last else full_year(c)
        orders = ((year, b, a), (year, a, b))
    for year, month, day in orders:
        if 1900 <= year <= 2100 and gregorian_day(year, month, day) is not None:
            return Named(day, month, year)
        if 1300 <= year <= 1500 and 1 <= month <= 12 and 1 <= day <= 30:
            return Named(day, month, year, hijri=True)
    return None


def _spread(w: Words, i: int) -> tuple[str, int]:
    """A numeric date as one string, where it is written with blanks («23 / 09 / 2022»), and the token after."""
    form = w.form(i)
    if not form[:1].isdigit():
        return "", i
    end, text = i + 1, form
    while end < i + 6 and w.form(end) and (w.form(end) in ("/", "-") or w.form(end)[0].isdigit()):
        if (text[-1] in "/-") == (w.form(end) in ("/", "-")):
            break
        text, end = text + w.form(end), end + 1
    return (text, end) if _PARTS.fullmatch(text) else (form, i + 1)


def numeric_date(w: Words, i: int, *, named: bool = False) -> Parsed | None:
    """A date in digits. `named`: a weekday, «يوم» or «في» stands before, so that «22-4» is one too; «4/22» can be nothing else."""
    text, end = _spread(w, i)
    match = _PARTS.fullmatch(text)
    if match is not None:
        return _full(w, match, end)
    match = _TWO.fullmatch(text)
    if match is None or (match[2] == "." and not named):
        return None
    padded = match[1].startswith("0") or match[3].startswith("0")
    clear = w.ends(end) and (named or (match[2] == "/" and max(int(match[1]), int(match[3])) > 12))
    if not (padded or clear):
        return None
    year = year_number(w, w.sign(end, ",،")) if match[2] == "/" and w.form(end) in (",", "،") else None
    if year is not None:  # «08/12، 2015»
        parts = ordered(int(match[1]), int(match[3]), year[0], long_first=False, long_last=True)
        meaning = None if parts is None else means.day_in_month(parts)
        return None if meaning is None else Parsed(year[1], meaning)
    return _day_month(w, match, end)


def _full(w: Words, match: re.Match[str], end: int) -> Parsed | None:
    a, b, c = int(match[1]), int(match[3]), int(match[4])
    long_first, long_last = len(match[1]) == 4, len(match[4]) == 4
    if (
        len(match[1]) == 3
        or len(match[4]) == 3
        or (len(match[4]) == 1 and not long_first)
        or (match[2] == "." and not (long_first or long_last))
    ):
        return None
    parts = ordered(a, b, c, long_first=long_first, long_last=long_last)
    meaning = None if parts is None else means.day_in_month(parts)
    if meaning is None:
        return None
    end = w.skip(end, "hijri", "era")
    return Parsed(end + 1 if w.form(end) == "ه" else end, meaning)


def _day_month(w: Words, match: re.Match[str], end: int) -> Parsed | None:
    """«يوم 22/4»: day first unless impossible."""
    a, b = int(match[1]), int(match[3])
    for day, month in ((a, b), (b, a)):
        if len(match[1]) < 3 and len(match[3]) < 3 and gregorian_day(2024, month, day) is not None:
            meaning = means.day_in_month(Named(day, month), way=means.AHEAD if w.future_before(end - 1) else None)
            return None if meaning is None else Parsed(end, meaning)
    return None


def month_numeric(w: Words, i: int) -> Parsed | None:
    """«2018-03», «3/2018»: a month of a year; «2018.3» where nothing is counted after it."""
    match = _TWO.fullmatch(w.form(i))
    if match is None or (match[2] == "." and (len(match[1]) != 4 or not w.ends(i + 1))):
        return None
    a, b = int(match[1]), int(match[3])
    year, month = (a, b) if len(match[1]) == 4 else (b, a)
    if not (1900 <= year <= 2100 and 1 <= month <= 12) or len(match[1]) == len(match[3]):
        return None
    meaning = means.fixed(gregorian_month(year, month), Named(month=month, year=year), "range")
    return None if meaning is None else Parsed(i + 1, meaning)


def days_of_month(w: Words, i: int) -> Parsed | None:
    """«13-15 تموز», «يوليو 13-15»: from the one day to the other."""
    first = month_name(w, i)
    j = first.end if first is not None else i
    match = _TWO.fullmatch(w.form(j))
    name = first if first is not None else month_name(w, j + 1) if match is not None else None
    if match is None or name is None or match[2] == "." or name.hijri:
        return None
    end = max(name.end, j + 1)
    a, b = int(match[1]), int(match[3])
    if not 1 <= a < b <= 31:
        return None
    year = int(w.form(end)) if re.fullmatch(r"(?:19|20)\d\d", w.form(end)) else None
    left, right = means.day_in_month(Named(a, name.number, year)), means.day_in_month(Named(b, name.number, year))
    return None if left is None or right is None else Parsed(end + (year is not None), stretches.span(left, right))
