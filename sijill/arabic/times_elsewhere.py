"""«في اليوم التالي», «اليوم نفسه», «ذلك اليوم»: a day told from another one that the text names.

Invariant: the other day is the single day that the nearest time names, in the same sentence or, where it opens this one, the
one before; where that is the writer's own day, or would put the day after the report's, nothing is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sijill.arabic.calendar import shift_days
from sijill.arabic.text import Text
from sijill.arabic.times_meaning import AHEAD, Meaning
from sijill.model import Interval

if TYPE_CHECKING:
    from sijill.arabic.times import TimeFind

_REACH = 14  # letters between «اليوم التالي» and the day that «لـ» says it follows
_HEAD = 12  # letters of a sentence before «اليوم التالي» where it goes on from the sentence before: «وفي صباح»
_TIMELESS = ("clock", "duration")


def told_elsewhere(text: Text, meanings: Sequence[Meaning], finds: Sequence[TimeFind], anchor: Interval | None) -> list[TimeFind]:
    """The finds with each day told from another one given its day, where the text gives one; `meanings` are theirs."""
    told = list(finds)
    for k, meaning in enumerate(meanings):
        if meaning.step is None:
            continue
        other = _after(text, told, k) if meaning.step else None
        other = _before(text, told, k, meaning.step) if other is None else other
        day = None if other is None else shift_days(other, meaning.step)
        if day is None and meaning.step and meaning.way == AHEAD and _alone(told, k):
            day = None if anchor is None or anchor.days > 1 else anchor.earliest + timedelta(days=1)
        late = day is not None and anchor is not None and day > anchor.latest and meaning.way != AHEAD
        if day is not None and not late:
            told[k] = _on(told[k], day, meaning)
    return told


def _on(find: TimeFind, day: date, meaning: Meaning) -> TimeFind:
    interval = Interval(day, day, "relative", *(meaning.hours or (None, None)))
    reason = "the day after" if meaning.step else "the day"
    return find._replace(value=find.value._replace(interval=interval, kind="day", way=None, reason=f"{reason} that the text names before"))


def _alone(finds: Sequence[TimeFind], k: int) -> bool:
    """Whether no other day is named at all."""
    return all(f.value.kind in _TIMELESS for f in (*finds[:k], *finds[k + 1 :]))


def _single(find: TimeFind) -> date | None:
    interval = find.value.interval
    return interval.earliest if interval is not None and interval.days == 1 and find.value.kind == "day" else None


def _after(text: Text, finds: Sequence[TimeFind], k: int) -> date | None:
    """«في اليوم التالي لغارة 28 أيار»: the day that follows is the one."""
    if k + 1 >= len(finds) or finds[k + 1].start - finds[k].end > _REACH:
        return None
    return _single(finds[k + 1]) if text.folded[finds[k].end : finds[k + 1].start].lstrip().startswith("ل") else None


def _before(text: Text, finds: Sequence[TimeFind], k: int, step: int) -> date | None:
    """The day of the nearest time before, if it is one day and not the writer's own («قال اليوم إن»); from another sentence
    only where this one begins with it."""
    found = [f for f in finds[:k] if f.value.kind not in _TIMELESS]
    here = text.sentence_at(finds[k].start)
    apart = here - text.sentence_at(found[-1].start) if found else _HEAD
    if apart > 1 or (apart == 1 and finds[k].start - text.sentences[here].start > _HEAD):
        return None
    own = found[-1].value.named.today
    return None if own is not None and (step or own >= 0) else _single(found[-1])
