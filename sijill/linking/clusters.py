"""Pairs to clusters: average linkage over a sparse graph, then each item to where most speaks for it.

Invariant: the clusters are a function of the set of items and of the scores, whatever order they come in; no cluster holds
a forbidden pair but where a person joined the two or the company that they are in; and no item joins by one neighbour alone, the average over all pairs decides.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

Pair = tuple[str, str]
#: Log odds of a pair, or `None` where it is forbidden.
Score = Callable[[str, str], float | None]

_FLOOR, _CEILING = -6.0, 8.0
_ROUNDS, _GAIN = 6, 1.0
#: By how much more a dateless item must fit its own cluster than another: half as much again in odds.
_CLEAR = 0.4


def ordered(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


class _Growing:
    """Clusters as they grow, each named by its least member, with the sums over the pairs between them."""

    def __init__(self, items: Collection[str], score: Score) -> None:
        self.members: dict[str, list[str]] = {x: [x] for x in items}
        self.near: dict[str, set[str]] = {x: set() for x in items}
        self._sums: dict[Pair, float | None] = {}
        self._score = score

    def average(self, a: str, b: str) -> float | None:
        """Over all pairs between two clusters, those outside any block too; `None` where one is forbidden."""
        total = self._sum(a, b)
        return None if total is None else total / (len(self.members[a]) * len(self.members[b]))

    def _sum(self, a: str, b: str) -> float | None:
        pair = (a, b) if a < b else (b, a)
        if pair in self._sums:
            return self._sums[pair]
        self._sums[pair] = total = self._add_up(a, b)
        return total

    def _add_up(self, a: str, b: str) -> float | None:
        total, others = 0.0, self.members[b]
        for x in self.members[a]:
            for y in others:
                score = self._score(x, y) if x < y else self._score(y, x)
                if score is None:
                    return None
                total += min(_CEILING, max(_FLOOR, score))
        return total

    def join(self, a: str, b: str) -> str:
        kept, gone = ordered(a, b)
        near = (self.near[gone] | self.near[kept]) - {kept, gone}
        sums = {other: self._both(kept, gone, other) for other in near}
        self.members[kept] = sorted(self.members[kept] + self.members.pop(gone))
        self.near[kept] = {other for other, total in sums.items() if total is not None}  # what is forbidden stays so
        del self.near[gone]
        for other, total in sums.items():
            self.near[other] -= {kept, gone}
            if total is not None:
                self.near[other].add(kept)
            self._sums[ordered(kept, other)] = total
        return kept

    def _both(self, one: str, two: str, other: str) -> float | None:
        """The sum of two clusters with another. Where one of them may not be joined to it, the pairs of the other are not asked for."""
        total = 0.0
        for part in sorted((one, two), key=lambda x: ordered(x, other) not in self._sums):  # what is known first
            found = self._sum(part, other)
            if found is None:
                return None
            total += found
        return total


def cluster(
    items: Iterable[str],
    pairs: Iterable[Pair],
    score: Score,
    *,
    least: float,
    same: Iterable[Pair] = (),
    different: Collection[Pair] = (),
    dateless: Collection[str] = (),
) -> list[tuple[str, ...]]:
    """Clusters of items, sorted. `pairs`: those worth looking at; `least`: the average log odds from which two clusters are
    joined; `same`: pairs that persons put together, joined first and whatever their score, each with the company that the
    scores alone give it, unless that would put one of `different`, the pairs that persons keep apart, together; `dateless`: items
    that go with neither of two clusters that they fit alike."""
    items, pairs = sorted(set(items)), list(pairs)
    bound, apart = sorted({ordered(*p) for p in same}), {ordered(*p) for p in different}
    company = [] if not bound else cluster(items, pairs, score, least=least, different=apart, dateless=dateless)
    growing = _Growing(items, score)
    placed = _join_bound(growing, bound, apart)
    _join_bound(growing, [ordered(*p) for p in _company(growing, placed, company)], apart)
    placed |= {x for members in growing.members.values() if len(members) > 1 for x in members}
    root = {x: name for name, members in growing.members.items() for x in members}
    for a, b in pairs:
        if root[a] != root[b]:
            growing.near[root[a]].add(root[b])
            growing.near[root[b]].add(root[a])
    neighbours = _neighbours(pairs)
    _agglomerate(growing, least)
    settled = _settle(growing.members, neighbours, score, least, placed)
    return sorted(tuple(members) for members in _let_go(settled, neighbours, score, least, set(dateless) - placed))


def _join_bound(growing: _Growing, bound: list[Pair], apart: set[Pair]) -> set[str]:
    """Join what is bound, but nothing that would put what is apart together; the items that were named."""
    root = {x: name for name, members in growing.members.items() for x in members}
    for a, b in bound:
        if a not in root or b not in root or root[a] == root[b]:
            continue
        left, right = growing.members[root[a]], growing.members[root[b]]
        if any(ordered(x, y) in apart for x in left for y in right):
            continue
        kept = growing.join(root[a], root[b])
        root.update(dict.fromkeys(growing.members[kept], kept))
    return {x for pair in bound for x in pair}


def _company(growing: _Growing, placed: set[str], company: list[tuple[str, ...]]) -> Iterator[Pair]:
    """Who says that two tellings are of one incident says it of those that were with them too, and a veto between these must not
    part them again. Where persons put tellings of one company into two places, the scores decide about the rest."""
    root = {x: name for name, members in growing.members.items() for x in members}
    for members in company:
        places = {root[x] for x in members if x in placed}
        if len(places) == 1:
            (place,) = places
            yield from ((place, x) for x in members if x not in placed)


def _agglomerate(growing: _Growing, least: float) -> None:
    """Best average first; ties by name. An entry whose clusters have grown since is out of date and left."""
    heap: list[tuple[float, str, str, int, int]] = []

    def offer(a: str, b: str) -> None:
        a, b = ordered(a, b)
        average = growing.average(a, b)
        if average is not None and average >= least:
            heapq.heappush(heap, (-round(average, 9), a, b, len(growing.members[a]), len(growing.members[b])))

    for a in sorted(growing.near):
        for b in sorted(growing.near[a]):
            if a < b:
                offer(a, b)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if len(growing.members.get(a, ())) != size_a or len(growing.members.get(b, ())) != size_b:
            continue
        kept = growing.join(a, b)
        for other in sorted(growing.near[kept]):
            offer(kept, other)


def _neighbours(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for a, b in pairs:
        found.setdefault(a, set()).add(b)
        found.setdefault(b, set()).add(a)
    return found


def _settle(
    clusters: Mapping[str, list[str]], neighbours: Mapping[str, set[str]], score: Score, least: float, fixed: set[str]
) -> list[list[str]]:
    """One misread telling can keep two clusters of one incident apart. So each item may move to the cluster that more speaks
    for, in sum, than for its own, until none gains by it; those that persons placed stay."""
    home = {x: name for name, members in clusters.items() for x in members}
    held = {name: set(members) for name, members in clusters.items()}
    known: dict[Pair, float | None] = {}

    def support(x: str, name: str) -> float | None:
        if (x, name) not in known:
            known[x, name] = _support(x, held[name], score, least)
        return known[x, name]

    for _ in range(_ROUNDS):
        moved = False
        for x in sorted(neighbours):
            if x in fixed:
                continue
            own = support(x, home[x]) or 0.0
            offers = [(s, name) for name in {home[y] for y in neighbours[x]} - {home[x]} if (s := support(x, name))]
            best, name = max(offers, key=lambda o: (round(o[0], 9), o[1]), default=(0.0, ""))
            if best > max(own, 0.0) + _GAIN:
                held[home[x]].discard(x)
                held[name].add(x)
                known = {pair: s for pair, s in known.items() if pair[1] not in (home[x], name)}
                home[x], moved = name, True
        if not moved:
            break
    return [sorted(members) for members in held.values() if members]


def _support(x: str, members: set[str], score: Score, least: float) -> float | None:
    """What speaks for an item's place in a cluster, summed over the others there; `None` where one forbids it."""
    total = 0.0
    for y in sorted(members):
        if y != x:
            odds = score(x, y) if x < y else score(y, x)
            if odds is None:
                return None
            total += min(_CEILING, max(_FLOOR, odds)) - least
    return total


