"""Many phrases found in folded text at once.

Invariant: a hit is a whole word or words: before it a word boundary or proclitics (و ف ب ل ك س and the article),
after it a word boundary or, where allowed, an enclitic pronoun. Without that filter most hits are false. What looks like
a proclitic and is a listed word's own letter is none: «ابل» is not in «كابل».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from sijill.arabic.by_form import Column
from sijill.arabic.clitics import own_words
from sijill.arabic.fold import fold
from sijill.arabic.text import Text

V = TypeVar("V")

_WHOLE_WORD = re.compile(r"[^\W_]+")
# Proclitics that may stand between the word's beginning and the phrase: «و», «ف», «أ», then «ب ل ك س», then the article.
_PROCLITICS = re.compile(r"(?:[وف]?(?:[بلكس]|ال|بال|كال|لل|س|ول)?|ا)")
_LONGEST_PROCLITICS = 5
_LONGEST_ENCLITIC = 3
_ENCLITICS = re.compile(r"(?:ه|ها|هم|هما|هن|ك|كم|نا|ي)(?![^\W_])")


class Hit(NamedTuple, Generic[V]):
    """Folded offsets of the phrase itself, `word_start` of the word it stands in (proclitics included)."""

    start: int
    end: int
    word_start: int
    value: V


class PhraseIndex(Generic[V]):
    """Phrases to values; a phrase may have several values. Built once, read-only after."""

    def __init__(self, rows: Iterable[tuple[str, V]], *, enclitics: bool = False) -> None:
        values: dict[str, list[V]] = {}
        for phrase, value in rows:
            key = fold(phrase).strip()
            if key:
                values.setdefault(key, []).append(value)
                if key.startswith("ال"):  # «للميليشيات» is ل + الميليشيات: the article's alef is not written
                    values.setdefault("لل" + key[2:], []).append(value)
        self._keys = list(values)
        self._values = [tuple(values[k]) for k in self._keys]
        self._enclitics = enclitics
        self._automaton = AhoCorasick(self._keys, matchkind=MatchKind.Standard) if self._keys else None

        self._column = Column(self._tell)

    def __len__(self) -> int:
        return len(self._keys)

    def find(self, text: Text) -> list[Hit[V]]:
        """The hits of a text, in order of the words they begin in: as `hits`, but each form is looked through only once."""
        found: list[Hit[V]] = []
        folded, starts = text.folded, text.starts
        words = self._column.of(text.cards)
        for i in [i for i, told in enumerate(words) if told]:
            for key, skip in words[i]:
                self._take(found, folded, starts[i], skip, key)
        for run in text.runs:  # «لل15», «m4»: letters and digits are two tokens and one word
            found = [hit for hit in found if not run[0] <= hit.word_start < run[1]]
            for key, skip in self._tell(folded[run[0] : run[1]]):
                self._take(found, folded, run[0], skip, key)
        return found

    def _take(self, found: list[Hit[V]], folded: str, word_start: int, skip: int, key: int) -> None:
        """Add the key's hits, if the key stands in full at the word and ends well."""
        start = word_start + skip
        end = start + len(self._keys[key])
        if not folded.startswith(self._keys[key], start) and folded[start:end].replace("_", " ") != self._keys[key]:
            return
        if end < len(folded) and folded[end].isalnum() and not (self._enclitics and _ENCLITICS.match(folded, end)):
            return
        found += [Hit(start, end, word_start, value) for value in self._values[key]]

    @cached_property
    def _by_run(self) -> dict[str, list[int]]:
        """The word that a key begins with, or is → the keys' numbers."""
        found: dict[str, list[int]] = {}
        for n, key in enumerate(self._keys):
            run = _WHOLE_WORD.match(key)
            if run is not None and "_" not in key:
                found.setdefault(run.group(), []).append(n)
        return found

    def _tell(self, form: str) -> tuple[tuple[int, int], ...]:
        """The keys that may begin in a word of this form, and after how many letters of it: proclitics."""
        skips = [skip for skip in range(min(_LONGEST_PROCLITICS + 1, len(form))) if not skip or _PROCLITICS.fullmatch(form, 0, skip)]
        if form in own_words():
            skips = [0]
        ends = [len(form), *(len(form) - n for n in range(1, _LONGEST_ENCLITIC + 1) if self._enclitics)]
        runs = [(form[skip:end], skip) for skip in skips for end in ends if end > skip]
        return tuple((key, skip) for run, skip in runs for key in self._by_run.get(run, ()))

    def hits(self, folded: str) -> Iterator[Hit[V]]:
        """Every hit, overlapping ones too, by end; one for each value of the phrase."""
        if self._automaton is None:
            return
        folded = folded.replace("_", " ")  # «#دير_الزور» is «دير الزور»
        for n, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if end < len(folded) and folded[end].isalnum() and not (self._enclitics and _ENCLITICS.match(folded, end)):
                continue
            word_start = start
            if start > 0 and folded[start - 1].isalnum():
                before = _before_proclitics(folded, start)
                if before is None or _is_own_word(folded, before):
                    continue
                word_start = before
            for value in self._values[n]:
                yield Hit(start, end, word_start, value)


def _is_own_word(folded: str, word_start: int) -> bool:
    word = _WHOLE_WORD.match(folded, word_start)
    return word is not None and word.group() in own_words()


def _before_proclitics(folded: str, start: int) -> int | None:
    """Where the word that holds `start` begins, if nothing but proclitics stands between; `None` otherwise."""
    least = max(0, start - _LONGEST_PROCLITICS)
    word_start = start - 1
    while word_start > least and folded[word_start - 1].isalnum():
        word_start -= 1
    if word_start > 0 and folded[word_start - 1].isalnum():
        return None
    return word_start if _PROCLITICS.fullmatch(folded, word_start, start) else None


def longest(hits: Iterable[Hit[V]]) -> list[Hit[V]]:
    """The hits that no longer hit covers, in order of place; several values of the same stretch all stay."""
    kept: list[Hit[V]] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
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
