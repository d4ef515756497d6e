"""What stretches told by number or from the report's day mean: «أواخر», «منذ», «قبل», «خلال», «الربع الأول من».

Invariant: as in `times_meaning`: a stretch that the day it is told from does not give is `None`.
"""

from __future__ import annotations

from datetime import date, timedelta

from sijill.arabic.calendar import Stretch, Unit, edge_of, shift, shift_days, shift_months
from sijill.arabic.times_meaning import Meaning, Named, Resolve, one

#: Further units counted with the first: ((«month», 3),) of «سنة وثلاثة أشهر».
More = tuple[tuple[Unit, int], ...]
#: What «ونصف» adds to one of a unit.
HALVES: dict[Unit, tuple[Unit, int]] = {
    "decade": ("year", 5), "year": ("month", 6), "month": ("day", 15), "week": ("day", 3), "day": ("hour", 12), "hour": ("minute", 30),
}  # fmt: skip
_SIZES: tuple[Unit, ...] = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")

_WITHIN_DAY: tuple[Unit, ...] = ("hour", "minute", "second")
_BEFORE_SOON = 70  # days back from which no day after the report's counts as near


def smaller(a: Unit, b: Unit) -> bool:
    return a in _SIZES and b in _SIZES and _SIZES.index(a) < _SIZES.index(b)


def _there(d: date, counted: More, way: int) -> date | None:
    there: date | None = d
    for unit, n in counted:
        there = None if there is None else shift(there, unit, way * n)
    return there


def edge(inner: Meaning, which: str) -> Meaning:
    """The beginning, middle or end of a stretch: «أواخر يناير» the 21st to the 31st."""

    def resolve(d: date) -> Stretch | None:
        whole = inner.resolve(d)
        return None if whole is None else edge_of(whole, which)

    return inner._replace(kind="range", resolve=resolve, other=None, named=Named())


def nth_day(inner: Meaning, n: int) -> Meaning:
    """«الحادي والعشرين من الشهر الحالي»: the 21st of this month."""

    def resolve(d: date) -> Stretch | None:
        whole = inner.resolve(d)
        day = None if whole is None else whole[0] + timedelta(days=n - 1)
        return (day, day) if day is not None and whole is not None and day <= whole[1] else None

    return inner._replace(kind="day", resolve=resolve, other=None, named=Named(day=n))


def span(left: Meaning, right: Meaning) -> Meaning:
    """From the first of the one to the last of the other. A left end that would lie after the right one goes back a
    week or a year, as «من الخميس إلى السبت» read on a Thursday; otherwise there is no such stretch."""

    def resolve(d: date) -> Stretch | None:
        b = right.resolve(d)
        a = None if b is None else left.resolve(d)
        if a is None or b is None:
            return None
        if a[0] > b[1]:
            a = left.resolve(b[0])
        return (a[0], b[1]) if a is not None and a[0] <= b[1] else None

    hours = (left.hours[0], right.hours[1]) if left.hours is not None and right.hours is not None else None
    return Meaning("range", resolve, fixed=left.fixed and right.fixed, hours=hours)


def since(inner: Meaning) -> Meaning:
    """From the beginning of the inner stretch to the report's day; the other use is the inner stretch alone."""

    def resolve(d: date) -> Stretch | None:
        start = inner.resolve(d)
        if start is not None and start[0] > d and not inner.fixed:  # «منذ 15 نيسان», written in March
            earlier = shift_days(d, -_BEFORE_SOON)
            start = None if earlier is None else inner.resolve(earlier)
        return None if start is None or start[0] > d else (start[0], d)

    return Meaning("since", resolve, other=inner.resolve, named=inner.named)


def days_running(n: int) -> Meaning:
    """«لليوم الثامن على التوالي»: from the first of the eight days to the report's."""
    return Meaning("since", lambda d: None if (a := shift_days(d, 1 - n)) is None else (a, d))


def ago(unit: Unit, n: int, *, way: int = -1, loose: bool = False, more: More = ()) -> Meaning:
    """`n` units back (or on): that day; where the number is hedged («نحو»), a tenth of it, or one unit, to either side."""

    def resolve(d: date) -> Stretch | None:
        there = _there(d, ((unit, n), *more), way)
        if there is None or not loose:
            return one(there)
        slack = {"month": 7, "year": 31, "decade": 366, "week": 3}.get(unit, 0)
        a, b = shift_days(there, -slack), shift_days(there, slack)
        return None if a is None or b is None else (a, max(a, min(b, d)) if way < 0 else b)

    return Meaning("day" if not loose else "range", resolve)


def before(unit: Unit, n: int | None, *, under: bool = False, over: bool = False, more: More = ()) -> Resolve:
    """So long before a day: «بعد يومين على» that day; of hours it or the day before; «بعد أقل من أسبوع على» any day of
    the week before, «بعد أكثر من أسبوع على» any of the week before that."""
    if n is None:
        return few_ago(unit).resolve if unit not in _WITHIN_DAY else last(unit, 1).resolve
    if over:
        return lambda d: between(_there(d, ((unit, n), (unit, 1)), -1), _there(d, ((unit, n),), -1))
    if unit in _WITHIN_DAY:
        return last(unit, n).resolve
    if under:
        return lambda d: between(_there(d, ((unit, n), *more), -1), shift_days(d, -1))
    return ago(unit, n, more=more).resolve


