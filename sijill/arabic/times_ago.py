"""So long ago, so long before: «قبل ثلاثة أيام», «3 أيام مضت», «بعد يومين من الآن», «ويأتي ذلك بعد يومين على …».

Invariant: what is counted from something other than the report's day («بعد يومين على الهجوم») has no interval here.
"""

from __future__ import annotations

from sijill.arabic import times_meaning as means
from sijill.arabic import times_stretches as stretches
from sijill.arabic.calendar import Unit
from sijill.arabic.times_counts import Count, count
from sijill.arabic.times_dates import Parsed
from sijill.arabic.times_lexicon import beside
from sijill.arabic.times_meaning import Meaning
from sijill.arabic.times_words import Words

SMALL = ("hour", "minute", "second", "day", "night")
_DAYS: dict[Unit, int] = {"day": 1, "week": 7}  # units counted from another day, in days
_FROM = ("من", "علي", "عن")
_COMES = 8  # how many words may stand between «يأتي» and «بعد»


def few(counted: Count, way: int, *, since: bool = False) -> Meaning:
    point = stretches.few_ago(counted.unit, way=way)
    stretch = stretches.few_last(counted.unit, way=way)
    if since and counted.unit not in SMALL[:3]:
        return stretch._replace(kind="since", other=point.resolve, vague=True)
    return point._replace(other=stretch.resolve, vague=counted.unit not in SMALL[:3])


def gone(w: Words, i: int) -> Parsed | None:
    """«3 أيام مضت»: three days ago."""
    counted = count(w, i)
    hit = w.at(counted.end, "gone") if counted is not None else None
    if counted is None or hit is None or counted.n is None or counted.definite:
        return None
    return Parsed(hit[1], stretches.ago(counted.unit, counted.n, loose=counted.hedged, more=counted.more))


def ago(w: Words, i: int) -> Parsed | None:
    """«قبل ثلاثة أيام», «قبل أسبوعين», «قبل ساعات», «بعد يومين» (from now); not «قبل يومين من الهجوم»."""
    hit = w.at(i, "ago", "after")
    if hit is not None and w.form(hit[1]) == "ذلك":
        return _from_that(w, hit[1] + 1, -1 if hit[0].kind == "ago" else 1)
    counted = count(w, hit[1]) if hit is not None else None
    if hit is None or counted is None or (counted.definite and counted.n == 1):
        return None
    way = -1 if hit[0].kind == "ago" else 1
    follow = w.at(counted.end, "from")
    if w.form(counted.end) in _FROM or (follow is not None and follow[0].words[0] == "من"):
        now = w.at(counted.end + 1, "now", "dayword")
        if now is None or now[0].number != 0:
            return _from_another(w, i, hit[1], counted, way)
        counted = counted._replace(end=now[1])
    elif w.form(counted.end) == "فقط" and w.form(counted.end + 1) in _FROM:
        return _from_another(w, i, hit[1], counted, way)
    if way > 0 and not w.future_before(i) and i > 0 and len(w) > counted.end + 1:
        return _later(counted)
    if counted.n is None:
        return Parsed(counted.end, few(counted, way))
    told = stretches.ago(counted.unit, counted.n, way=way, loose=counted.hedged, more=counted.more)
    if way < 0 and counted.unit == "year" and not (counted.more or counted.hedged):
        told = stretches.ago("year", counted.n, loose=True)._replace(calendar=told.resolve)
    return Parsed(counted.end, told)


def _later(counted: Count) -> Parsed:
    """«في 3 آذار. وبعد يومين قُتل …»: two days after the day told before."""
    days = _DAYS.get(counted.unit)
    if days is None or counted.n is None or counted.hedged or counted.definite or counted.more:
        return Parsed(counted.end, means.unresolved("anaphor", "counted from something other than the report's day"))
    return Parsed(counted.end, means.named_elsewhere(days * counted.n, ahead=False))


def _from_that(w: Words, i: int, way: int) -> Parsed | None:
    """«قبل ذلك بيوم», «بعد ذلك بيومين»: so many days from the day that the text names."""
    counted = count(w, i) if w.form(i).startswith("ب") else None
    days = None if counted is None else _DAYS.get(counted.unit)
    if counted is None or days is None or counted.n is None or counted.more:
        return None
    return Parsed(counted.end, means.named_elsewhere(way * days * counted.n, ahead=False))


def _from_another(w: Words, i: int, at: int, counted: Count, way: int) -> Parsed:
    """«بعد يومين على الهجوم», counted from the attack; where the news is what came after it («ويأتي التفجير بعد يومين على …»),
    the attack was two days before the news."""
    told = means.unresolved("anaphor", "counted from something other than the report's day")
    if way > 0 and comes(w, i) and not _lasting(w, counted):
        under = w.at(at, "under") is not None
        told = told._replace(
            back=stretches.before(counted.unit, counted.n, under=under, over=w.at(at, "over") is not None, more=counted.more)
        )
    return Parsed(counted.end, told)


def _lasting(w: Words, counted: Count) -> bool:
    """«بعد أسابيع من التحضير»: of preparing, which lasted so long; «بعد أسبوع من الهجوم» is after it."""
    return (counted.n is None or counted.hedged) and w.form(counted.end) == "من" and w.form(counted.end + 1).startswith("ال")


def comes(w: Words, i: int) -> bool:
    """Whether «يأتي» stands before token `i` in its sentence: «وجاءت الغارة الأخيرة بعد …», what follows was before the news."""
    lead = beside("comes")
    return any(w.forms[j] in lead and w.same_sentence(j, i) for j in range(i - 1, max(-1, i - 1 - _COMES), -1))
