"""«قُتل في حزيران 2007 … وانتهى الحصار في العاشر من تموز»: a day or month without a year, of the year told just before it.

Invariant: the year comes only from a day or month said outright with it, a few words before in the same sentence, of a year gone by.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from sijill.arabic.text import Text
from sijill.arabic.times_meaning import Meaning
from sijill.model import Interval

if TYPE_CHECKING:
    from sijill.arabic.times import TimeFind

_REACH = 12  # how many words may stand between the two
_MONTH = timedelta(days=31)
_HALF_YEAR = timedelta(days=182)


def in_year_told(text: Text, meanings: Sequence[Meaning], finds: Sequence[TimeFind], anchor: Interval) -> list[TimeFind]:
    """The finds, each without a year of its own that follows one with a year taken as the nearest to it; `meanings` are theirs."""
    told = list(finds)
    for k in range(1, len(told)):
        if meanings[k].yearly and (near := _outright(text, told[k - 1], told[k], anchor)) is not None:
            told[k] = _near(told[k], meanings[k], near)
    return told


def _outright(text: Text, before: TimeFind, find: TimeFind, anchor: Interval) -> Interval | None:
    """The day or month told before the find, where it is of a year before the report's."""
    near = before.value.interval
    if near is None or near.basis != "stated" or near.latest - near.earliest > _MONTH or near.latest.year >= anchor.latest.year:
        return None
    if text.token_at(find.start) - text.token_at(before.end) > _REACH or text.sentence_at(before.start) != text.sentence_at(find.start):
        return None
    return near


def _near(find: TimeFind, meaning: Meaning, near: Interval) -> TimeFind:
    stretch = meaning.resolve(near.earliest + _HALF_YEAR)
    if stretch is None:
        return find
    hours = meaning.hours or (None, None)
    interval = Interval(stretch[0], stretch[1], "relative", *hours)
    return find._replace(value=find.value._replace(interval=interval, reason="of the year that the text names before"))
