"""What an update changes among ties, and so what must be looked at again.

Invariant: a piece whose members are those it had, and in which nothing is stirred, falls into the clusters that it fell into: they
are a function of its members and of the ties that join two of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from sijill.linking.pieces import STEPS, strength


class Stirred:
    """`items`: those that are new, or that persons say something else of; `shown`: those whose ties, as they are shown, are others;
    `joined`: of each those that a tie that joins leads to that is new, or is no more; `lost`: of these last the strength of the
    strongest."""

    def __init__(self) -> None:
        self.items: set[int] = set()
        self.shown: set[int] = set()
        self.joined: defaultdict[int, set[int]] = defaultdict(set)
        self.lost = 0

    def come(self, one: int, other: int, *, joins: bool) -> None:
        """That they are tied now."""
        self.shown |= {one, other}
        if joins:
            self.joined[one].add(other)
            self.joined[other].add(one)

    def go(self, one: int, other: int, odds: float, *, joins: bool) -> None:
        """That they are no longer."""
        self.come(one, other, joins=joins)
        if joins:
            self.lost = max(self.lost, strength(odds))

    def say(self, items: Collection[int]) -> None:
        """That persons say something else of these, who may have been bound by a tie that nothing cuts."""
        self.items |= set(items)
        if items:
            self.lost = len(STEPS)

    def leave(self, gone: Collection[int]) -> None:
        """Those that are no more, and with them what persons said of them."""
        self.shown -= set(gone)
        for item in gone:
            self.joined.pop(item, None)
        self.lost = len(STEPS)

    @property
    def touched(self) -> set[int]:
        """Those that may be in another piece now."""
        return self.items | self.joined.keys()

    def is_within(self, piece: set[int]) -> bool:
        return not self.items.isdisjoint(piece) or any(not piece.isdisjoint(self.joined[x]) for x in piece & self.joined.keys())
