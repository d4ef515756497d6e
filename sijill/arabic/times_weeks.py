"""What weeks and weekdays mean: «هذا الأسبوع», «الأسبوع الأول من», «عطلة نهاية الأسبوع», «أول يوم جمعة من», «الخميس 21».

Invariant: as in `times_meaning`: a week or day that the day it is told from does not give is `None`.
"""

from __future__ import annotations

from datetime import date, timedelta

from sijill.arabic.calendar import Stretch, shift_days, shift_months, week_of
from sijill.arabic.times_meaning import Meaning, Named, one, units_away
from sijill.arabic.times_stretches import between


def nth_week(inner: Meaning, n: int) -> Meaning:
    """The n-th seven days of a stretch; -1 the last seven."""

    def resolve(d: date) -> Stretch | None:
        whole = inner.resolve(d)
        if whole is None:
            return None
        if n < 0:
            return max(whole[0], whole[1] - timedelta(days=6)), whole[1]
        first = whole[0] + timedelta(days=7 * (n - 1))
        return (first, min(whole[1], first + timedelta(days=6))) if first <= whole[1] else None

    return inner._replace(kind="range", resolve=resolve, other=None, named=Named())


def weekend(way: int | None) -> Meaning:
    """Friday to Sunday, which holds both weekends of the region; the latest one that has begun."""

    def resolve(d: date) -> Stretch | None:
        friday = shift_days(d, -((d.weekday() - 4) % 7) + (7 * way if way is not None else 0))
        if friday is not None and way == -1 and (d.weekday() in (0, 1, 2, 3)):
            friday = shift_days(friday, 7)
        end = shift_days(friday, 2) if friday is not None else None
        return (friday, end) if friday is not None and end is not None else None

    return Meaning("range", resolve)


def nth_weekday(inner: Meaning, n: int, weekday: int) -> Meaning:
    """«أول يوم جمعة من يوليو»: the n-th such weekday of the stretch; `None` where it has fewer."""

    def resolve(d: date) -> Stretch | None:
        whole = inner.resolve(d)
        if whole is None:
            return None
        day = whole[0] + timedelta(days=(weekday - whole[0].isoweekday()) % 7 + 7 * (n - 1))
        return (day, day) if day <= whole[1] else None

    return inner._replace(kind="day", resolve=resolve, other=None, named=Named(weekday=weekday))


def numbered_day(n: int, weekday: int | None, *, nth: bool = False) -> Meaning:
    """«يوم 27»: the latest 27th; «الخميس 21»: the nearest 21st that is a Thursday. `nth`: in words, as «الأحد الثاني», the
    second Sunday of the month, unless a Sunday within ten days is the 2nd."""

    def resolve(d: date) -> Stretch | None:
        months = [shift_months(d.replace(day=1), k) for k in (0, -1, 1, -2, 2)]
        days = [day for m in months if m is not None and (day := _in_month(m, n)) is not None]
        if weekday is None:
            return one(max((x for x in days if x <= d), default=None))
        true = [x for x in days if x.isoweekday() == weekday]
        near = min(true, key=lambda x: abs((x - d).days), default=None)
        if near is not None and not (nth and n <= 5 and abs((near - d).days) > 10):
            return one(near)
        return nth_weekday(units_away("month", 0), n, weekday).resolve(d) if n <= 5 else None

    return Meaning("day", resolve, named=Named(day=n, weekday=weekday))


def _in_month(month: date, n: int) -> date | None:
    day = month + timedelta(days=n - 1)
    return day if day.month == month.month else None


def week_holding(inner: Meaning) -> Meaning:
    """«أسبوع 16 سبتمبر»: Monday to Sunday."""

    def resolve(d: date) -> Stretch | None:
        there = inner.resolve(d)
        return None if there is None else week_of(there[0])

    return inner._replace(kind="range", resolve=resolve, other=None, named=Named())


def week_told(n: int) -> Meaning:
    """«هذا الأسبوع», «الأسبوع الماضي»: Monday to Sunday, but the region's week begins on Sunday, so that this week does, and
    on Saturday and Sunday the seven days before are last week."""
    calendar = units_away("week", n)
    if n not in (0, -1):
        return calendar

    def resolve(d: date) -> Stretch | None:
        if n == -1 and d.isoweekday() < 6:
            return calendar.resolve(d)
        back = d.isoweekday() % 7 if n == 0 else 7
        return between(shift_days(d, -back), shift_days(d, 6 - back))

    return calendar._replace(resolve=resolve, calendar=calendar.resolve)


def weekday_of(week: Meaning, n: int) -> Meaning:
    """«الأسبوع الماضي الأحد»: that weekday of that week."""
    return nth_weekday(week, 1, n)
