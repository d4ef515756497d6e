"""Persons by shape: title + name, office + name, kunya, two given names, «المدعو …», and a surname told again.

Invariant: a name is an unbroken run of words none of which is known to be something else; an unlisted person's `Actor` has
no id and is called by the words.
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.arabic.text import COMMAS
from sijill.arabic.verbs import is_verb
from sijill.knowledge.actor_words import NisbaForm, actor_words
from sijill.reading.actor_phrase import Phrase
from sijill.reading.actor_phrases import Grammar
from sijill.reading.actor_tokens import KUNYAS, Units, Word
from sijill.reading.place_cues import cues

_LEAST_WITH_OBJECT = 5
_MOST_NAME_WORDS = 6
_MOST_OFFICE_WORDS = 9
_LEAST_LETTERS = 3
#: Kinds of place by which an office is told from the name after it, as the words for places have them.
_AREAS = frozenset({"district", "*"})
_OUTLETS = frozenset({"outlet", "agency"})


def _is_area(form: str) -> bool:
    return not _AREAS.isdisjoint(cues().admin.get(form, ()))


@dataclass(slots=True)
class PersonPhrase:
    """Units `first` to `end`; the name is units `name_start` to `name_end` (`None`: an office without a name).
    `office`: the gloss of the office or title; `body`: what it is of."""

    first: int
    end: int
    skip: int
    name_start: int | None
    name_end: int | None
    office: str | None = None
    body: Phrase | None = None
    definite: bool = False
    nation: NisbaForm | None = None


class Persons:
    """Finds persons in one text's units, with the actor grammar for what an office is of."""

    def __init__(self, units: Units, grammar: Grammar) -> None:
        self._words, self._breaks, self._quotes, self._length = units.words, units.breaks, units.quotes, len(units.words)
        self._grammar = grammar

    def at(self, at: int) -> PersonPhrase | None:
        """The person that is named from unit `at` on, whose word is one that a person may begin with."""
        word = self._words[at]
        if word.title is not None or word.role is not None:
            titled = self._titled(at)
            if titled is not None or word.given is None:
                return titled
        if word.given is not None or (word.link is not None and word.link[0] in KUNYAS):
            end = self._name(at, titled=False)
            if end is not None and self._stands_alone(at, end):
                return PersonPhrase(at, end, word.skip, at, end)
        return None

    def _stands_alone(self, at: int, end: int) -> bool:
        """Whether a name without a title is surely one: two words, of which the first is not an everyday word too."""
        word = self._words[at]
        if word.link is not None and word.link[0] in KUNYAS:
            second = self._words[at + 1]
            return word.link[0] == "kunya" or (second.given is not None and end - at > 1)
        if end - at < 2:
            return False
        if (not word.given or word.form == "عبد") and word.clitic in {"", "و", "ل", "ف"}:
            return True
        second = self._words[at + 1]
        if second.link is not None and second.link[0] == "god":
            return True
        return (
            second.given is False
            or (second.given is not None and not word.clitic)
            or (second.al and not second.known and not word.clitic and (not word.common or second.bare.endswith("ي")))
        )

    def _titled(self, at: int) -> PersonPhrase | None:
        """«وزير الخارجية الكويتي الشيخ صباح الخالد»: titles, what they are of, the name."""
        first = self._words[at]
        office: list[str] = []
        body: Phrase | None = None
        nation: NisbaForm | None = None
        here, definite, role = at, first.al or first.form.startswith("ال"), first.role is not None
        while here < self._length and here - at < _MOST_OFFICE_WORDS and not (here > at and here in self._breaks):
            word = self._words[here]
            if here > at and (end := self._name(here, titled=self._is_title(here - 1))) is not None:
                return PersonPhrase(at, end, first.skip, here, end, " ".join(office) or None, body, definite=True, nation=nation)
            if self._is_title(here):
                if "و" in word.clitic and (body is not None or nation is not None):
                    break  # «الرئيس السوري وأمين عام حزب الله»: the next person
                gloss, words = self._office(here)
                office.append(gloss)
                role = role or word.role is not None
                definite = definite or words > 1
                here += words
                continue
            if role and _is_area(word.form) and here + 1 < self._length and here + 1 not in self._breaks:  # «حاكم إقليم كذا»
                here, definite = here + 2, True
                continue
            step, found = self._office_part(here)
            if step == here or (
                body is not None and word.link is None and (word.head is not None or (word.nisba is None and word.adjective is None))
            ):
                break
            nation = nation or word.nisba
            definite = definite or (role and word.al)
            body, here = body or found, step
        comma = here < self._length and self._words[here].form in COMMAS
        if comma and here + 1 < self._length and here + 1 not in self._breaks:
            end = self._name(here + 1, titled=False)
            if end is not None and self._stands_alone(here + 1, end):
                return PersonPhrase(at, end, first.skip, here + 1, end, " ".join(office) or None, body, definite=True, nation=nation)
        nameless = self._nameless(at, here, office, body, definite=definite, role=role)
        if nameless is not None:
            nameless.nation = nation
        return nameless

    def _office(self, at: int) -> tuple[str, int]:
        """The gloss of a title or office, and its words: «وزير الدفاع» is one office of two words."""
        word = self._words[at]
        if word.role is not None and at + 1 < self._length:
            pair = actor_words().roles.get(f"{word.bare} {self._words[at + 1].form}")
            if pair is not None:
                return pair, 2
        return word.title or word.role or "", 1

    def _is_title(self, at: int) -> bool:
        word = self._words[at]
        return (word.title is not None or word.role is not None) and word.clitic in {"", "و", "ل", "ف", "ب"}

    def _nameless(self, at: int, end: int, office: list[str], body: Phrase | None, *, definite: bool, role: bool) -> PersonPhrase | None:
        """An office by itself: «حاكم هلمند»; a bare title («العقيد») only with the article."""
        first = self._words[at]
        if not any(office) or (not definite and (body is None or not role)):
            return None
        return PersonPhrase(at, end, first.skip, None, None, " ".join(o for o in office if o), body, definite)

    def _office_part(self, at: int) -> tuple[int, Phrase | None]:
        """One step of what an office is of: «الخارجية», «باسم وزارة الدفاع», «في حركة الشباب», «الأميركي»; `at` itself: none."""
        word = self._words[at]
        if word.link is not None and word.link[0] in {"in", "from", "name", "of"} and not word.clitic:
            phrase = self._grammar.phrase(at + 1)
            if phrase is not None and not (phrase.place_like and word.link[0] == "in"):
                return phrase.end, phrase
            return (at + 2 if word.link[0] == "name" and at + 1 < self._length else at), None
        if self._apart(at, word):
            return at, None
        phrase = self._grammar.phrase(at) if word.clitic in {"", "ل", "ب"} else None
        if phrase is not None and word.clitic == "ل" and self._words[at - 1].form.startswith("ال") and _is_outlet(phrase):
            return at, None  # «قال المحافظ لوكالة الأنباء»: to whom it was said
        if phrase is not None and not (word.clitic and phrase.place_like and word.clitic == "ل"):
            return phrase.end, phrase
        if word.clitic == "ل" and word.al and not word.common:
            return at + 1, None
        if word.clitic:
            return at, None
        if word.nisba is not None or word.adjective is not None or (word.al and len(word.bare) > 2):
            return (at if word.form.endswith(("ين", "ون")) else at + 1), None
        return at, None

    def _apart(self, at: int, word: Word) -> bool:
        """«اتهم وزير الإعلام الحوثيين» (the minister of information accused the Houthis): no name of a group describes one, and after the
        article none owns him; «رئيس اتحاد العمال السوريين» is of the Syrian workers."""
        group = word.nisba is not None and word.nisba.people and not word.nisba.nation.is_state
        return group and word.al and not word.clitic and self._words[at - 1].al

    def _name(self, at: int, *, titled: bool) -> int | None:
        """Where the name that starts at `at` ends; `None` where none does."""
        if at >= self._length:
            return None
        listed = self._grammar.phrase(at)
        if listed is not None and listed.listed and listed.listed[0].kind == "person" and not listed.clitic:
            return listed.end
        if not self._begins(at, titled=titled):
            return None
        here = at
        while here < self._length and here - at < _MOST_NAME_WORDS:
            word = self._words[here]
            if here > at and (here in self._breaks or not self._goes_on(here)):
                break
            if word.link is not None and word.link[0] in {"son", "kunya", "mother"}:
                if not self._part(here + 1):
                    break
                here += 1
            here += 1
        return here if here > at else None

    def _begins(self, at: int, *, titled: bool) -> bool:
        if at >= self._length:
            return False
        word = self._words[at]
        if word.given is not None and word.clitic in {"", "و", "ل", "ب", "ف"} and not word.al:
            return not word.given or not word.clitic
        if word.link is not None and word.link[0] in KUNYAS and word.clitic in {"", "و", "ل", "ب"}:
            return self._part(at + 1)
        if not titled or word.clitic or word.known or word.starts:
            return False
        return not word.al and len(word.form) >= _LEAST_LETTERS and word.form.isalpha() and word.form[0] >= "ء"

    def _part(self, at: int) -> bool:
        """Whether the word may be part of a name after «أبو», «بن», «عبد»."""
        if at >= self._length or at in self._breaks:
            return False
        word = self._words[at]
        if not word.form.isalpha() or len(word.form) < _LEAST_LETTERS:
            return False
        return word.given is not None or word.al or not word.common or (word.link is not None and word.link[0] == "kunya")

    def _goes_on(self, at: int) -> bool:
        """Whether a name that has begun goes on with this word."""
        word, before = self._words[at], self._words[at - 1]
        form = word.form
        if not form.isalpha() or form[0] < "ء" or at in self._quotes:
            return False
        if word.given is not None and not word.skip and not (word.link and word.given):
            return True
        if word.link is not None and word.link[0] in {"son", "kunya"} and not word.skip:
            return True
        if word.link is not None and word.link[0] == "god":
            return True
        if before.form == "عبد" and form.startswith("ال"):
            return True
        if form.startswith("ال") and len(form) > 4:
            return self._surname(word)
        if is_verb(form) or (len(form) >= _LEAST_WITH_OBJECT and form.endswith("ها")):  # «فلان ناقشها», so-and-so discussed it
            return False
        return not word.known and not word.skip and len(form) >= _LEAST_LETTERS and not form.startswith(("وال", "بال", "لل"))

    def _surname(self, word: Word) -> bool:
        """«الحوثي», «التكريتي», «الخالد»: the article and no everyday word; a nisba may be a name."""
        if word.title is not None or word.role is not None or word.head is not None:
            return False
        if word.nisba is not None:
            return not word.nisba.plural and word.nisba.gender == "m"
        return word.adjective is None and not word.common


def _is_outlet(phrase: Phrase) -> bool:
    return phrase.listed[0].kind in _OUTLETS if phrase.listed else phrase.head is not None and phrase.head.kind in _OUTLETS
