"""What became of incidents between two states of a register, in words.

Invariant: every telling that changed its incident is told of, under the ids that people know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from sijill.register import Incident


def changes(before: Sequence[Incident], after: Sequence[Incident], renamed: Mapping[str, str | None] | None = None) -> list[str]:
    """A line for each merge, split, move, new incident and one that is gone. `renamed`: where tellings went meanwhile, `None`
    for those that are found no more."""
    names = renamed or {}
    now = {x: i.id for i in after for x in i.tellings}
    went: dict[str, Counter[str]] = {i.id: Counter() for i in before}
    for incident in before:
        for telling in incident.tellings:
            went[incident.id][now.get(names.get(telling, telling) or "", "")] += 1
    here = set(now.values())
    lines = [line for name in sorted(went) for line in _fate(name, went[name], here)]
    fresh = sorted(here - set(went) - {to for some in went.values() for to in some})
    return [*lines, *(f"{name} is new" for name in fresh)]


def _fate(name: str, went: Mapping[str, int], stay: set[str]) -> list[str]:
    kept = name in stay
    gone = went.get("", 0)
    lines = [f"{name}: {_tellings(gone)} left it for no other"] if gone and kept else []
    moved = sorted(to for to in went if to not in ("", name))
    if not kept:
        return lines + ([f"{name} is now part of {' and '.join(moved)}"] if moved else [f"{name} is gone: none of its tellings is left"])
    return lines + [f"{name}: {_tellings(went[to])} went to {to}" for to in moved]


def _tellings(count: int) -> str:
    return f"{count} telling{'s' if count != 1 else ''}"
