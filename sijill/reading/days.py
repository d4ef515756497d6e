"""The days that an incident may be of, and what the words for each tell: those that grammar rules out are not weighed.

Invariant: a day that is left out is left out by its words and where they stand alone, never by how likely it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from sijill.arabic.times import TimeFind
from sijill.arabic.times_lexicon import beside
from sijill.model import Interval
from sijill.reading.background import earlier_by
from sijill.reading.binding import Group, in_reach
from sijill.reading.scene import Scene
from sijill.reading.tallies import is_in, tallied

#: How far days named in different parts of the world are apart at one moment.
_CLOCKS = timedelta(days=1)
_NO_TIME = timedelta()
#: «منذ يومين» may be the day before yesterday; «منذ تسعة أيام» is all the time since.
_A_WHILE = 3
_THAT = frozenset(("ان", "ما"))  # «منذ أن بدأت»
_FIRE = frozenset(("النار", "نار", "الرصاص"))  # «منذ إطلاق النار»


def candidates(scene: Scene, one: Group) -> Iterator[tuple[int, TimeFind, Interval]]:
    """The times that may be the incident's, with their place among the report's and the days they tell."""
    first = one.mentions[0].find
    happened = scene.told(first.start, first.end).factuality == "happened"
    earlier = min(earlier_by(scene.text, m.find.start) for m in one.mentions)
    counts = tallied(scene)  # «ليصل عدد القتلى خلال العام إلى 22»: the year is the count's
    for n, find in enumerate(scene.times):
        if not find.value.vague and in_reach(scene, one, find) and not (is_in(counts, find.start) or _of_another_act(scene, one, find)):
            days = told_days(scene, find, happened=happened)
            if days is not None and not (earlier and _is_within(scene, days, earlier)):
                yield n, find, days


def _is_within(scene: Scene, days: Interval, earlier: int) -> bool:
    """«اليوم» of «تحل اليوم الذكرى التاسعة للتفجير» is not the bombing's, nor that of «انفجرت اليوم …، بعد أسبوع من هجوم مشابه» the attack's."""
    published = scene.dating.interval
    return published is not None and published.earliest - days.latest < timedelta(days=earlier)


def _of_another_act(scene: Scene, one: Group, find: TimeFind) -> bool:
    """«اشتباكات مستمرة منذ سقوط المدينة في 3 آذار»: the fall was on the third, the clashes go on since. Of the two times, the
    whole and the day within it, each is of the acts that stand outside, or inside, of the whole. What began on the third
    («منذ انطلاق الاحتجاجات في 3 آذار») goes on since, too."""
    here = one.told_in.get(scene.sentence(find.start), ())
    if not here:
        return False
    if find.value.kind == "since":
        day = next((f for f in scene.times_in[scene.sentence(find.start)] if _within(f, find)), None)
        return day is not None and not _begins(scene, find) and all(find.start < m.find.start < day.start for m in here)
    whole = next((f for f in scene.times_in[scene.sentence(find.start)] if _within(find, f)), None)
    return whole is not None and (_begins(scene, whole) or not any(whole.start < m.find.start < find.start for m in here))


def _begins(scene: Scene, whole: TimeFind) -> bool:
    """Whether it is told since when something began: «منذ انطلاق …», «منذ أن بدأت …»; «منذ إطلاق النار» is since a shooting."""
    forms, at = scene.text.forms, scene.token(whole.start) + 1
    at += forms[at] in _THAT
    return whole.value.interval is not None and forms[at] in beside("outset") and forms[at + 1] not in _FIRE


def _within(day: TimeFind, whole: TimeFind) -> bool:
    """Whether it is the day that «منذ …» is said of, with words between."""
    return whole.value.kind == "since" and whole.start < day.start and day.end <= whole.end and day is not whole


def told_days(scene: Scene, find: TimeFind, *, happened: bool) -> Interval | None:
    """The days that the words tell; what has happened was not after the report: «خلال 2023» ends with the day of a report of May.
    One day may be the next: a post of one evening is of the next day further east. «هذا الأسبوع», written on its Friday, ends then."""
    told, published = _since(find), scene.dating.interval
    if told is None or published is None or not happened or told.latest <= published.latest + (_CLOCKS if told.days == 1 else _NO_TIME):
        return told
    return replace(told, latest=published.latest, to_time=None) if told.earliest <= published.latest else None


def _since(find: TimeFind) -> Interval | None:
    """The days told; of «منذ» and a number of days, all of them."""
    told, stretch = find.value.interval, find.value.other
    if find.value.kind != "since" or told is None or stretch is None or told.days > 1:
        return told
    return stretch if stretch.days > _A_WHILE else told
