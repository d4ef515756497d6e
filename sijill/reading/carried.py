"""Acts that a word of doing carries: in «نفى التحالف تنفيذ طائراته غارات» (denied that its planes carried out raids) what is said of
«تنفيذ» is said of «غارات».

Invariant: between the word of doing and the act stand at most who does it and «أي» (any): no sign, no preposition, no other such word,
and no harm: «عدم وقوع إصابات جراء القصف» (no casualties from the shelling) is said of the casualties.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sijill.arabic.by_form import ByForm
from sijill.arabic.clitics import particles
from sijill.reading.cues import cue_table

_NAME = "carries.tsv"
#: So many words may stand between the word of doing and the act.
_BETWEEN = 5
#: So far before the act the first of a chain of such words stands at most («نفى قيام طائراته بتنفيذ غارات»).
_FURTHEST = 10
_ANY = frozenset({"اي", "ايه"})
_PRONOUNS = ("ه", "ها", "هم", "نا", "")
_PROCLITICS = ("", "ب", "ل", "و", "وب", "ول")
_BEFORE_STOPS = (*_PROCLITICS, "ال", "وال", "بال", "لل")


_CUES = cue_table(_NAME, ("role", "words", "gloss", "source"))


@cache
def _forms() -> Mapping[str, str]:
    """Each form that carries an act, with its role: nouns with their clitics, verbs as they stand."""
    nouns = ((before + noun + own, "noun") for (noun,) in _CUES["noun"] for before in _PROCLITICS for own in _PRONOUNS)
    return dict(nouns) | {verb: "verb" for (verb,) in _CUES["verb"]}


_CARRIES = ByForm(lambda form: _forms().get(form, ""))


@cache
def _stops() -> frozenset[str]:
    """Words for harm and for what causes it, with their clitics: what is said of the doing before them is not said of the act after."""
    stops = (word for (word,) in _CUES["stop"])
    return frozenset(before + word + own for word in stops for before in _BEFORE_STOPS for own in _PRONOUNS)


_STOPS = ByForm(lambda form: not form[0].isalnum() or form in _stops() or (form in particles() and form not in _ANY))


def carried_from(forms: Sequence[str], first: int, at: int) -> int:
    """The token with which the doing of the act at token `at` begins, in a sentence from token `first` on; `at` itself where none does."""
    doing, furthest = at, max(first, at - _FURTHEST)
    while True:
        k = _carrier(forms, furthest, doing)
        if k is None:
            return doing
        if _CARRIES[forms[k]] == "verb":
            return k
        doing = k


def _carrier(forms: Sequence[str], furthest: int, at: int) -> int | None:
    """The nearest word of doing before token `at`, with nothing that stops between; none before token `furthest`."""
    for k in range(at - 1, max(furthest, at - 1 - _BETWEEN) - 1, -1):
        if _CARRIES[forms[k]]:
            return k
        if _STOPS[forms[k]]:
            return None
    return None
