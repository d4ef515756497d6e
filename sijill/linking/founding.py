"""The first linking of a register: what `Linker.update` would do, for all candidates at once and on as many cores as there are.

Invariant: the index is as if the candidates had come one by one. What is handed to another process is a function of what it is
given and of the candidates in the index; nothing but this process writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar

from sijill.linking.crowd import Arrival, Crowd
from sijill.linking.index import Home, Index, Tie
from sijill.linking.linker import Linker
from sijill.linking.net import Array, Inside, Net
from sijill.linking.rolls import Roll, roll_of

_ROWS_AT_A_TIME = 4000
#: Candidates whose pairs, and members of pieces, that are handed out at a time.
_TO_COMPARE, _TO_CLUSTER = 2000, 2000
T = TypeVar("T")

#: Of some candidates, by item, those they are to be compared with.
Pairs = list[tuple[int, list[int]]]
#: The place among the pairs in question, the odds, and whether they may be joined.
Found = list[tuple[int, float, bool]]
#: The members of a piece, and the ties that join two of them.
Piece = tuple[list[int], list[Inside]]


class Work:
    """What a process with a linker of its own does."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker

    def compare(self, pairs: Pairs) -> Found:
        """Of the pairs, counted in their order, those that are worth keeping."""
        views, tie = self._linker.shelf.views({x for one, others in pairs for x in (one, *others)}), self._linker.scorer.tie
        scored = enumerate(tie(views[one], views[x]) for one, others in pairs for x in others)
        return [(n, *tied) for n, tied in scored if tied is not None]

    def cluster(self, some: list[Piece]) -> list[list[Roll]]:
        """Of each piece the clusters that it falls into."""
        self._linker.shelf.load([x for members, _ in some for x in members])  # at once, and at hand from now on
        return [list(self._clusters(*piece)) for piece in some]

    def _clusters(self, members: list[int], inside: list[Inside]) -> Iterator[Roll]:
        tied: dict[int, list[Tie]] = {x: [] for x in members}
        for one, other, odds in inside:
            tied[one].append(Tie(other, odds, joins=True))
        for some in self._linker.clusters(set(members), tied):
            yield roll_of(self._linker.shelf.load(some))


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


def finish(linker: Linker, crowd: Crowd, do: Do) -> list[Roll]:
    """Make the rest of the index of a crowd whose candidates it holds; the clusters."""
    crowd.let_in(linker.index)
    net = Net(crowd.items, _compared(crowd, do))
    for rows in net.rows():
        linker.index.put_ties(rows)
    rolls: list[Roll] = []
    homes: list[tuple[int, int, int]] = []
    for piece, clusters in _clustered(linker, net, do):
        rolls += clusters
        homes += [(x, piece, roll.cluster) for roll in clusters for x in roll.items]
    homes.sort()
    for some in _batched(homes, _ROWS_AT_A_TIME):
        linker.index.put_homes({x: Home(piece, cluster) for x, piece, cluster in some})
    return rolls


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


def _clustered(linker: Linker, net: Net, do: Do) -> Iterator[tuple[int, list[Roll]]]:
    """Each piece, by its name, with the clusters that it falls into."""
    asked: list[list[int]] = []

    def units() -> Iterator[list[Piece]]:
        for some in _by_size(net.pieces(linker.persons.same, linker.persons.apart), _TO_CLUSTER):
            pieces = [(net.members(piece), net.inside(piece)) for piece in some]
            asked.append([members[0] for members, _ in pieces])
            yield pieces

    for answers in do("cluster", units()):
        yield from zip(asked.pop(0), answers, strict=True)


def _by_size(parts: Iterable[Array], most: int) -> Iterator[list[Array]]:
    some: list[Array] = []
    held = 0
    for part in parts:
        some.append(part)
        held += len(part)
        if held >= most:
            yield some
            some, held = [], 0
    if some:
        yield some


def _batched(rest: Iterable[T], size: int) -> Iterator[list[T]]:
    coming = iter(rest)
    while some := list(islice(coming, size)):
        yield some
