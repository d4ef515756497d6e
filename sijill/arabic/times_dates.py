"""Dates, months and years in words: «الجمعة 17 آذار/ مارس 2023», «أواخر يناير الماضي», «العام 2012».

Invariant: a rule gives the longest phrase from its token on, or nothing; a word that is something else as well as a
month counts as one only beside what makes it one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sijill.arabic import times_meaning as means
from sijill.arabic import times_stretches as stretches
from sijill.arabic.calendar import year_of
from sijill.arabic.times_meaning import Meaning, Named
from sijill.arabic.times_words import Words

#: «العام الأخير» are the last twelve months, «الجمعة الأخيرة» the latest Friday, the report's own too.
LATEST = ("الاخير", "الاخيره")
_TWO_YEARS = re.compile(r"((?:19|20)\d\d)[-/]((?:19|20)\d\d)")


class Parsed(NamedTuple):
    """Tokens up to `end` (half-open) mean this."""

    end: int
    meaning: Meaning


def longest(found: Iterable[Parsed | None]) -> Parsed | None:
    """The one that ends last, the first of several; `None` where there is none."""
    best: Parsed | None = None
    for parsed in found:
        if parsed is not None and (best is None or parsed.end > best.end):
            best = parsed
    return best


class _Month(NamedTuple):
    number: int
    hijri: bool
    end: int
    stands: str
    doubled: bool


class _Year(NamedTuple):
    """What follows a month: a year, or a direction, or a year by direction; all empty where nothing does."""

    end: int
    year: int | None = None
    way: int | None = None
    year_away: int | None = None


def direction(w: Words, i: int) -> tuple[int, int] | None:
    """«الماضي», «المقبل», «الجاري»: which way, and the token after."""
    hit = w.at(i, "dir")
    return None if hit is None else (hit[0].number, hit[1])


def month_name(w: Words, i: int) -> _Month | None:
    """A month's name, with its other name where both are given: «كانون الثاني/يناير», «يونيو حزيران», «شباط (فبراير)»."""
    hit = w.at(i, "month", "hmonth")
    if hit is None:
        return None
    reading, end = hit
    again = w.at(w.sign(end, "/-(،\\"), "month") if reading.kind == "month" else None
    if again is not None and again[0].number == reading.number and again[0].stuck in ("", "ال"):
        return _Month(reading.number, False, w.sign(again[1], ")") if w.form(end) == "(" else again[1], "free", True)
    return _Month(reading.number, reading.kind == "hmonth", end, reading.value, False)


def year_number(w: Words, i: int, *, hijri: bool = False) -> tuple[int, int] | None:
    """Four digits that are a year, past «م», «هـ», «هجرية»; not a count («2000 قتيل» is kept out by where it is asked)."""
    form = w.form(i)
    if len(form) != 4 or not form.isdigit():
        return None
    low, high = (1300, 1500) if hijri else (1900, 2100)
    if not low <= int(form) <= high:
        return None
    end = w.skip(i + 1, "hijri") if hijri else w.skip(i + 1, "era")
    return int(form), (end + 1 if hijri and w.form(end) == "ه" else end)


def _old_year(w: Words, i: int, *, hijri: bool) -> tuple[int, int] | None:
    """«17 يوليو 1799»: a year before 1900, where it counts nothing."""
    form = w.form(i)
    old = len(form) == 4 and form.isdigit() and 1000 <= int(form) < 1900 and not hijri
    return (int(form), i + 1) if old and w.ends(i + 1) else None


def _year_in_words(w: Words, i: int, *, alone: bool = False) -> tuple[int, int] | None:
    """«عام ألفين وأربعة عشر»: a year in words. `alone`: no «عام» stands before, so that it must not count what follows."""
    if not w.form(i).startswith("الف"):
        return None
    from sijill.arabic.numbers import parse_number  # many words are no number: loaded and asked only here

    for end in range(min(len(w), i + 7), i, -1):
        year = parse_number(" ".join(w.forms[i:end]))
        if isinstance(year, int) and 1900 <= year <= 2100:
            return (year, end) if not alone or w.ends(end) else None
    return None


