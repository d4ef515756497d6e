"""How a word is cut into the pieces that the encoder knows: the likeliest cut under a unigram model.

Invariant: the pieces of a word depend on the word alone, and on whether it is cut as after a blank; put together they are the word, but
for letters that no piece holds and for what is beyond its sixtieth.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

#: Stands before a word.
BLANK = "\u2581"
_TATWEEL = "ـ"
_STRANGE = -10.0  # log-odds of a letter that no piece holds, below those of the rarest piece
_NO_MORE = (-1, 0.0)  # what no piece begins with
_LONGEST_WORD = 60  # letters; the rest of a longer one is not read


class Wordpieces:
    """`pieces` in the order of their numbers, each with its log-odds; `unknown`: the number of what is none.

    `_known` holds with each piece all that it begins with, so that no longer cut is tried than one may come of.
    """

    def __init__(self, pieces: Sequence[str], odds: Sequence[float], unknown: int) -> None:
        self.pieces = tuple(pieces)
        self._known: dict[str, tuple[int, float] | None] = dict.fromkeys(piece[:n] for piece in pieces for n in range(1, len(piece)))
        self._known |= {piece: (n, o) for n, (piece, o) in enumerate(zip(pieces, odds, strict=True))}
        self._unknown, self._strange = unknown, min(odds) + _STRANGE

    def of(self, word: str, *, spaced: bool = True) -> tuple[int, ...]:
        """The numbers of a word's pieces. `spaced`: whether it is cut as after a blank."""
        return self._cut(BLANK + word[:_LONGEST_WORD] if spaced else word[:_LONGEST_WORD])

    def _cut(self, word: str) -> tuple[int, ...]:
        size, known = len(word), self._known
        best = [0.0] + [float("-inf")] * size
        back = [(0, self._unknown)] * (size + 1)
        for i in range(size):
            for end in range(i + 1, size + 1):
                piece = known.get(word[i:end], _NO_MORE)
                if piece is _NO_MORE:
                    break
                if piece is not None and best[i] + piece[1] > best[end]:
                    best[end], back[end] = best[i] + piece[1], (i, piece[0])
            if best[i] + self._strange > best[i + 1]:
                best[i + 1], back[i + 1] = best[i] + self._strange, (i, self._unknown)
        found = []
        while size:
            size, piece_number = back[size]
            found.append(piece_number)
        return tuple(reversed(found))


def plain(written: str) -> str:
    """A token without what is written into it: vowel signs, tatweel, the dots of «اسـ.ـتهداف»; a sign stays as it is."""
    composed = unicodedata.normalize("NFKC", written)
    return "".join(c for c in composed if c.isalnum() and c != _TATWEEL) or composed
