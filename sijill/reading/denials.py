"""Denials in two parts: who denies, and farther on what opens that which is denied («نفت الوزارة، الاثنين، صحة الأنباء عن قصف»).

Invariant: nothing is denied without words that deny and words that open what is denied, both in the sentence of the event word;
what is only disowned («نفت مسؤوليتها عن الهجوم») did happen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sijill.arabic.by_form import ByForm
from sijill.arabic.datafile import table
from sijill.arabic.text import COMMAS, Text
from sijill.reading.cues import CueTable, cue_at

#: How many words may stand between the last of what opens a denial and the event word.
_OPENED = 6
#: How many words on from whoever disowns his part in it is spoken of.
_DISOWNED = 6
#: What ends a clause of its own.
_BOUNDS = frozenset(":.؛;")
#: The columns of data/hedges.tsv.
HEDGES = ("place", "effect", "words", "source")
_DENYING = ("denies", "belies")
_Mark = tuple[int, frozenset[str]]


def _cues() -> Iterator[tuple[str, str]]:
    """Those that deny what stands right after them (hedges.tsv) deny what is opened farther on too."""
    for row in table("sijill.reading", "hedges.tsv", HEDGES):
        if (row["place"], row["effect"]) == ("before", "denied"):
            yield "denies", row["words"]
    for row in table("sijill.reading", "denials.tsv", ("role", "words", "source")):
        yield row["role"], row["words"]


_CUES = CueTable(_cues)
#: Of each form, whether it may begin to deny; and, asked of sentences with such a form alone, what opens what is denied.
_MAY_DENY = _CUES.marks(*_DENYING)
_MAY_OPEN = _CUES.marks("opens")
_OPENING = ByForm(_MAY_OPEN.tell)


def denied_at(text: Text, at: int, last: int) -> str:
    """The words that deny the event word of tokens `[at, last)` by way of what opens it; none where nothing does."""
    marks = _MAY_DENY.of(text.cards)
    if not marks:
        return ""  # as in most reports
    sentence = text.sentences[text.sentence_of[at]]
    denying = _within(marks, sentence.first, sentence.last)
    if not denying:
        return ""
    for first, end in _openers(text, max(sentence.first, at - _OPENED - 3), at):
        if at - end <= _OPENED and not any(_ends_opened(text.forms, k, at) for k in range(end, at)):
            return _denier(text.forms, denying, sentence.first, first) or _belied(text.forms, denying, last, sentence.last)
    return ""


def _within(marks: Sequence[_Mark], first: int, last: int) -> Sequence[_Mark]:
    return marks[bisect_left(marks, (first,)) : bisect_left(marks, (last,))]


def _openers(text: Text, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The tokens of what opens a denial, within these; the nearest to the last first."""
    for k, _ in reversed(_within(_MAY_OPEN.of(text.cards), first, last)):
        cue = cue_at(_CUES["opens"], text.forms, k, last)
        if cue is not None:
            yield k, k + len(cue)


def _denier(forms: Sequence[str], denying: Sequence[_Mark], first: int, opened: int) -> str:
    """The nearest words before that deny, with nothing between that affirms: «نفى …، فيما أكد … صحة الأنباء»."""
    for k, told in reversed(denying):
        if k < opened and "denies" in told:
            cue = cue_at(_CUES["denies"], forms, k, opened + 1)
            if cue is not None and denies(forms, first, k):
                cut = any(f in _BOUNDS for f in forms[k:opened]) or _has("cuts", forms, k + len(cue), opened)
                return "" if cut else " ".join(cue)
    return ""


def _belied(forms: Sequence[str], denying: Sequence[_Mark], last: int, end: int) -> str:
    """«الأنباء عن قصف … بأنها مفبركة»: words after the event word that call what is told false."""
    for k, told in denying:
        if k >= last and "belies" in told:
            cue = cue_at(_CUES["belies"], forms, k, end)
            if cue is not None:
                return "" if any(f in _BOUNDS for f in forms[last:k]) else " ".join(cue)
    return ""


def opens(forms: Sequence[str], at: int) -> bool:
    """Whether the words at `at` open what someone denies: they are not of whoever does."""
    return bool(_OPENING[forms[at]]) and cue_at(_CUES["opens"], forms, at, len(forms)) is not None


def denies(forms: Sequence[str], first: int, at: int) -> bool:
    """Whether words that deny at `at`, of a sentence from `first` on, do: «لم ينف», «دون أن ينفي» do not."""
    cues = _CUES["affirms"]
    return not any(k + len(cue_at(cues, forms, k, at) or ()) == at for k in range(max(first, at - 2), at))


def disowns(forms: Sequence[str], first: int, last: int) -> bool:
    """Whether what is denied within these tokens is a part in it alone: «نفت مسؤوليتها عن الهجوم»."""
    return _has("disowns", forms, first, last)


def disowned_at(text: Text, at: int) -> bool:
    """Whether the token is of words for whoever disowns a part in it: «نفت الحركة مسؤوليتها عن الهجوم»."""
    sentence = text.sentences[text.sentence_of[at]]
    cues, forms = _CUES["denies"], text.forms
    for k, told in reversed(_within(_MAY_DENY.of(text.cards), sentence.first, at)):
        if "denies" in told and cue_at(cues, forms, k, at) is not None:
            end = min(at + _DISOWNED, sentence.last)
            stop = next((j for j in range(k, end) if forms[j] in COMMAS or forms[j] in _BOUNDS), end)
            return at < stop and denies(forms, sentence.first, k) and disowns(forms, at + 1, stop)
    return False


def _ends_opened(forms: Sequence[str], k: int, at: int) -> bool:
    """«صحة الأنباء عن فراره بعد الهجوم»: the attack is not what is denied."""
    return forms[k] in COMMAS or forms[k] in _BOUNDS or any(cue_at(_CUES[role], forms, k, at) for role in ("disowns", "recalls"))


def _has(role: str, forms: Sequence[str], first: int, last: int) -> bool:
    return any(cue_at(_CUES[role], forms, k, last) for k in range(first, last))
