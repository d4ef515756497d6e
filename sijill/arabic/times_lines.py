"""English date lines in scraped reports: «June 13, 2025», «13 Jun 2025», «Nov 23, 2025 at 10:11 PM», glued ones too.

Invariant: a line counts only with its year; «March» alone is a verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from sijill.arabic.calendar import gregorian_day, months


@dataclass(frozen=True, slots=True)
class Line:
    """Offsets of the folded text, the day, the clock time beside it."""

    start: int
    end: int
    day: date
    at: time | None


@cache
def _names() -> tuple[str, ...]:
    """The months' English names without those that begin with another: a text without any of them holds no line."""
    names = [n for n in months() if n.isascii()]
    return tuple(n for n in names if not any(n != other and n.startswith(other) for other in names))


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted((n for n in months() if n.isascii()), key=len, reverse=True))
    clock = r"(?:,?\s*(?:at|@|-|\||·)?\s*(?P<h>\d{1,2}):(?P<m>\d{2})(?::\d{2})?\s*(?P<half>[ap])?\.?m?\b\.?)?"
    return re.compile(
        rf"(?:(?P<a>{names})\.?\s+(?P<b>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<c>(?:19|20)\d\d)(?!\d)"
        rf"|(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s\-]+(?P<e>{names})\.?,?[\s\-]+(?P<f>(?:19|20)\d\d)(?!\d))" + clock
    )


def date_lines(folded: str) -> Iterator[Line]:
    """Every English date with its year. «hospitaldecember 1, 2024» holds one: pages glue name and date together."""
    if not any(name in folded for name in _names()):
        return
    for match in _pattern().finditer(folded):
        name, day, year = (match["a"], match["b"], match["c"]) if match["a"] is not None else (match["e"], match["d"], match["f"])
        found = gregorian_day(int(year), months()[name].number, int(day))
        if found is not None:
            yield Line(match.start(), match.end(), found, _time(match))


def _time(match: re.Match[str]) -> time | None:
    if match["h"] is None:
        return None
    hour, minute = int(match["h"]), int(match["m"])
    if match["half"] is not None:
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
