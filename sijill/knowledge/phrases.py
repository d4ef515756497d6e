"""Many phrases found in folded text at once.

Invariant: a hit is a whole word or words: before it a word boundary or proclitics (و ف ب ل ك س and the article),
after it a word boundary or, where allowed, an enclitic pronoun. Without that filter most hits are false. What looks like
a proclitic and is a listed word's own letter is none: «ابل» is not in «كابل».
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from sijill.arabic.by_form import Marks
from sijill.arabic.clitics import own_words
from sijill.arabic.fold import fold
from sijill.arabic.text import Text
from sijill.arabic.tokens import one_word

V = TypeVar("V")

_WHOLE_WORD = re.compile(r"[^\W_]+")
_ONE_SCRIPT = re.compile(r"[^\W_a-z]+|[a-z\d]+")
# Proclitics that may stand between the word's beginning and the phrase: «و», «ف», «أ», then «ب ل ك س», then the article.
_PROCLITICS = re.compile(r"(?:[وف]?(?:[بلكس]|ال|بال|كال|لل|س|ول)?|ا)")
_LONGEST_PROCLITICS = 5
_LONGEST_ENCLITIC = 3
_ENCLITICS = re.compile(r"(?:ه|ها|هم|هما|هن|ك|كم|نا|ي)(?![^\W_a-z])")


class Hit(NamedTuple, Generic[V]):
    """Folded offsets of the phrase itself, `word_start` of the word it stands in (proclitics included)."""

    start: int
    end: int
    word_start: int
    value: V


#: A phrase that may begin in a word: its text, `None` where the word alone is it; the letters before it in the word; its
#: length; its values.
_Begun: TypeAlias = "tuple[str | None, int, int, tuple[V, ...]]"


#: What a value is where its phrase stands: of the value, the text, and there the word's start, the phrase's start and its end.
InWord: TypeAlias = Callable[[V, str, int, int, int], V | None]


class PhraseIndex(Generic[V]):
    """Phrases to values; a phrase may have several values. Built once, read-only after.

    `in_word`: for `find`, what a value becomes by what its phrase has around it in its word; `None`: that is no hit. It is asked once
    for each form, and looks no further than the word.
    """

    def __init__(self, rows: Iterable[tuple[str, V]], *, enclitics: bool = False, in_word: InWord[V] | None = None) -> None:
        values: dict[str, list[V]] = {}
        for phrase, value in rows:
            key = fold(phrase).strip()
            if key:
                values.setdefault(key, []).append(value)
                if key.startswith("ال"):  # «للميليشيات» is ل + الميليشيات: the article's alef is not written
                    values.setdefault("لل" + key[2:], []).append(value)
        self._keys = list(values)
        self._values = [tuple(values[k]) for k in self._keys]
        self._enclitics, self._in_word = enclitics, in_word
        self._automaton = AhoCorasick(self._keys, matchkind=MatchKind.Standard) if self._keys else None

        self._begun = Marks(self._tell)

    def __len__(self) -> int:
        return len(self._keys)

    def find(self, text: Text) -> list[Hit[V]]:
        """The hits of a text: those of `hits`, by place and the longer first, with each form looked through only once. For phrases
        that begin with a letter."""
        found: list[Hit[V]] = []
        folded, starts = text.folded.replace("_", " "), text.starts
        glued = text.runs  # «لل15», «m4»: letters and digits are two tokens and one word
        begun = self._begun.of(text.cards)
        if glued:
            inside = {i for start, end in glued for i in range(*text.token_range(start, end))}
            begun = [(i, told) for i, told in begun if i not in inside]
        make = tuple.__new__  # by name, a tuple costs half as much again
        for i, told in begun:
            word_start = starts[i]
            for phrase, skip, length, values in told:
                start = word_start + skip
                if phrase is None:
                    for value in values:
                        found.append(make(Hit, (start, start + length, word_start, value)))  # noqa: PERF401  mostly one: a comprehension is a call
                elif folded.startswith(phrase, start):  # asked here too: of thirty phrases that may begin in a text one goes on
                    found += self._several(text.folded, folded, phrase, word_start, start, values)
        return self._with_glued(found, text.folded, folded, glued) if glued else found

    def _several(self, plain: str, folded: str, phrase: str, word_start: int, start: int, values: tuple[V, ...]) -> list[Hit[V]]:
        """The hits of a phrase of several words that may begin there: it must stand in full and end well."""
        end = start + len(phrase)
        if not (folded.startswith(phrase, start) and self._ends_well(folded, end)):
            return []
        return [Hit(start, end, word_start, v) for v in self._told(values, plain, word_start, start, end)]

    def _with_glued(self, found: list[Hit[V]], plain: str, folded: str, glued: list[tuple[int, int]]) -> list[Hit[V]]:
        """With the hits in words of several tokens."""
        for word_start, word_end in glued:
            for phrase, skip, length, values in self._tell(folded[word_start:word_end]):
                start = word_start + skip
                if phrase is not None:
                    found += self._several(plain, folded, phrase, word_start, start, values)
                else:
                    found += [Hit(start, start + length, word_start, value) for value in values]
        return sorted(found, key=_by_place)

    def _told(self, values: tuple[V, ...], text: str, word_start: int, start: int, end: int) -> tuple[V, ...]:
        """The values as they are in a word."""
        if self._in_word is None:
            return values
        told = (self._in_word(value, text, word_start, start, end) for value in values)
        return tuple(value for value in told if value is not None)

    def _ends_well(self, folded: str, end: int) -> bool:
        if end >= len(folded) or not one_word(folded[end - 1], folded[end]):
            return True
        return self._enclitics and _ENCLITICS.match(folded, end) is not None

    @cached_property
    def _by_run(self) -> dict[str, list[int]]:
        """The word that a key begins with, or is → the keys' numbers."""
        found: dict[str, list[int]] = {}
        for n, key in enumerate(self._keys):
            run = _WHOLE_WORD.match(key)
            if run is not None and "_" not in key:
                found.setdefault(run.group(), []).append(n)
        return found

    def _tell(self, form: str) -> tuple[_Begun[V], ...]:
        """The phrases that may begin in a word of this form, after proclitics; those of one word are found with that."""
        skips = [skip for skip in range(min(_LONGEST_PROCLITICS + 1, len(form))) if not skip or _PROCLITICS.fullmatch(form, 0, skip)]
        found: list[_Begun[V]] = []
        for skip in skips[:1] if form in own_words() else skips:
            for end in range(max(skip + 1, len(form) - _LONGEST_ENCLITIC), len(form) + 1):
                for n in self._by_run.get(form[skip:end], ()):
                    key = self._keys[n]
                    whole = len(key) == end - skip
                    if whole and self._ends_well(form, end):
                        found.append((None, skip, len(key), self._told(self._values[n], form, 0, skip, end)))
                    elif not whole and end == len(form):
                        found.append((key, skip, len(key), self._values[n]))
        return tuple(sorted((begun for begun in found if begun[3]), key=lambda b: (b[1], -b[2])))

    def hits(self, folded: str) -> Iterator[Hit[V]]:
        """Every hit, overlapping ones too, by end; one for each value of the phrase."""
        if self._automaton is None:
            return
        folded = folded.replace("_", " ")  # «#دير_الزور» is «دير الزور»
        for n, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if not self._ends_well(folded, end):
                continue
            word_start = start
            if start > 0 and one_word(folded[start - 1], folded[start]):
                before = _before_proclitics(folded, start)
                if before is None or _is_own_word(folded, before):
                    continue
                word_start = before
            for value in self._values[n]:
                yield Hit(start, end, word_start, value)