def between(a: date | None, b: date | None) -> Stretch | None:
    """From the earlier of two days to the second; `None` where either is."""
    return None if a is None or b is None else (min(a, b), b)


def last(unit: Unit, n: int, *, way: int = -1, more: More = ()) -> Meaning:
    """«خلال 48 ساعة»: from n units back to the report's day (or on from it). Less than a day reaches into yesterday."""

    def resolve(d: date) -> Stretch | None:
        there = _there(d, ((unit, n), *more), way)
        if there == d and unit in ("hour", "minute", "second"):
            there = shift_days(d, way)
        if there is None:
            return None
        return (there, d) if way < 0 else (d, there)

    return Meaning("range", resolve)


def few_ago(unit: Unit, *, way: int = -1) -> Meaning:
    """«قبل أيام»: between two and ten of the unit, of hours the day itself, or the day before."""
    if unit in ("hour", "minute", "second"):
        return Meaning("day", one)
    low, high = {"day": (2, 7), "night": (2, 7), "week": (2, 6), "month": (2, 11)}.get(unit, (2, 10))

    def resolve(d: date) -> Stretch | None:
        a, b = shift(d, unit, way * high), shift(d, unit, way * low)
        return None if a is None or b is None else (min(a, b), max(a, b))

    return Meaning("range", resolve)


def few_last(unit: Unit, *, way: int = -1) -> Meaning:
    """«خلال الأيام القليلة الماضية»: the last week; of weeks, months and years as many as the word bears."""
    n = {"hour": 24, "minute": 60, "second": 60, "day": 7, "night": 7, "week": 6, "month": 11}.get(unit, 10)
    return last(unit, n, way=way)._replace(vague=smaller("day", unit))


def next_day(inner: Meaning) -> Meaning:
    """«غداة X»: the day after."""

    def resolve(d: date) -> Stretch | None:
        there = inner.resolve(d)
        return None if there is None else one(shift_days(there[1], 1))

    return inner._replace(kind="day", resolve=resolve, other=None, named=Named())


def eve(inner: Meaning) -> Meaning:
    """«ليلة رأس السنة», «ليلة عيد الفطر»: the night into the feast, which is of both days."""

    def resolve(d: date) -> Stretch | None:
        there = inner.resolve(d)
        before = None if there is None else shift_days(there[0], -1)
        return None if there is None or before is None else (before, there[1])

    return inner._replace(kind="range", resolve=resolve, other=None, hours=None, named=Named())


def night_of(inner: Meaning) -> Meaning:
    """«ليلة الجمعة», written on that Friday: the night into it, which is of both days; on a later day its own night."""

    def resolve(d: date) -> Stretch | None:
        there = inner.resolve(d)
        before = None if there is None else shift_days(there[0], -1)
        return there if there is None or before is None or there[0] != d else (before, d)

    return inner._replace(resolve=resolve)


def portion(inner: Meaning, n: int, parts: int) -> Meaning:
    """The n-th of `parts` equal parts: «الربع الأول من عام 2015» January to March, «النصف الثاني من الشهر» the 16th on."""

    def resolve(d: date) -> Stretch | None:
        whole = inner.resolve(d)
        if whole is None or not 1 <= n <= parts:
            return None
        first, last = whole
        if (last - first).days > 200:
            start, after = shift_months(first, 12 // parts * (n - 1)), shift_months(first, 12 // parts * n)
            return None if start is None or after is None else (start, after - timedelta(days=1))
        size = 15 if parts == 2 and (last - first).days >= 27 else ((last - first).days + 1) // parts
        start = first + timedelta(days=size * (n - 1))
        return start, (last if n == parts else start + timedelta(days=size - 1))

    return inner._replace(kind="range", resolve=resolve, other=None, named=Named())


def first_units(inner: Meaning, unit: Unit, n: int) -> Meaning:
    """«الأشهر الستة الأولى من العام»: so many units from its beginning; `None` where it has fewer."""

    def resolve(d: date) -> Stretch | None:
        whole = inner.resolve(d)
        after = None if whole is None else shift(whole[0], unit, n)
        last = None if after is None else shift_days(after, -1)
        return (whole[0], last) if whole is not None and last is not None and whole[0] <= last <= whole[1] else None

    return inner._replace(kind="range", resolve=resolve, other=None, named=Named())


def days_between(inner: Meaning, a: int, b: int) -> Meaning:
    """«من 4 إلى 22 من هذا الشهر»."""
    return span(nth_day(inner, a), nth_day(inner, b))


def rest_of(inner: Meaning) -> Meaning:
    """«ما تبقى من الأسبوع»: from the report's day on."""

    def resolve(d: date) -> Stretch | None:
        whole = inner.resolve(d)
        return (max(d, whole[0]), whole[1]) if whole is not None and d <= whole[1] else None

    return inner._replace(resolve=resolve, other=None, named=Named())
