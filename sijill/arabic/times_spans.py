"""From one time to another: «من 13 إلى 15 يوليو», «بين الخميس والسبت», «13 تموز - 15 تموز».

Invariant: both ends are times; a bare number is one only where the other end completes it.
"""

from __future__ import annotations

from sijill.arabic import times_meaning as means
from sijill.arabic import times_stretches as stretches
from sijill.arabic.times_dates import Parsed
from sijill.arabic.times_meaning import Named
from sijill.arabic.times_ranges import period
from sijill.arabic.times_words import Words


def _number_end(w: Words, i: int) -> Parsed | None:
    """A bare day number, which the other end's month completes: «بين 3 و 12 سبتمبر»."""
    number = w.number(i)
    if number is None or not 1 <= number.value <= 31:
        return None
    return Parsed(number.end, means.unresolved("day", str(number.value)))


def from_to(w: Words, i: int, plain: Parsed | None) -> Parsed | None:
    """«من 13 إلى 15 يوليو», «بين الخميس والسبت», «ما بين 2014 و2018», «13 تموز - 15 تموز». `plain`: what `period` finds here."""
    cue = w.at(i, "from", "between", "pair")
    j = w.skip(cue[1], "pair") if cue is not None else i
    left = (period(w, j, after_cue=True) if cue is not None else plain) or _number_end(w, j)
    if left is None:
        return None
    listed = cue is None and left.meaning.why.isdigit()  # «10 و11 شباط»
    k = _joint(w, left.end, between=listed or (cue is not None and cue[0].kind != "from"))
    if k is None or not w.same_sentence(i, k):
        return None
    right = period(w, k, after_cue=True) or _same_month(w, k, left)
    if right is None or right.meaning.why:
        return None
    if left.meaning.why:
        if not left.meaning.why.isdigit() or right.meaning.named.month is None:
            return None
        if listed and w.form(left.end).startswith("و") and right.meaning.named.day != int(left.meaning.why) + 1:
            return None
        completed = means.day_in_month(right.meaning.named._replace(day=int(left.meaning.why), weekday=None), way=right.meaning.way)
        if completed is None:
            return None
        left = Parsed(left.end, completed)
    elif left.meaning.named.month is not None and left.meaning.named.year is None and right.meaning.named.year is not None:
        again = left.meaning.named._replace(year=right.meaning.named.year)
        dated = means.day_in_month(again) if again.day is not None else means.month(again.month or 0, year=again.year)
        left = left if dated is None else Parsed(left.end, dated)
    return Parsed(right.end, stretches.span(left.meaning, right.meaning))


def two_days(w: Words, i: int) -> Parsed | None:
    """«الأربعاء والخميس»: what is told of both; each stands for itself too."""
    left = _bare_weekday(w, i)
    if left is None or not w.form(left.end).startswith("و") or not w.same_sentence(i, left.end):
        return None
    right = _bare_weekday(w, left.end)
    if right is None or right.meaning.named.weekday != (left.meaning.named.weekday or 0) % 7 + 1:
        return None
    return Parsed(right.end, stretches.span(left.meaning, right.meaning))


def _bare_weekday(w: Words, i: int) -> Parsed | None:
    """A weekday with neither a date nor an hour."""
    if "weekday" not in w.readings.get(i, ()):
        return None
    day = period(w, i)
    bare = day is not None and day.meaning.named == Named(weekday=day.meaning.named.weekday) and day.meaning.hours is None
    return day if bare else None


def _same_month(w: Words, i: int, left: Parsed) -> Parsed | None:
    """«تموز 13 الى 15»: the right end is a day of the left one's month."""
    number, named = w.number(i), left.meaning.named
    if number is None or not number.digits or named.day is None or named.month is None or not w.ends(number.end):
        return None
    meaning = means.day_in_month(named._replace(day=number.value, weekday=None))
    return None if meaning is None else Parsed(number.end, meaning)


def _joint(w: Words, i: int, *, between: bool) -> int | None:
    """Past what joins the two ends: «إلى», «حتى», a dash, or, after «بين», «و»."""
    to = w.at(w.sign(i, "،,"), "to")
    if to is not None:
        return to[1]
    if w.form(i) in ("-", "–", "—"):
        return i + 1
    if between and w.form(i) == "و":
        return i + 1
    return i if between and any(r.stuck.startswith("و") for r in w.readings.get(i, {}).values()) else None
