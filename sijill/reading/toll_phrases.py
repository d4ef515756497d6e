"""The words and phrases that groups of people are told with, over the tokens of one text.

Invariant: nothing is read past the end that the caller gives, and a phrase keeps within neighbouring tokens.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sijill.arabic.quantities import NumberFind, Quantity
from sijill.arabic.text import Text, Token
from sijill.arabic.verbs import is_verb
from sijill.knowledge.actor_words import actor_words
from sijill.reading.toll_wordlists import words
from sijill.reading.toll_words import WORDS, HarmWord, Mark, Word, singulars

ONE_OTHER = frozenset({"اخر", "اخري"})
TWO_OTHERS = frozenset({"اخران", "اخرتان", "اخريان"})
MANY_OTHERS = frozenset({"اخرين", "اخرون", "اخريات"})
QUOTES = frozenset({'"', "«", "»", "“", "”", "'", "‘", "’", "ـ"})

_TWO_BY_VOWELS = re.compile("[^\u0650]ي\u0652ن[\u064b-\u0652]?$")


class Phrases:
    """The tokens of a text with what each can be of a toll: a word, a number, the reach of a number with its bounds."""

    def __init__(self, text: Text, numbers: Sequence[NumberFind]) -> None:
        self.tokens: Sequence[Token] = text.tokens
        self.raw = text.raw
        self.forms = text.forms
        self.words: list[Word | None] = list(map(WORDS.__getitem__, text.forms))
        self.numbers: Mapping[int, Quantity] = {n.value.first: n.value for n in numbers}
        self.reaches: Mapping[int, Quantity] = {n.value.reach_first: n.value for n in numbers}

    def counts(self, i: int) -> bool:
        """Whether a number begins at token i."""
        return i in self.numbers

    def mark(self, i: int, last: int, *kinds: str) -> tuple[Mark, int] | None:
        """The longest mark of those kinds at token i, and the token after it."""
        entry = self.words[i] if i < last else None
        for mark in entry.marks if entry is not None else ():
            if mark.kind in kinds and self._follows(mark.rest, i + 1, last):
                return mark, i + 1 + len(mark.rest)
        return None

    def harm(self, i: int, last: int, *kinds: str) -> tuple[HarmWord, int] | None:
        """The longest harm phrase of those kinds at token i, and the token after it."""
        entry = self.words[i] if i < last else None
        for harm in entry.harms if entry is not None else ():
            if harm.kind in kinds and self._follows(harm.rest, i + 1, last):
                return harm, i + 1 + len(harm.rest)
        return None

    def _follows(self, rest: tuple[str, ...], i: int, last: int) -> bool:
        if not rest:
            return True
        return i + len(rest) <= last and tuple(self.forms[i : i + len(rest)]) == rest

    def stands_alone(self, i: int, last: int) -> bool:
        """Not «قتلى العنف», «ضحايا غارات …»: those name a known set; «قتلى وجرحى», «قتلى من …», «ضحايا مدنيين», «إصابات خطيرة»
        are told."""
        if i < last and self._counts_people(i, last):  # «جثث 5 مدنيين»
            return False
        if i >= last or not self.tokens[i].is_word or self.tokens[i].form in words("severity"):
            return True
        form, entry = self.tokens[i].form, self.words[i]
        if entry is not None:
            return bool(
                entry.joined or entry.preposition or (entry.marks and not form.startswith("ال")) or (entry.person and not entry.article)
            )
        return form.startswith(("ب", "ل", "و", "ف")) or len(form) < 3

    def _counts_people(self, i: int, last: int) -> bool:
        """«5 مدنيين»: a number and whom it counts, one after the other."""
        quantity, noun = self.numbers.get(i), self.words[i + 1] if i + 1 < last else None
        return quantity is not None and quantity.counts_people and quantity.last == i + 1 and noun is not None and noun.person == "many"

    def vowelled_two(self, i: int) -> bool:
        """«مدنيَّيْن», two civilians, beside «مدنيِّين», civilians: a ya without a vowel, after no kasra."""
        return _TWO_BY_VOWELS.search(self.tokens[i].span.of(self.raw)) is not None

    def members(self, i: int, last: int) -> int | None:
        """The number of those whom a family, told before token i, is of: «عائلة من 5 أشخاص», «أسرة كاملة مؤلفة من 4 أفراد»."""
        while i < last and self.forms[i] in words("family"):
            i += 1
        return i + 1 if i < last and self.forms[i] == "من" and self._counts_people(i + 1, last) else None

    def past_quotes(self, i: int, last: int) -> int:
        while i < last and self.tokens[i].form in QUOTES:
            i += 1
        return i

    def past_adjectives(self, i: int, last: int) -> int:
        """Past the body they serve in and adjectives that agree with the people before them: «رجال أمن», «مسلحا حوثيا»."""
        if i < last and self.forms[i] in words("body"):
            i += 1
        while i < last:
            entry = self.words[i]
            if entry is None or not entry.adjective or entry.joined or entry.preposition or entry.harms:
                break
            i += 1
        return i

    def describes(self, i: int) -> bool:
        """Whether the word at i only describes the word before it: «الجيش الأمريكي», «صاروخ إسرائيلي», «ميليشيا الحوثي»."""
        entry = self.words[i]
        if i == 0 or entry is None or entry.joined or entry.preposition or not (entry.adjective or entry.article):
            return False
        if entry.article and i + 1 < len(self.forms) and self.forms[i + 1] in actor_words().given:  # «قوات الحرس الوطني الشاب محمود»
            return False
        before, previous = self.tokens[i - 1], self.words[i - 1]
        if not before.is_word or len(before.form) < 3 or self.tokens[i - 1].form == "و":
            return False
        return previous is None or not (previous.marks or any(h.kind in ("verb", "frame", "fall", "noun") for h in previous.harms))

    def joined(self, i: int) -> bool:
        entry = self.words[i]
        return (entry is not None and entry.joined) or (i > 0 and self.tokens[i - 1].form == "و")

    def phrase_end(self, i: int, last: int) -> int:
        """Where the words for a group end: adjectives and a second noun, up to three, before a sign or a small word."""
        end = i
        while end < last and end - i < 3 and self.tokens[end].is_word and len(self.tokens[end].form) > 2:
            entry = self.words[end]
            if end in self.numbers or (entry is not None and (entry.marks or entry.harms or entry.joined or entry.preposition)):
                break
            if entry is None and (is_verb(self.tokens[end].form) or self.tokens[end].form in words("not_who")):
                break  # «طفلة تبلغ من العمر», «11 شخصا حياتهم»
            if self.tokens[end].form in ONE_OTHER | MANY_OTHERS or (self.tokens[end].form[0] in "وب" and entry is None):
                break
            end += 1
        return end

    def past_kinds(self, i: int, last: int) -> int:
        """«مقتل 30 مريضا ومرافقا» (the killing of 30 patients and companions), «45 رجلا وامرأة وطفلا»: from eleven on what is counted is
        in the accusative, and so is what «و» joins to it; «مقتل 12 رجلا وامرأة» may be 13."""
        end = i
        while i < last and (entry := self.words[i]) is not None and entry.joined and entry.person == "one" and i not in self.numbers:
            if self.forms[i + 1 : i + 2] == ["واحدا"]:
                break
            i += 1
            form = self.forms[i - 1].removeprefix("و")
            end = i if form.endswith("ا") and form[:-1] in singulars() else end
        return end
