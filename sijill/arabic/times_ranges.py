"""Stretches told from the report's day: «منذ», «خلال», «الأسبوع الماضي», «أواخر», «بين … و…», «من … إلى …».

Invariant: what is told from another time of the text has no interval here.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import cast

from sijill.arabic import times_meaning as means
from sijill.arabic import times_stretches as stretches
from sijill.arabic import times_weeks as weeks
from sijill.arabic.calendar import Unit
from sijill.arabic.times_ago import SMALL, few
from sijill.arabic.times_counts import ONE, Count, count
from sijill.arabic.times_dates import LATEST, Parsed, bare_year, direction, longest, month_phrase, year_phrase
from sijill.arabic.times_days import numbered_alone, weekday_at
from sijill.arabic.times_lexicon import Reading, beside
from sijill.arabic.times_numeric import days_of_month, month_numeric, numeric_date
from sijill.arabic.times_parts import day_phrase, last_night
from sijill.arabic.times_portions import decade_phrase, first_units_phrase, nth_weekday_phrase, portion_phrase, week_of_date
from sijill.arabic.times_seasons import named_date, season_phrase
from sijill.arabic.times_words import Words, once

_WHEN = ("عندما", "حين", "حينما")
_SOME_TIME = ("سابق", "مبكر")
_AFAR = 11  # how many words may stand between «منذ» and the date that it is said of


def since(w: Words, i: int) -> Parsed | None:
    """«منذ الاثنين», «منذ 30 مارس», «منذ العام الماضي», «منذ يومين», «منذ أكثر من أسبوع»."""
    hit = w.at(i, "since")
    if hit is None:
        return None
    counted = count(w, hit[1])
    date = period(w, w.skip(hit[1], "in", "from"), after_cue=True)
    if date is not None and (counted is None or date.end >= counted.end):
        return _since_date(w, date)
    if counted is None or (counted.definite and counted.n != 2 and counted.n is not None):
        return None
    if counted.n is None:
        return Parsed(counted.end, few(counted, -1, since=True))
    now = w.at(counted.end + 1, "now") if w.form(counted.end) == "من" else None
    if now is not None:  # «منذ شهر و21 يوما من الآن»
        return Parsed(now[1], stretches.ago(counted.unit, counted.n, loose=counted.hedged, more=counted.more))
    point = stretches.ago(counted.unit, counted.n, loose=counted.hedged, more=counted.more)
    stretch = stretches.last(counted.unit, counted.n, more=counted.more)
    if counted.unit in SMALL and not counted.hedged:
        return Parsed(counted.end, point._replace(kind="since", other=stretch.resolve))
    return Parsed(counted.end, stretch._replace(kind="since", other=point.resolve))


def thence(w: Words, i: int) -> Parsed | None:
    """«منذ ذلك الحين»: since the time that the text names before."""
    hit = w.at(i, "thence")
    return None if hit is None else Parsed(hit[1], means.unresolved("anaphor", "since a time named elsewhere")._replace(onward=True))


def _since_date(w: Words, date: Parsed) -> Parsed:
    """«منذ X وحتى Y» ends where it says; otherwise it runs to the report's day."""
    until = w.at(w.sign(date.end, "،,"), "to")
    end = period(w, until[1], after_cue=True) if until is not None else None
    if end is not None and not end.meaning.why:
        return Parsed(end.end, stretches.span(date.meaning, end.meaning)._replace(kind="since"))
    if until is not None and (now := w.at(until[1], "now")) is not None:
        return Parsed(now[1], stretches.since(date.meaning))
    return Parsed(date.end, date.meaning if date.meaning.why or _last_time(w, date) else stretches.since(date.meaning))


def _last_time(w: Words, date: Parsed) -> bool:
    """«في أكبر خسارة منذ 13 تموز، عندما قُتل تسعة»: the day of the last that was as great, and not what has been since."""
    if date.meaning.kind != "day" or w.form(w.sign(date.end, "،,")) not in _WHEN:
        return False
    first = next((j for j in range(date.end - 1, -1, -1) if w.forms[j] in beside("utmost")), None)
    return first is not None and w.same_sentence(first, date.end - 1)


def since_afar(w: Words, i: int) -> Parsed | None:
    """«منذ انطلاق العمليات العسكرية السبت الماضي»: the date a few words on, in the same sentence, with no sign between."""
    hit = w.at(i, "since")
    if hit is None:
        return None
    for j in range(hit[1], min(hit[1] + _AFAR + 1, len(w))):
        if not w.same_sentence(i, j) or not w.joined(j) or w.form(j) in "،,؛:.-–(«" or w.at(j, "since", "ago") is not None:
            return None
        if j == hit[1]:
            continue
        date = period(w, j, after_cue=w.at(j - 1, "in", "unit") is not None)
        if date is not None:
            return None if date.meaning.why else _since_date(w, date)
    return None


