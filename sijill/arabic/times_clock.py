"""Clock times: «الساعة 3:30 مساء», «عند الثالثة والنصف فجرا», «22:07», «10:11 pm».

Invariant: a clock time is an hour that exists; with no day beside it, it says no day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from sijill.arabic.times_words import Words, once

_DIGITS = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?")
_BEGIN = frozenset(("clock", "theunit", "about", "#ordinal", "#unit", "#tens"))
_HALVES = {"am": 0, "pm": 12, "ص": 0, "م": 12}


@dataclass(frozen=True, slots=True)
class Clock:
    """Tokens up to `end`; `sure` where more than a number says that it is a time of day."""

    end: int
    at: time
    sure: bool


def _with_part(hour: int, part: str) -> int:
    """Three «in the afternoon» is 15; eleven «at night» is 23, and two «at night» is 2."""
    if hour > 12:
        return hour
    if part in ("dawn", "morning"):
        return hour % 12
    if part == "night":
        return hour + 12 if 6 <= hour < 12 else hour % 12
    return hour if part == "noon" and hour in (10, 11, 12) else hour % 12 + 12


def _hour(w: Words, i: int) -> tuple[int, int, int] | None:
    """Hour, minute, end: from digits or words."""
    match = _DIGITS.fullmatch(w.form(i))
    if match is not None:
        return int(match[1]), int(match[2]), i + 1
    number = w.number(i)
    if number is None or not 0 <= number.value <= 24:
        return None
    return number.value, 0, number.end


def _minutes(w: Words, i: int) -> tuple[int, int]:
    """«والنصف», «إلا ربعا», «و50 دقيقة»: minutes to add, and the token after."""
    less = w.at(i, "less")
    if less is not None:
        part = w.at(less[1], "fraction")
        return (-part[0].number, part[1]) if part is not None else (0, i)
    hit = w.at(i, "fraction")
    if hit is not None and (hit[0].stuck or hit[0].words[0].startswith("و")):
        return hit[0].number, hit[1]
    j = i + 1 if w.form(i) == "و" else i
    number = w.number(j)
    if number is None or not (j > i or w.form(j).startswith("و")):
        return 0, i
    unit = w.at(number.end, "unit")
    return (number.value, unit[1]) if unit is not None and unit[0].value.startswith("minute") and number.value < 60 else (0, i)


def _half(w: Words, i: int) -> tuple[int | None, str | None, int]:
    """«مساء», «pm», «صباحا»: hours to add, or the part of the day, and the token after."""
    if w.form(i) in _HALVES and (w.form(i).isascii() or w.form(i - 1)[-1:].isdigit()):
        return _HALVES[w.form(i)], None, i + 1
    if w.form(i) in ("a", "p") and w.form(i + 1) == "." and w.form(i + 2) == "m":
        return (0 if w.form(i) == "a" else 12), None, i + 3
    j = w.skip(i, "from", "in")
    part = w.at(j, "part")
    return (None, part[0].value, part[1]) if part is not None else (None, None, i)


@once
def clock(w: Words, i: int) -> Clock | None:
    """A time of day at token `i`. A bare number is one only after «الساعة» or before a part of the day."""
    if w.dark(i) or (i in w.readings and _BEGIN.isdisjoint(w.readings[i])):
        return None
    worded = w.at(i, "clock")
    named = worded is not None or ((w.at(i, "theunit") or (None,))[0] is not None and w.form(i).endswith("الساعه"))
    j = worded[1] if worded is not None else i + 1 if named else i
    j = w.skip(j, "about")
    found = _hour(w, j)
    if found is None or (found[0], found[1]) > (24, 0) or found[1] > 59:
        return None
    colon = ":" in w.form(j)
    more, end = _minutes(w, found[2])
    half, part, after = _half(w, end)
    if not (named or colon or half is not None or part is not None) or ("." in w.form(j) and not named):
        return None
    hour = found[0] % 12 + half if half is not None else _with_part(found[0], part) if part is not None else found[0] % 24
    total = (hour * 60 + found[1] + more) % (24 * 60)
    end = w.skip(after, "zone")
    return Clock(end, time(total // 60, total % 60), named or half is not None or (colon and part is not None))
