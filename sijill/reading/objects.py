"""Event words that tell of no act of arms by what they are done to: «إسقاط النظام» (the fall of the regime), «حررت محضرا» (drew up a
record), «ضبط النفس» (restraint).

Invariant: the object stands a few words after the event word in its own clause, and nothing beside it says that the act is meant
all the same: «أسقط النظام طائرة» (the regime shot down a plane).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sijill.arabic.datafile import table
from sijill.arabic.fold import fold
from sijill.arabic.text import Text

_NAME, _COLUMNS = "objects.tsv", ("lemma", "reach", "objects", "unless", "gloss", "source")
_BESIDE = 6  # words after the object
_PARTING = frozenset("،,؛;:.!?؟…()[]-–—")
_QUOTES = frozenset("\"'«»“”")
_PROCLITICS = ("و", "ل", "ب")
_ARTICLE = "ال"
_SHORT = 3  # letters: so short a word has no proclitic
_STEM = 4  # letters: so long a word may have an ending


class _Object(NamedTuple):
    reach: int
    words: frozenset[str]
    unless: frozenset[str]


@cache
def objects() -> dict[str, tuple[_Object, ...]]:
    """By lemma, the objects by which an event word tells of no act."""
    found: dict[str, tuple[_Object, ...]] = {}
    for row in table("sijill.reading", _NAME, _COLUMNS):
        if not row["reach"].isdigit():
            raise row.wrong(f"reach is a number of words, not {row['reach']!r}")
        words, unless = (frozenset(fold(row[column]).split(",")) for column in ("objects", "unless"))
        found[row["lemma"]] = (*found.get(row["lemma"], ()), _Object(int(row["reach"]), words, unless))
    return found


def is_done_to_none(text: Text, lemma: str, start: int) -> bool:
    """Whether the event word at folded offset `start` tells of no act of arms by what it is done to."""
    words = list(_following(text, text.token_at(start)))
    return any(_is_met(one, words) for one in objects()[lemma])


def _is_met(one: _Object, words: list[str]) -> bool:
    at = next((n for n, word in enumerate(words[: one.reach]) if word in one.words), None)
    return at is not None and not any(_is_meant(one, word) for word in words[: at + 1 + _BESIDE])


def _is_meant(one: _Object, word: str) -> bool:
    """Whether the word says that the act is meant: «صاروخا» and «والصاروخين» as well as «صاروخ»."""
    bare = word[1:] if len(word) > _SHORT and word[0] in _PROCLITICS else word
    for form in (word, bare, bare.removeprefix(_ARTICLE), word.removeprefix(_ARTICLE)):
        if form in one.unless or any(form[:k] in one.unless for k in range(_STEM, len(form))):
            return True
    return False


def _following(text: Text, i: int) -> Iterator[str]:
    """The words after token i, to the end of its clause; quotation marks do not count."""
    for n in range(i + 1, text.sentences[text.sentence_of[i]].last):
        if text.forms[n] in _PARTING:
            return
        if text.forms[n] not in _QUOTES:
            yield text.forms[n]
