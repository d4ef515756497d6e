"""Figures that add up: «رجل وامرأة» (a man and a woman) told as two, «15 شخصا، اثنان في الميناء و13 في السوق» (15 persons, two in the
harbour and 13 in the market).

Invariant: only exact figures are added, and parts are parts only where their sum is the whole.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from sijill.reading.toll_group import Group
from sijill.reading.toll_view import View

_PART_REACH = 10
_FEWEST, _LEAST = 2, 3  # parts, and people: «فلسطينيين أحدهما صحفي» are no one and one


def sums(left: Group, right: Group) -> bool:
    """Whether one person, or ones joined so before, and those joined to him are told as one figure."""
    one = left.kind == "one" and left.low == left.high and not (left.harms or left.joined)
    exact = right.low is not None and right.low == right.high and right.sure and not (right.harms or right.additional or right.approximate)
    return one and exact and right.kind in ("one", "two", "number")


def sum_of(left: Group, right: Group) -> Group:
    both = (left.low or 0) + (right.low or 0)
    return left._replace(
        kind=right.kind if right.kind == "one" else "number", last=right.last, low=both, high=both, who=(left.first, right.last)
    )


def parts_of(view: View, whole: int, after: int, taken: Container[int]) -> Sequence[int]:
    """The numbers of the free groups that add up to group `whole`, after it and token `after`, none where they do not."""
    left, found, parts = _exact(view.found[whole]), view.found, list[int]()
    end = max(found[whole].last, after)
    if left is None or left < _LEAST:
        return ()
    for n in range(whole + 1, len(found)):
        part = _exact(found[n])
        if not parts and found[n].joined:  # «ثلاثة وواحد واثنان»: beside it, not parts of it
            return ()
        if part is None or part > left or found[n].harms or n in taken or found[n].first - end > _PART_REACH:
            return ()
        if view.cue_between(end, found[n].first):
            return ()
        parts, left, end = [*parts, n], left - part, found[n].last
        if left == 0:
            return parts if len(parts) >= _FEWEST else ()
    return ()


def _exact(group: Group) -> int | None:
    counted = group.low is not None and group.low == group.high and not group.approximate
    return group.low if counted else None