def during(w: Words, i: int) -> Parsed | None:
    """«خلال 24 ساعة», «خلال الأيام القليلة الماضية», «في آخر ثلاثة أيام», «الساعات الأخيرة», «خلال الأسبوعين المقبلين»."""
    cue = w.at(i, "during", "in")
    j = cue[1] if cue is not None else i
    last = w.at(j, "last")
    counted = count(w, last[1] if last is not None else j)
    if counted is None or (counted.n == 1 and counted.definite):
        return None
    way = direction(w, counted.end)
    if (way is not None and way[0] == 0) or (way is None and last is None and not _bare_stretch(w, cue, counted)):
        return None
    if way is None and w.form(counted.end - 1) in ONE:  # «خلال يوم واحد»
        return Parsed(counted.end, means.unresolved("duration", "a length of time, not a day"))
    if cue is not None and last is None and (whole := period(w, j)) is not None and whole.end > counted.end:
        return None  # «خلال شهر أغسطس الماضي» is that month
    if way is None and cue is not None and cue[0].number == 1:  # «على مدى يومين», «لمدة أسبوع»: how long, not when
        length = means.unresolved("duration", "a length of time, not a day")
        return Parsed(counted.end, length if counted.n is None else length._replace(other=stretches.last(counted.unit, counted.n).resolve))
    n = way[0] if way is not None else -1
    sign = 1 if n > 0 else -1
    end = way[1] if way is not None else counted.end
    meaning = (
        stretches.few_last(counted.unit, way=sign)
        if counted.n is None
        else stretches.last(counted.unit, counted.n, way=sign, more=counted.more)
    )
    return Parsed(end, meaning)


def _bare_stretch(w: Words, cue: tuple[Reading, int] | None, counted: Count) -> bool:
    """Whether «خلال 48 ساعة», with no direction, is told from the report's day: not «خلال ساعات النهار», «خلال الأشهر»."""
    if cue is None or cue[0].kind == "in" or (counted.definite and counted.n is None) or w.at(counted.end, "part") is not None:
        return False
    return counted.n is not None or counted.unit in ("hour", "minute")


def unit_phrase(w: Words, i: int) -> Parsed | None:
    """«الأسبوع الماضي», «هذا الشهر», «العام الجاري», «الشهر قبل الماضي», «الأسبوع الأول من يوليو»."""
    this = w.at(i, "this")
    hit = w.at(this[1] if this is not None else i, "theunit")
    if hit is None or not hit[0].value.endswith(":1"):
        return None
    unit = cast("Unit", hit[0].value.partition(":")[0])
    if unit in ("hour", "minute", "second"):
        return None
    way = direction(w, hit[1])
    if way is None and this is None and w.form(i - 1) == "من" and w.form(i - 2) in _SOME_TIME:  # «في وقت سابق من الأسبوع»
        way = (0, hit[1])
    if unit == "week" and this is None:
        nth = _nth_week(w, hit[1])
        if nth is not None:
            return nth
    if unit == "week" and (way is not None or this is not None):
        whole = means.units_away("week", way[0] if way is not None else 0)
        end = way[1] if way is not None else hit[1]
        day = weekday_at(w, end)
        if day is not None and w.same_sentence(i, end):
            return Parsed(day[1], weeks.weekday_of(whole, day[0]))
    if way is not None:
        if w.form(way[1] - 1) in LATEST and unit in ("week", "month", "year"):
            return Parsed(way[1], stretches.last(unit, 1))
        n = 2 * way[0] if unit == "night" and abs(way[0]) > 1 else way[0]
        return Parsed(way[1], weeks.week_told(n) if unit == "week" else means.units_away(unit, n))
    if this is not None and unit != "day":
        return Parsed(hit[1], weeks.week_told(0) if unit == "week" else means.units_away(unit, 0))
    after = w.at(hit[1], "anaphor")
    return None if after is None else Parsed(after[1], means.unresolved("anaphor", "a stretch told from one named elsewhere"))


def _nth_week(w: Words, i: int) -> Parsed | None:
    """«الأسبوع الأول من هذا الشهر», «الأسبوع الأخير من شهر يوليو»."""
    number, way = w.number(i), direction(w, i)
    if number is not None and number.ordinal and number.value <= 5:
        n, end = number.value, number.end
    elif way is not None and way[0] == -1:
        n, end = -1, way[1]
    else:
        return None
    j = w.skip(end, "from", "in")
    inner = period(w, j) if j > end else None
    if inner is None or inner.meaning.kind != "range":
        return None
    return Parsed(inner.end, weeks.nth_week(inner.meaning, n))


