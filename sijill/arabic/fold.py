"""Folding: one spelling for what readers see as one word, with a way back to the text as received.

Invariant: the map is total and monotone. Every folded character comes from a stretch of the raw text, in order, so that
`folded.span(a, b)` always is a span of the raw text, and nothing is folded away but marks, joiners and the dirt that
breaks a word. Folding what is folded changes nothing.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass

from sijill.arabic.broken import MARK, STROKE, joints, may_be_broken, restored, strokes
from sijill.model.span import Span, set_end, set_start

# Letters that are written alike, or for one another, in news and posts; the rest follows from Unicode's own tables.
_LETTERS = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    "ة": "ه", "ى": "ي", "ؤ": "و", "ئ": "ي", "ک": "ك", "ڪ": "ك", "ی": "ي", "ې": "ي", "ۀ": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه",
    "ۂ": "ه", "ۃ": "ه", "ے": "ي", "ۓ": "ي", "ڤ": "ف", "پ": "ب", "چ": "ج", "ژ": "ز", "گ": "ك", "ڨ": "ق", "ۆ": "و", "ۇ": "و",
    "ۋ": "و", "ۏ": "و", "ڵ": "ل", "ڕ": "ر", "ێ": "ي", "ۍ": "ي", "ٮ": "ب", "ٯ": "ق", "ڡ": "ف", "ں": "ن", "ٹ": "ت", "ڈ": "د",
    "ڑ": "ر", "ݨ": "ن", "٬": ",", "٫": ".", "ı": "i", "\u2028": "\n", "\u2029": "\n", "\n": "\n",
}  # fmt: skip
# Kept as they are: their compatibility forms would change what is read («1½» is not 11/2).
_AS_IS = frozenset("…½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⁄№™")
_DECORATION = "\u06c1"  # heh goal: Iraqi posts string words with it as with tatweel («عہلہوشہي»)
_DROPPED_CATEGORIES = frozenset({"Mn", "Me", "Cf"})
_DROPPED_SIGNS = frozenset("ٴۥۦ۞۩") | frozenset(map(chr, range(0x0883, 0x0888)))
_VOWEL_SIGNS = frozenset(map(chr, range(0x064B, 0x0660))) | {"\u0670"}
_new_span = object.__new__
_GONE = re.compile(f"[{MARK}{STROKE}]+")


def _dropped(char: str) -> bool:
    return (
        unicodedata.category(char) in _DROPPED_CATEGORIES
        or char in _DROPPED_SIGNS
        or unicodedata.decomposition(char).startswith(("<super>", "<sub>"))  # «كم²», footnote marks
    )


def _fold_character(char: str) -> str:
    """The folded form of one character: any length; a mark where it is folded away."""
    if char == STROKE:
        return char
    if char in _LETTERS:
        return _LETTERS[char]
    if _dropped(char):
        return MARK
    if "\ud800" <= char <= "\udfff":
        return "\ufffd"  # half a character, as scraped JSON can hold: it stands where it stood
    if char.isspace() or unicodedata.category(char) == "Cc":
        return " "
    if char.isdecimal():
        return str(unicodedata.digit(char))
    if char in _AS_IS:
        return char
    return _fold_composed(char)


def _fold_composed(char: str) -> str:
    flat = unicodedata.normalize("NFKD", char.lower())
    if flat == char:
        return char
    folded = "".join(f for c in flat if (f := _fold_character(c)) not in (MARK, STROKE))
    if folded.strip():
        return folded
    return MARK if unicodedata.category(char) == "Lo" else char  # «ﹱ», a haraka on a stroke, is a mark; «´» is a sign


class _Table(dict[int, str]):
    """`str.translate` table, filled as characters are met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


_TABLE = _Table()
# Most of a text folds to itself, and most of the rest is these letters: replacing them one by one costs a tenth of a table.
_COMMON = tuple((letter, _LETTERS[letter]) for letter in "أإآةىؤئ")
# What no folding changes; a test holds it against the table.
PLAIN = "ء-غف-ي a-z0-9\n.,:«»()،؛؟!\"“”/…#_'\\-"
_RARE = re.compile(f"[^{PLAIN}]+")


def _letter_by_letter(text: str) -> str:
    """As `text.translate(_TABLE)`, faster."""
    for letter, plain in _COMMON:
        text = text.replace(letter, plain)
    return _RARE.sub(_translated, text)


def _translated(match: re.Match[str]) -> str:
    return match[0].translate(_TABLE)


