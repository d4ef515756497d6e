"""A report's text as the reader works on it: folded once, cut into tokens, sentences and clauses once.

Invariant: tokens, sentences and clauses lie in order and do not overlap; each has a raw span, and every token lies in
exactly one sentence and one clause.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, TypeVar

from sijill.arabic.by_form import Cards
from sijill.arabic.fold import Folded, fold_map
from sijill.arabic.furniture import calls, is_noise, stretches
from sijill.arabic.kept import kept
from sijill.arabic.sentence_ends import sentence_ends
from sijill.arabic.tokens import MAY_RUN_ON, pieces
from sijill.model.span import Span

COMMAS = frozenset("،,")
V = TypeVar("V")


class Token(NamedTuple):
    """`form` is folded; `start`, `end` are offsets of the folded text, `span` of the raw one."""

    form: str
    start: int
    end: int
    map: Folded

    @property
    def span(self) -> Span:
        return self.map.span(self.start, self.end)

    @property
    def last_letter(self) -> str:
        """The last character as received, without the vowel signs on it."""
        return self.map.raw[self.map.starts[self.end - 1]]

    @property
    def is_word(self) -> bool:
        return self.form[0].isalpha()


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` to `last`, half-open; `start`, `end` are offsets of the folded text; `span` of the raw one.

    `furniture`: the sentence is not the report's own prose (related headlines, share counts, tickers, comments).
    """

    first: int
    last: int
    start: int
    end: int
    span: Span
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of sentence number `sentence` that has, as far as can be told safely, a verb of its own; the rest as there."""

    first: int
    last: int
    start: int
    end: int
    span: Span
    sentence: int


class _Once(dict[Any, Any]):
    """By function, what it has worked out of a text. It stays where it was made: what grammars find need not be what pickle knows."""

    def __reduce__(self) -> tuple[type[_Once], tuple[()]]:
        return _Once, ()


@dataclass(frozen=True, eq=False)
class Text:
    """Use `analyse(raw)` to make one."""

    raw: str
    map: Folded = field(repr=False)

    @property
    def folded(self) -> str:
        return self.map.text

    def once(self, work: Callable[[Text], V]) -> V:
        """What `work` finds in the text, kept with it, for those who ask again: a report's times are found to date it, and
        once more from its day."""
        known = self._once
        if work not in known:
            known[work] = work(self)
        found: V = known[work]
        return found

    def forget(self) -> None:
        """Drops what `once` keeps, when no one will ask again: it mostly holds the text in turn, and what holds itself stays in
        memory until the garbage collector comes by."""
        self._once.clear()

    @kept
    def _once(self) -> _Once:
        return _Once()

    @kept
    def _pieces(self) -> list[str]:
        """What stands before the first token, the token, what stands before the next, …, what stands after the last."""
        return pieces(self.map)

    @kept
    def _edges(self) -> list[int]:
        return list(accumulate(map(len, self._pieces)))

    @kept
    def forms(self) -> list[str]:
        """The tokens' folded forms. The finders read these rows side by side: making the tokens costs as much as they do."""
        return self._pieces[1::2]

    @kept
    def cards(self) -> Cards:
        """The tokens' cards, from which a `Column` tells of each form."""
        return Cards(self.forms)

    @kept
    def gaps(self) -> list[str]:
        """What stands before each token, and after the last."""
        return self._pieces[::2]

    @kept
    def lines(self) -> list[int]:
        """The tokens before which a line ends."""
        found, folded, starts = list[int](), self.map.text, self.starts
        at = folded.find("\n")
        while at >= 0 and (i := bisect_left(starts, at)) < len(starts):  # lines are few: cheaper than to go through all gaps
            found.append(i)
            at = folded.find("\n", starts[i])
        return found

    @kept
    def starts(self) -> list[int]:
        """The folded offsets at which the tokens start."""
        return self._edges[:-1:2]

    @kept
    def ends(self) -> list[int]:
        """The folded offsets at which the tokens end."""
        return self._edges[1::2]

    def written(self, i: int) -> str:
        """Token i as received."""
        return self.map.span(self.starts[i], self.ends[i]).of(self.raw)

    @kept
    def runs(self) -> list[tuple[int, int]]:
        """The folded offsets of words of several tokens: letters that touch digits («لل15», «m4»), not letters of other script."""
        found: list[tuple[int, int]] = []
        forms, gaps = self.forms, self.gaps
        edges = sorted({edge for i, _ in MAY_RUN_ON.of(self.cards) for edge in (i, i + 1) if not gaps[edge] and 0 < edge < len(forms)})
        for i in edges:
            last, first = forms[i - 1][-1], forms[i][0]
            if last.isalnum() and first.isalnum() and not (last.isalpha() and first.isalpha()):
                start = found.pop()[0] if found and found[-1][1] == self.starts[i] else self.starts[i - 1]
                found.append((start, self.ends[i]))
        return found

    @kept
    def tokens(self) -> tuple[Token, ...]:
        kept, make = self.map, tuple.__new__  # a tenth of all the time of finding went into making tokens by name
        rows = zip(self.forms, self.starts, self.ends, strict=True)
        return tuple([make(Token, (form, start, end, kept)) for form, start, end in rows])

    @kept
    def _cuts(self) -> list[tuple[int, int]]:
        """The first and last token (half-open) of each sentence."""
        found: list[tuple[int, int]] = []
        first = 0
        for edge in (*sentence_ends(self.folded), len(self.folded)):
            last = bisect_left(self.starts, edge)
            if found and not any(form[0].isalnum() for form in self.forms[first:last]):
                first = found.pop()[0]  # stray marks belong to what they follow
            if first < last:
                found.append((first, last))
            first = last
        return found

    @kept
    def sentence_of(self) -> list[int]:
        """The number of each token's sentence."""
        return [n for n, (first, last) in enumerate(self._cuts) for _ in range(first, last)]

    @kept
    def sentences(self) -> tuple[Sentence, ...]:
        aside = stretches(self.folded) + [(n, n + 1) for n in calls(self.folded)]
        found = []
        for first, last in self._cuts:
            start, end, span = self._bounds(first, last)
            inside = any(a < end and start < b for a, b in aside)
            found.append(Sentence(first, last, start, end, span, inside or is_noise(self.folded[start:end])))
        return tuple(found)

    @kept
    def _clause_cuts(self) -> list[tuple[int, int, int]]:
        """The first and last token (half-open) of each clause, and the number of its sentence."""
        from sijill.arabic.clauses import MAY_OPEN, openings

        found: list[tuple[int, int, int]] = []
        marks = MAY_OPEN.of(self.cards)
        for n, (first, last) in enumerate(self._cuts):
            edges = [first, *openings(self.forms, marks, first, last), last]
            found += [(a, b, n) for a, b in pairwise(edges)]
        return found

    @kept
    def clauses(self) -> tuple[Clause, ...]:
        """Sentences cut before what opens a clause of its own: see `sijill.arabic.clauses`."""
        return tuple(Clause(a, b, *self._bounds(a, b), n) for a, b, n in self._clause_cuts)

    @kept
    def clause_starts(self) -> list[int]:
        """The folded offsets at which the clauses start."""
        return [self.starts[first] for first, _, _ in self._clause_cuts]

    def _bounds(self, first: int, last: int) -> tuple[int, int, Span]:
        start, end = self.starts[first], self.ends[last - 1]
        return start, end, self.map.span(start, end)

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """Indices of the tokens that start in folded `[start, end)`, half-open."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def token_at(self, start: int) -> int:
        """Index of the token that holds folded offset `start` (or the nearest one before it; 0 at the least)."""
        return max(0, bisect_right(self.starts, start) - 1)

    @kept
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, start: int) -> int:
        """Index of the sentence that holds folded offset `start` (or the nearest one before it)."""
        return max(0, bisect_right(self._sentence_starts, start) - 1)

    def clause_at(self, start: int) -> int:
        """Index of the clause that holds folded offset `start` (or the nearest one before it)."""
        return max(0, bisect_right(self.clause_starts, start) - 1)


def analyse(raw: str) -> Text:
    """Fold and cut a text; the work is done when it is first asked for."""
    return Text(raw, fold_map(raw))
