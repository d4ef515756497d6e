"""Parts of months and years told by number: «الربع الأول من 2015», «أول يوم جمعة من يوليو», «الثمانينيات», «4-22 من هذا الشهر».

Invariant: the whole is always named; a part of nothing named is no time.
"""

from __future__ import annotations

import re
from datetime import date
from typing import cast

from sijill.arabic import times_meaning as means
from sijill.arabic import times_stretches as stretches
from sijill.arabic import times_weeks as weeks
from sijill.arabic.calendar import Unit
from sijill.arabic.times_counts import count
from sijill.arabic.times_dates import Parsed, bare_year, day_month, direction, month_phrase, year_phrase
from sijill.arabic.times_days import weekday_at
from sijill.arabic.times_words import Words

_TWO = re.compile(r"(\d{1,2})-(\d{1,2})")


def whole(w: Words, i: int) -> Parsed | None:
    """The month or year that a part is of, past «من» and «في»: «من عام 2015», «من شهر آذار», «من هذا الشهر», «من العام الماضي»."""
    j = w.skip(i, "from", "in")
    if j == i and w.at(i, "this", "theunit") is None:
        return None
    found = month_phrase(w, j) or year_phrase(w, j) or bare_year(w, j)
    if found is not None:
        return found
    this = w.at(j, "this")
    there = w.at(this[1] if this is not None else j, "theunit")
    if there is None or there[0].value not in ("month:1", "year:1"):
        return None
    way = direction(w, there[1])
    if way is None and this is None and there[0].value == "month:1":
        return None
    unit = cast("Unit", there[0].value.partition(":")[0])
    return Parsed(way[1] if way is not None else there[1], means.units_away(unit, way[0] if way is not None else 0))


def portion_phrase(w: Words, i: int) -> Parsed | None:
    """«الربع الأول من عام 2015», «النصف الثاني من العام الماضي»."""
    hit = w.at(i, "portion")
    if hit is None:
        return None
    number, last = w.number(hit[1]), direction(w, hit[1])
    if number is not None and number.ordinal:
        n, end = number.value, number.end
    elif last is not None and last[0] == -1:  # «الربع الأخير»
        n, end = hit[0].number, last[1]
    else:
        return None
    inner = whole(w, end)
    return None if inner is None else Parsed(inner.end, stretches.portion(inner.meaning, n, hit[0].number))


def first_units_phrase(w: Words, i: int) -> Parsed | None:
    """«الأشهر الستة الأولى من العام», «الأيام العشرة الأولى من آذار»."""
    counted = count(w, i)
    number = w.number(counted.end) if counted is not None and counted.definite and counted.n is not None else None
    if counted is None or counted.n is None or number is None or not number.ordinal or number.value != 1:
        return None
    inner = whole(w, number.end)
    if inner is None or inner.meaning.kind != "range":
        return None
    return Parsed(inner.end, stretches.first_units(inner.meaning, counted.unit, counted.n))


def nth_weekday_phrase(w: Words, i: int) -> Parsed | None:
    """«أول يوم جمعة من يوليو», «الجمعة الأولى من شهر رمضان»."""
    number = w.number(i)
    if number is not None and number.ordinal:
        n, day = number.value, weekday_at(w, number.end)
        end = day[1] if day is not None else i
    else:
        day = weekday_at(w, i)
        number = w.number(day[1]) if day is not None else None
        if number is None or not number.ordinal:
            return None
        n, end = number.value, number.end
    inner = whole(w, end) if day is not None and n <= 5 else None
    if day is None or inner is None or (number.end == end and day_month(w, day[1]) is not None):
        return None
    return Parsed(inner.end, weeks.nth_weekday(inner.meaning, n, day[0]))


def decade_phrase(w: Words, i: int) -> Parsed | None:
    """«الثمانينيات», «تسعينيات القرن الماضي»."""
    hit = w.at(i, "decades")
    if hit is None:
        return None
    century = w.at(hit[1], "theunit")
    end = hit[1]
    if century is not None and century[0].value == "century:1":
        way = direction(w, century[1])
        end = way[1] if way is not None else century[1]
    elif not w.form(i).lstrip("وبلفك").startswith("ال"):
        return None
    year = hit[0].number
    meaning = means.fixed((date(year, 1, 1), date(year + 9, 12, 31)), means.Named(year=year), "range")
    return None if meaning is None else Parsed(end, meaning)


def days_of_whole(w: Words, i: int) -> Parsed | None:
    """«من 4 إلى 22 من هذا الشهر», «4-23 في الشهر المقبل», «بين 4 و 22 هذا الشهر»."""
    cue = w.at(i, "from", "between", "in")
    j = cue[1] if cue is not None else i
    match = _TWO.fullmatch(w.form(j))
    if match is not None:
        a, b, end = int(match[1]), int(match[2]), j + 1
    else:
        left = w.number(j)
        if left is None:
            return None
        to = w.at(left.end, "to")
        k = to[1] if to is not None else left.end + 1 if w.form(left.end) in ("و", "-", "–") else left.end
        right = w.number(k)
        if right is None or k == left.end:
            return None
        a, b, end = left.value, right.value, right.end
    if not 1 <= a < b <= 31:
        return None
    inner = whole(w, end)
    if inner is None or inner.meaning.kind != "range":
        return None
    return Parsed(inner.end, stretches.days_between(inner.meaning, a, b))


def week_of_date(w: Words, i: int) -> Parsed | None:
    """«أسبوع 16 سبتمبر»."""
    hit = w.at(i, "unit")
    day = day_month(w, hit[1]) if hit is not None and hit[0].value == "week:1" else None
    return None if day is None or day.meaning.kind != "day" else Parsed(day.end, weeks.week_holding(day.meaning))
