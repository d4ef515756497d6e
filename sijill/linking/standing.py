"""Pieces that stay as they are though a tie to one of their items came, found without walking around them.

Invariant: a piece that is said to stand is one that `pieces.piece_of` still gives of each of its items. What is left of a part at
a step is a piece because one step before it is too much; a tie that came and is cut at that step leads nowhere, and before it
only makes more of what is too much already. That step is the one after the strongest tie that leads out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from sijill.linking import pieces
from sijill.linking.pieces import STEPS, Tied, strength

#: Of each item those that a tie that came leads to, both ways round.
Came = Mapping[int, Collection[int]]
#: Of each item that is in one, the piece it is in, by name; and of each piece its items.
Homes = Callable[[Collection[int]], Mapping[int, int]]
Members = Callable[[Collection[int]], Mapping[int, set[int]]]


def standing(came: Came, lost: int, tied: Tied, homes: Homes, members: Members) -> set[int]:
    """Of the pieces that a tie came to, by name, those that stand and have none within. `lost`: the strength of the strongest tie
    that went."""
    if lost == len(STEPS):
        return set()
    names = homes(came.keys())
    left = set(names.values()) - {name for x, name in names.items() if any(names.get(y) == name for y in came[x])}
    near = tied(names.keys())
    around = homes({*names, *(other for some in near.values() for other, _ in some)})
    found = {name for name, way in _ways_out(near, came, around).items() if max(lost + 1, way.new) <= way.out} & left
    doubtful = members(left - found)
    inside = {x: name for name, some in doubtful.items() for x in some}
    ways = _ways_out(tied(inside.keys()), came, inside)
    return found | {name for name, way in ways.items() if _stands(len(doubtful[name]), way, lost)}


class _Way(NamedTuple):
    """How strong the strongest tie out of a piece is, of those that were there and of those that came."""

    out: int = 0
    new: int = 0


def _stands(size: int, way: _Way, lost: int) -> bool:
    if size > pieces.MOST:  # what the last step leaves is a piece however much it is
        return max(lost, way.new) < len(STEPS)
    return way.new <= way.out and (lost < way.out or not lost)


def _ways_out(near: Mapping[int, Iterable[tuple[int, float]]], came: Came, home: Mapping[int, int]) -> dict[int, _Way]:
    """Of the pieces that the items are in, by what they are tied to. `home`: the pieces; what is in none of these is outside."""
    found: dict[int, _Way] = {}
    for item, some in near.items():
        out, new = found.get(home[item], _Way())
        for other, odds in some:
            if home.get(other) == home[item]:
                continue
            if other in came.get(item, ()):
                new = max(new, strength(odds))
            else:
                out = max(out, strength(odds))
        found[home[item]] = _Way(out, new)
    return found
