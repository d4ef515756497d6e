"""Days and their parts: «اليوم الخميس», «أمس السبت», «فجر الاثنين», «ليل السبت-الأحد», «الأحد المقبل».

Invariant: where two words name one day (اليوم الخميس), both are kept, and the weekday decides: it cannot be off.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from sijill.arabic import times_meaning as means
from sijill.arabic import times_stretches as stretches
from sijill.arabic.calendar import Stretch
from sijill.arabic.times_clock import Clock, clock, minutes_by, moved
from sijill.arabic.times_dates import LATEST, Parsed, day_month, direction, holiday_phrase, month_day
from sijill.arabic.times_lexicon import Reading
from sijill.arabic.times_meaning import PARTS
from sijill.arabic.times_numeric import numeric_date
from sijill.arabic.times_words import Words, once

#: With a word of one of these kinds a weekday may begin.
_WEEKDAY = frozenset(("this", "unit", "weekday", "namedday"))
#: And a part of a day; and a date in words or a feast, which digits may begin too.
_PART = frozenset(("this", "part"))
_DATED = frozenset(("month", "hmonth", "holiday", "#ordinal", "#unit", "#tens"))
_NO_READING: Mapping[str, Reading] = {}
_TODAY = {0: None, -1: -1, -2: -1, -3: -1, 1: 1, 2: 1}  # which way the weekday lies from «أمس», «غدا»


def _opened(w: Words, i: int) -> int:
    """Past the sign that may stand between two names of one day: «اليوم (الخميس)», «الأربعاء، 13 شباط»."""
    j = w.skip(w.sign(i, "(،,:/-"), "join")
    return w.skip(j, "in") if j > i and w.at(i, "join") is not None else j


def _closed(w: Words, start: int, end: int) -> int:
    return w.sign(end, ")") if "(" in w.forms[start:end] else end


def date_after(w: Words, i: int, *, weekday: int | None, today: int | None) -> Parsed | None:
    """The date that follows a weekday or «اليوم», with what stood before it."""
    j = _opened(w, i)
    day_word = w.at(j, "unit")
    if day_word is not None and day_word[0].value == "day:1":
        j = day_word[1]
    j = w.skip(j, "in") if w.number(w.skip(j, "in")) is not None else j
    if w.dark(j):  # as mostly
        return None
    found = day_month(w, j, weekday=weekday, today=today) or numeric_date(w, j, named=True) or month_day(w, j)
    if found is None or found.meaning.kind != "day" or not w.same_sentence(i - 1, j):
        return None
    named = found.meaning.named._replace(weekday=weekday, today=today)
    return Parsed(_closed(w, i, found.end), found.meaning._replace(named=named))


def weekday_at(w: Words, i: int) -> tuple[int, int] | None:
    """«الخميس», «يوم الخميس», «يوم جمعة»: the weekday and the token after."""
    if _WEEKDAY.isdisjoint(w.readings.get(i, ())):
        return None
    j = w.skip(i, "this")
    unit = w.at(j, "unit")
    if unit is not None and unit[0].value == "day:1":
        hit = w.at(unit[1], "weekday", "namedday")
        return None if hit is None or (hit[0].kind == "namedday" and hit[0].stuck) else (hit[0].number, hit[1])  # «يوم واحد»
    hit = w.at(j, "weekday")
    if hit is None and w.form(j).isascii():
        hit = w.at(j, "namedday")
    return None if hit is None else (hit[0].number, hit[1])


def weekday_phrase(w: Words, i: int, *, today: int | None = None) -> Parsed | None:
    """A weekday with its date, or its direction; «الأحد المقبل», «الثلاثاء من الأسبوع الماضي», «السبت السادس عشر»."""
    hit = weekday_at(w, i)
    if hit is None:
        return None
    n, end = hit
    dated = date_after(w, end, weekday=n, today=today)
    if dated is not None:
        return _nth_of_month(w, end, n, dated) or dated
    way = direction(w, end)
    if way is not None and today is None:
        after = date_after(w, way[1], weekday=n, today=today)
        if after is not None:  # «السبت الماضي 17 آذار»
            return after
        latest = w.form(way[1] - 1) in LATEST
        told = means.last_weekday(n) if way[0] == -1 and not latest else means.weekday(n, None if latest else way[0])
        return Parsed(way[1], told)
    j = w.skip(end, "from")
    week = w.at(j, "theunit")
    if week is not None and week[0].value == "week:1" and (way := direction(w, week[1])) is not None:
        return Parsed(way[1], stretches.weekday_of(means.units_away("week", way[0]), n))
    numbered = _numbered(w, end) if today is None else None
    if numbered is not None:
        nth = not w.form(numbered[1] - 1)[0].isdigit()
        return Parsed(numbered[1], stretches.numbered_day(numbered[0], n, nth=nth))
    if w.at(end, "anaphor") is not None:
        return Parsed(end + 1, means.unresolved("anaphor", "the next such day from one named elsewhere"))
    if today is None and w.at(i, "this") is not None:
        return Parsed(end, means.weekday(n, 0))
    if today is None and w.future_before(i):
        return Parsed(end, means.weekday_ahead(n))
    return Parsed(end, means.weekday(n, _TODAY.get(today) if today is not None else None, today=today))


def _nth_of_month(w: Words, i: int, n: int, dated: Parsed) -> Parsed | None:
    """«الأحد الثاني من فبراير 2018»: the 2nd was a Friday, so the second Sunday is meant."""
    number, named = w.number(i), dated.meaning.named
    if number is None or number.digits or not number.ordinal or number.value > 5 or named.month is None or named.hijri:
        return None
    way = dated.meaning.way
    month = means.month(named.month, year=named.year, way=way)
    day = means.day_in_month(named._replace(weekday=None), way=way)
    if month is None or day is None:
        return None
    nth = stretches.nth_weekday(month, number.value, n)

    def resolve(d: date) -> Stretch | None:
        there = day.resolve(d)
        return there if there is not None and there[0].isoweekday() == n else nth.resolve(d)

    return Parsed(dated.end, dated.meaning._replace(resolve=resolve))


def _numbered(w: Words, i: int) -> tuple[int, int] | None:
    """A day of the month with nothing counted after it: «الخميس 21.», «الأحد الثاني», «الجمعة في الخامس عشر», «في خمسة عشر»."""
    j = w.skip(i, "in")
    number = w.number(j)
    if number is None or not 1 <= number.value <= 31 or not w.same_sentence(i - 1, j):
        return None
    if not (number.digits or number.ordinal or (j > i and number.value > 10)):
        return None
    return (number.value, number.end) if w.ends(number.end) else None


def numbered_alone(w: Words, i: int) -> Parsed | None:
    """«يوم 27», and at the end of all «في 15»: a day of the month with no month."""
    cue = w.at(i, "cue", "in")
    found = _numbered(w, cue[1]) if cue is not None else None
    if cue is None or found is None or w.at(cue[1], "in") is not None:
        return None
    if cue[0].kind == "in" and not all(w.form(k) in (".", "!") for k in range(found[1], len(w))):
        return None
    return Parsed(found[1], stretches.numbered_day(found[0], None))


def dayword_phrase(w: Words, i: int) -> Parsed | None:
    """«اليوم», «أمس السبت», «اليوم الأحد 1 كانون الأول», «لليوم الثامن على التوالي»; «اليوم التالي» says no day."""
    hit = w.at(i, "dayword")
    if hit is None:
        return None
    reading, end = hit
    if reading.words == ("اليوم",):
        other = _the_day(w, i, end)
        if other is not None:
            return other if other.end > i else None
    j = _opened(w, end)
    found = weekday_phrase(w, j, today=reading.number) if w.same_sentence(i, j) else None
    if found is not None:
        return Parsed(_closed(w, end, found.end), found.meaning)
    dated = date_after(w, end, weekday=None, today=reading.number)
    if dated is not None:
        return dated
    meaning = means.days_away(reading.number)
    return Parsed(end, meaning.at(PARTS["night"]) if "ليله" in reading.words[-1] else meaning)


def _the_day(w: Words, i: int, end: int) -> Parsed | None:
    """«اليوم» that is not today: numbered, told from another day, or a feast. A parse of no length is "no time at all"."""
    if w.at(i - 1, "that") is not None or w.at(end, "anaphor") is not None:
        after = w.at(end, "anaphor")
        if w.form(end) == "من":  # «في نفس اليوم من عام 2001»: of another year
            return Parsed(end, means.unresolved("anaphor", "a day named elsewhere"))
        step = after[0].number if after is not None else 0
        return Parsed(after[1] if after is not None else end, means.named_elsewhere(step, ahead=w.future_before(i)))
    if w.at(end, "notday") is not None:
        return Parsed(i, means.unresolved("anaphor", "not a day of the calendar"))
    ordinal = w.number(end)
    if ordinal is None or not ordinal.ordinal:
        return None
    running = w.at(ordinal.end, "running")
    stuck = w.form(i).startswith(("لل", "ولل"))
    if running is not None or stuck:
        return Parsed(running[1] if running is not None else ordinal.end, stretches.days_running(ordinal.value))
    return Parsed(i, means.unresolved("anaphor", "a day counted from one named elsewhere"))


@once
def bare_day(w: Words, i: int) -> Parsed | None:
    """Any phrase for one day, without its part: dayword, weekday, date."""
    if w.dark(i):
        return None
    j = i
    unit = w.at(i, "unit")
    if unit is not None and unit[0].value == "day:1":
        j = unit[1]
    found = dayword_phrase(w, i) or weekday_phrase(w, i)
    if found is not None or _DATED.isdisjoint(w.readings.get(j, _DATED)):
        return found
    return (
        day_month(w, j)
        or numeric_date(w, j, named=j > i)
        or month_day(w, j)
        or holiday_phrase(w, j)
        or (holiday_phrase(w, i) if j > i else None)
    )


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
