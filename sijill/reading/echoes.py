"""What the words around an event word say of whether it was told before: rare words that stand around both, and words for another.

Invariant: it rests on the words of the report alone; a word is rare where the report has it a few times and not every report has it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sijill.arabic.clitics import particles
from sijill.arabic.text import Text
from sijill.reading.bases import base, bases
from sijill.reading.cues import cue_table
from sijill.reading.mentions import Mention
from sijill.reading.scene import Scene

_AROUND = 14  # tokens
_BESIDE = (1, 4)  # tokens before and after
_OFTEN = 4
_LETTERS = 4
_CUES = cue_table("others.tsv")


class Echo(NamedTuple):
    """`rare`: the rare words around it; `other`: it is called another («انفجار آخر», "another explosion"); `recalled`: its sentence
    says that the news came after it («يأتي ذلك بعد هجوم …», "this comes after an attack …")."""

    rare: frozenset[str]
    other: bool
    recalled: bool


def echo(scene: Scene, mention: Mention) -> Echo:
    """What stands around an event word, within 14 tokens and its sentence."""
    text, at, sentence = scene.text, mention.token, scene.text.sentences[mention.sentence]
    where, words = text.once(_rare)
    lo, hi = bisect_left(where, max(sentence.first, at - _AROUND)), bisect_left(where, min(sentence.last, at + _AROUND + 1))
    beside = text.forms[max(sentence.first, at - _BESIDE[0]) : min(sentence.last, at + _BESIDE[1])]
    recalled = _comes_after(text.forms[sentence.first : at])
    return Echo(frozenset(words[lo:hi]), not _CUES.words("other").isdisjoint(beside), recalled)


def _comes_after(before: Sequence[str]) -> bool:
    """Whether the words come to «بعد», "after", from «يأتي», "comes"."""
    came = next((n for n in reversed(range(len(before))) if before[n] in _CUES.words("comes")), None)
    return came is not None and not _CUES.words("after").isdisjoint(map(base, before[came:]))


def _rare(text: Text) -> tuple[list[int], list[str]]:
    """The tokens of rare words, in order, and these words."""
    words, common = bases(text), particles()
    count = Counter(words)
    found = [(n, w) for n, w in enumerate(words) if len(w) >= _LETTERS and 1 < count[w] <= _OFTEN and w not in common]
    return [n for n, _ in found], [w for _, w in found]
