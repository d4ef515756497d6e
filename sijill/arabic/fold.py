"""Folding: one spelling for what readers see as one word, with a way back to the text as received.

Invariant: the map is total and monotone. Every folded character comes from a stretch of the raw text, in order, so that
`folded.span(a, b)` always is a span of the raw text, and no raw character that is not folded away is lost.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

from sijill.model.span import Span

# Folded away: tatweel, harakat and Quranic marks, zero-width and bidi controls, the byte order mark, variation selectors.
_DROPPED = re.compile(
    "[\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f\u00ad]"
)
_LETTERS = {
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي", "ک": "ك", "ڪ": "ك", "ی": "ي", "ې": "ي", "ۀ": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه",
    "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز", "گ": "ك", "ڨ": "ق", "ۆ": "و", "ۇ": "و", "ۋ": "و", "ڵ": "ل", "ڕ": "ر", "ێ": "ي",
    **{chr(0x0660 + d): str(d) for d in range(10)}, **{chr(0x06F0 + d): str(d) for d in range(10)},
    "\u00a0": " ", "\t": " ", "\r": " ", "٬": ",", "٫": ".",
}  # fmt: skip
# Words broken to escape filters, for example «قـ.ـصف», «شـ ـهيد»: tatweel, a little dirt, tatweel, inside a word.
_BROKEN = re.compile(r"(?<=[ء-ي])ـ+[\s.\-_*/|•·,،'’]{1,3}ـ+(?=[ء-ي])|(?<=[ء-ي])[_*|•·]+(?=ـ)|(?<=ـ)[_*|•·.]+(?=[ء-ي])")


@lru_cache(maxsize=4096)
def _fold_character(char: str) -> str:
    if char in _LETTERS:
        return _LETTERS[char]
    if char == "\n" or char.isascii():
        return char.lower()
    flat = unicodedata.normalize("NFKC", char)
    if flat == char:
        return char.lower() if len(char.lower()) == 1 else char
    return "".join(_fold_character(c) for c in flat if not _DROPPED.match(c)) or " "


class _Table(dict[int, str]):
    """`str.translate` table filled as characters are met; a table is asked only for characters that stay."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_TABLE = _Table()


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A text and its folded form. `starts[i]`, `ends[i]` bound the raw stretch that folded character i came from."""

    raw: str
    text: str
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> Span:
        """The raw span of `text[start:end]`; folded-away characters at either edge are left out."""
        return Span(self.starts[start], self.ends[end - 1])

    def find(self, raw: int) -> int:
        """The first folded position that starts at or after the raw one; `len(text)` where there is none."""
        lo, hi = 0, len(self.text)
        while lo < hi:
            mid = (lo + hi) // 2
            if self.starts[mid] < raw:
                lo = mid + 1
            else:
                hi = mid
        return lo


def fold_map(raw: str) -> Folded:
    """Fold a text and keep the way back."""
    gone = {i for m in _BROKEN.finditer(raw) for i in range(m.start(), m.end())}
    kept = [i for i, c in enumerate(raw) if i not in gone and not _DROPPED.match(c)] if _dirty(raw, gone) else range(len(raw))
    pieces = [_TABLE[ord(raw[i])] for i in kept]
    text = "".join(pieces)
    if len(text) == len(kept):
        starts = array("l", kept)
        return Folded(raw, text, starts, array("l", (i + 1 for i in kept)))
    starts = array("l", (i for i, piece in zip(kept, pieces, strict=True) for _ in piece))
    return Folded(raw, text, starts, array("l", (i + 1 for i in starts)))


def _dirty(raw: str, gone: set[int]) -> bool:
    return bool(gone) or _DROPPED.search(raw) is not None


def fold(text: str) -> str:
    """The folded form alone, for keys and phrases."""
    return fold_map(text).text
