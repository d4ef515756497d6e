"""The graph of ties to pieces that are small enough to be clustered at once.

Invariant: the pieces part the items, and which they are is a function of the ties alone. A connected part of at most `MOST`
items is one piece; of a greater one the weakest ties are cut, only as many as it takes. What a person put together is never cut.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

#: Log odds below which ties are cut, tried in this order.
STEPS = tuple(n * 0.25 for n in range(33))
MOST = 200

#: Of each item, the others that it is tied to and how strongly, the strongest first; `inf` where a person says so.
Tied = Callable[[Collection[int]], Mapping[int, Iterable[tuple[int, float]]]]


def strength(odds: float) -> int:
    """How many of the steps a tie is strong enough for; those that are for none lead nowhere."""
    return bisect_right(STEPS, odds)


def piece_of(item: int, tied: Tied, crowded: dict[int, int] | None = None) -> set[int]:
    """The piece that an item is in. One walk shows it, that takes the strongest ties first: what it has been to before it takes one
    that a step cuts is all that is left of its part at that step. `crowded`: what walks have found and the next ones need not find
    again, of items that are in too large a part the strongest of the steps at which they are."""
    crowded = {} if crowded is None else crowded
    walk = _Walk(item, tied, crowded)
    for least in range(len(STEPS), 0, -1):
        found = len(walk.been)
        if not walk.on(least, MOST if least < len(STEPS) else None):
            crowded.update((x, least) for x in walk.been if crowded.get(x, 0) < least)
            return set(walk.been[:found])
    return set(walk.been)


class _Walk:
    """Where one comes from an item: `been`, in the order of arrival; everyone in it has been asked for ties but the last layer."""

    def __init__(self, item: int, tied: Tied, crowded: Mapping[int, int]) -> None:
        self.been = [item]
        self._seen = {item}
        self._tied, self._crowded = tied, crowded
        self._ahead: list[set[int]] = [set() for _ in range(len(STEPS) + 1)]  # by the strength of the tie that leads there
        self._look([item])

    def on(self, least: int, most: int | None) -> bool:
        """Take the ties of that strength and what they lead to by such or stronger ones, a layer at a time; `False` where that
        comes to too many."""
        if most is not None and self._crowded.get(self.been[0], 0) >= least:
            return False
        while edge := set().union(*self._ahead[least:]) - self._seen:
            self.been += edge
            self._seen |= edge
            if most is not None and (len(self.been) > most or any(self._crowded.get(x, 0) >= least for x in edge)):
                return False
            for some in self._ahead[least:]:
                some.clear()
            self._look(edge)
        return True

    def _look(self, edge: Collection[int]) -> None:
        for some in self._tied(edge).values():
            for other, odds in some:
                if other in self._seen:
                    continue
                way = strength(odds)
                if not way:
                    break
                self._ahead[way].add(other)


def regroup(items: Iterable[int], tied: Tied, former: Callable[[Collection[int]], set[int]]) -> Iterator[set[int]]:
    """The pieces that these items, and all that were in a piece with what they are in a piece with now, fall into. `former`:
    everyone that was in a piece with one of those given."""
    todo = set(items)
    todo |= former(todo)
    queue = sorted(todo, reverse=True)
    done: set[int] = set()
    crowded: dict[int, int] = {}
    while queue:
        item = queue.pop()
        if item in done:
            continue
        piece = piece_of(item, tied, crowded)
        yield piece
        done |= piece
        fellows = former(piece - todo) - todo
        todo |= fellows
        queue += sorted(fellows - done)
