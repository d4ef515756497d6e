"""What words of time mean: functions of the day on which they were written.

Invariant: a meaning is resolved only by a day it is given; one that says nothing sure on that day resolves to `None`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Literal, NamedTuple

from sijill.arabic.calendar import (
    Stretch,
    Unit,
    day_of,
    hijri_year_of,
    month_of,
    season_of,
    shift_days,
    unit_of,
    week_of,
    years_of_weekday,
)

TimeKind = Literal["day", "range", "part", "clock", "duration", "since", "anaphor"]
Resolve = Callable[[date], Stretch | None]

#: When the parts of the day begin and end, as reports use them. Midnight is not among them: it may be either end of its day.
PARTS: dict[str, tuple[time, time]] = {
    "dawn": (time(3), time(6)),
    "morning": (time(6), time(12)),
    "noon": (time(11), time(14)),
    "afternoon": (time(14), time(17)),
    "evening": (time(17), time(21)),
    "night": (time(20), time(23, 59)),
}


#: A way: the nearest instance that has not ended on the report's day, for words after «سيعقد», «المقرر».
AHEAD = 100
#: A day and month without a year that is due within so many days is the coming one: of reports that name a day more than
#: ten months back by the calendar, most mean an election, a feast or an anniversary just ahead.
_SOON_DAYS = 60


class Named(NamedTuple):
    """The parts of a date that the words gave: for joining «13» and «15 تموز», and for dating by weekday."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    hijri: bool = False
    today: int | None = None  #: «اليوم» 0, «أمس» -1: the writer's own distance from that weekday or date


class Meaning(NamedTuple):
    """`fixed`: the same on every day. `other` is what the words mean in their other use, where they have two:
    «منذ يومين» is the day two days ago, or the stretch from it. `why` says why there is no interval on any day."""

    kind: TimeKind
    resolve: Resolve
    fixed: bool = False
    other: Resolve | None = None
    hours: tuple[time, time] | None = None
    named: Named = Named()
    way: int | None = None  #: which way the words point, where they do: «الماضي» -1, «الجاري» 0, «المقبل» 1, or `AHEAD`
    why: str = ""
    step: int | None = None  #: of a day told from another one in the text: «التالي» 1, «نفسه» 0
    back: Resolve | None = None  #: of what was before the report's own news («ويأتي الهجوم بعد يومين على …»), told from its day
    calendar: Resolve | None = None  #: what the calendar makes of words that reports mean more loosely: «قبل عام» the very day
    own_month: int | None = None  #: the writer's own month, where the words name it: «آذار الجاري», «أواخر آذار الجاري»
    yearly: bool = False  #: comes once a year, and the words do not tell which: «15 آذار», «أواخر يناير»
    vague: bool = False  #: hardly tells when anything happened: «الآن», «قبل أيام», «خلال السنوات الأخيرة»
    onward: bool = False  #: from the time that the text names before it to the report's day: «منذ ذلك الحين»

    def at(self, hours: tuple[time, time] | None) -> Meaning:
        return self._replace(hours=hours)


def fixed(stretch: Stretch | None, named: Named | None = None, kind: TimeKind | None = None) -> Meaning | None:
    """A stretch that no anchor changes; `None` where the calendar has no such day."""
    if stretch is None:
        return None
    return Meaning(kind or ("day" if stretch[0] == stretch[1] else "range"), lambda _: stretch, fixed=True, named=named or Named())


def known_day(day: date) -> Meaning:
    """A day that a name stands for («هجمات 11 سبتمبر»); before it happened the name is not it."""
    return Meaning("day", lambda d: one(day) if day <= d else None, named=Named(day.day, day.month, day.year))


def unresolved(kind: TimeKind, why: str) -> Meaning:
    return Meaning(kind, lambda _: None, why=why)


def named_elsewhere(step: int, *, ahead: bool) -> Meaning:
    """«اليوم التالي», «اليوم نفسه»: so many days after one that the text names; `ahead`: of what is still to be."""
    return unresolved("anaphor", "a day named elsewhere")._replace(step=step, way=AHEAD if ahead else None)


def one(day: date | None) -> Stretch | None:
    return None if day is None else (day, day)


def days_away(n: int) -> Meaning:
    return Meaning("day", lambda d: one(shift_days(d, n)), named=Named(today=n))


def weekday(n: int, way: int | None, *, today: int | None = None) -> Meaning:
    """`way` `None`: the latest such day, the report's own included; -1 and 1 the nearest before and after; -2 and 2 the next but one; 0 of this week."""

    def resolve(d: date) -> Stretch | None:
        back = (d.isoweekday() - n) % 7
        if way is None:
            return one(shift_days(d, -back))
        if way == 0:
            week = week_of(d)
            return None if week is None else one(shift_days(week[0], n - 1))
        if way < 0:
            return one(shift_days(d, -(back or 7) + 7 * (way + 1)))
        return one(shift_days(d, (7 - back) + 7 * (way - 1)))

    return Meaning("day", resolve, named=Named(weekday=n, today=today))


