"""Why tellings are together, and what nearly was.

Invariant: what is said of a pair is what it was scored by.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import inf

from sijill.linking.candidate import Candidate
from sijill.linking.compare import Compared
from sijill.linking.crowd import Crowd, arrival
from sijill.linking.founding import finish, here, keep
from sijill.linking.index import MemoryIndex, Tied
from sijill.linking.linker import Linker, Persons
from sijill.linking.weights import Weights
from sijill.model import Decision

#: How many comparisons across clusters are shown of a cluster, and of each telling in it.
NEAREST, _OF_EACH = 5, 3
_NONE = (-inf, "")


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """Clusters of candidate ids, sorted; `best`: for each candidate in company, the comparison that speaks most for it;
    `nearly`: by candidate id, the comparisons with other clusters that came nearest, or that a veto alone keeps apart: at least
    the `NEAREST` of each cluster; `persons`: what persons said of pairs in these clusters, by the ids."""

    clusters: tuple[tuple[str, ...], ...]
    best: Mapping[str, Compared]
    nearly: Mapping[str, tuple[Compared, ...]]
    persons: Mapping[tuple[str, str], Decision]
    candidates: Mapping[str, Candidate]


def link(candidates: Iterable[Candidate], decisions: Iterable[Decision] = (), *, using: Weights | None = None) -> Linked:
    """Bring tellings of one incident together. `decisions`: the standing ones; only persons' are heard."""
    linker = Linker(MemoryIndex(), Persons.of(decisions), using)
    crowd = Crowd(linker.weights.limits)
    keep(linker.index, map(arrival, candidates), crowd)
    finish(linker, crowd, here(linker))
    homes = linker.index.homes(crowd.items)
    return explained(linker, {home.cluster for home in homes.values()})


def explained(linker: Linker, clusters: Collection[int]) -> Linked:
    """Some clusters of an index, with the reasons."""
    members = linker.index.clusters(clusters)
    candidates = linker.shelf.load({x for some in members.values() for x in some})
    ties = linker.index.ties(candidates.keys())
    homes = {x: home.cluster for x, home in linker.index.homes({*ties, *(tie.other for some in ties.values() for tie in some)}).items()}
    best: dict[str, Compared] = {}
    nearly: dict[str, tuple[Compared, ...]] = {}
    for some in members.values():
        best |= _best(linker, {candidates[x].id: x for x in some}, ties)
        nearly |= _nearly(linker, {x: candidates[x] for x in some}, ties, homes)
    said = {}
    for (a, b), decision in {**linker.persons.same, **linker.persons.apart}.items():
        if a in candidates and b in candidates:
            left, right = sorted((candidates[a].id, candidates[b].id))
            said[left, right] = decision
    named = sorted(tuple(sorted(candidates[x].id for x in some)) for some in members.values())
    return Linked(tuple(named), best, nearly, said, {c.id: c for c in candidates.values()})


def _best(linker: Linker, items: Mapping[str, int], ties: Mapping[int, Sequence[Tied]]) -> dict[str, Compared]:
    if len(items) == 1:
        return {}
    scores = linker.scores(items, ties)
    known = linker.shelf.load(items.values())
    top: dict[str, tuple[float, str]] = {}
    for one, other in combinations(items, 2):
        odds = _or_least(scores.odds(one, other))
        top[one] = max(top.get(one, _NONE), (odds, other))
        top[other] = max(top.get(other, _NONE), (odds, one))
    found = {}
    for one, (_, other) in top.items():
        pair = sorted((items[one], items[other]))
        found[one] = linker.comparer.compare(known[items[one]], known[items[other]], linker.persons.apart.get((pair[0], pair[1])))
    return found


def _or_least(odds: float | None) -> float:
    return -1e9 if odds is None else odds


def _nearly(
    linker: Linker, known: Mapping[int, Candidate], ties: Mapping[int, Sequence[Tied]], homes: Mapping[int, int]
) -> dict[str, tuple[Compared, ...]]:
    """Of the members of a cluster. Only those that may be shown are compared; what ties them is known."""
    across = {x: [tie for tie in ties[x] if homes[tie.other] != homes[x]] for x in known}
    across = {x: _strongest(mine, _OF_EACH) for x, mine in across.items()}
    least = _least(sorted((tie.odds for mine in across.values() for tie in mine[:_OF_EACH]), reverse=True), NEAREST)
    names = {x: c.id for x, c in linker.shelf.load({t.other for mine in across.values() for t in mine if t.odds >= least}).items()}
    found = {}
    for item, mine in across.items():
        named = sorted((-t.odds, sorted((known[item].id, names[t.other])), t.other) for t in mine if t.odds >= least)
        if named:
            found[known[item].id] = tuple(_compared(linker, item, other) for _, _, other in named[:_OF_EACH])
    return found


def _strongest(ties: Collection[Tied], most: int) -> list[Tied]:
    """So many, and those that are as strong as the last of them."""
    listed = sorted(ties, key=lambda tie: -tie.odds)
    least = _least([tie.odds for tie in listed], most)
    return [tie for tie in listed if tie.odds >= least]


def _least(listed: Sequence[float], most: int) -> float:
    return listed[most - 1] if len(listed) >= most else -inf


def _compared(linker: Linker, one: int, other: int) -> Compared:
    known = linker.shelf.load((one, other))
    return linker.comparer.compare(known[one], known[other], linker.persons.apart.get((min(one, other), max(one, other))))
