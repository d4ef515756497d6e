"""Whether what an event word names happened, may have, was denied or is planned; and whether it tells an incident at all.

Invariant: every verdict but "happened" carries the words it rests on, and those words govern the event word itself: a hedge
about who did it is no hedge about whether it was done.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from sijill.arabic.fold import fold
from sijill.arabic.text import Text
from sijill.errors import KnowledgeError
from sijill.model import FACTUALITIES, Factuality
from sijill.reading.attribution_lexicon import rows
from sijill.reading.cues import Cues, cue_at

Effect = Literal["possible", "planned", "denied", "habit", "call", "condition", "purpose", "without", "body", "plain"]

#: How many words may stand between a cue and the event word that it governs.
_BEFORE: dict[str, int] = {
    "possible": 2, "planned": 3, "denied": 3, "habit": 2, "call": 5, "condition": 3, "purpose": 2, "without": 2, "body": 1,
}  # fmt: skip
_AFTER = 2
#: An event word that opens one of these ends what a cue before it governs.
_BOUNDS = frozenset("،,:.()«»\"“”")
_WILL = ("سي", "ست", "وسي", "وست", "فسي", "فست")


@dataclass(frozen=True, slots=True)
class _Around:
    """The tokens of a sentence and which of them the event word is."""

    forms: list[str]
    at: int
    last: int


@cache
def _cues() -> dict[str, Cues]:
    found: dict[str, dict[str, set[tuple[str, ...]]]] = {"before": {}, "after": {}}
    for line, (place, effect, words, _source) in rows("hedges.tsv", 4):
        if place not in found or effect not in get_args(Effect):
            raise KnowledgeError(f"hedges.tsv:{line}: no place {place!r} or effect {effect!r}")
        found[place].setdefault(effect, set()).add(tuple(fold(words).split()))
    return {place: {effect: frozenset(words) for effect, words in by.items()} for place, by in found.items()}


def _around(text: Text, start: int, end: int) -> _Around:
    sentence = text.sentences[text.sentence_at(start)]
    forms = [t.form for t in text.tokens[sentence.first : sentence.last]]
    first = min(max(text.token_at(start), sentence.first), sentence.last - 1) - sentence.first
    last = min(max(text.token_at(max(start, end - 1)), sentence.first), sentence.last - 1) - sentence.first + 1
    return _Around(forms, first, max(last, first + 1))


def _before(around: _Around, effect: str) -> str | None:
    """The cue of an effect that stands before the event word, near enough and in its clause."""
    cues = _cues()["before"].get(effect, frozenset())
    for k in range(around.at - 1, max(-1, around.at - 2 - _BEFORE[effect]), -1):
        if around.forms[k] in _BOUNDS:
            return None
        found = cue_at(cues, around.forms, k, around.at)
        if found is not None:
            return " ".join(found)
    return None


def _after(around: _Around, effect: str) -> str | None:
    cues = _cues()["after"].get(effect, frozenset())
    for k in range(around.last, min(around.last + _AFTER, len(around.forms))):
        if around.forms[k] in _BOUNDS:
            return None
        found = cue_at(cues, around.forms, k, len(around.forms))
        if found is not None:
            return " ".join(found)
    return None


def factuality_at(text: Text, start: int, end: int) -> tuple[Factuality, str]:
    """The factuality of the event word at folded `[start, end)`, and the words that say so (none for "happened")."""
    around = _around(text, start, end)
    for effect in ("denied", "planned", "possible"):
        reason = _before(around, effect) or _after(around, effect)
        if reason is not None and effect in FACTUALITIES:
            return cast(Factuality, effect), reason
    word = around.forms[around.at]
    if word.startswith(_WILL) and len(word) > 5 and not word.startswith(("ستين", "ستون")):
        return "planned", word
    return "happened", ""


def is_event_context(text: Text, start: int, end: int) -> tuple[bool, str]:
    """Whether the event word at folded `[start, end)` tells something that happened, may have, was denied or is planned;
    where not, why: a habit, a call, a condition, a purpose, the name of a body."""
    around = _around(text, start, end)
    for effect in ("body", "habit", "call", "condition", "purpose", "without"):
        reason = _before(around, effect)
        if reason is not None:
            return False, f"{effect}: {reason}"
    return True, ""