def last_weekday(n: int) -> Meaning:
    """«السبت الماضي», written on a Sunday, is not the day before, which a report calls yesterday."""
    nearest_before = weekday(n, -1)

    def resolve(d: date) -> Stretch | None:
        return one(shift_days(d, -8)) if (d.isoweekday() - n) % 7 == 1 else nearest_before.resolve(d)

    return nearest_before._replace(resolve=resolve, calendar=nearest_before.resolve)


def weekday_ahead(n: int) -> Meaning:
    """The nearest such day from the report's own on: «سيعقد الأحد»."""
    return Meaning("day", lambda d: one(shift_days(d, (n - d.isoweekday()) % 7)), named=Named(weekday=n), way=AHEAD)


def nearest(make: Callable[[int], Stretch | None], year: int, d: date, way: int | None) -> Stretch | None:
    """The instance of a thing that comes once a year: the latest at or before `d` (`None`), strictly before or after."""
    if way == 0:
        return make(year)
    several = [s for s in (make(y) for y in range(year - 3, year + 4)) if s is not None]
    if way is None:
        return max((s for s in several if s[0] <= d), default=None)
    if way == AHEAD:
        return min((s for s in several if s[1] >= d), default=None)
    if way < 0:
        before = sorted(s for s in several if s[1] < d)
        return before[way] if len(before) >= -way else None
    after = sorted(s for s in several if s[0] > d)
    return after[way - 1] if len(after) >= way else None


def _year_on(d: date, *, hijri: bool) -> int | None:
    return hijri_year_of(d) if hijri else d.year


def yearly(
    make: Callable[[int], Stretch | None], way: int | None, *, hijri: bool = False, named: Named | None = None, soon: bool = False
) -> Meaning:
    """`soon`: where no way is told, the coming one where it is near and the latest one is not."""

    def resolve(d: date) -> Stretch | None:
        year = _year_on(d, hijri=hijri)
        if year is None:
            return None
        coming = nearest(make, year, d, AHEAD) if soon and way is None else None
        if coming is not None and 0 < (coming[0] - d).days <= _SOON_DAYS:
            return coming
        return nearest(make, year, d, way)

    return Meaning("range", resolve, named=named or Named(), yearly=way is None)


def month(n: int, *, year: int | None = None, way: int | None = None, year_away: int | None = None, hijri: bool = False) -> Meaning | None:
    """A month, 1 to 12, of a year, of one so many years away, or, as `way` has it in `yearly`, of the nearest; `None` where the year has none."""
    named = Named(month=n, year=year, hijri=hijri)
    if year is not None:
        return fixed(month_of(year, n, hijri=hijri), named)
    if year_away is not None:
        away = year_away
        return Meaning(
            "range", lambda d: None if (y := _year_on(d, hijri=hijri)) is None else month_of(y + away, n, hijri=hijri), named=named
        )
    return yearly(lambda y: month_of(y, n, hijri=hijri), way, hijri=hijri, named=named)


def day_in_month(
    named: Named,
    *,
    way: int | None = None,
    year_away: int | None = None,
) -> Meaning | None:
    """A day with its month, and its year or, without one, the year that a direction, a weekday or the anchor gives."""
    d, m, hijri = named.day, named.month, named.hijri
    if d is None or m is None:
        return None
    if named.year is not None:
        return fixed(one(day_of(named.year, m, d, hijri=hijri)), named)
    if day_of(1440 if hijri else 2024, m, d, hijri=hijri) is None:
        return None
    if year_away is not None:
        away = year_away
        meaning = Meaning("day", lambda x: None if (y := _year_on(x, hijri=hijri)) is None else one(day_of(y + away, m, d, hijri=hijri)))
    elif named.weekday is not None and not hijri:
        meaning = Meaning("day", _true_year(m, d, named.weekday, way))
    else:
        meaning = yearly(lambda y: one(day_of(y, m, d, hijri=hijri)), way, hijri=hijri, soon=True)
    return meaning._replace(kind="day", named=named)


def _true_year(m: int, d: int, n: int, way: int | None) -> Resolve:
    """The year nearest to the anchor that makes weekday, day and month true; where none near does, the weekday is set aside."""

    def resolve(x: date) -> Stretch | None:
        years = [y for y in years_of_weekday(m, d, n, max(1, x.year - 3), min(9999, x.year + 1)) if _may_be(date(y, m, d), x, way)]
        if not years:
            return nearest(lambda y: one(day_of(y, m, d)), x.year, x, way)
        return one(day_of(min(years, key=lambda y: (abs((date(y, m, d) - x).days), y)), m, d))

    return resolve


def _may_be(day: date, x: date, way: int | None) -> bool:
    """Not far ahead, unless the words point there: the weekday is then more likely wrong."""
    return day > x if way == 1 else way == AHEAD or (day - x).days <= _SOON_DAYS


def season(name: str, *, year: int | None = None, way: int | None = None) -> Meaning | None:
    if year is not None:
        return fixed(season_of(year, name), Named(year=year))
    if way == 0:
        return Meaning("range", lambda d: season_of(d.year + (d.month == 12 and name == "winter"), name))
    return yearly(lambda y: season_of(y, name), way)


def units_away(unit: Unit, n: int) -> Meaning:
    """The calendar unit itself: «الشهر الماضي» all of last month."""
    return Meaning("day" if unit in ("day", "night") else "range", lambda d: unit_of(d, unit, n))
