"""Harms that a sentence tells of only to say that there were none, or that there are as a rule: «دون أن يسفر ذلك عن إصابات» (which
injured nobody), «ولا أنباء عن ضحايا» (and no news of victims), «غالبا ما ينجم عن القصف ضحايا» (shelling often has victims).

Invariant: only words of harm without a figure are denied from afar; one right after its denial is looked at elsewhere (`toll_cues`).
"""

from __future__ import annotations

from sijill.arabic.verbs import is_verb
from sijill.reading.toll_groups import Groups
from sijill.reading.toll_wordlists import words

_REACH = 9
_NEWS_REACH = 3
_WITHIN = frozenset({"ان", "حتي", "في"})  # «دون أن», «لم ترد حتى الآن»


def denied_from_afar(groups: Groups, i: int, first: int, last: int, signs: frozenset[str]) -> bool:
    """Whether the harm at token i is what was not brought about, or of what there is no news."""
    if groups.harm(i, last, "many", "unit") is None and groups.harm(i, last, "fall") is None:
        return False
    led = _led_by(groups, i, first)
    for j in range(i - 1, max(first, i - _REACH) - 1, -1):
        if groups.forms[j].removeprefix("و") in words("habit") and groups.forms[j + 1] == "ما":
            return True
        if groups.forms[j] in signs or _begins_anew(groups, j, last):
            return False
        if led is not None and j < led and _denies(groups, j, led, last):
            return True
    return False


def _begins_anew(groups: Groups, j: int, last: int) -> bool:
    """«التي أسفرت عن», «ما أدى إلى», «وأدت إلى»: what brought the harm about is told of by itself."""
    form = groups.forms[j]
    if form == "ما" and groups.forms[j - 1].removeprefix("و") in words("habit"):
        return False
    stop = groups.mark(j, last, "relative", "stop") is not None and form not in words("result") and form not in _WITHIN
    return stop or (form.startswith("و") and is_verb(form[1:]) and groups.mark(j, last, "negation") is None)


def _led_by(groups: Groups, i: int, first: int) -> int | None:
    """The «عن» or «إلى» before the harm, past «وقوع» (the occurrence of) and «أي» (any)."""
    while i > first and groups.forms[i - 1].removeprefix("ب") in words("occurrence"):
        i -= 1
    return i - 1 if i > first and groups.forms[i - 1] in words("result") else None


def _denies(groups: Groups, j: int, led: int, last: int) -> bool:
    """«دون», «لم», «نفى»; «لا» only before news («ولا أنباء عن»), or what there is none of («لا توجد معلومات عن»)."""
    denied = groups.mark(j, last, "negation", "denial", "no_negation")
    if denied is None or denied[0].kind == "no_negation":
        return False
    told = any(groups.forms[k] in words("news") for k in range(j + 1, min(j + 1 + _NEWS_REACH, led)))
    return denied[0].kind == "negation" or told
