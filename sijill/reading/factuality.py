"""Whether what an event word names happened, may have, was denied or is planned; and whether it tells an incident at all.

Invariant: every verdict but "happened" carries the words it rests on, and those words govern the event word itself: a hedge
about who did it is no hedge about whether it was done.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, cast, get_args

from sijill.arabic.datafile import table
from sijill.arabic.text import COMMAS, Text
from sijill.model import Factuality
from sijill.reading.carried import carried_from
from sijill.reading.cues import CueTable, cue_at
from sijill.reading.denials import HEDGES, denied_at, denies, disowns

Effect = Literal[
    "possible", "planned", "denied", "not", "terms", "habit", "general", "any", "call", "condition", "purpose", "without", "body", "name"
]

_Place = Literal["before", "after"]
#: Whether a cue stands before or after the event word, and what it does.
_Hedge = tuple[_Place, Effect]
#: A token and what the cues do that may begin there.
_Mark = tuple[int, frozenset[_Hedge]]

_DURING = frozenset({"في", "خلال", "اثناء", "محاوله"})
_BY = "ب"
_ON = "علي"
#: How many words may stand between a cue and the event word that it governs.
_BEFORE: dict[Effect, int] = {
    "possible": 2, "planned": 3, "denied": 5, "not": 2, "terms": 12, "habit": 2, "general": 1, "any": 0, "call": 5, "condition": 3,
    "purpose": 1, "without": 2, "body": 1, "name": 0,
}  # fmt: skip
#: So far from the event word a cue may stand.
_FURTHEST = 1 + max(_BEFORE.values())
_NO_INCIDENT: tuple[Effect, ...] = ("body", "name", "habit", "general", "any", "call", "condition", "purpose", "without")
_AFTER = 2
_PAST_COMMAS: frozenset[Effect] = frozenset(("denied", "terms"))
#: What negates the very next word alone: «عدم التعليق على الهجوم» ("no comment on the attack") denies no attack.
_ADJOINING: frozenset[Effect] = frozenset(("not",))
#: What is said of the doing of an act is said of the act: «نفت الوزارة تنفيذ طائراتها غارات».
_CARRIED: frozenset[Effect] = frozenset(("denied", "not", "planned", "possible"))
#: What ends the reach of a cue; a denial reaches past the commas about a day («نفت روسيا، الخميس، اتفاقا»).
_BOUNDS = frozenset(":.()")
#: «سيقصف» ("will shell"), but not «سيطر» ("took control").
_WILL = re.compile(r"[وف]?س[يت](?!طر|ار|ير|ول)\w{3,}")
#: By effect, the words of the cue that governs an event word.
Governed = Mapping[Effect, str]


class Told(NamedTuple):
    """How an event word is told, and the words that say so; `incident`: whether it tells one at all, and if not, why."""

    factuality: Factuality
    by: str
    incident: bool
    why: str


def _cues() -> Iterator[tuple[_Hedge, str]]:
    for row in table("sijill.reading", "hedges.tsv", HEDGES):
        place, effect = row["place"], row["effect"]
        if place not in get_args(_Place) or effect not in get_args(Effect):
            raise row.wrong(f"no place {place!r} or effect {effect!r}")
        yield (cast("_Place", place), cast("Effect", effect)), row["words"]


_CUES = CueTable(_cues)
_MAY_BEGIN = _CUES.marks()

_NONE: Governed = {}
_PLAINLY = Told("happened", "", True, "")


def told_at(text: Text, start: int, end: int) -> Told:
    """How the event word at folded `[start, end)` is told."""
    sentence = text.sentences[text.sentence_at(start)]
    at = min(max(text.token_at(start), sentence.first), sentence.last - 1)
    last = max(at, min(max(text.token_at(max(start, end - 1)), sentence.first), sentence.last - 1)) + 1
    word, will = text.forms[at], _WILL.fullmatch(text.forms[at])
    marks, end = _MAY_BEGIN.of(text.cards), min(last + _AFTER, sentence.last)
    doing = carried_from(text.forms, sentence.first, at)
    near = marks[bisect_left(marks, (max(sentence.first, doing - _FURTHEST),)) : bisect_left(marks, (end,))]
    denied = denied_at(text, at, last)
    if denied:
        return Told("denied", denied, True, "")
    if not (near or will):
        return _PLAINLY  # as most are
    before, after = _before(text.forms, near, sentence.first, at), _after(text.forms, near, last, sentence.last)
    if doing < at:
        before = {**_carried(_before(text.forms, near, sentence.first, doing)), **before}
    if not (before or after or will):
        return _PLAINLY
    factuality, by = _factuality(before, after, word, will=will is not None, on=text.forms[at - 1] == _ON)
    previous = text.forms[max(sentence.first, at - 2) : at]
    why = "" if factuality != "happened" else _no_incident(before, after, previous)
    return Told(factuality, by, not why, why)


def _carried(said: Governed) -> Governed:
    """Of what is said of the doing of an act, what is said of the act with it."""
    return {effect: by for effect, by in said.items() if effect in _CARRIED}


def factuality_at(text: Text, start: int, end: int) -> tuple[Factuality, str]:
    """The factuality of the event word at folded `[start, end)`, and the words that say so (none for "happened")."""
    told = told_at(text, start, end)
    return told.factuality, told.by


def is_event_context(text: Text, start: int, end: int) -> tuple[bool, str]:
    """Whether the event word at folded `[start, end)` tells something that happened, may have, was denied or is planned;
    where not, why: a habit, something said in general, a call, a condition, a purpose, the name of a body."""
    told = told_at(text, start, end)
    return told.incident, told.why


def _before(forms: Sequence[str], marks: Sequence[_Mark], first: int, at: int) -> Governed:
    """By effect, the nearest cue that stands before the event word, near enough and in its clause. `marks`: those around it."""
    near, furthest = [mark for mark in marks if mark[0] < at], max(first, at - _FURTHEST)
    if not any(place == "before" for _, told in near for place, _ in told):
        return _NONE
    found = dict[Effect, str]()
    stop = next((k for k in range(at - 1, furthest - 1, -1) if forms[k] in _BOUNDS), first - 1)
    comma = max(stop, next((k for k in range(at - 1, furthest - 1, -1) if forms[k] in COMMAS), first - 1))
    for k, told in reversed(near):
        for place, effect in told:
            bound = stop if effect in _PAST_COMMAS else comma
            if place == "before" and effect not in found and k > bound and k >= at - 1 - _BEFORE[effect]:
                cue = cue_at(_CUES["before", effect], forms, k, at)
                if cue is not None and _governs(effect, forms, first, k, k + len(cue), at):
                    found[effect] = " ".join(cue)
    return found


def _governs(effect: Effect, forms: Sequence[str], first: int, start: int, end: int, at: int) -> bool:
    """Whether the cue of tokens `[start, end)` says its own of the event word."""
    if effect == "denied":
        return denies(forms, first, start) and not disowns(forms, end, at)
    return effect not in _ADJOINING or end == at


def _after(forms: Sequence[str], marks: Sequence[_Mark], first: int, end: int) -> Governed:
    """By effect, the nearest cue right after the event word; `end`: of its sentence; `marks`: those around the word."""
    found = dict[Effect, str]()
    for k, told in marks:
        if k < first:
            continue
        if any(form in _BOUNDS or form in COMMAS for form in forms[first:k]):
            break
        for place, effect in told:
            if place == "after" and effect not in found:
                cue = cue_at(_CUES["after", effect], forms, k, end)
                if cue is not None:
                    found[effect] = " ".join(cue)
    return found


def _factuality(before: Governed, after: Governed, word: str, *, will: bool, on: bool) -> tuple[Factuality, str]:
    """`on`: «على» stands before the word."""
    denied = before.get("denied") or before.get("not")
    if denied is not None:
        return "denied", denied
    planned = before.get("planned") or after.get("planned") or (word if will else None)
    if planned is not None:
        return "planned", planned
    terms = before.get("terms")
    if terms is not None and (word[0] == _BY or on):
        return "planned", terms  # «اتفاق … ينص على انسحاب», «يقضي … بانسحاب»: what an agreement lays down is yet to come
    possible = before.get("possible") or after.get("possible")
    return ("possible", possible) if possible is not None else ("happened", "")


def _no_incident(before: Governed, after: Governed, previous: Sequence[str]) -> str:
    """Why the words tell no incident, if they tell none. `previous`: the two tokens before the event word."""
    if previous and previous[-1] in _DURING:
        return ""  # «طالب … في هذه الاحتجاجات»: what it happened during did happen
    tried = len(previous) > 1 and previous[0] in _DURING  # «محاولة لشن هجوم»
    for effect in _NO_INCIDENT:
        reason = before.get(effect) or after.get(effect)
        if reason is not None and not (effect == "purpose" and tried):
            return f"{effect}: {reason}"
    return ""