def _is_own_word(folded: str, word_start: int) -> bool:
    word = _ONE_SCRIPT.match(folded, word_start)
    return word is not None and word.group() in own_words()


def _before_proclitics(folded: str, start: int) -> int | None:
    """Where the word that holds `start` begins, if nothing but proclitics stands between; `None` otherwise."""
    least = max(0, start - _LONGEST_PROCLITICS)
    word_start = start - 1
    while word_start > least and one_word(folded[word_start - 1], folded[word_start]):
        word_start -= 1
    if word_start > 0 and one_word(folded[word_start - 1], folded[word_start]):
        return None
    return word_start if _PROCLITICS.fullmatch(folded, word_start, start) else None


def _by_place(hit: Hit[V]) -> tuple[int, int]:
    return hit[0], -hit[1]


def longest(hits: Iterable[Hit[V]]) -> list[Hit[V]]:
    """The hits that no longer hit covers, in order of place; several values of the same stretch all stay."""
    return longest_of_found(sorted(hits, key=_by_place))


def longest_of_found(hits: Iterable[Hit[V]]) -> list[Hit[V]]:
    """`longest` of hits that lie in order already, as `find` gives them."""
    kept: list[Hit[V]] = []
    for hit in hits:
        if not kept or hit[0] >= kept[-1][1]:  # as most do: it lies after the last
            kept.append(hit)
            continue
        if kept and hit.end <= kept[-1].end and (hit.start, hit.end) != (kept[-1].start, kept[-1].end):
            continue
        while (
            kept
            and hit.start < kept[-1].end
            and hit.start > kept[-1].start
            and hit.end > kept[-1].end
            and hit.end - hit.start > kept[-1].end - kept[-1].start
        ):
            kept.pop()
        if kept and hit.start < kept[-1].end and (hit.start, hit.end) != (kept[-1].start, kept[-1].end):
            continue
        kept.append(hit)
    return kept
