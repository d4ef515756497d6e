"""A record, as JSON lines and tables hold them, to a report.

Invariant: the text is kept as it came; a value that cannot be what its column says refuses the record, never is guessed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from sijill.errors import InputRefused
from sijill.intake.datelines import days_of_line
from sijill.intake.headings import FIELDS, by_field
from sijill.model import Interval, Report
from sijill.saying import told

_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_LETTERS = re.compile(r"[^\W\d_]{3}")  # of a month's name; «2021-03-03T21:30Z» has none
_WORD = re.compile(r"[^\W\d_]{2,}")
_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")
_CLOCK = r"(?:[ ,]+\d{1,2}:\d{2}(?::\d{2})?)?"  # as sheets write it; before AM or PM stands the month first, or the day: who knows
#: «27/04/2017», "27.4.2017 21:30": the day first, as Arabic outlets write it; «04/27/2017» can only be the month first.
_NUMERIC = re.compile(rf"(\d{{1,2}})([/.-])(\d{{1,2}})\2(\d{{4}}){_CLOCK}")
_YEAR_FIRST = re.compile(rf"(\d{{4}})([/.-])(\d{{1,2}})\2(\d{{1,2}}){_CLOCK}")
#: "Wed Mar 03 23:30:00 +0000 2021", as posts are dated by the service that many are fetched from.
_POSTED = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2} \d{1,2}) \d\d:\d\d:\d\d [+-]\d{4} (\d{4})")
_SINCE_1970 = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d*)?")
#: Programs write «0001-01-01» and «9999-12-31» for a day that they do not know, and days around these cannot be reckoned.
_YEARS = range(1900, 2101)
_MONTHS = 12
_SHOWN = 40


def to_report(record: Mapping[str, Any], where: str, *, kind: str = "text") -> Report:
    """The report of a record: text, and where they are given title, outlet, url, published and report_id, under these names or
    those of `headings.tsv`; the rest is `extra`.

    `InputRefused` where there is no text, words but no Arabic ones, or a `published` that is no day.
    """
    record = by_field(record, _tells_day)
    text = record.get("text")
    if not isinstance(text, str):
        raise InputRefused(where, told("no_text") if text is None else told("no_string", name="text"))
    given = record.get("report_id")
    if isinstance(given, bool) or not isinstance(given, str | int | float | None):
        raise InputRefused(where, told("no_string", name="report_id"))
    given = None if given is None or not str(given).strip() else str(given)
    return Report(
        text=worded(text, where),
        outlet=_string(record, "outlet", where),
        url=_string(record, "url", where),
        title=_string(record, "title", where),
        published=published(record.get("published"), where),
        kind=kind,
        given_id=given,
        extra={key: value for key, value in record.items() if key not in FIELDS},
    )


def worded(text: str, where: str) -> str:
    """As `arabic`, but a post of digits and signs alone («12/3/2018», «٣ ٪») is let in: it is in no other language."""
    return text if text.strip() and _WORD.search(text) is None else arabic(text, where)


def arabic(text: str, where: str) -> str:
    """The text itself; `InputRefused` where it is empty or has no Arabic letters."""
    if not text.strip():
        raise InputRefused(where, told("empty"))
    if _ARABIC.search(text) is None:
        raise InputRefused(where, told("no_arabic"))
    return text


def _string(record: Mapping[str, Any], key: str, where: str) -> str | None:
    """`None` for nothing; without the blanks of a cell around it, which would make another outlet of «وكالة النهر »."""
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputRefused(where, told("no_string", name=key))
    return value.strip() or None


def published(value: object, where: str) -> Interval | None:
    """The days a report was given as published in: a day, an ISO date and time, a numeric date (day first), one with the month's
    name («3 آذار 2021»), a program's count of seconds since 1970, a month, a year, or {"earliest", "latest"}.

    `InputRefused` for anything else; `None` for nothing.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, Mapping):
        return _between(value, where)
    try:
        return _days(str(value).strip())
    except ValueError:
        raise InputRefused(where, told("published_is_no_day", value=str(value)[:_SHOWN])) from None


def _tells_day(value: object) -> bool:
    try:
        _days(str(value).strip())
    except ValueError:
        return False
    return True


def _between(value: Mapping[str, Any], where: str) -> Interval | None:
    if value.get("basis") == "unknown" or (value.get("earliest") is None and value.get("latest") is None):
        return None
    try:
        first, last = (_days(str(value[end]).strip()) for end in ("earliest", "latest"))
        return Interval(first.earliest, last.latest, "given")
    except (KeyError, ValueError):
        raise InputRefused(where, told("published_needs_two_days")) from None


def _days(words: str) -> Interval:
    """The days that the words say; `ValueError` where they say none, or none of these centuries."""
    found = _written(words)
    if found.earliest.year not in _YEARS or found.latest.year not in _YEARS:
        raise ValueError(words)
    return found


def _written(words: str) -> Interval:
    part = _MONTH.fullmatch(words)
    if part is None:
        return Interval.day(_numeric(words) or _counted(words) or _named(words) or datetime.fromisoformat(words).date(), "given")
    year, month = int(part[1]), int(part[2]) if part[2] else None
    last = calendar.monthrange(year, month)[1] if month is not None else 31
    return Interval(date(year, month or 1, 1), date(year, month or 12, last), "given")


def _named(words: str) -> date | None:
    """«الأربعاء 3 آذار 2021», "March 3, 2021": `None` where there is no month's name, or more than one day."""
    days = set(days_of_line(_POSTED.sub(r"\1, \2", words))) if _LETTERS.search(words) else set()
    return next(iter(days)) if len(days) == 1 else None


def _counted(words: str) -> date | None:
    """The day in Greenwich of a time that a program counts from 1970, in seconds or thousandths: «1614807000», «1614807000123»."""
    if (found := _SINCE_1970.fullmatch(words)) is None:
        return None
    return datetime.fromtimestamp(int(found[1]), UTC).date()


def _numeric(words: str) -> date | None:
    """`None` where it is no such date; `ValueError` where it is a day that no calendar has."""
    if found := _YEAR_FIRST.fullmatch(words):
        return date(int(found[1]), int(found[3]), int(found[4]))
    found = _NUMERIC.fullmatch(words)
    if found is None:
        return None
    day, month = int(found[1]), int(found[3])
    if month > _MONTHS >= day:
        day, month = month, day
    return date(int(found[4]), month, day)
