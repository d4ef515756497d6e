"""Where things stand in a text, looked up once for each place.

Invariant: a position is told by the text alone; what is kept here is what it tells, never more.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, TypeVar

from sijill.arabic.kept import kept
from sijill.arabic.text import COMMAS, Text

_CONTENT_LETTERS = 4


class Placed(Protocol):
    """Anything with folded offsets."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Spot(NamedTuple):
    """Where a find stands: `start`, `end` as folded offsets; its sentence, first and last token; the words around it.

    `prefix`: the proclitics on it.
    """

    start: int
    end: int
    sentence: int
    first: int
    last: int
    before: str
    after: str
    prefix: str


P = TypeVar("P", bound=Placed)


@dataclass(frozen=True, eq=False)
class Positions:
    """A text and what stands where in it."""

    text: Text

    @kept
    def sentence_starts(self) -> list[int]:
        return [s.start for s in self.text.sentences]

    @kept
    def _sentences(self) -> dict[int, int]:
        return {}

    @kept
    def _tokens(self) -> dict[int, int]:
        return {}

    def sentence(self, start: int) -> int:
        """Index of the sentence that holds a folded offset."""
        known = self._sentences.get(start)
        if known is None:
            known = self._sentences[start] = max(0, bisect_right(self.sentence_starts, start) - 1)
        return known

    def token(self, start: int) -> int:
        """Index of the token that holds a folded offset."""
        known = self._tokens.get(start)
        if known is None:
            known = self._tokens[start] = self.text.token_at(start)
        return known

    def spot(self, find: Placed) -> Spot:
        """Where a find stands, worked out once: it is asked for each incident that the find may belong to."""
        start, end = find.start, find.end
        known = self._spots.get((start, end))
        if known is None:
            first, last, forms = self.token(start), self.token(max(start, end - 1)), self.text.forms
            before = forms[first - 1] if first else "^"
            after = forms[last + 1] if last + 1 < len(forms) else "$"
            prefix = self.text.folded[self.text.starts[first] : start]
            known = self._spots[start, end] = Spot(start, end, self.sentence(start), first, last, before, after, prefix)
        return known

    @kept
    def _spots(self) -> dict[tuple[int, int], Spot]:
        return {}

    def clause(self, start: int) -> int:
        """Index of the clause that holds a folded offset."""
        known = self._clauses.get(start)
        if known is None:
            known = self._clauses[start] = self.text.clause_at(start)
        return known

    @kept
    def _clauses(self) -> dict[int, int]:
        return {}

    @kept
    def content(self) -> list[frozenset[str]]:
        """For each sentence, its longer words: what two sentences on one thing share."""
        forms = self.text.forms
        return [frozenset(f for f in forms[s.first : s.last] if len(f) > _CONTENT_LETTERS) for s in self.text.sentences]

    def shared(self, a: int, b: int) -> int:
        """Share of the shorter sentence's longer words that the other has too, in fifths."""
        known = self._shared.get((a, b))
        if known is None:
            left, right = self.content[a], self.content[b]
            known = self._shared[a, b] = int(5 * len(left & right) / max(1, min(len(left), len(right))))
        return known

    @kept
    def _shared(self) -> dict[tuple[int, int], int]:
        return {}

    def comma_between(self, a: int, b: int) -> bool:
        """Whether a comma stands between two tokens."""
        commas = self._commas
        at = bisect_right(commas, a)
        return at < len(commas) and commas[at] < b

    @kept
    def _commas(self) -> list[int]:
        return [n for n, form in enumerate(self.text.forms) if form in COMMAS]

    def _rows(self, finds: Sequence[P]) -> list[list[P]]:
        rows: list[list[P]] = [[] for _ in self.text.sentences]
        for find in finds:
            rows[self.sentence(find.start)].append(find)
        return rows


def found_in(rows: Sequence[Sequence[P]], sentences: Iterable[int]) -> Iterator[P]:
    """Of finds by sentence, those of these sentences; there may be none of such a number."""
    for n in sentences:
        if 0 <= n < len(rows):
            yield from rows[n]
