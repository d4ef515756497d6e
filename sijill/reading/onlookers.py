"""Who judges an act, accuses another of it or tells of its own dead, and had no part in it: «نددت تركيا بالغارة», «اتهمت كييف موسكو
بقصف …», «أعلن الجيش مقتل اثنين من جنوده»; and who is accused.

Invariant: an onlooker stands right beside the verb that makes one of it; who accuses is told from who is accused by the two of them
together, since «اتهمت الحركة بقصف …» may as well be "was accused".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from sijill.arabic.by_form import Marks
from sijill.arabic.text import Text
from sijill.reading.actors import ActorValue
from sijill.reading.attribution_lexicon import lexicon, rows
from sijill.reading.cues import Cues, beginnings, begun, by_role
from sijill.reading.finds import Find
from sijill.reading.toll_words import WORDS

_OF_STATES = frozenset({"state_forces", "external_forces"})
_NEAR = 1  # tokens between verb and name: «نددت أيضا تركيا»
_JUDGES, _ACCUSES, _ANNOUNCES, _BLAMES = "judges", "accuses", "announces", "blames"
_OF, _FROM, _RESPONSIBLE = "ب", "من", "مسوولي"
_PRONOUNS = ("ه", "ها", "هم")
_VICTIMS = 5  # tokens from the noun of loss to whose dead they are: «مقتل ثلاثة من جنوده»


@cache
def _cues() -> Cues:
    return by_role((role, words) for _line, (role, words, _source) in rows("onlookers.tsv", 3))


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(words[0] for words in _cues()[role])


@cache
def _verbs() -> Mapping[str, frozenset[str]]:
    return beginnings({role: _cues()[role] for role in (_JUDGES, _ACCUSES, _ANNOUNCES, _BLAMES)})


_MARKS = Marks(lambda form: begun(_verbs(), form))


class Stances(NamedTuple):
    """Where the actors start who only look on, in folded offsets; and where the accused ones do, with the token after their words."""

    onlookers: frozenset[int]
    accused: Mapping[int, int]


_NONE = Stances(frozenset(), {})


def stances(text: Text, actors: Sequence[Find[ActorValue]]) -> Stances:
    """Who stands beside the acts that a text tells of, and who is accused of one; `actors` in order."""
    marks = _MARKS.of(text.cards)
    if not marks:
        return _NONE  # as in many reports
    starts = [text.token_at(find.start) for find in actors]
    told = [_told(text, actors, starts, at, roles) for at, roles in marks]
    accused = (actors[n] for _, n in told if n is not None)
    return Stances(frozenset(actors[n].start for n, _ in told if n is not None), {f.start: _last(text, f) + 1 for f in accused})


_Told = tuple[int | None, int | None]


def _told(text: Text, actors: Sequence[Find[ActorValue]], starts: Sequence[int], at: int, roles: frozenset[str]) -> _Told:
    """The numbers of the actor that the verb at a token makes an onlooker and of the one that it accuses."""
    sentence = text.sentences[text.sentence_of[at]]
    after = bisect_left(starts, at + 1)
    near = after if after < len(actors) and starts[after] <= at + 1 + _NEAR and starts[after] < sentence.last else None
    if _ANNOUNCES in roles:
        return (near if near is not None and _own_dead(text, actors[near], sentence.last) else None), None
    before = after - 1 if after and _last(text, actors[after - 1]) == at - 1 >= sentence.first else None
    if _JUDGES in roles:
        return (before if before is not None else near), None
    if before is not None:  # «تركيا تتهم دمشق بقصف»
        return (None, None) if near is None or not _blamed(text, actors[near], sentence.last, roles) else (before, near)
    accused = after + 1
    if near is None or accused >= len(actors) or starts[accused] >= sentence.last:
        return None, None
    end = _last(text, actors[near]) + 1
    adjoins = starts[accused] <= end + _NEAR and not any(form.startswith(_OF) for form in text.forms[end : starts[accused]])
    return (near, accused) if adjoins and _blamed(text, actors[accused], sentence.last, roles) else (None, None)


def _blamed(text: Text, accused: Find[ActorValue], end: int, roles: frozenset[str]) -> bool:
    """«… بقصف», «… المسؤولية عن»: what opens the act of which one is accused."""
    at = _last(text, accused) + 1
    following = text.forms[at : min(at + _NEAR + 1, end)]
    return any(f.startswith(_OF) for f in following) if _ACCUSES in roles else any(_RESPONSIBLE in f for f in following)


def _own_dead(text: Text, speaker: Find[ActorValue], end: int) -> bool:
    """Whether those whose loss the speaker announces are its own: «جنوده», or of a state's forces soldiers of whom no more is said."""
    at = _last(text, speaker) + 1
    forms = text.forms[at : min(at + _VICTIMS + 1, end)]
    if not forms or forms[0].removeprefix(_OF) not in _words("loss"):
        return False
    for n, form in enumerate(forms[1:], start=1):
        word = WORDS[form]
        if form in _words("own") or (word is not None and word.person and word.possessed and form.endswith(_PRONOUNS)):
            return True
        if form in _words("soldier"):
            return speaker.value.kind in _OF_STATES and not _told_whose(text, at + n + 1, end)
        if not (form.isalnum() or word is not None):
            return False
    return False


def _told_whose(text: Text, at: int, end: int) -> bool:
    """«جنديا إسرائيليا», «ضابط من …»."""
    form = text.forms[at] if at < end else ""
    return form == _FROM or form.startswith("ل") or form.removesuffix("ا") in lexicon().glosses


def _last(text: Text, find: Find[ActorValue]) -> int:
    return text.token_at(find.end - 1)
