"""Groups of people that no number counts: «أحد الجنود», «عدد من القتلى», «قتلى وجرحى».

Invariant: a harm's own noun tells a toll only where nothing before it has told it already.
"""

from __future__ import annotations

from sijill.arabic.number_lexicon import dual
from sijill.reading.toll_group import Group
from sijill.reading.toll_phrases import MANY_OTHERS, ONE_OTHER, Phrases
from sijill.reading.toll_words import HarmWord, Word

ONE = frozenset({"واحد", "واحدا", "واحده"})
OF_THEM = frozenset({"منهم", "منها", "منهن"})
_BETWEEN = frozenset({"بين", "مابين"})


def whole(bound: float | None) -> int | None:
    """A bound of a number as one of people."""
    return None if bound is None else int(bound)


class Uncounted(Phrases):
    """Reads groups by their nouns, and a number's noun of harm."""

    def harmed(self, i: int, last: int) -> Group | None:
        """«قتيل», «جريحان», «قتلى وجرحى», «القتلى الثلاثة»."""
        entry, harm = self.words[i], self.harm(i, last, "one", "two", "many")
        if entry is None or harm is None:
            return None
        quantity = self.numbers.get(i + 1)
        if self._said_before(i, entry, harm[0]):
            return None
        if harm[0].kind == "many" and not entry.article and not self.stands_alone(harm[1], last):
            return None
        if entry.article and not (quantity is not None and quantity.counts_people and self.tokens[i + 1].form.startswith("ال")):
            return None
        low, high = {"one": (1, 1), "two": (2, 2)}.get(harm[0].kind, (2, None))
        group = Group(i, harm[1], "many" if high is None else "one", low, high, harms=(harm[0].harm,), joined=entry.joined)
        if entry.article and quantity is not None:
            return group._replace(last=quantity.last, low=whole(quantity.low), high=whole(quantity.high), kind="number")
        return group

    def _said_before(self, i: int, entry: Word, harm: HarmWord) -> bool:
        """«أصيب بإصابات خطيرة», «عدد قتلى القصف», «فلسطيني جريح»: a harm's noun that tells no toll of its own."""
        if entry.preposition == "ب" and entry.base == "اصابات":
            return True
        if harm.kind == "one" and i > 1 and not _BETWEEN.isdisjoint(self.forms[i - 1 - entry.joined : i]):
            return True  # «أوقعوا طاقمها بين قتيل وجريح»: how many, nobody says
        before = self.words[i - 1] if i else None
        if before is None or entry.joined:
            return False
        counted = any(m.kind == "total" for m in before.marks)
        return counted or (harm.kind == "one" and before.person is not None and not before.harms)

    def joint(self, group: Group, i: int, last: int, kind: str) -> Group:
        """«55 قتيلا وجريحا», «6 شهداء وجرحى»: one figure for both harms, so no low bound for either."""
        entry = self.words[i] if i < last else None
        second = self.harm(i, last, "one", "two", "many") if entry is not None and entry.joined and i not in self.numbers else None
        if second is None or second[0].harm in group.harms or second[0].kind != kind:
            return group
        if second[1] < last and self.forms[second[1]] in ONE:  # «3 جرحى وقتيل واحد»: the second has its own figure
            return group
        both = group._replace(last=second[1], harms=(*group.harms, second[0].harm))
        return both if group.high is None else both._replace(low=None)

    def one_of(self, i: int, last: int) -> Group | None:
        """«أحد الجنود», «أحدهم»."""
        mark = self.mark(i, last, "one_of")
        if mark is None:
            return None
        if self.tokens[i].form.endswith(("هم", "هما", "هن")):
            return Group(i, i + 1, "one", 1, 1, joined=self.joined(i), who=(i, i + 1))
        j = self.past_quotes(mark[1], last)
        entry = self.words[j] if j < last else None
        two = dual(self.tokens[j].form.removeprefix("ال")) if j < last else None  # «أحد الرجلين»
        named = (entry is not None and entry.person is not None) or (two is not None and two.kind == "person")
        if not named and not self._doers(j, last):
            return None
        return Group(i, j + 1, "one", 1, 1, joined=self.joined(i), who=(i, self.phrase_end(j + 1, last)))

    def _doers(self, i: int, last: int) -> bool:
        """«المشاركين», «المتورطين»: many by the form of the word, where nothing else is known of it."""
        entry, form = (self.words[i], self.tokens[i].form) if i < last else (None, "")
        return form.startswith("ال") and form.endswith("ين") and (entry is None or not (entry.thing or entry.harms))

    def several(self, i: int, last: int) -> Group | None:
        """«عدد من المدنيين», «عدة أشخاص», «عدد من القتلى والجرحى»."""
        mark = self.mark(i, last, "several")
        if mark is None or mark[1] >= last:
            return None
        j = mark[1]
        j = self.past_quotes(j, last)
        if j >= last or not self.tokens[j].is_word:
            return None
        entry = self.words[j]
        group = Group(i, j + 1, "many", 2, None, joined=self.joined(i))
        if self.tokens[j].form in ONE_OTHER | MANY_OTHERS:
            return group._replace(additional=True, who=(j, j + 1))
        if self.tokens[j].form in OF_THEM and not mark[0].rest:  # «عدد منهم»
            return group._replace(who=(j, j + 1), of=True)
        if entry is None:
            return group._replace(sure=False, who=(j, self.phrase_end(j, last))) if mark[0].rest else None
        if entry.thing and not entry.person and not entry.harms:
            return None
        harm = self.harm(j, last, "many", "unit") if mark[0].rest else self.harm(j, last, "many")
        number_of = not mark[0].rest and self.tokens[i].form.endswith(("عدد", "عددا"))  # «عدد قتلى القصف»
        if number_of:
            return None
        if harm is not None and (mark[0].rest or not entry.article):
            return self.joint(group._replace(harms=(harm[0].harm,)), harm[1], last, "many")
        suspects = entry.person and self.forms[j + 1 : j + 2] == ["بهم"]  # «المشتبه بهم»
        if entry.person == "many" or suspects:
            end = j + 2 if suspects else self.past_adjectives(j + 1, last)
            return group._replace(last=end, who=(j, self.phrase_end(end, last)))
        return None