@dataclass(frozen=True, slots=True, eq=False)
class Folded:
    """A text and its folded form. `starts[i]` is the raw character that folded character i came from, or from part of which it came.
    `whole`: each character folds to one, so that offsets of the one are offsets of the other."""

    raw: str
    text: str
    starts: array[int] | range
    whole: bool = False

    def span(self, start: int, end: int) -> Span:
        """The raw span of `text[start:end]`, with the vowel signs on its last letter («شخصاً» whole, not «شخصا»).

        Whatever else is folded away at either edge (tatweel, controls) is left out.
        """
        first, last = start, end
        if not self.whole:
            first, last, raw, length = self.starts[start], self.starts[end - 1] + 1, self.raw, len(self.raw)
            while last < length and raw[last] in _VOWEL_SIGNS:
                last += 1
        if not 0 <= first < last:
            return Span(first, last)  # which refuses it
        span = _new_span(Span)  # a report has a hundred: made so, one costs a fifth less
        set_start(span, first)
        set_end(span, last)
        return span

    def find(self, raw: int) -> int:
        """The first folded position that starts at or after the raw one; `len(text)` where there is none."""
        return bisect_left(self.starts, raw)


def fold_map(raw: str) -> Folded:
    """Fold a text and keep the way back."""
    clean = _undecorated(raw)
    flat = _letter_by_letter(clean)
    starts: array[int] | range = range(len(raw))
    if len(flat) != len(raw):  # some character folds to several: a ligature, «ﷺ»
        starts = array("l", (i for i, c in enumerate(clean) for _ in _TABLE[ord(c)]))
    gaps = _marks(flat)
    folded = _without(Folded(raw, flat, starts, not gaps and len(flat) == len(raw)), gaps)
    if not may_be_broken(folded.text):
        return folded
    text = restored(folded.text)
    if text is not folded.text:
        folded = Folded(raw, text, folded.starts, folded.whole)
    return _without(folded, joints(text))


def fold(text: str) -> str:
    """The folded form alone, for keys and phrases."""
    flat = _letter_by_letter(_undecorated(text))
    clean = _cut(flat, _marks(flat))
    if not may_be_broken(clean):
        return clean
    clean = restored(clean)
    return _cut(clean, joints(clean))


def _marks(flat: str) -> list[tuple[int, int]]:
    """What is folded away of a text folded letter by letter: runs of marks and strokes, and the dirt between strokes."""
    gaps = _runs(flat)
    dirt = strokes(flat) if gaps else []
    return _union(gaps + dirt) if dirt else gaps


def _runs(flat: str) -> list[tuple[int, int]]:
    """`_GONE` found by its two characters: they are rare, and looking for one character is what strings do fastest."""
    mark, stroke = flat.find(MARK), flat.find(STROKE)
    found = []
    while mark >= 0 or stroke >= 0:
        start = mark if stroke < 0 or 0 <= mark < stroke else stroke
        run = _GONE.match(flat, start)
        end = start + 1 if run is None else run.end()
        found.append((start, end))
        mark = flat.find(MARK, end) if 0 <= mark < end else mark
        stroke = flat.find(STROKE, end) if 0 <= stroke < end else stroke
    return found


def _cut(text: str, gaps: list[tuple[int, int]]) -> str:
    edges = [0, *(edge for gap in gaps for edge in gap), len(text)]
    return "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)) if gaps else text


def _without(folded: Folded, gaps: list[tuple[int, int]]) -> Folded:
    if not gaps:
        return folded
    starts, at, before = array("l"), 0, _row(folded.starts)
    for start, end in (*gaps, (len(folded.text), len(folded.text))):
        starts += before[at:start]
        at = end
    return Folded(folded.raw, _cut(folded.text, gaps), starts)


def _union(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _undecorated(raw: str) -> str:
    """Heh goal that decorates a word («عہلہوشہي») made a stroke; a single one is the letter."""
    if _DECORATION not in raw:
        return raw
    return _DECORATED.sub(lambda m: m.group().replace(_DECORATION, STROKE), raw)


_DECORATED = re.compile(f"[^\\W\\d_]*{_DECORATION}[^\\W\\d_]*{_DECORATION}[^\\W\\d_]*")

_IDENTITY = array("l", range(4096))


def _row(numbers: array[int] | range) -> array[int]:
    """The numbers as an array; those of a range are cut from a kept one."""
    if isinstance(numbers, array):
        return numbers
    while len(_IDENTITY) < numbers.stop:
        _IDENTITY.extend(range(len(_IDENTITY), 2 * len(_IDENTITY)))
    return _IDENTITY[numbers.start : numbers.stop]
