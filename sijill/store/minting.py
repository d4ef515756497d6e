"""Incident ids as the ledger keeps them.

Invariant: an id is minted once and never taken away; what may change is where it leads.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Minted:
    """An incident's id, the telling it is anchored to, and what became of it."""

    id: str
    telling: str
    redirect: str | None = None
    split_from: str | None = None


def follow(old: str, steps: Mapping[str, str | None], here: Collection[str]) -> str | None:
    """Where a telling that was renamed went in the end, if it still is anywhere."""
    seen: set[str] = set()
    at: str | None = old
    while at is not None and at not in here and at not in seen:
        seen.add(at)
        at = steps.get(at)
    return at if at in here else None
