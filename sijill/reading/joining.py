"""Putting mentions into groups by how likely each pair is to tell of one incident.

Invariant: every mention is in exactly one group; groups and their members are in order; two groups are joined only while
the mean log-odds over the pairs between them is above the threshold, the likeliest first, so that no single pair joins
what the others hold apart. Pairs further apart than `REACH` mentions are not asked about: work grows with the length.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field

#: How many mentions back a pair is asked about.
REACH = 40

Edge = tuple[float, int]  # sum of log-odds, number of pairs


@dataclass(slots=True)
class _Groups:
    """Groups by their first member, and what is known between each two of them."""

    members: dict[int, list[int]]
    edges: dict[int, dict[int, Edge]]
    threshold: float
    heap: list[tuple[float, int, int]] = field(default_factory=list)

    def link(self, a: int, b: int, edge: Edge) -> None:
        self.edges[a][b] = self.edges[b][a] = edge
        mean = edge[0] / edge[1]
        if mean > self.threshold:  # nine pairs in ten never are, and none of those is joined as it stands
            heapq.heappush(self.heap, (-mean, a, b) if a < b else (-mean, b, a))

    def join(self, a: int, b: int) -> None:
        """Put group b into group a, which is the earlier."""
        self.members[a] = sorted(self.members[a] + self.members.pop(b))
        beyond = self.edges.pop(b)
        self.edges[a].pop(b, None)
        beyond.pop(a, None)
        for c, (total, pairs) in beyond.items():
            self.edges[c].pop(b, None)
            own_total, own_pairs = self.edges[a].get(c, (0.0, 0))
            self.link(a, c, (own_total + total, own_pairs + pairs))

    def stands(self, mean: float, a: int, b: int) -> bool:
        """Whether a heap entry still tells how it is between the two."""
        edge = self.edges.get(a, {}).get(b)
        return edge is not None and edge[0] / edge[1] == mean


def group(count: int, likely: Callable[[int, int], float], *, threshold: float = 0.0) -> list[list[int]]:
    """Groups of the mentions 0 to `count`. `likely(i, j)`, i before j: log-odds that both tell of one incident."""
    groups = _Groups({n: [n] for n in range(count)}, {n: {} for n in range(count)}, threshold)
    for j in range(count):
        for i in range(max(0, j - REACH), j):
            groups.link(i, j, (likely(i, j), 1))
    while groups.heap:
        negative, a, b = heapq.heappop(groups.heap)
        if groups.stands(-negative, a, b):
            groups.join(a, b)
    return [groups.members[n] for n in sorted(groups.members)]
