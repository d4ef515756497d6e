"""Whether what an event word names happened, may have, was denied or is planned; and whether it tells an incident at all.

Invariant: every verdict but "happened" carries the words it rests on, and those words govern the event word itself: a hedge
about who did it is no hedge about whether it was done.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from sijill.arabic.by_form import Marks
from sijill.arabic.fold import fold
from sijill.arabic.text import Text
from sijill.errors import KnowledgeError
from sijill.model import Factuality
from sijill.reading.attribution_lexicon import rows
from sijill.reading.cues import Cues, cue_at, may_begin

Effect = Literal[
    "possible", "planned", "denied", "not", "terms", "habit", "general", "any", "call", "condition", "purpose", "without", "body", "name"
]

#: Whether a cue stands before or after the event word, and what it does.
_Cue = tuple[str, str]

_DURING = frozenset({"في", "خلال", "اثناء", "محاوله"})
_BY, _ON = "ب", "علي"
#: How many words may stand between a cue and the event word that it governs.
_BEFORE: dict[Effect, int] = {
    "possible": 2, "planned": 3, "denied": 5, "not": 0, "terms": 12, "habit": 2, "general": 1, "any": 0, "call": 5, "condition": 3,
    "purpose": 1, "without": 2, "body": 1, "name": 0,
}  # fmt: skip
#: So far from the event word a cue may stand.
_FURTHEST = 1 + max(_BEFORE.values())
_NO_INCIDENT: tuple[Effect, ...] = ("body", "name", "habit", "general", "any", "call", "condition", "purpose", "without")
_AFTER = 2
#: What ends the reach of a cue; a denial reaches past the commas about a day («نفت روسيا، الخميس، اتفاقا»).
_BOUNDS = frozenset(":.()")
_COMMAS = frozenset("،,")
#: «سيقصف» ("will shell"), but not «سيطر» ("took control").
_WILL = re.compile(r"[وف]?س[يت](?!طر|ار|ير|ول)\w{3,}")


@dataclass(frozen=True, slots=True)
class _Around:
    """The tokens of a sentence and which of them the event word is. `before`, `after`: the tokens near it at which a cue may
    begin, the nearest first, each with the effects; `full_stop`, `comma`: the last token before it that ends a cue's reach, and
    the last at which any but a denial's ends."""

    forms: Sequence[str]
    at: int
    last: int
    before: list[tuple[int, frozenset[_Cue]]]
    after: list[tuple[int, frozenset[_Cue]]]
    full_stop: int
    comma: int


@cache
def _cues() -> dict[str, Cues]:
    found: dict[str, dict[str, set[tuple[str, ...]]]] = {"before": {}, "after": {}}
    for line, (place, effect, words, _source) in rows("hedges.tsv", 4):
        if place not in found or effect not in get_args(Effect):
            raise KnowledgeError(f"hedges.tsv:{line}: no place {place!r} or effect {effect!r}")
        found[place].setdefault(effect, set()).add(tuple(fold(words).split()))
    return {place: {effect: frozenset(words) for effect, words in by.items()} for place, by in found.items()}


def _tell_cues(form: str) -> frozenset[_Cue]:
    return frozenset((place, effect) for place, by in _cues().items() for effect, cues in by.items() if may_begin(cues, form))


#: Of each form, the cues that may begin with it: most forms begin none.
_MAY_BEGIN = Marks(_tell_cues)


def _around(text: Text, start: int, end: int) -> _Around:
    sentence = text.sentences[text.sentence_at(start)]
    forms = text.forms[sentence.first : sentence.last]
    at = min(max(text.token_at(start), sentence.first), sentence.last - 1) - sentence.first
    last = min(max(text.token_at(max(start, end - 1)), sentence.first), sentence.last - 1) - sentence.first + 1
    last = max(last, at + 1)
    marks, first = _MAY_BEGIN.of(text.cards), sentence.first
    lo, here = bisect_left(marks, (first + at - _FURTHEST,)), bisect_left(marks, (first + at,))
    before = [(i - first, told) for i, told in marks[lo:here] if i >= first]
    after = marks[bisect_left(marks, (first + last,), here) : bisect_left(marks, (min(first + last + _AFTER, sentence.last),), here)]
    stop = next((k for k in range(at - 1, max(-1, at - _FURTHEST - 1), -1) if forms[k] in _BOUNDS), -1)
    comma = next((k for k in range(at - 1, max(-1, at - _FURTHEST - 1), -1) if forms[k] in _COMMAS), -1)
    return _Around(forms, at, last, before[::-1], [(i - first, told) for i, told in after], stop, max(stop, comma))


def _before(around: _Around, effect: Effect) -> str | None:
    """The cue of an effect that stands before the event word, near enough and in its clause."""
    stop = around.full_stop if effect in ("denied", "terms") else around.comma
    furthest = max(stop + 1, around.at - 1 - _BEFORE[effect])
    for k, begun in around.before:
        if k < furthest:
            return None
        if ("before", effect) in begun:
            found = cue_at(_cues()["before"][effect], around.forms, k, around.at)
            if found is not None:
                return " ".join(found)
    return None


def _after(around: _Around, effect: Effect) -> str | None:
    for k, begun in around.after:
        if any(around.forms[n] in _BOUNDS or around.forms[n] in _COMMAS for n in range(around.last, k)):
            return None
        if ("after", effect) in begun:
            found = cue_at(_cues()["after"][effect], around.forms, k, len(around.forms))
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
