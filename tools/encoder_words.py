"""The words and pieces that the encoder and its teachers know, and what a report is in pieces. Needs no PyTorch.

Invariant: a piece is told by its number in the base as long as it is kept, and by its place among those kept from then on.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from encoder_base import Base
from schooling import Schooling, Span

from sijill.reading.encoder import stretches
from sijill.reading.wordpieces import Wordpieces

#: Pieces of one stretch of a teacher's, without the two marks around it.
STRETCH = 380
#: Numbers of the marks around a stretch, of what fills it up and of an unknown piece, in the base and among those kept.
OPENS, PADDING, CLOSES, UNKNOWN = 0, 1, 2, 3
MARKS = (OPENS, PADDING, CLOSES, UNKNOWN)
_ARABIC = re.compile("\u2581?[ء-غف-ي]+")
_SEEN = 3  # times, for a word to have a row of its own


@dataclass(frozen=True)
class Vocabulary:
    """`pieces`: numbers in the base, what is unknown first; `words`: those with a row of their own."""

    base: Base
    pieces: Sequence[int]
    words: Sequence[str]

    @property
    def wordpieces(self) -> Wordpieces:
        return Wordpieces([self.base.pieces[n] for n in self.pieces], [self.base.odds[n] for n in self.pieces], 0)


class Pieces:
    """One report in pieces: their numbers, where each token's begin, and the stretches that are read at once."""

    def __init__(self, one: Schooling, wordpieces: Wordpieces) -> None:
        self.numbers, self.first = list[int](), [0]
        for word, spaced in zip(one.tokens, one.spaced, strict=True):
            self.numbers += wordpieces.of(word, spaced=spaced)
            self.first.append(len(self.numbers))
        self.stretches: list[Span] = list(stretches(len(self.numbers), [self.first[n] for n in one.edges], STRETCH))

    @property
    def longest(self) -> int:
        """Pieces of the longest stretch, with its two marks."""
        return max(b - a for a, b in self.stretches) + 2


def known_pieces(base: Base, reports: Sequence[Schooling]) -> list[int]:
    """Those that the reports are made of, and all Arabic ones: numbers in the base, the marks first."""
    every = Wordpieces(base.pieces, base.odds, UNKNOWN)
    words = {told for one in reports for told in zip(one.tokens, one.spaced, strict=True)}
    met = {n for word, spaced in words for also in {True, spaced} for n in every.of(word, spaced=also)}
    met |= {n for n, piece in enumerate(base.pieces) if _ARABIC.fullmatch(piece)}
    return [*MARKS, *sorted(met - set(MARKS))]


def common_words(reports: Sequence[Schooling]) -> list[str]:
    """The words that have a row of their own: told often enough to be learnt, in order."""
    seen = Counter(word for one in reports for word in one.tokens)
    return sorted(word for word, times in seen.items() if times >= _SEEN and "\n" not in word)
