"""The first linking of a register: what `Linker.update` would do, for all candidates at once and on as many cores as there are.

Invariant: the index is as if the candidates had come one by one. What is handed to another process is a function of what it is
given and of the candidates in the index; nothing but this process writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sijill.linking import pieces
from sijill.linking.crowd import Arrival, Crowd
from sijill.linking.index import Home, Index, Tie
from sijill.linking.linker import Linker, Moves
from sijill.linking.net import Net

_ROWS_AT_A_TIME = 4000
#: Candidates whose pairs, and members of pieces, that are handed out at a time.
_TO_COMPARE, _TO_CLUSTER = 2000, 2000
T = TypeVar("T")

#: Of some candidates, by item, those they are to be compared with.
Pairs = list[tuple[int, list[int]]]
#: The place among the pairs in question, the odds, and whether they may be joined.
Found = list[tuple[int, float, bool]]
#: A piece and the ties among its members.
Piece = tuple[list[int], dict[int, list[Tie]]]


class Work:
    """What a process with a linker of its own does."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker

    def compare(self, pairs: Pairs) -> Found:
        """Of the pairs, counted in their order, those that are worth keeping."""
        views, tie = self._linker.shelf.views({x for one, others in pairs for x in (one, *others)}), self._linker.scorer.tie
        scored = enumerate(tie(views[one], views[x]) for one, others in pairs for x in others)
        return [(n, *tied) for n, tied in scored if tied is not None]

    def cluster(self, some: list[Piece]) -> list[list[set[int]]]:
        return [list(self._linker.clusters(set(members), ties)) for members, ties in some]


#: Does the work on each unit, in their order: the work's name, and the units.
Do = Callable[[str, Iterable[Any]], Iterator[Any]]


def here(linker: Linker) -> Do:
    """On this process alone."""
    work = Work(linker)
    return lambda name, units: map(getattr(work, name), units)


def keep(index: Index, arrivals: Iterable[Arrival], crowd: Crowd) -> None:
    """Take them in, and put them where whoever compares them finds them."""
    for some in _batched(arrivals, _ROWS_AT_A_TIME):
        index.put_bodies((one.item, one.id, one.report_id, one.body) for one in sorted(some, key=lambda one: one.item))
        crowd.take(some)


def finish(linker: Linker, crowd: Crowd, do: Do) -> Moves:
    """Make the rest of the index of a crowd whose candidates it holds."""
    crowd.let_in(linker.index)
    net = Net(crowd.items, _compared(crowd, do))
    for rows in net.rows():
        linker.index.put_ties(rows)
    linker.ties = net.ties
    homes = dict(_homes(linker, net, do))
    linker.ties = linker.index.ties
    for some in _batched(sorted(homes), _ROWS_AT_A_TIME):
        linker.index.put_homes({x: homes[x] for x in some})
    return Moves(frozenset(home.cluster for home in homes.values()), frozenset())


def _compared(crowd: Crowd, do: Do) -> Iterator[tuple[int, int, float, bool]]:
    """The pairs that are worth keeping, by their places in the crowd."""
    asked: list[list[tuple[int, list[int]]]] = []

    def units() -> Iterator[Pairs]:
        for some in _batched(crowd.pairs(), _TO_COMPARE):
            asked.append(some)
            yield [(crowd.items[one], [crowd.items[x] for x in others]) for one, others in some]

    for found in do("compare", units()):
        flat = [(one, x) for one, others in asked.pop(0) for x in others]
        yield from ((*flat[n], odds, joins) for n, odds, joins in found)


def _homes(linker: Linker, net: Net, do: Do) -> Iterator[tuple[int, Home]]:
    asked: list[list[set[int]]] = []

    def units() -> Iterator[list[Piece]]:
        for some in _by_size(_several(linker, net, alone), _TO_CLUSTER):
            asked.append(some)
            yield [(sorted(piece), net.ties(piece)) for piece in some]

    alone: list[int] = []
    for answers in do("cluster", units()):
        for piece, clusters in zip(asked.pop(0), answers, strict=True):
            name = min(piece)
            yield from ((x, Home(name, min(some))) for some in clusters for x in some)
    yield from ((x, Home(x, x)) for x in alone)


def _several(linker: Linker, net: Net, alone: list[int]) -> Iterator[set[int]]:
    """The pieces of more than one; the others are noted."""
    for piece in _pieces(linker, net):
        if len(piece) > 1:
            yield piece
        else:
            alone += piece


def _pieces(linker: Linker, net: Net) -> Iterator[set[int]]:
    """Of the connected parts those that are small enough; the others taken apart."""
    for part in net.parts(linker.persons.same, linker.persons.apart):
        if len(part) <= pieces.MOST:
            yield part
        else:
            yield from pieces.regroup(part, linker.tied, set)


def _by_size(parts: Iterable[set[int]], most: int) -> Iterator[list[set[int]]]:
    some: list[set[int]] = []
    for part in parts:
        some.append(part)
        if sum(map(len, some)) >= most:
            yield some
            some = []
    if some:
        yield some


def _batched(rest: Iterable[T], size: int) -> Iterator[list[T]]:
    coming = iter(rest)
    while some := list(islice(coming, size)):
        yield some
