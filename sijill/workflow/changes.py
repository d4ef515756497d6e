"""What became of incidents between two states of a register, in words.

Invariant: every telling that changed its incident is told of, under the ids that people know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sijill.register import Incident


def changes(before: Iterable[Incident], after: Iterable[Incident], renamed: Mapping[str, str | None] | None = None) -> list[str]:
    """A line for each merge, split, move, new incident and one that is gone. `renamed`: where tellings went meanwhile, `None`
    for those that are found no more."""
    names = renamed or {}
    old = {names.get(x, x): i.id for i in before for x in i.tellings}
    old.pop(None, None)
    former = {i.id for i in before} if isinstance(before, Sequence) else set(old.values())
    now = {x: i.id for i in after for x in i.tellings}
    went: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for telling, name in old.items():
        if telling is not None:
            went[name][now.get(telling, "")] += 1
    lines = [line for name in sorted(former) for line in _fate(name, dict(went.get(name, {})), set(now.values()))]
    fresh = sorted(set(now.values()) - former - {to for some in went.values() for to in some})
    return [*lines, *(f"{name} is new" for name in fresh)]


def _fate(name: str, went: Mapping[str, int], stay: set[str]) -> list[str]:
    kept = name in stay
    gone = went.get("", 0)
    lines = [f"{name}: {_tellings(gone)} no longer told"] if gone and kept else []
    moved = sorted(to for to in went if to not in ("", name))
    if not kept:
        return lines + ([f"{name} is now part of {' and '.join(moved)}"] if moved else [f"{name} is gone: none of its tellings is left"])
    return lines + [f"{name}: {_tellings(went[to])} went to {to}" for to in moved]


def _tellings(count: int) -> str:
    return f"{count} telling{'s' if count != 1 else ''}"
