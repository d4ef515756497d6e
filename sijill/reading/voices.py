"""All that a report's sources vouch for, and how to ask who vouches for a word.

Invariant: scopes lie in the order of their starts; where none holds a word the outlet itself tells it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sijill.arabic.kept import kept
from sijill.model import Attribution, Span
from sijill.reading.stretches import Stretches

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
        once = {id(s.attribution): s.attribution for s in self.all}  # a source named a thousand times takes long to hash
        least = {key: same.setdefault(one, one) for key, one in once.items()}
        return [(s.end, least[id(s.attribution)]) for s in self.all]

    @kept
    def _holding(self) -> list[tuple[int, ...]]:
        """For each scope, those that hold its first character, itself the last: whatever else has ended before."""
        found: list[tuple[int, ...]] = []
        holding: tuple[int, ...] = ()
        for n, scope in enumerate(self.all):
            holding = (*(k for k in holding if scope.start < self.all[k].end), n)
            found.append(holding)
        return found

    def _near(self, start: int) -> tuple[int, ...]:
        """Numbers of the scopes that begin at or before a folded offset, those left out that end before the last of them begins."""
        before = bisect_right(self._starts, start)
        return self._holding[before - 1] if before else ()

    @kept
    def _known(self) -> dict[int, tuple[Attribution, ...]]:
        return {}

    @kept
    def _names(self) -> dict[int, Stretches]:
        return {}

    def scopes_at(self, start: int) -> Iterator[Scope]:
        """The scopes that hold what stands at folded offset `start`, in order."""
        return (s for k in self._near(start) if start < (s := self.all[k]).end)

    def at(self, start: int) -> tuple[Attribution, ...]:
        """The chains that vouch for what stands at folded offset `start`; none: the outlet itself."""
        known = self._known.get(start)
        if known is None:
            near = (self._chains[k] for k in self._near(start))
            known = self._known[start] = tuple({id(chain): chain for end, chain in near if start < end}.values())
        return known

    def names_at(self, start: int, span: Span) -> bool:
        """Whether a span lies on the words for one of those who vouch for what stands at folded offset `start`."""
        return any(self._names_of(chain).meet(span.start, span.end) for chain in self.at(start))

    def _names_of(self, chain: Attribution) -> Stretches:
        """Where a chain names its sources. `chain`: one that is kept here, so that its identity stays its own."""
        names = self._names.get(id(chain))
        if names is None:
            names = self._names[id(chain)] = Stretches((s.start, s.end) for source in chain.chain for s in source.spans)
        return names