def after_month(w: Words, i: int, *, hijri: bool) -> _Year:
    """What stands after a month: «2018», «من عام 2018», «الماضي», «من العام الماضي»."""
    way = direction(w, i)
    if way is not None:
        return _Year(way[1], way=way[0])
    j = w.skip(w.skip(w.sign(i, "،,./-"), "from"), "in")
    if (there := w.at(j, "theunit")) is not None and there[0].value == "year:1" and (way := direction(w, there[1])) is not None:
        return _Year(way[1], year_away=way[0])
    if (this := w.at(j, "this")) is not None and (there := w.at(this[1], "theunit")) is not None and there[0].value == "year:1":
        return _Year(there[1], year_away=0)
    unit = w.at(j, "unit", "theunit")
    k = unit[1] if unit is not None and unit[0].value == "year:1" else j
    year = year_number(w, k, hijri=hijri) or _year_in_words(w, k, alone=k == j) or _old_year(w, k, hijri=hijri)
    if year is not None and (k == i or w.joined(i)):
        return _Year(year[1], year=year[0])
    return _Year(i)


def _month_word(w: Words, i: int) -> tuple[int, bool]:
    """Past «شهر» or «الشهر», and whether it stood there."""
    hit = w.at(i, "unit", "theunit")
    return (hit[1], True) if hit is not None and hit[0].value == "month:1" and hit[0].kind == "unit" else (i, False)


def month_phrase(w: Words, i: int) -> Parsed | None:
    """«شهر أبريل», «مايو الماضي», «آذار عام 2020», «مايو ويونيو في 2017»."""
    this = w.at(i, "this")
    j, worded = _month_word(w, this[1] if this is not None else i)
    name = month_name(w, j)
    if name is None:
        return None
    tail = after_month(w, name.end, hijri=name.hijri) if this is None else _Year(name.end, year_away=0)
    clear = worded or name.doubled or tail.end > name.end or _led(w, j)
    if name.stands == "numbered" and not (name.hijri and (worded or tail.year is not None)):
        return None
    if name.stands == "bound" and not clear:
        return None
    second = _second_month(w, name) if tail.end == name.end else None
    if second is not None:
        return second
    way = tail.way if tail.way is not None or tail.end > name.end or not w.future_before(i) else means.AHEAD
    meaning = means.month(name.number, year=tail.year, way=way, year_away=tail.year_away, hijri=name.hijri)
    return None if meaning is None else Parsed(tail.end, meaning._replace(way=way, own_month=_own(name, tail)))


def _own(name: _Month, tail: _Year) -> int | None:
    return name.number if tail.way == 0 and not name.hijri else None


def _led(w: Words, i: int) -> bool:
    """«في مارس», «منذ آب»: a preposition of time makes a month of a word that may be another; «في أب» is still a father."""
    return w.at(i - 1, "in", "since", "during", "edge") is not None and (w.form(i) != "اب" or w.text.written(i).startswith("آ"))


def _second_month(w: Words, first: _Month) -> Parsed | None:
    """«مايو ويونيو في 2017»: from the first of the one to the last of the other."""
    hit = w.at(first.end, "month")
    if hit is None or hit[0].stuck != "و" or hit[0].value == "numbered":
        return None
    second = month_name(w, first.end)
    if second is None or second.number != first.number % 12 + 1:
        return None
    tail = after_month(w, second.end, hijri=False)
    left = means.month(first.number, year=tail.year, way=tail.way, year_away=tail.year_away)
    right = means.month(second.number, year=tail.year, way=tail.way, year_away=tail.year_away)
    return None if left is None or right is None else Parsed(tail.end, stretches.span(left, right))


def _day_number(w: Words, i: int) -> tuple[int, int] | None:
    number = w.number(i)
    if number is None or not 1 <= number.value <= 31:
        return None
    end = number.end
    if number.digits and w.form(end) in ("st", "nd", "rd", "th"):
        end += 1
    return number.value, end


