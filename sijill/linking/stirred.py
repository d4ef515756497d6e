"""What an update changes among ties, and so what must be looked at again.

Invariant: a piece whose members are those it had, and in which nothing is stirred, falls into the clusters that it fell into: they
are a function of its members and of the ties that join two of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection


class Stirred:
    """`items`: those that are new, or that persons say something else of; `shown`: those whose ties, as they are shown, are others."""

    def __init__(self) -> None:
        self.items: set[int] = set()
        self.shown: set[int] = set()
        self._joined: defaultdict[int, set[int]] = defaultdict(set)

    def tie(self, one: int, other: int, *, joins: bool) -> None:
        """That there is one now, or is no more."""
        self.shown |= {one, other}
        if joins:
            self._joined[one].add(other)
            self._joined[other].add(one)

    def leave(self, gone: Collection[int]) -> None:
        """Those that are no more."""
        self.shown -= set(gone)
        for item in gone:
            self._joined.pop(item, None)

    @property
    def touched(self) -> set[int]:
        """Those that may be in another piece now."""
        return self.items | self._joined.keys()

    def is_within(self, piece: set[int]) -> bool:
        return not self.items.isdisjoint(piece) or any(not piece.isdisjoint(self._joined[x]) for x in piece & self._joined.keys())
