"""Groups of people in a sentence: «5 مدنيين», «جندي تركي», «عدد من عناصره», «آخرون», and what harm they name themselves.

Invariant: a group is made of neighbouring tokens of one sentence; groups of a sentence are in order and do not overlap.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cached_property

from sijill.arabic.number_lexicon import dual
from sijill.arabic.quantities import Quantity
from sijill.reading.toll_group import Group
from sijill.reading.toll_phrases import MANY_OTHERS, ONE_OTHER, QUOTES, TWO_OTHERS
from sijill.reading.toll_uncounted import OF_THEM, ONE, Uncounted, whole
from sijill.reading.toll_wordlists import words
from sijill.reading.toll_words import Word, duals_before_noun, singulars

_OTHERS = frozenset(c + form for c in ("", "و") for form in ONE_OTHER | TWO_OTHERS | MANY_OTHERS)
_TWO = frozenset({"اثنان", "اثنين", "اثنتان", "اثنتين"})


class Groups(Uncounted):
    """Reads the groups of one text."""

    @cached_property
    def _begins(self) -> AbstractSet[int]:
        """Where a group can begin at all: most tokens are passed over."""
        told = {i for i, (form, w) in enumerate(zip(self.forms, self.words, strict=True)) if w is not None or form in _OTHERS}
        return told | self.numbers.keys() | self.reaches.keys()

    def of_sentence(self, first: int, last: int, *, cues: AbstractSet[int]) -> list[Group]:
        """The groups of a sentence; a token of `cues` begins one only where it is a harm's own noun («وفاة» is both)."""
        found: list[Group] = []
        i = first
        while i < last:
            if i not in self._begins:
                i += 1
                continue
            group = self._at(i, last) if i not in cues else self.harmed(i, last)
            if group is None:
                i += 1
            else:
                found.append(group)
                i = max(group.last, i + 1)
        return found

    def _at(self, i: int, last: int) -> Group | None:
        quantity = self.reaches.get(i) or self.numbers.get(i)
        if quantity is not None:
            return self._counted(i, quantity, last)
        form, entry = self.tokens[i].form, self.words[i]
        if form.removeprefix("و") in ONE_OTHER | TWO_OTHERS | MANY_OTHERS:
            return self._others(i, form.removeprefix("و"))
        if entry is None:
            return None
        marked = (self.one_of(i, last) or self.several(i, last)) if entry.marks else None
        return marked or (self.harmed(i, last) if entry.harms else None) or self._people(i, last)

    def _others(self, i: int, form: str) -> Group | None:
        low, high = (1, 1) if form in ONE_OTHER else (2, 2) if form in TWO_OTHERS else (2, None)
        joined = self.tokens[i].form.startswith("و")
        return Group(i, i + 1, "others", low, high, additional=True, joined=joined, who=(i, i + 1))

    def _counted(self, i: int, quantity: Quantity, last: int) -> Group | None:
        if not quantity.counts_people:
            ordinal = quantity.kind == "ordinal" and isinstance(quantity.value, int) and 2 < quantity.value < 11
            return Group(i, quantity.last, "bare", 1, 1, sure=False) if ordinal and i == quantity.first else None
        low, high, form = whole(quantity.low), whole(quantity.high), self.tokens[i].form
        group = Group(
            i, min(max(quantity.last, quantity.reach_last), last), "number", low, high, quantity.approximate, quantity.additional,
            joined=quantity.joined or (form.startswith("و") and not self._is_one(i)) or (i > 0 and self.tokens[i - 1].form == "و"),
        )  # fmt: skip
        if quantity.kind == "dual":
            return self._dual(group, quantity, last)
        if self._in_brackets(quantity, last):
            return self._bracketed(group, quantity, last)
        return self._noun(group, quantity, quantity.last, last)

    def _is_one(self, i: int) -> bool:
        """«واحد», but not «وأحد», and one of, which folds to the same."""
        return self.tokens[i].form in ONE and "أ" not in self.tokens[i].span.of(self.raw)

    def _in_brackets(self, quantity: Quantity, last: int) -> bool:
        first, end = quantity.first, quantity.last
        return first > 0 and end < last and self.forms[first - 1] == "(" and self.forms[end] == ")"

    def _bracketed(self, group: Group, quantity: Quantity, last: int) -> Group | None:
        """«مقتل عدد (6) عناصر», where the noun must follow: «أحمد (12)» is an age."""
        counted = self._noun(group, quantity, quantity.last + 1, last)
        if counted is None or counted.kind == "bare" or not (counted.who or counted.harms):
            return None
        count = self.words[group.first - 2] if group.first > 1 else None
        first = group.first - 1 - (count is not None and any(m.kind == "total" and not m.rest for m in count.marks))
        return counted._replace(first=first)

    def _dual(self, group: Group, quantity: Quantity, last: int) -> Group | None:
        harm = self.harm(quantity.first, last, "one", "two", "many")
        noun = dual(self.tokens[quantity.first].form)
        entry = self.words[quantity.first]
        if harm is not None and entry is not None and entry.article:  # «القتيلين» were told before
            return None
        if harm is not None:
            return self.joint(group._replace(kind="two", harms=(harm[0].harm,)), quantity.last, last, "two")
        if noun is None or noun.kind != "person" or self.describes(quantity.first):
            return None
        return group._replace(kind="two", who=(quantity.first, self.phrase_end(quantity.last, last)))

    def _noun(self, group: Group, quantity: Quantity, start: int, last: int) -> Group | None:
        """The number with the word counted, from token `start` on: people, a harm's own noun, «of them», «others», or nothing."""
        i = start
        while i < last and i - start < 3 and self.tokens[i].form in words("bound_tail"):
            i += 1
        i = self.past_quotes(i, last)
        year = isinstance(quantity.value, int) and 1930 <= quantity.value <= 2035 and quantity.digits and quantity.high == quantity.low
        if year and quantity.first > 0 and self.tokens[quantity.first - 1].form in words("born"):  # «من مواليد 2003 عراقي الجنسية»
            return None
        if i >= last:
            return None if year else group._replace(kind="bare", sure=False)
        form, entry = self.tokens[i].form, self.words[i]
        harm = self.harm(i, last, "one", "two", "many", "unit")
        if harm is not None and harm[0].kind in ("unit", "many") and year:  # «30 نوفمبر 2024 شهداء»
            return None
        if harm is not None and not (entry is not None and entry.joined):
            counted = group._replace(last=max(group.last, harm[1]), harms=(harm[0].harm,))
            return self.joint(counted, harm[1], last, harm[0].kind)
        if form in OF_THEM:
            return group._replace(last=max(group.last, i + 1), who=(i, i + 1), of=True, of_them=True)
        if (
            form == "من"
            and i + 1 < last
            and not self.mark(i, last, "subset")
            and self.tokens[i + 1].form[0].isalpha() | (self.tokens[i + 1].form in QUOTES)
        ):
            return self._of(group, i + 1, last)
        if entry is not None and (entry.base == "اب" or (year and entry.article)):  # «19 آب», August; «عام 2024 الحاج …»
            return None
        from_eleven = (quantity.high or quantity.low or 0) % 100 > 10
        if entry is not None and (entry.person or (entry.counted and from_eleven)) and not entry.joined and not entry.preposition:
            end = self.past_adjectives(i + 1, last)
            end = self.past_kinds(end, last) if from_eleven else end
            counted = group._replace(last=max(group.last, end), who=(i, self.phrase_end(end, last)))
            return self._as_dead(counted, end, last)
        if year or (entry is not None and entry.thing and not entry.joined and not entry.preposition):  # «العشرات بغارات»
            return None
        return group._replace(kind="number" if group.additional else "bare", sure=group.additional)

    def _of(self, group: Group, i: int, last: int) -> Group | None:
        """«12 من ميليشيات …»."""
        start = i
        i = self.past_quotes(i, last)
        entry = self.words[i] if i < last else None
        if entry is not None and entry.thing and not entry.person:
            return None
        harm = self.harm(i, last, "many")
        if harm is not None:
            return self.joint(group._replace(last=harm[1], harms=(harm[0].harm,), of=True), harm[1], last, "many")
        end = self.phrase_end(i + 1, last)
        unit = self.harm(i, last, "unit")  # «3 من الرهائن»: people, whatever else they came to
        sure = unit is not None or (entry is not None and entry.person is not None)
        return group._replace(last=max(group.last, end), who=(start, end), of=True, sure=sure)

    def _as_dead(self, group: Group, i: int, last: int) -> Group:
        """«أوقع ثمانية جنود قتلى»: the harm's noun after the people counted."""
        entry, harm = self.words[i] if i < last else None, self.harm(i, last, "one", "many")
        if entry is None or harm is None or entry.joined or entry.article or entry.preposition or i in self.numbers:
            return group
        return self.joint(group._replace(last=harm[1], harms=(harm[0].harm,)), harm[1], last, harm[0].kind)

    def _people(self, i: int, last: int) -> Group | None:
        """«جندي تركي», «مدنيون», «مزارعين اثنين»."""
        entry = self.words[i]
        if entry is None or entry.person is None or self.describes(i):
            return None
        if (
            entry.possessed and entry.base not in singulars() and self.tokens[i].span.of(self.raw).endswith("ة")
        ):  # «مدرسة قريبة», not «قريبه»
            return None
        last_word = self.past_adjectives(i + 1, last)
        group = Group(i, last_word, "one", 1, 1, joined=self.joined(i), definite=entry.article, who=(i, self.phrase_end(last_word, last)))
        following = self.tokens[last_word].form if last_word < last else ""
        quantity = self.numbers.get(last_word)
        if entry.person == "two" or self._two_of_body(i, entry, last) or (entry.person == "many" and self.vowelled_two(i)):
            return group._replace(kind="two", low=2, high=2)
        if entry.person == "many":
            if entry.base in words("family") and (n := self.members(i + 1, last)) is not None and (of := self._at(n, last)):
                return of._replace(first=i, joined=self.joined(i))
            two = following in _TWO
            group = group._replace(kind="two" if two else "many", low=2, high=2 if two else None, last=last_word + two)
            told = quantity is not None and quantity.counts_people and self.tokens[last_word].form.startswith("ال")
            if quantity is not None and told and (entry.article or entry.possessed):  # «الجنود الثلاثة», «أطفالها الثلاثة»
                return group._replace(kind="number", low=whole(quantity.low), high=whole(quantity.high), last=quantity.last)
        others = next((j for j in range(group.last, min(group.last + 2, last)) if self.tokens[j].form in ONE_OTHER | MANY_OTHERS), None)
        between = self.words[group.last] if others is not None and others > group.last else None
        return (
            group
            if others is None or (between is not None and (between.harms or between.joined))
            else group._replace(additional=True, last=others + 1)
        )

    def _two_of_body(self, i: int, entry: Word, last: int) -> bool:
        """«رجلا أمن», «ضابطي شرطة»: two, without their «ن» before the body they serve in."""
        if i + 1 >= last or self.forms[i + 1] not in words("body"):
            return False
        return entry.base in duals_before_noun() and not entry.article
