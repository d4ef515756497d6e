"""A report's text as the reader works on it: folded once, cut into tokens and sentences once.

Invariant: tokens and sentences lie in order and do not overlap; every one has a raw span.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property

from sijill.arabic.fold import Folded, fold_map
from sijill.model.span import Span

# A run of letters, or a number with its separators, or one sign. Hashtags: «#دير_الزور» gives «#», «دير», «_», «الزور».
_TOKEN = re.compile(r"\d+(?:[.,:/\-]\d+)*|[^\W\d_]+|[^\w\s]|_")
# Sentence ends: . ! ? ؟ ؛ … newlines, and the scraped joint «., ».
_END = re.compile(r"\.,\s|[.!?؟؛…]+[\"”»’)\]]*(?=\s|$|[^\d\s])|\n+")


@dataclass(frozen=True, slots=True)
class Token:
    """`form` is folded; `start`, `end` are offsets of the folded text, `span` of the raw one."""

    form: str
    start: int
    end: int
    span: Span

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


@dataclass(frozen=True, eq=False)
class Text:
    """Use `analyse(raw)` to make one."""

    raw: str
    map: Folded = field(repr=False)

    @property
    def folded(self) -> str:
        return self.map.text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(Token(m.group(), m.start(), m.end(), self.map.span(m.start(), m.end())) for m in _TOKEN.finditer(self.folded))

    @cached_property
    def _token_starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        edges = [m.end() for m in _END.finditer(self.folded)] + [len(self.folded)]
        found, start = [], 0
        for end in edges:
            first, last = self.token_range(start, end)
            if first < last:
                a, b = self.tokens[first].start, self.tokens[last - 1].end
                found.append(Sentence(first, last, a, b, self.map.span(a, b)))
            start = end
        return tuple(found)

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """Indices of the tokens that start in folded `[start, end)`, half-open."""
        return bisect_left(self._token_starts, start), bisect_left(self._token_starts, end)

    def token_at(self, start: int) -> int:
        """Index of the token that holds folded offset `start` (or the nearest one before it; 0 at the least)."""
        return max(0, bisect_right(self._token_starts, start) - 1)

    def sentence_at(self, start: int) -> int:
        """Index of the sentence that holds folded offset `start` (or the nearest one before it)."""
        return max(0, bisect_right([s.start for s in self.sentences], start) - 1)


def analyse(raw: str) -> Text:
    """Fold and cut a text; the work is done when it is first asked for."""
    return Text(raw, fold_map(raw))
