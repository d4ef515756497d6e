"""«وقُتل هذا العام 40», «في وقت سابق من الشهر الجاري»: of a stretch not over yet, what has happened lies up to the report's day.

Invariant: what is told as still to come («ستُجرى هذا العام», «بحلول نهاية الشهر») keeps its whole stretch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sijill.arabic.times_words import Words
from sijill.model import Interval

if TYPE_CHECKING:
    from sijill.arabic.times import TimeFind

_REACH = 6  # how many words after a time may still tell that it is of something to come


def so_far(w: Words, finds: list[TimeFind], anchor: Interval) -> list[TimeFind]:
    """The finds, each stretch that the report's day falls into ending with it; the whole stretch is its other use.

    Where the report may be of several days, it may be over on the last of them, and stays whole.
    """
    if anchor.days > 1:
        return finds
    return [_until(w, f, whole, anchor) if (whole := f.value.interval) is not None else f for f in finds]


def _until(w: Words, find: TimeFind, whole: Interval, anchor: Interval) -> TimeFind:
    over = not whole.earliest < anchor.earliest or whole.latest <= anchor.latest
    if over or find.value.kind != "range" or _ahead(w, find):
        return find
    return find._replace(value=find.value._replace(interval=Interval(whole.earliest, anchor.latest, whole.basis), other=whole))


def _ahead(w: Words, find: TimeFind) -> bool:
    first, last = w.text.token_at(find.start), w.text.token_at(find.end - 1)
    return w.future_before(first) or w.future_after(last + 1, _REACH)