def day_month(w: Words, i: int, *, weekday: int | None = None, today: int | None = None) -> Parsed | None:
    """«17 آذار», «الحادي والعشرين من مايو 2018», «2- أكتوبر», «23 من شهر شباط الماضي»."""
    day = _day_number(w, i)
    if day is None:
        return None
    j = w.sign(w.skip(day[1], "from"), "/-.،,")
    j, _ = _month_word(w, j)
    name = month_name(w, j)
    if name is None or not (w.same_sentence(i, j) or (w.form(day[1]) == "." and w.joined(j))):
        return _day_of_period(w, day)
    return _dated(w, day[0], name, weekday, today)


def _dated(w: Words, day: int, name: _Month, weekday: int | None, today: int | None) -> Parsed | None:
    tail = after_month(w, name.end, hijri=name.hijri)
    way = tail.way
    if tail.end == name.end and weekday is None and w.future_before(name.end - 1):
        way = means.AHEAD
    named = Named(day, name.number, tail.year, weekday, name.hijri, today)
    meaning = means.day_in_month(named, way=way, year_away=tail.year_away)
    return None if meaning is None else Parsed(tail.end, meaning._replace(way=way, own_month=_own(name, tail)))


def _day_of_period(w: Words, day: tuple[int, int]) -> Parsed | None:
    """«الحادي والعشرين من الشهر الحالي», «15 من الشهر نفسه» (the latter has no month of its own)."""
    j = w.skip(day[1], "from")
    if j == day[1]:
        return None
    this = w.at(j, "this")
    there = w.at(this[1] if this is not None else j, "theunit")
    if there is None or there[0].value != "month:1":
        return None
    way = direction(w, there[1])
    if way is not None or this is not None:
        n, end = way if way is not None else (0, there[1])
        return Parsed(end, stretches.nth_day(means.units_away("month", n), day[0]))
    same = w.at(there[1], "anaphor")
    return None if same is None else Parsed(same[1], means.unresolved("anaphor", "a day of a month named elsewhere"))


def month_day(w: Words, i: int) -> Parsed | None:
    """The month first: «يناير 22، 2018», «أكتوبر/ 2»; the number must not count what follows it."""
    name = month_name(w, i)
    if name is None:
        return None
    j = w.sign(name.end, "/-")
    day = _day_number(w, j)
    if day is None or w.joined(name.end) is False:
        return None
    j_year = w.skip(w.sign(day[1], ",،"), "from")
    year = year_number(w, j_year) or _year_in_words(w, j_year, alone=True)
    if year is None and name.stands == "bound":
        return None
    if year is None and j == name.end and not w.ends(day[1]):
        return None
    named = Named(day[0], name.number, year[0] if year is not None else None, None, name.hijri)
    meaning = means.day_in_month(named)
    return None if meaning is None else Parsed(year[1] if year is not None else day[1], meaning)


def year_phrase(w: Words, i: int) -> Parsed | None:
    """«عام 1976», «سنة 2011», «عام 2012-2013», «في 2015»; a bare number is a year only after «في», «منذ» and the like."""
    hit = w.at(i, "unit", "theunit")
    if hit is not None and hit[0].value == "year:1" and hit[0].kind in ("unit", "theunit"):
        both = _TWO_YEARS.fullmatch(w.form(hit[1]))
        if both is not None and int(both[1]) < int(both[2]):
            pair = means.fixed((date(int(both[1]), 1, 1), date(int(both[2]), 12, 31)), kind="range")
            return None if pair is None else Parsed(hit[1] + 1, pair)
        year, hijri = year_number(w, hit[1]) or _year_in_words(w, hit[1]), False
        if year is None:
            year, hijri = year_number(w, hit[1], hijri=True), True
        return None if year is None else _whole_year(year, hijri=hijri)
    return None


def _whole_year(year: tuple[int, int], *, hijri: bool = False) -> Parsed | None:
    meaning = means.fixed(year_of(year[0], hijri=hijri), Named(year=year[0], hijri=hijri), "range")
    return None if meaning is None else Parsed(year[1], meaning)


def bare_year(w: Words, i: int) -> Parsed | None:
    """A number that can be a year, where the caller knows that a year stands there."""
    year = year_number(w, i)
    return None if year is None or w.at(year[1], "unit") is not None else _whole_year(year)
