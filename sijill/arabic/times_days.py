"""Days: «اليوم الخميس», «أمس السبت», «الأحد المقبل», «السبت السادس عشر».

Invariant: where two words name one day (اليوم الخميس), both are kept, and the weekday decides: it cannot be off.
"""

from __future__ import annotations

from datetime import date

from sijill.arabic import times_meaning as means
from sijill.arabic import times_stretches as stretches
from sijill.arabic import times_weeks as weeks
from sijill.arabic.calendar import Stretch
from sijill.arabic.times_dates import LATEST, Parsed, day_month, direction, month_day
from sijill.arabic.times_meaning import PARTS
from sijill.arabic.times_numeric import numeric_date
from sijill.arabic.times_seasons import holiday_phrase
from sijill.arabic.times_words import Words, once

#: With a word of one of these kinds a weekday may begin.
_WEEKDAY = frozenset(("this", "unit", "weekday", "namedday"))
#: And a date in words or a feast, which digits may begin too.
_DATED = frozenset(("month", "hmonth", "holiday", "#ordinal", "#unit", "#tens"))
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
        return Parsed(way[1], weeks.weekday_of(means.units_away("week", way[0]), n))
    numbered = _numbered(w, end) if today is None else None
    if numbered is not None:
        nth = not w.form(numbered[1] - 1)[0].isdigit()
        return Parsed(numbered[1], weeks.numbered_day(numbered[0], n, nth=nth))
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
    nth = weeks.nth_weekday(month, number.value, n)

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
    return Parsed(found[1], weeks.numbered_day(found[0], None))


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
