"""Clock times: «الساعة 3:30 مساء», «عند الثالثة والنصف فجرا», «22:07», «10:11 pm».

Invariant: a clock time is an hour that exists; with no day beside it, it says no day.
"""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from sijill.arabic.times_lexicon import readings
from sijill.arabic.times_words import Words, once

_DIGITS = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?")
#: Kinds of word that a time of day may begin with.
_OPENS = frozenset(("part", "from", "between", "clock", "theunit", "about", "ago", "after", "#ordinal", "#unit", "#tens"))
_HALVES = {"am": 0, "pm": 12, "ص": 0, "م": 12}


class Clock(NamedTuple):
    """Tokens up to `end`; `sure` where more than a number says that it is a time of day. `until`: where it is a stretch."""

    end: int
    at: time
    sure: bool
    until: time | None = None

    @property
    def hours(self) -> tuple[time, time]:
        return self.at, self.at if self.until is None else self.until


class _Hour(NamedTuple):
    """An hour as written: `minute` may be negative («إلا ربعا»); `half` 0 or 12; `ordinal`: «السابعة», which counts nobody."""

    hour: int
    minute: int
    half: int | None
    part: str | None
    end: int
    named: bool
    colon: bool
    ordinal: bool
    fraction: bool

    def on(self, part: str | None) -> time:
        """The time of day; `part` is the part of the day that stands elsewhere, for where none stands here."""
        named = self.part or part
        hour = self.hour % 24 if named is None else _with_part(self.hour, named)
        hour = hour if self.half is None else self.hour % 12 + self.half
        return moved(time(), hour * 60 + self.minute)


