"""The tellings of a cluster, called in the order of their age.

Invariant: a roll is a function of the cluster's candidates, in whatever order they are given; it is light, and holds all that
naming an incident takes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sijill.linking.candidate import Candidate

#: Later than every day: of a report that nothing dates.
_UNKNOWN = "9999"


class Roll(NamedTuple):
    """Items and ids of its tellings, the oldest first. `published`: the oldest's day; `day`: the first that any of them gives."""

    items: tuple[int, ...]
    tellings: tuple[str, ...]
    published: str
    day: str | None

    @property
    def cluster(self) -> int:
        """The name that it goes by in an index."""
        return min(self.items)

    @property
    def age(self) -> tuple[str, str, int]:
        """Oldest first, and the same in every register."""
        return self.published, self.tellings[0], self.cluster


def age(candidate: Candidate) -> tuple[str, str]:
    published = candidate.published
    return (_UNKNOWN if published is None else published.earliest.isoformat(), candidate.id)


def roll_of(members: Mapping[int, Candidate]) -> Roll:
    called = sorted(members, key=lambda item: age(members[item]))
    days = (c.when.earliest.isoformat() for c in members.values() if c.when is not None)
    return Roll(tuple(called), tuple(members[x].id for x in called), age(members[called[0]])[0], min(days, default=None))
