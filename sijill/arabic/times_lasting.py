"""«اندلعت مساء السبت واستمرت حتى الفجر», «أُغلق الجمعة لمدة يومين», «بدأ في حزيران وانتهى في 3 تموز»: what began and went on to a
later day that the words tell.

Invariant: the end is told in the same sentence as the beginning, and lies neither before it nor after the report's own day.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sijill.arabic.by_form import Marks
from sijill.arabic.times_lexicon import beside
from sijill.arabic.times_words import Words
from sijill.model import Interval

if TYPE_CHECKING:
    from sijill.arabic.times import TimeFind

_REACH = 16  # how many words may stand between the day and «استمرت»
_TO = 3  # and between «استمرت» and «حتى», «لمدة»
_MONTH = 31  # days of a stretch that still tells a beginning
_PART = 4  # and between «حتى» and «الصباح» or the day
_LONGEST = 92  # days
_ONE = timedelta(days=1)


def _tell_verb(form: str) -> str | None:
    return next((kind for kind in ("lasts", "ends") if form in beside(kind)), None)


_VERBS = Marks(_tell_verb)


def lasting(w: Words, finds: Sequence[TimeFind], anchor: Interval) -> list[TimeFind]:
    """The finds, each day or month from which something lasted to a later day up to that day; the beginning alone is its other use."""
    verbs = _VERBS.of(w.text.cards)
    if not verbs and all(f.value.kind != "duration" for f in finds):
        return list(finds)
    told = list(finds)
    for k, find in enumerate(told):
        start = _start(find)
        last = None if start is None else _end(w, told, k, start, verbs)
        if start is not None and last is not None and start.latest < last <= anchor.latest and (last - start.earliest).days <= _LONGEST:
            interval = Interval(start.earliest, last, "relative")
            told[k] = find._replace(value=find.value._replace(interval=interval, kind="range", other=start))
    return told


def _start(find: TimeFind) -> Interval | None:
    """The day or the month told, also where it has been read as going on to the report's day."""
    if find.value.kind not in ("day", "range"):
        return None
    told = (find.value.interval, find.value.other)
    return next((i for i in told if i is not None and i.days <= _MONTH), None)


def _single(find: TimeFind) -> date | None:
    interval = find.value.interval
    return interval.earliest if interval is not None and interval.days == 1 and find.value.kind == "day" else None


def _end(w: Words, finds: Sequence[TimeFind], k: int, start: Interval, verbs: Sequence[tuple[int, str]]) -> date | None:
    """The day to which it lasted; `verbs`: those that tell of it, by token."""
    after = w.text.token_at(finds[k].end - 1) + 1
    j, verb = next(((j, verb) for j, verb in verbs if after <= j < after + _REACH), (after, ""))
    if not verb:
        return _length(w, finds[k + 1 : k + 2], after, start)
    later = finds[k + 1 :] if w.same_sentence(after - 1, j) else ()
    return _lasted(w, later, j + 1, start) if verb == "lasts" else _day_near(w, later, j + 1)


def _lasted(w: Words, later: Sequence[TimeFind], i: int, start: Interval) -> date | None:
    """«استمرت حتى …», «استمرت لمدة …», past the verb."""
    for j in range(i, min(i + _TO, len(w))):
        if w.form(j) == "حتي":
            return _until(w, later, j + 1, start)
        if w.at(j, "during") is not None:
            return _length(w, later, j, start)
    return None


def _until(w: Words, later: Sequence[TimeFind], i: int, start: Interval) -> date | None:
    """«حتى وقت مبكر من الأحد», «حتى ساعات الصباح الأولى»: that day, or the one after."""
    told = _day_near(w, later, i)
    if told is not None or start.days > 1:
        return told
    parts = (hit[0].value for j in range(i, i + _PART) if (hit := w.at(j, "part")) is not None)
    return start.earliest + _ONE if next(parts, "") in ("dawn", "morning") else None


def _day_near(w: Words, later: Sequence[TimeFind], i: int) -> date | None:
    near = (f for f in later if i <= w.text.token_at(f.start) < i + _PART)
    return next((day for f in near if (day := _single(f)) is not None), None)


def _length(w: Words, later: Sequence[TimeFind], i: int, start: Interval) -> date | None:
    """«لمدة ثلاثة أسابيع» at token `i`: three weeks on."""
    find = next((f for f in later if w.text.token_at(f.start) == i and f.value.kind == "duration"), None)
    whole = None if find is None else find.value.other
    return None if whole is None or start.days > 1 else start.earliest + timedelta(days=whole.days - 1)
