"""The graph of ties to pieces that are small enough to be clustered at once.

Invariant: the pieces part the items, and which they are is a function of the ties alone. A connected part of at most `MOST`
items is one piece; of a greater one the weakest ties are cut, only as many as it takes. What a person put together is never cut.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

#: Log odds below which ties are cut, tried in this order.
STEPS = tuple(n * 0.25 for n in range(33))
MOST = 200

#: Of each item, the others that it is tied to and how strongly, the strongest first; `inf` where a person says so.
Tied = Callable[[Collection[int]], Mapping[int, Iterable[tuple[int, float]]]]


def piece_of(item: int, tied: Tied) -> set[int]:
    """The piece that an item is in. Parts shrink as ties are cut, so the first step that is enough is found by halving."""
    low, high = 0, len(STEPS) - 1
    best: set[int] | None = None
    while low <= high:
        step = (low + high) // 2 if best is not None or low else low
        found = _reach(item, tied, STEPS[step], MOST)
        if found is None:
            low = step + 1
        else:
            best, high = found, step - 1
    return best if best is not None else _reach(item, tied, STEPS[-1], None) or {item}


def _reach(item: int, tied: Tied, least: float, most: int | None) -> set[int] | None:
    """Everything that ties of at least so much lead to; `None` where that is too many."""
    seen, edge = {item}, [item]
    while edge:
        ahead: set[int] = set()
        for some in tied(edge).values():
            for other, odds in some:
                if odds < least:
                    break
                if other not in seen:
                    ahead.add(other)
        seen |= ahead
        if most is not None and len(seen) > most:
            return None
        edge = list(ahead)
    return seen


def regroup(items: Iterable[int], tied: Tied, former: Callable[[Collection[int]], set[int]]) -> Iterator[set[int]]:
    """The pieces that these items, and all that were in a piece with what they are in a piece with now, fall into. `former`:
    everyone that was in a piece with one of those given."""
    todo = set(items)
    todo |= former(todo)
    queue = sorted(todo, reverse=True)
    done: set[int] = set()
    while queue:
        item = queue.pop()
        if item in done:
            continue
        piece = piece_of(item, tied)
        yield piece
        done |= piece
        fellows = former(piece - todo) - todo
        todo |= fellows
        queue += sorted(fellows - done)
