"""Why tellings are together, and what nearly was.

Invariant: what is said of a pair is what it was scored by.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sijill.linking.candidate import Candidate
from sijill.linking.compare import Compared
from sijill.linking.crowd import Crowd, arrival
from sijill.linking.founding import finish, here, keep
from sijill.linking.index import MemoryIndex
from sijill.linking.linker import Linker, Persons, Scores
from sijill.linking.weights import Weights
from sijill.model import Decision

_SHOWN = 3


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """Clusters of candidate ids, sorted; `best`: for each candidate in company, the comparison that speaks most for it;
    `nearly`: comparisons across clusters that came near, or that a veto alone keeps apart, by candidate id; `persons`: what
    persons said of pairs in these clusters, by the ids."""

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
    named = sorted(tuple(sorted(candidates[x].id for x in some)) for some in members.values())
    best: dict[str, Compared] = {}
    for some in members.values():
        best |= _best(linker, {candidates[x].id: x for x in some})
    homes = {x: name for name, some in members.items() for x in some}
    said = {}
    for (a, b), decision in {**linker.persons.same, **linker.persons.apart}.items():
        if a in homes and b in homes:
            left, right = sorted((candidates[a].id, candidates[b].id))
            said[left, right] = decision
    return Linked(tuple(named), best, _nearly(linker, homes, candidates), said, {c.id: c for c in candidates.values()})


def _best(linker: Linker, items: Mapping[str, int]) -> dict[str, Compared]:
    if len(items) == 1:
        return {}
    scores = Scores(linker, items, linker.index.ties(items.values()))
    known = linker.shelf.load(items.values())
    found = {}
    for one in items:
        top = max((x for x in items if x != one), key=lambda x: (_or_least(scores.odds(one, x)), x))
        pair = sorted((items[one], items[top]))
        found[one] = linker.comparer.compare(known[items[one]], known[items[top]], linker.persons.apart.get((pair[0], pair[1])))
    return found


def _or_least(odds: float | None) -> float:
    return -1e9 if odds is None else odds


def _nearly(linker: Linker, homes: Mapping[int, int], candidates: Mapping[int, Candidate]) -> dict[str, tuple[Compared, ...]]:
    ties = linker.index.ties(homes.keys())
    others = linker.index.homes({tie.other for some in ties.values() for tie in some})
    known = linker.shelf.load(others.keys())
    found = {}
    for item, some in ties.items():
        across = [tie for tie in some if others[tie.other].cluster != homes[item]]
        across.sort(key=lambda t: (-t.odds, *sorted((candidates[item].id, known[t.other].id))))
        pairs = [(tie.other, *sorted((item, tie.other))) for tie in across[:_SHOWN]]
        if pairs:
            apart = linker.persons.apart
            found[candidates[item].id] = tuple(
                linker.comparer.compare(candidates[item], known[other], apart.get((a, b))) for other, a, b in pairs
            )
    return found
