"""Days with a part of them or an hour beside them: «فجر الاثنين», «أمس مساء», «ليلة الثلاثاء – الأربعاء», «اليوم، الساعة 3:30».

Invariant: a part of a day or an hour is told on the day beside it; an hour with no day says none.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from sijill.arabic import times_meaning as means
from sijill.arabic import times_stretches as stretches
from sijill.arabic.times_clock import Clock, clock, minutes_by, moved
from sijill.arabic.times_dates import Parsed
from sijill.arabic.times_days import bare_day, date_after, weekday_at
from sijill.arabic.times_lexicon import Reading
from sijill.arabic.times_meaning import PARTS
from sijill.arabic.times_words import Words

#: With a word of one of these kinds a part of a day may begin.
_PART = frozenset(("this", "part"))
_NO_READING: Mapping[str, Reading] = {}


def _second_night(w: Words, first: Parsed) -> Parsed | None:
    """«ليل السبت-الأحد», «ليلة الثلاثاء – الأربعاء», «ليل الأربعاء الخميس»: both days."""
    n = first.meaning.named.weekday
    j = w.skip(w.sign(first.end, "-–—/،"), "to")
    if w.form(j) == "علي":
        j += 1
    second = weekday_at(w, j)
    if n is None or second is None or second[0] != n % 7 + 1 or not w.same_sentence(first.end - 1, j):
        return None
    dated = date_after(w, second[1], weekday=second[0], today=None)
    right = dated.meaning if dated is not None else means.weekday(second[0], None)
    one_before = right._replace(
        resolve=lambda d: None if (s := right.resolve(d)) is None else (date.fromordinal(s[0].toordinal() - 1), s[1])
    )
    return Parsed(dated.end if dated is not None else second[1], one_before._replace(kind="range"))


def part_phrase(w: Words, i: int) -> Parsed | None:
    """«فجر الاثنين», «ساعات الصباح الأولى من اليوم», «ليلة الثلاثاء – الأربعاء», «منتصف ليل الأربعاء»."""
    if _PART.isdisjoint(w.readings.get(i, ())):
        return None
    hit = w.at(w.skip(i, "this"), "part")
    if hit is None:
        return None
    part, end = hit[0].value, hit[1]
    if w.at(i, "this") is not None:
        fits = _definite(hit[0].words[-1]) and w.at(i, "dayword") is None  # «هذا النهار» is the whole day
        return Parsed(end, means.days_away(0).at(PARTS.get(part))) if fits else None
    j = end
    number = w.number(j) if w.at(j, "dayword") is None else None  # «مساء أول من أمس»
    if number is not None and number.ordinal and w.form(number.end) == "من":
        j = number.end
    j = w.skip(j, "from")
    day = bare_day(w, j)
    if day is None or not w.same_sentence(i, j) or not w.joined(j):
        return None
    if part in ("night", "midnight"):
        both = _second_night(w, day)
        if both is not None:
            return both
        if w.form(i).endswith("ليله") and w.at(j, "holiday") is not None:
            return Parsed(day.end, stretches.eve(day.meaning))
        if w.form(i).endswith("ليله") and w.at(j, "weekday") is not None and day.meaning.named.day is None:
            return Parsed(day.end, stretches.night_of(day.meaning.at(PARTS["night"])))
    return Parsed(day.end, day.meaning.at(PARTS.get(part)))


def last_night(w: Words, i: int) -> Parsed | None:
    """«الليلة الماضية», «خلال الليل»: the day before the report's and the report's own."""
    hit = w.at(i, "lastnight")
    if hit is None:
        return None
    n = hit[0].number
    meaning = stretches.span(means.days_away(-1 - n), means.days_away(-n))
    return Parsed(hit[1], meaning.at((time(20), time(6))))


def day_phrase(w: Words, i: int) -> Parsed | None:
    """A day with whatever part of it or clock time stands beside it."""
    at = clock(w, i)
    if at is not None:
        j = w.skip(w.sign(at.end, "،,"), "from", "in")
        day = part_phrase(w, j) or bare_day(w, j)
        if day is not None and w.same_sentence(i, j) and day.meaning.kind == "day":
            return Parsed(day.end, day.meaning.at(at.hours))
    here = w.readings.get(i, _NO_READING)
    if "from" in here or "between" in here:
        return None
    if ("ago" in here or "after" in here) and (off := _minutes_off(w, i)) is not None:
        return off
    day = part_phrase(w, i) or bare_day(w, i)
    if day is None or day.meaning.why:
        return day
    return _with_tail(w, day)


def _minutes_off(w: Words, i: int) -> Parsed | None:
    """«قبل السابعة مساء أمس بخمس دقائق»: the minutes after the day."""
    lead = w.at(i, "ago", "after")
    hour = clock(w, lead[1]) if lead is not None else None
    if lead is None or hour is None or hour.until is not None:
        return None
    day = bare_day(w, w.skip(hour.end, "from", "in"))
    minutes, end = minutes_by(w, day.end) if day is not None else (0, i)
    if day is None or day.meaning.kind != "day" or not minutes or not w.same_sentence(i, end - 1):
        return None
    at = moved(hour.at, -minutes if lead[0].kind == "ago" else minutes)
    return Parsed(end, day.meaning.at((at, at)))


def _with_tail(w: Words, day: Parsed) -> Parsed:
    """«أمس مساء», «الجمعة فجرا», «اليوم، الساعة 3:30», «May 1, 2023 at 10:11 pm»."""
    j = w.skip(w.sign(day.end, "،,-"), "in")
    j = j + 1 if w.form(j) in ("at", "عند", "علي") else j
    hours = day.meaning.hours
    told = None if hours is None else next((part for part, within in PARTS.items() if within == hours), None)
    at = clock(w, j, told) if w.same_sentence(day.end - 1, j) and day.meaning.kind == "day" else None
    if at is not None and (at.sure or at.until is not None or ":" in w.form(at.end - 1)):
        return Parsed(at.end, day.meaning.at(at.hours))
    k = w.sign(day.end, "،,")
    inside = w.form(k) == "في"  # «الثلاثاء في الصباح»
    part = w.at(k + inside, "part")
    if part is None or day.meaning.hours is not None or day.meaning.kind != "day" or bare_day(w, part[1]) is not None:
        return day
    adverb, near = part[0].words[-1], day.meaning.named.today is not None
    spoken = bool(inside) or (near and adverb.startswith("ال"))  # «مبارح الصبح», «امبارح بالليل»
    fits = _definite(adverb) if spoken else adverb.endswith("ا") or adverb in ("مساء", "ليل")
    return Parsed(part[1], day.meaning.at(PARTS.get(part[0].value))) if fits else day


def _definite(word: str) -> bool:
    """«الصباح»; «المغرب» may as well be Morocco."""
    return word.startswith("ال") and word != "المغرب"


def clock_alone(w: Words, i: int) -> tuple[Parsed, Clock] | None:
    """A time of day with no day."""
    at = clock(w, i)
    if at is None or not at.sure:
        return None
    meaning = means.unresolved("clock", "a time of day with no day beside it")._replace(hours=at.hours)
    return Parsed(at.end, meaning), at
