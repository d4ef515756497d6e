"""«وبدأت القوات عمليتها في 3 آذار»: what began days ago, and is still told of, goes on to the report's day.

Invariant: only what began by a day or within a month so told; a clash is over in days, talks and truces are of the day they began.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.arabic.text import Text
from sijill.arabic.times_lexicon import beside
from sijill.model import Interval

if TYPE_CHECKING:
    from sijill.arabic.times import TimeFind

_CLASH = 3  # days that a clash lasts at most
_MONTH = 31  # days of a stretch that still tells a beginning, as a season does not
_REACH = 10  # how many words may stand between «بدأت» and its time
_STOPS = (".", "،", ",", "؛", ":")


def going_on(text: Text, find: TimeFind, anchor: Interval) -> TimeFind:
    """The find, up to the report's day where something began then; the beginning is its other use."""
    begun = find.value.interval
    if begun is None or begun.from_time is not None or (anchor.earliest - begun.latest).days <= _CLASH or begun.days > _MONTH:
        return find
    if find.value.kind not in ("day", "range") or not _begins(text, find.start):
        return find
    on = Interval(begun.earliest, anchor.latest, "relative")
    return find._replace(value=find.value._replace(interval=on, other=begun))


def _begins(text: Text, start: int) -> bool:
    begun, talks, i = beside("begun"), beside("talks"), text.token_at(start)
    for j in range(i - 1, max(-1, i - 1 - _REACH), -1):
        form = text.forms[j]
        if form in _STOPS or form in talks:
            return False
        if form in begun:
            return text.sentence_at(text.starts[j]) == text.sentence_at(start)
    return False
