"""Incident ids: minted once, kept through growth, merge and split.

Invariant: an id stays with the cluster that holds the telling it is anchored to; of several ids in one cluster the first
minted stays and the others lead to it; a cluster that is left without one gets its own and says what it was split from. Where
that telling is gone, the id goes with the oldest of those that were last seen under it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sijill.store import Minted


@dataclass(frozen=True, slots=True)
class Cluster:
    """Telling ids, the oldest first."""

    tellings: tuple[str, ...]


def derive(telling: str, is_taken: Callable[[str], bool] = lambda _: False) -> str:
    """An id made from the telling it is anchored to, so that fresh registers of the same facts agree."""
    digits = hashlib.sha256(telling.encode()).hexdigest()
    length = 10
    while is_taken(name := f"inc-{digits[:length]}"):
        length += 2
    return name


def assign(
    clusters: Sequence[Cluster],
    minted: Sequence[Minted],
    renamed: Mapping[str, str | None],
    former: Mapping[str, str],
    *,
    is_taken: Callable[[str], bool] = lambda _: False,
    is_elsewhere: Callable[[str], bool] = lambda _: False,
) -> tuple[list[str], list[Minted]]:
    """An id for each cluster, and what is to be written down: new ids, and ids whose way has changed.

    `minted`: known ids in the order they were minted; `renamed`: where tellings of superseded readings went;
    `former`: the incident each telling was last seen in; `is_taken`: whether an id is, that is not among `minted`; `is_elsewhere`:
    whether a telling that is in none of the clusters is in another."""
    known = {one.id: one for one in minted}
    anchored = _anchored(clusters, minted, renamed, former, is_elsewhere)
    order = {one.id: n for n, one in enumerate(minted)}
    taken = set(known)
    ids: list[str] = []
    changed: list[Minted] = []
    for cluster in clusters:
        here = sorted((m for t in cluster.tellings for m in anchored.get(t, ())), key=lambda m: order[m.id])
        if here:
            kept = here[0]
            ids.append(kept.id)
            changed += _lead(here, kept.id, known)
            continue
        fresh = Minted(
            derive(cluster.tellings[0], lambda name: name in taken or is_taken(name)),
            cluster.tellings[0],
            split_from=_former(cluster, former),
        )
        taken.add(fresh.id)
        ids.append(fresh.id)
        changed.append(fresh)
    return ids, changed


def _anchored(
    clusters: Sequence[Cluster],
    minted: Sequence[Minted],
    renamed: Mapping[str, str | None],
    former: Mapping[str, str],
    is_elsewhere: Callable[[str], bool],
) -> dict[str, list[Minted]]:
    """Known ids by the telling that each is anchored to; where that is gone, by the oldest that was last seen under the id."""
    heirs = _heirs(clusters, {renamed.get(x) or x: name for x, name in former.items()})
    here = {t for cluster in clusters for t in cluster.tellings}
    found: dict[str, list[Minted]] = {}
    for one in minted:
        at = renamed.get(one.telling) or one.telling
        if at not in here and one.id in heirs and not is_elsewhere(at):
            at = heirs[one.id]
            one = replace(one, telling=at)
        found.setdefault(at, []).append(one)
    return found


def _lead(here: Sequence[Minted], kept: str, known: Mapping[str, Minted]) -> list[Minted]:
    """The ids of one cluster whose way is not yet written down: the first leads nowhere, the others to it."""
    wanted = [replace(m, redirect=None if m.id == kept else kept) for m in here]
    return [w for w in wanted if w != known[w.id]]


def _heirs(clusters: Sequence[Cluster], former: Mapping[str, str]) -> dict[str, str]:
    """The oldest telling that was last seen under each id."""
    oldest: dict[str, str] = {}
    for cluster in clusters:
        for telling in cluster.tellings:
            if telling in former:
                oldest.setdefault(former[telling], telling)
    return oldest


def _former(cluster: Cluster, former: Mapping[str, str]) -> str | None:
    """The incident that the oldest of the tellings seen before was in."""
    return next((former[t] for t in cluster.tellings if t in former), None)
