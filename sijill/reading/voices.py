"""All that a report's sources vouch for, and how to ask who vouches for a word.

Invariant: scopes lie in the order of their starts; where none holds a word the outlet itself tells it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sijill.arabic.kept import kept
from sijill.model import Attribution

ScopeKind = Literal["said", "according", "heading", "carried", "dateline"]


@dataclass(frozen=True, slots=True)
class Scope:
    """What one chain vouches for: folded `[start, end)`, the word that introduces it (`None` where carried on)."""

    start: int
    end: int
    attribution: Attribution
    kind: ScopeKind
    cue: str | None


@dataclass(frozen=True)
class Voices:
    """All that is said, and by whom."""

    all: tuple[Scope, ...]

    @kept
    def _starts(self) -> list[int]:
        return [s.start for s in self.all]

    @kept
    def _chains(self) -> list[tuple[int, Attribution]]:
        """Where each scope ends, and its chain: one value for all that are equal."""
        same: dict[Attribution, Attribution] = {}
        return [(s.end, same.setdefault(s.attribution, s.attribution)) for s in self.all]

    @kept
    def _known(self) -> dict[int, tuple[Attribution, ...]]:
        return {}

    def scopes_at(self, start: int) -> Iterator[Scope]:
        """The scopes that hold what stands at folded offset `start`, in order."""
        return (s for s in self.all[: bisect_right(self._starts, start)] if start < s.end)

    def at(self, start: int) -> tuple[Attribution, ...]:
        """The chains that vouch for what stands at folded offset `start`; none: the outlet itself."""
        known = self._known.get(start)
        if known is None:
            near = self._chains[: bisect_right(self._starts, start)]
            known = self._known[start] = tuple({id(chain): chain for end, chain in near if start < end}.values())
        return known