def edge_phrase(w: Words, i: int) -> Parsed | None:
    """«مطلع الشهر», «أواخر يناير الماضي», «نهاية العام الماضي», «منتصف 2015», «بداية الأسبوع الحالي»."""
    hit = w.at(i, "edge")
    if hit is None:
        return None
    j = w.skip(hit[1], "from")
    inner = period(w, j, after_cue=True)
    if inner is None:
        there = w.at(j, "theunit")
        if there is None or there[0].value not in ("month:1", "year:1", "week:1"):
            return None
        after = w.at(there[1], "anaphor")
        if after is not None:
            return Parsed(after[1], means.unresolved("anaphor", "a stretch told from one named elsewhere"))
        inner = Parsed(there[1], means.units_away(cast("Unit", there[0].value.partition(":")[0]), 0))
    if inner.meaning.kind != "range" or inner.meaning.why:
        return None
    whole = inner.meaning if inner.meaning.calendar is None else inner.meaning._replace(resolve=inner.meaning.calendar, calendar=None)
    if hit[0].value == "rest":
        return Parsed(inner.end, stretches.rest_of(whole))
    return Parsed(inner.end, stretches.edge(whole, hit[0].value))


def weekend_phrase(w: Words, i: int) -> Parsed | None:
    """«نهاية الأسبوع», «عطلة نهاية الأسبوع المقبلة»: before the day that is told from, unless the words look ahead."""
    hit = w.at(i, "weekend")
    if hit is None:
        return None
    way = direction(w, hit[1])
    ahead = 1 if way is None and w.future_before(i) else None
    return Parsed(way[1] if way is not None else hit[1], weeks.weekend(way[0] if way is not None else ahead))


def next_day(w: Words, i: int) -> Parsed | None:
    """«غداة الثلاثاء»: the day after."""
    hit = w.at(i, "next")
    day = day_phrase(w, hit[1]) if hit is not None else None
    if hit is not None and day is None:  # «غداة مقتل …»: the act was the day before
        return Parsed(hit[1], means.days_away(-1)._replace(back=stretches.before("day", 1)))
    return None if day is None or day.meaning.why else Parsed(day.end, stretches.next_day(day.meaning))


_NUMBERS = ("#ordinal", "#unit", "#tens")
_RULES: tuple[tuple[Callable[[Words, int], Parsed | None], frozenset[str]], ...] = (
    (last_night, frozenset(("lastnight",))),
    (named_date, frozenset(("nameddate",))),
    (
        day_phrase,
        frozenset(
            (
                "clock",
                "ago",
                "after",
                "from",
                "between",
                "part",
                "dayword",
                "weekday",
                "namedday",
                "unit",
                "theunit",
                "this",
                "month",
                "hmonth",
                "holiday",
                *_NUMBERS,
            )
        ),
    ),
    (month_phrase, frozenset(("month", "hmonth", "unit"))),
    (year_phrase, frozenset(("unit", "theunit"))),
    (season_phrase, frozenset(("season", "this"))),
    (unit_phrase, frozenset(("theunit", "this"))),
    (weekend_phrase, frozenset(("weekend",))),
    (edge_phrase, frozenset(("edge",))),
    (next_day, frozenset(("next",))),
    (portion_phrase, frozenset(("portion",))),
    (first_units_phrase, frozenset(("theunit",))),
    (days_of_month, frozenset(("month",))),
    (decade_phrase, frozenset(("decades",))),
    (nth_weekday_phrase, frozenset(("weekday", "unit", *_NUMBERS))),
    (week_of_date, frozenset(("unit",))),
    (numbered_alone, frozenset(("cue",))),
)


def period(w: Words, i: int, *, after_cue: bool = False) -> Parsed | None:
    """The longest phrase at token `i` for a day or a calendar stretch, without «منذ», «بين» and the like.

    `after_cue`: a bare four-digit number is a year there («في 2015», «منذ 2013»).
    """
    return (_after_cue if after_cue else _plain)(w, i) if i in w.live else None


@once
def _plain(w: Words, i: int) -> Parsed | None:
    return _period(w, i, after_cue=False)


@once
def _after_cue(w: Words, i: int) -> Parsed | None:
    return _period(w, i, after_cue=True)


def _period(w: Words, i: int, *, after_cue: bool) -> Parsed | None:
    here, form = w.readings.get(i, ()), w.forms[i]
    found = [rule(w, i) for rule in _rules(tuple(here))]
    if form[0].isdigit() or form == "ال":
        found += [day_phrase(w, i), month_numeric(w, i), days_of_month(w, i), numeric_date(w, i, named=after_cue)]
        if after_cue:
            found.append(bare_year(w, i))
    return longest(found)


@lru_cache(maxsize=4096)
def _rules(kinds: tuple[str, ...]) -> tuple[Callable[[Words, int], Parsed | None], ...]:
    """The rules that a token with readings of these kinds may begin."""
    return tuple(rule for rule, begin in _RULES if not begin.isdisjoint(kinds))