# what fits two


def _let_go(
    clusters: list[list[str]], neighbours: Mapping[str, set[str]], score: Score, least: float, dateless: Collection[str]
) -> list[list[str]]:
    """The clusters less those of the dateless that fit another as well, of which those that are alike stay together."""
    home = {x: n for n, members in enumerate(clusters) for x in members}
    undecided = {x for x in dateless if _fits_two(x, home, clusters, neighbours, score, least, dateless)}
    if not undecided:
        return clusters
    rest = _Growing(sorted(undecided), score)
    for x in undecided:
        rest.near[x] = neighbours[x] & undecided
    _agglomerate(rest, least)
    kept = ([x for x in members if x not in undecided] for members in clusters)
    return [members for members in (*kept, *rest.members.values()) if members]


def _fits_two(
    x: str,
    home: Mapping[str, int],
    clusters: list[list[str]],
    neighbours: Mapping[str, set[str]],
    score: Score,
    least: float,
    dateless: Collection[str],
) -> bool:
    """Whether it fits another cluster about as well as its own, where what dates the two makes them two."""
    own = [y for y in clusters[home[x]] if y not in dateless]
    fits = _average(x, own, score)
    if fits is None:
        return False
    others = ([y for y in clusters[n] if y not in dateless] for n in {home[y] for y in neighbours.get(x, ())} - {home[x]})
    return any(
        (other := _average(x, some, score)) is not None and other >= max(least, fits - _CLEAR) and _are_two(own, some, score)
        for some in others
    )


def _average(x: str, members: Collection[str], score: Score) -> float | None:
    """Log odds of an item with some others; `None` where there are none, or one is forbidden."""
    found = [score(*ordered(x, y)) for y in members]
    known = [min(_CEILING, max(_FLOOR, odds)) for odds in found if odds is not None]
    return sum(sorted(known)) / len(known) if found and len(known) == len(found) else None


def _are_two(some: Collection[str], others: Collection[str], score: Score) -> bool:
    return any(score(*ordered(x, y)) is None for x in some for y in others)
