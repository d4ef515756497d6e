"""«في اليوم التالي», «اليوم نفسه», «منذ ذلك الحين», «ويأتي ذلك بعد يومين على …»: times told from another that the text names.

Invariant: the other day is the single day that the nearest time names, in the same sentence or, where it opens this one, the
one before; where that is the writer's own day, or would put the day after the report's, nothing is said. The day of the news,
from which what was before it is counted, is the first single day that the report names, where that is recent, or its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sijill.arabic.calendar import shift_days
from sijill.arabic.text import Text
from sijill.arabic.times_meaning import AHEAD, Meaning, Resolve, TimeKind
from sijill.model import Interval

if TYPE_CHECKING:
    from sijill.arabic.times import TimeFind

_REACH = 14  # letters between «اليوم التالي» and the day that «لـ» says it follows
_HEAD = 12  # letters of a sentence before «اليوم التالي» where it goes on from the sentence before: «وفي صباح»
_RECENT = 7  # days before the report's within which the first day it names is that of its news
_TIMELESS = ("clock", "duration")


def told_elsewhere(text: Text, meanings: Sequence[Meaning], finds: Sequence[TimeFind], anchor: Interval | None) -> list[TimeFind]:
    """The finds with each day told from another one given its day, where the text gives one; `meanings` are theirs."""
    told = list(finds)
    for k, meaning in enumerate(meanings):
        if meaning.back is not None and anchor is not None:
            told[k] = _before_news(told[k], meaning.back, _news(text, told, k, anchor))
        if meaning.onward and anchor is not None:
            told[k] = _onward(text, told, k, anchor)
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


def _news(text: Text, finds: Sequence[TimeFind], k: int, anchor: Interval) -> Interval:
    """The day of the news that the `k`-th time is told from: the nearest before it in its sentence, or the report's."""
    days = [(f, day) for f in finds[:k] if (day := _single(f)) is not None and 0 <= (anchor.latest - day).days <= _RECENT]
    if not days:
        return anchor
    near, day = days[-1]
    if text.sentence_at(near.start) != text.sentence_at(finds[k].start):
        day = days[0][1]
    return Interval(day, day, "relative")


def _before_news(find: TimeFind, back: Resolve, news: Interval) -> TimeFind:
    first, last = back(news.earliest), back(news.latest)
    if first is None or last is None:
        return find
    interval = Interval(first[0], last[1], "relative")
    kind: TimeKind = "day" if interval.days == 1 else "range"
    return find._replace(value=find.value._replace(interval=interval, kind=kind, reason="told from the day of the report's news"))


def _onward(text: Text, finds: Sequence[TimeFind], k: int, anchor: Interval) -> TimeFind:
    """«وبدأت الحملة في 3 آذار. ومنذ ذلك الحين …»: from that day on."""
    find, here = finds[k], text.sentence_at(finds[k].start)
    near = (f.value.interval for f in reversed(finds[:k]) if f.value.kind not in _TIMELESS and here - text.sentence_at(f.start) <= 1)
    start = next((i for i in near if i is not None and i.earliest < anchor.earliest), None)
    if start is None:
        return find
    since = Interval(start.earliest, anchor.latest, "relative")
    return find._replace(value=find.value._replace(interval=since, kind="since", reason="since the time that the text names before"))


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
