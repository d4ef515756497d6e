"""Whether what an event word names happened, may have, was denied or is planned; and whether it tells an incident at all.

Invariant: every verdict but "happened" carries the words it rests on, and those words govern the event word itself: a hedge
about who did it is no hedge about whether it was done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from sijill.arabic.fold import fold
from sijill.arabic.text import Text
from sijill.errors import KnowledgeError
from sijill.model import Factuality
from sijill.reading.attribution_lexicon import rows
from sijill.reading.cues import Cues, cue_at

Effect = Literal[
    "possible", "planned", "denied", "not", "terms", "habit", "general", "any", "call", "condition", "purpose", "without", "body", "name"
]

_DURING = frozenset({"في", "خلال", "اثناء", "محاوله"})
_BY, _ON = "ب", "علي"
#: How many words may stand between a cue and the event word that it governs.
_BEFORE: dict[Effect, int] = {
    "possible": 2, "planned": 3, "denied": 5, "not": 0, "terms": 12, "habit": 2, "general": 1, "any": 0, "call": 5, "condition": 3,
    "purpose": 1, "without": 2, "body": 1, "name": 0,
}  # fmt: skip
_NO_INCIDENT: tuple[Effect, ...] = ("body", "name", "habit", "general", "any", "call", "condition", "purpose", "without")
_AFTER = 2
#: What ends the reach of a cue; a denial reaches past the commas about a day («نفت روسيا، الخميس، اتفاقا»).
_BOUNDS = frozenset(":.()")
_COMMAS = frozenset("،,")
#: «سيقصف» ("will shell"), but not «سيطر» ("took control").
_WILL = re.compile(r"[وف]?س[يت](?!طر|ار|ير|ول)\w{3,}")


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


def _before(around: _Around, effect: Effect) -> str | None:
    """The cue of an effect that stands before the event word, near enough and in its clause."""
    cues = _cues()["before"].get(effect, frozenset())
    for k in range(around.at - 1, max(-1, around.at - 2 - _BEFORE[effect]), -1) if cues else ():
        if around.forms[k] in _BOUNDS or (around.forms[k] in _COMMAS and effect not in ("denied", "terms")):
            return None
        found = cue_at(cues, around.forms, k, around.at)
        if found is not None:
            return " ".join(found)
    return None


def _after(around: _Around, effect: Effect) -> str | None:
    cues = _cues()["after"].get(effect, frozenset())
    for k in range(around.last, min(around.last + _AFTER, len(around.forms))):
        if around.forms[k] in _BOUNDS or around.forms[k] in _COMMAS:
            return None
        found = cue_at(cues, around.forms, k, len(around.forms))
        if found is not None:
            return " ".join(found)
    return None


def factuality_at(text: Text, start: int, end: int) -> tuple[Factuality, str]:
    """The factuality of the event word at folded `[start, end)`, and the words that say so (none for "happened")."""
    around = _around(text, start, end)
    word = around.forms[around.at]
    will = _WILL.fullmatch(word)
    terms = _before(around, "terms")
    denied = _before(around, "denied") or _before(around, "not")
    planned = _before(around, "planned") or _after(around, "planned") or (word if will else None)
    possible = _before(around, "possible") or _after(around, "possible")
    if denied is not None:
        return "denied", denied
    if planned is not None:
        return "planned", planned
    if terms is not None and (word[0] == _BY or around.forms[around.at - 1] == _ON):
        return "planned", terms  # «اتفاق … ينص على انسحاب», «يقضي … بانسحاب»: what an agreement lays down is yet to come
    return ("possible", possible) if possible is not None else ("happened", "")


def is_event_context(text: Text, start: int, end: int) -> tuple[bool, str]:
    """Whether the event word at folded `[start, end)` tells something that happened, may have, was denied or is planned;
    where not, why: a habit, something said in general, a call, a condition, a purpose, the name of a body."""
    around = _around(text, start, end)
    if factuality_at(text, start, end)[0] != "happened":
        return True, ""
    if around.at > 0 and around.forms[around.at - 1] in _DURING:
        return True, ""  # «طالب … في هذه الاحتجاجات»: what it happened during did happen
    for effect in _NO_INCIDENT:
        reason = _before(around, effect) or _after(around, effect)
        tried = effect == "purpose" and around.at > 1 and around.forms[around.at - 2] in _DURING  # «محاولة لشن هجوم»
        if reason is not None and not tried:
            return False, f"{effect}: {reason}"
    return True, ""
