"""How a place lies to the others that are told beside it: it holds one of them, lies in one, near one.

Invariant: told by points and reaches alone. «قصف ريف إدلب … بلدة كفرنبل», the countryside of a town and a village in it: the village
is where it happened, whether or not the words say that it lies there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from sijill.knowledge.geo import distance_km
from sijill.model import Place
from sijill.reading.finds import Find
from sijill.reading.places import PlaceValue
from sijill.reading.positions import Positions

Relation = Literal["same", "in", "over", "near", "mid", "far", "open"]
_NEAR_KM, _MID_KM = 40.0, 200.0
_BESIDE = 2  # words
_WIDE = frozenset(("province", "region", "district"))
_SETTLED = frozenset(("city", "town", "village", "place", "neighbourhood"))


class Lying(NamedTuple):
    """How many places of its sentence a place holds, lies in, is near to, and how many have no point; how the next place and the one
    before it lie to it, with the words between where they are few; the first of its words where it has more than its name."""

    sort: str
    over: int
    within: int
    near: int
    open: int
    after: str
    before: str
    head: str


def relation(one: Place, other: Place) -> Relation:
    """How the first place lies to the other; `open` where one of them has no point."""
    if one.point is None or other.point is None:
        return "open"
    if one.point == other.point:
        return "same"
    away, reach, others = distance_km(one.point, other.point), one.uncertainty_km or 0.0, other.uncertainty_km or 0.0
    if away <= max(reach, others) and reach != others:
        return "over" if reach > others else "in"
    return "near" if away <= _NEAR_KM else "mid" if away <= _MID_KM else "far"


def sort_of(kind: str) -> str:
    return kind if kind in ("country", "capital") else "wide" if kind in _WIDE else "settled" if kind in _SETTLED else "other"


def lying(positions: Positions, row: Sequence[Find[PlaceValue]], at: int) -> Lying:
    """`row`: the places of one sentence, in order; `at`: which of them."""
    find = row[at]
    place = find.value.place
    told = [relation(place, other.value.place) for n, other in enumerate(row) if n != at]
    after = _link(positions, find, row[at + 1], told[at]) if at + 1 < len(row) else ""
    before = _link(positions, row[at - 1], find, told[at - 1]) if at else ""
    head = positions.text.forms[positions.token(find.start)] if find.value.name_span.start > find.span.start else ""
    over, within = min(told.count("over"), 2), min(told.count("in"), 2)
    near, no_point = min(told.count("near"), 3), min(told.count("open"), 3)
    return Lying(sort_of(find.value.kind), over, within, near, no_point, after, before, head)


def _link(positions: Positions, one: Find[PlaceValue], other: Find[PlaceValue], told: Relation) -> str:
    """«بلدة كذا في ريف كذا», «كذا، كذا»."""
    first, last = positions.token(one.end - 1) + 1, positions.token(other.start)
    return f"{told} {' '.join(positions.text.forms[first:last])}" if 0 <= last - first <= _BESIDE else ""
