"""Who judges an act, accuses another of it or tells of its own dead, and had no part in it: «نددت تركيا بالغارة», «اتهمت كييف موسكو
بقصف …», «أعلن الجيش مقتل اثنين من جنوده»; who is accused; who claims it: «تبنت الحركة الهجوم»; who helps in it:
«بدعم من التحالف»; who was exposed to it: «تعرضت دورية لهجوم»; and at whom it was aimed: «غارة استهدفت الحركة».

Invariant: an onlooker stands right beside the verb that makes one of it; who accuses is told from who is accused by the two of them
together, since «اتهمت الحركة بقصف …» may as well be "was accused".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sijill.arabic.text import Text
from sijill.reading.actors import ActorValue
from sijill.reading.attribution_lexicon import lexicon
from sijill.reading.cues import cue_at, cue_table
from sijill.reading.finds import Find
from sijill.reading.toll_words import WORDS

_FACILITY = "facility"
_OF_STATES = frozenset({"state_forces", "external_forces"})
_NEAR = 1  # tokens between verb and name: «نددت أيضا تركيا»
_JUDGES, _ACCUSES, _ANNOUNCES, _BLAMES, _EXPOSED = "judges", "accuses", "announces", "blames", "exposed"
_POST, _SOURCE, _CLAIMS, _HELPS, _AIMS, _NOT = "post", "source", "claims", "helps", "aims", "not"
_OF = "ب"
_FROM = "من"
_RESPONSIBLE = "مسوولي"
_PRONOUNS = ("ه", "ها", "هم")
_THEIRS = ("ته", "تها", "تهم")  # of «مسؤولية»
_VICTIMS = 5  # tokens from the noun of loss to whose dead they are: «مقتل ثلاثة من جنوده»


#: The cues of data/stances.tsv.
STANCE_CUES = cue_table("stances.tsv")
_MARKS = STANCE_CUES.marks(_JUDGES, _ACCUSES, _ANNOUNCES, _BLAMES, _EXPOSED, _POST, _SOURCE, _CLAIMS, _HELPS, _AIMS)


class Stances(NamedTuple):
    """By where an actor starts, in folded offsets: who only looks on; who helps («بمساندة الطيران»); the posts that something was fired
    from («من مواقعها في …», «مصدرها مواقع النظام»); the token after the words of whoever is accused of an act or exposed to one; and of
    whoever claims an act the verb's token and that; of whoever a verb of aiming, with no «و» on it, stands right before, the verb's
    token."""

    onlookers: frozenset[int]
    helpers: frozenset[int]
    posts: frozenset[int]
    accused: Mapping[int, int]
    exposed: Mapping[int, int]
    claimed: Mapping[int, tuple[int, int]]
    aimed: Mapping[int, int]


_NONE = Stances(frozenset(), frozenset(), frozenset(), {}, {}, {}, {})


def stances(text: Text, actors: Sequence[Find[ActorValue]]) -> Stances:
    """How the actors of a text, in order, stand to the acts that it tells of."""
    marks = _MARKS.of(text.cards)
    if not marks:
        return _NONE  # as in many reports
    seen = _Seen(text, actors)
    for at, roles in marks:
        seen.verb(at, roles)
    onlookers, helpers, posts = (frozenset(actors[n].start for n in found) for found in (seen.onlookers, seen.helpers, seen.posts))
    return Stances(onlookers, helpers, posts, seen.ends(seen.accused), seen.ends(seen.exposed), seen.claims(), seen.aimed)


class _Seen:
    """The numbers of a text's actors by how they stand to its acts, as one verb after the other makes them."""

    def __init__(self, text: Text, actors: Sequence[Find[ActorValue]]) -> None:
        self._text, self._actors = text, actors
        self._offsets = [find.start for find in actors]
        self.onlookers: list[int] = []
        self.helpers: list[int] = []
        self.accused: list[int] = []
        self.exposed: list[int] = []
        self.posts: list[int] = []
        self.claimed: list[tuple[int, int]] = []
        self.aimed: dict[int, int] = {}

    def _from(self, token: int) -> int:
        """The number of the first actor from a token on."""
        starts = self._text.starts
        return bisect_left(self._offsets, starts[token]) if token < len(starts) else len(self._offsets)

    def _start(self, n: int) -> int:
        return self._text.token_at(self._offsets[n])

    def ends(self, found: Sequence[int]) -> Mapping[int, int]:
        return {self._actors[n].start: self._end(n) for n in found}

    def claims(self) -> Mapping[int, tuple[int, int]]:
        return {self._actors[n].start: (at, self._end(n)) for n, at in self.claimed}

    def verb(self, at: int, roles: frozenset[str]) -> None:
        """Take in what the verb at a token says of the actors beside it."""
        if _POST in roles or _SOURCE in roles:
            self.posts += self._post(at, roles)
            return
        sentence = self._text.sentences[self._text.sentence_of[at]]
        if _HELPS in roles:
            self.helpers += self._helper(at, sentence.last)
            return
        after = self._from(at + 1)
        near = after if self._stands(after, at + 1, sentence.last) else None
        before = after - 1 if after and self._end(after - 1) == at >= sentence.first else None
        if _AIMS in roles:
            if near is not None and self._text.forms[at] in STANCE_CUES.words(_AIMS):
                self.aimed[self._offsets[near]] = at
        elif _EXPOSED in roles:
            self.exposed += [] if near is None or self._start(near) > at + 1 else [near]
        elif near is not None and (_CLAIMS in roles or (_ANNOUNCES in roles and self._takes_blame(near, sentence.last))):
            self.claimed += [] if self._negated(at, sentence.first) else [(near, at)]
        elif _ANNOUNCES in roles:
            self.onlookers += [] if near is None or not self._own_dead(near, sentence.last) else [near]
        elif _JUDGES in roles:
            self.onlookers += [n for n in (before if before is not None else near,) if n is not None]
        elif near is not None:
            self._charge(before, near, sentence.last, roles)

    def _post(self, at: int, roles: frozenset[str]) -> list[int]:
        own = _POST in roles
        n = self._from(at if own else at + 1)
        if n == len(self._offsets) or self._start(n) != (at if own else at + 1):
            return []
        return [n] if (at and self._text.forms[at - 1] == _FROM if own else self._actors[n].value.kind == _FACILITY) else []

    def _helper(self, at: int, end: int) -> list[int]:
        cue = cue_at(STANCE_CUES[_HELPS], self._text.forms, at, end)
        n = self._from(at + len(cue)) if cue is not None else len(self._offsets)
        return [n] if cue is not None and n < len(self._offsets) and self._start(n) == at + len(cue) else []

    def _stands(self, n: int, at: int, end: int) -> bool:
        """Whether actor n begins at a token, or after one word more."""
        return n < len(self._offsets) and self._start(n) <= at + _NEAR and self._start(n) < end

    def _charge(self, before: int | None, near: int, end: int, roles: frozenset[str]) -> None:
        """«تركيا تتهم دمشق بقصف», «اتهمت تركيا دمشق بقصف»."""
        first, second = (near, near + 1) if before is None else (before, near)
        if before is None:
            last = self._end(near)
            adjoins = self._stands(second, last, end) and not any(f.startswith(_OF) for f in self._text.forms[last : self._start(second)])
        if (before is not None or adjoins) and self._blamed(second, end, roles):
            self.onlookers.append(first)
            self.accused.append(second)

    def _blamed(self, accused: int, end: int, roles: frozenset[str]) -> bool:
        """«… بقصف», «… المسؤولية عن»: what opens the act of which one is accused."""
        at = self._end(accused)
        following = self._text.forms[at : min(at + _NEAR + 1, end)]
        return any(f.startswith(_OF) for f in following) if _ACCUSES in roles else any(_RESPONSIBLE in f for f in following)

    def _takes_blame(self, speaker: int, end: int) -> bool:
        """«أعلنت الحركة مسؤوليتها عن …», «… أنها مسؤولة عن» is left to the scorer."""
        at = self._end(speaker)
        return any(f.startswith(_RESPONSIBLE) and f.endswith(_THEIRS) for f in self._text.forms[at : min(at + _NEAR + 1, end)])

    def _negated(self, at: int, first: int) -> bool:
        """«لم تتبن أي جهة»."""
        return at > first and self._text.forms[at - 1] in STANCE_CUES.words(_NOT)

    def _own_dead(self, speaker: int, end: int) -> bool:
        """Whether those whose loss the speaker announces are its own: «جنوده», or of a state's forces soldiers of whom no more is said."""
        at = self._end(speaker)
        forms = self._text.forms[at : min(at + _VICTIMS + 1, end)]
        if not forms or forms[0].removeprefix(_OF) not in STANCE_CUES.words("loss"):
            return False
        for n, form in enumerate(forms[1:], start=1):
            word = WORDS[form]
            if form in STANCE_CUES.words("own") or (word is not None and word.person and word.possessed and form.endswith(_PRONOUNS)):
                return True
            if form in STANCE_CUES.words("soldier"):
                return self._actors[speaker].value.kind in _OF_STATES and not self._told_whose(at + n + 1, end)
            if not (form.isalnum() or word is not None):
                return False
        return False

    def _told_whose(self, at: int, end: int) -> bool:
        """«جنديا إسرائيليا», «ضابط من …»."""
        form = self._text.forms[at] if at < end else ""
        return form == _FROM or form.startswith("ل") or form.removesuffix("ا") in lexicon().glosses

    def _end(self, n: int) -> int:
        """The token after the words of actor n."""
        return self._text.token_at(self._actors[n].end - 1) + 1
