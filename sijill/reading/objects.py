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
    return at is not None and not any(_bare(word) in one.unless or word in one.unless for word in words[: at + 1 + _BESIDE])


def _bare(word: str) -> str:
    return word[1:] if len(word) > 3 and word[0] in _PROCLITICS else word


def _following(text: Text, i: int) -> Iterator[str]:
    """The words after token i, to the end of its clause; quotation marks do not count."""
    for n in range(i + 1, text.sentences[text.sentence_of[i]].last):
        if text.forms[n] in _PARTING:
            return
        if text.forms[n] not in _QUOTES:
            yield text.forms[n]