def moved(at: time, minutes: int) -> time:
    """The time of day so many minutes on; past midnight it begins again."""
    total = (at.hour * 60 + at.minute + minutes) % (24 * 60)
    return time(total // 60, total % 60)


def _with_part(hour: int, part: str) -> int:
    """Three «in the afternoon» is 15; eleven «at night» is 23, and two «at night» is 2."""
    if hour > 12:
        return hour
    if part in ("dawn", "morning"):
        return hour % 12
    if part == "night":
        return hour + 12 if 6 <= hour < 12 else hour % 12
    return hour if part == "noon" and hour in (10, 11, 12) else hour % 12 + 12


def _hour(w: Words, i: int, *, named: bool) -> tuple[int, int, int] | None:
    """Hour, minute, end: from digits or words."""
    match = _DIGITS.fullmatch(w.form(i))
    if match is not None:
        return int(match[1]), int(match[2]), i + 1
    number = w.number(i)
    if number is None or not 0 <= number.value <= 24:
        return None if number is None or not named else _hour_and_tens(w, i)
    return number.value, 0, number.end


def _hour_and_tens(w: Words, i: int) -> tuple[int, int, int] | None:
    """«الساعة ثمانية وأربعين», 8:40 in speech."""
    hour = w.at(i, "#unit")
    tens = w.at(hour[1], "#tens") if hour is not None else None
    if hour is None or tens is None or hour[0].number > 12 or tens[0].number > 55 or not w.ends_hour(tens[1]):
        return None
    return hour[0].number, tens[0].number, tens[1]


def _minutes(w: Words, i: int, *, bare: bool) -> tuple[int, int]:
    """«والنصف», «إلا ربعا», «إلا خمس دقائق», «و50 دقيقة»: minutes to add, and the token after. `bare`: after
    «الساعة», where «العاشرة وخمس» leaves the word for minutes out."""
    less = w.at(i, "less")
    if less is not None:
        part = w.at(less[1], "fraction")
        if part is not None:
            return -part[0].number, part[1]
        minutes, end = _counted(w, less[1], bare=True)
        return -minutes, end if minutes else i
    hit = w.at(i, "fraction")
    if hit is not None and hit[0].words[0].startswith("و") and (whole := w.form(hit[1])).startswith("ال") and whole != "الساعه":
        return 0, i  # «الثامنة ونصف القوات»
    if hit is not None and (hit[0].stuck or hit[0].words[0].startswith("و")):
        return hit[0].number, hit[1]
    j = i + 1 if w.form(i) == "و" else i
    if j == i and not w.form(j).startswith("و"):
        return 0, i
    minutes, end = _counted(w, j, bare=bare)
    fits = minutes and (w.ends_hour(end) or w.at(end - 1, "unit") is not None)
    return (minutes, end) if fits else (0, i)


def _counted(w: Words, i: int, *, bare: bool) -> tuple[int, int]:
    """Minutes counted at `i`, and the token after; `bare`: the word for minutes may be left out («إلا عشرة»)."""
    number = w.number(i)
    if number is None or number.ordinal or not 0 < number.value < 60:
        return 0, i
    unit = w.at(number.end, "unit")
    if unit is not None and unit[0].value.startswith("minute"):
        return number.value, unit[1]
    return (number.value, number.end) if bare and number.value % 5 == 0 else (0, i)


def _half(w: Words, i: int) -> tuple[int | None, str | None, int]:
    """«مساء», «pm», «صباحا»: hours to add, or the part of the day, and the token after."""
    if w.form(i) in _HALVES and (w.form(i).isascii() or w.form(i - 1)[-1:].isdigit()):
        return _HALVES[w.form(i)], None, i + 1
    if w.form(i) in ("a", "p") and w.form(i + 1) == "." and w.form(i + 2) == "m":
        return (0 if w.form(i) == "a" else 12), None, i + 3
    j = w.skip(i, "from", "in")
    part = w.at(j, "part")
    return (None, part[0].value, part[1]) if part is not None else (None, None, i)


def _written(w: Words, i: int) -> _Hour | None:
    """An hour at token `i`, whatever says that it is one; `None` where there is no such hour."""
    worded = w.at(i, "clock")
    named = worded is not None or ((w.at(i, "theunit") or (None,))[0] is not None and w.form(i).endswith("الساعه"))
    j = worded[1] if worded is not None else i + 1 if named else i
    k, j = j, w.skip(j, "about")
    if not named and j > k:
        return None
    found = _hour(w, j, named=named)
    if found is None or (found[0], found[1]) > (24, 0) or found[1] > 59 or ("." in w.form(j) and not named):
        return None
    more, end = _minutes(w, found[2], bare=named)
    half, part, after = _half(w, end)
    if end == found[2] and after > end:  # «التاسعة مساء والنصف»
        more, end = _minutes(w, after, bare=False)
        after = max(after, end)
    number = w.number(j)
    ordinal = number is not None and number.ordinal and w.form(j).endswith(("ه", "الاولي"))
    if worded is not None and worded[0].value == "exact" and not (ordinal or after > end or w.ends(end)):
        return None  # «في تمام 7 ...»
    return _Hour(
        found[0], found[1] + more, half, part, w.skip(after, "zone"), named, ":" in w.form(j), ordinal, more != 0 and end > found[2]
    )


def clock(w: Words, i: int, part: str | None = None) -> Clock | None:
    """A time of day at token `i`. A bare number is one only after «الساعة» or before a part of the day, and then not
    where it may count («مقتل 7 صباح اليوم»). `part`: the part of the day that stood before it («مساء أمس عند الساعة السابعة»)."""
    here = w.readings.get(i)
    if w.dark(i) if here is None else _OPENS.isdisjoint(here):  # most words; digits have no readings
        return None
    return _clock(w, i) if part is None else _told_clock(w, i, part)


@once
def _clock(w: Words, i: int) -> Clock | None:
    """A time of day whose part of the day stands nowhere before it: days and times alone both ask for it."""
    return _told_clock(w, i, None)


def _told_clock(w: Words, i: int, part: str | None) -> Clock | None:
    lead = w.at(i, "part")
    if lead is not None and part is None:  # «بعد الظهر الساعة 7», «مساء عند الساعة السابعة»
        late = _written(w, w.skip(lead[1], "in"))
        if late is not None and late.named and late.part is None:
            return Clock(late.end, late.on(lead[0].value), True)
    span = _stretch(w, i, part)
    if span is not None:
        return span
    here = w.readings.get(i)
    if here is not None and ("ago" in here or "after" in here):
        return _minutes_from(w, i, part)
    found = _written(w, i)
    if found is None:
        return None
    told = found.half is not None or found.part is not None
    if not (found.named or found.part is not None) and _stuck(w, i):
        return None
    at_hour = found.ordinal and found.hour <= 12 and w.at_hour(i) and w.form(found.end) != "من"
    if not (found.named or found.colon or told or at_hour or (found.ordinal and found.fraction)):
        return _minutes_from(w, i, part) if w.at(found.end, "unit") is not None else None
    if not (found.named or found.colon or found.ordinal or found.fraction or found.half is not None or _placed(w, i)):
        return None
    sure = found.named or found.colon or found.half is not None or found.fraction or told or at_hour
    return Clock(found.end, found.on(part), sure)


def _minutes_from(w: Words, i: int, part: str | None) -> Clock | None:
    """«ثلاث دقائق قبل الثامنة», «قبل السابعة مساء بعشر دقائق», «بعد التاسعة بربع ساعة»."""
    lead = w.at(i, "ago", "after")
    count, at = (0, i) if lead is not None else _counted(w, i, bare=False)
    side = lead if lead is not None else w.at(at, "ago", "after") if count else None
    hour = _written(w, side[1]) if side is not None else None
    if side is None or hour is None or not (hour.named or hour.ordinal or hour.colon) or not w.same_sentence(i, hour.end - 1):
        return None
    minutes, end = (count, hour.end) if count else minutes_by(w, hour.end)
    if not minutes:
        return None
    way = -1 if side[0].kind == "ago" else 1
    return Clock(end, hour._replace(minute=hour.minute + way * minutes).on(part), True)


def minutes_by(w: Words, i: int) -> tuple[int, int]:
    """«بعشر دقائق», «بـ10 دقائق», «بدقيقتين», «بنصف ساعة»: minutes, and the token after; 0 where there are none."""
    form = w.form(i)
    if not form.startswith("ب") or not w.joined(i):
        return 0, i
    if form == "ب":
        return _counted(w, i + 1, bare=False)
    known = {r.kind: r for r in reversed(readings(form[1:])) if len(r.words) == 1}
    unit = w.at(i + 1, "unit")
    if (pair := known.get("unit")) is not None and pair.value in ("minute:1", "minute:2"):
        return int(pair.value[-1]), i + 1
    if (fraction := known.get("fraction") or known.get("half")) is not None and unit is not None and unit[0].value == "hour:1":
        return fraction.number or 30, unit[1]
    number = known.get("#unit") or known.get("#tens")
    ten = w.at(i + 1, "#ten")
    value, j = (0, i) if number is None else (number.number + 10, ten[1]) if ten is not None else (number.number, i + 1)
    unit = w.at(j, "unit")
    return (value, unit[1]) if value and unit is not None and unit[0].value.startswith("minute") else (0, i)


def _stuck(w: Words, i: int) -> bool:
    """«الأسد00:00», the length of a video, which pages leave behind; «180،5 م», a sum of money."""
    return i > 0 and not w.text.gaps[i] and (w.forms[i - 1][0].isalpha() or w.forms[i - 1] in "،,.")


def _placed(w: Words, i: int) -> bool:
    """Whether a bare number before a part of the day is an hour: «في 7 مساء», «إنها 7 مساء», «7 صباحا» at the head of a text."""
    return i == 0 or w.form(i - 1) in ("عند", "انها") or w.at(i - 1, "in", "from", "to", "between") is not None


def _stretch(w: Words, i: int, part: str | None) -> Clock | None:
    """«من الساعة 3 إلى 5 مساء», «بين الثالثة والرابعة فجرا»."""
    cue = w.at(i, "from", "between")
    first = _written(w, cue[1]) if cue is not None else None
    if cue is None or first is None:
        return None
    to = w.at(first.end, "to")
    j = to[1] if to is not None else first.end + 1 if w.form(first.end) in ("و", "-", "–") else first.end
    joined = to is not None or j > first.end or (cue[0].kind == "between" and w.form(j).startswith("و"))
    second = _written(w, j) if joined else None
    if second is None or not w.same_sentence(i, second.end - 1):
        return None
    ends = (first, second)
    told = any(e.part is not None or e.half is not None for e in ends)
    clear = any(e.named or e.colon for e in ends) or all(e.ordinal for e in ends) or told
    if not clear or (w.at(second.end, "from", "unit", "month", "theunit") is not None and not told):
        return None
    where = second.part or part
    return Clock(second.end, first.on(where), told or any(e.named for e in ends), second.on(part))
