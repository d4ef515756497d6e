"""Seasons, feasts and days known by a name: «صيف 2012», «عيد الفطر الماضي», «هجمات 11 سبتمبر».

Invariant: a rule gives the longest phrase from its token on, or nothing; a season alone is no date, a feast alone the latest one.
"""

from __future__ import annotations

from datetime import date

from sijill.arabic import times_meaning as means
from sijill.arabic.calendar import Stretch, season_of
from sijill.arabic.times_dates import Parsed, after_month
from sijill.arabic.times_meaning import Meaning, Named
from sijill.arabic.times_words import Words


def season_phrase(w: Words, i: int) -> Parsed | None:
    """«صيف 2012», «الشتاء الماضي», «هذا الصيف», «ربيع العام الماضي»; alone the word is no date."""
    this = w.at(i, "this")
    hit = w.at(this[1] if this is not None else i, "season")
    if hit is None:
        return None
    name, end = hit[0].value, hit[1]
    tail = after_month(w, end, hijri=False)
    if tail.end == end and this is None:
        return None
    if tail.year_away is not None:
        away = tail.year_away
        inner = means.units_away("year", away)
        meaning: Meaning | None = inner._replace(resolve=lambda d: _season_in(inner, name, d))
    else:
        meaning = means.season(name, year=tail.year, way=tail.way if this is None else 0)
    return None if meaning is None else Parsed(tail.end, meaning)


def _season_in(year: Meaning, name: str, d: date) -> Stretch | None:
    whole = year.resolve(d)
    return None if whole is None else season_of(whole[0].year, name)


def named_date(w: Words, i: int) -> Parsed | None:
    """«هجمات 11 سبتمبر»: a day known by the name of what happened on it."""
    hit = w.at(i, "nameddate")
    return None if hit is None else Parsed(after_month(w, hit[1], hijri=False).end, means.known_day(date.fromisoformat(hit[0].value)))


def holiday_phrase(w: Words, i: int) -> Parsed | None:
    """«عيد الفطر», «رأس السنة» with its year or direction; alone the latest one."""
    hit = w.at(i, "holiday")
    if hit is None:
        return None
    value, hijri = hit[0].value.lstrip("h"), hit[0].value.startswith("h")
    tail = after_month(w, hit[1], hijri=hijri)
    m, d = (int(x) for x in value.split("-"))
    meaning = means.day_in_month(Named(d, m, tail.year, None, hijri), way=tail.way, year_away=tail.year_away)
    return None if meaning is None else Parsed(tail.end, meaning)
