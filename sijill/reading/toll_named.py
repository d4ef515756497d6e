"""People told by their names, one after another: «استشهاد سامر العلي وحسن العبد» (the martyrdom of Samer al-Ali and Hasan
al-Abd) is a toll of two.

Invariant: every person counted begins with a word known as a given name, a kunya, a noun of one person before a name, is one of
the family of whom was named («وابنته»), or follows «كل من» (each of); and a list is of two at the least, as one alone is told
elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.arabic.text import Token
from sijill.arabic.verbs import is_verb
from sijill.knowledge.actor_words import actor_words
from sijill.reading.actor_tokens import KUNYAS
from sijill.reading.toll_cues import Cue
from sijill.reading.toll_group import Group
from sijill.reading.toll_groups import Groups
from sijill.reading.toll_wordlists import words
from sijill.reading.toll_words import MARKS, Word

_MOST_WORDS = 5
_ASIDE = 8  # tokens: «(25 عاما)», "(25 years old)"
_AND = "و"
_COMMAS = frozenset({"،", ",", "؛", "-", "–"})
_QUOTES = frozenset({'"', "«", "»", "“", "”", "'", "‘", "’", "#"})


@dataclass(frozen=True, slots=True)
class Names:
    """Reads persons' names between tokens of one sentence."""

    groups: Groups
    last: int

    @property
    def tokens(self) -> Sequence[Token]:
        return self.groups.tokens

    def form(self, i: int) -> str:
        return self.tokens[i].form if i < self.last else ""

    def entry(self, i: int) -> Word | None:
        return self.groups.words[i] if i < self.last else None

    def past_quotes(self, i: int) -> int:
        while self.form(i) in _QUOTES:
            i += 1
        return i

    def person(self, i: int, *, joined: bool, sure: bool) -> int | None:
        """Where the person that begins at token i ends; `joined`: after an «و» that is written on; `sure`: «كل من» (each of)
        said that names follow, known or not."""
        entry, start = self.entry(i), i
        if joined and entry is not None and entry.person in ("one", "two") and entry.possessed:  # «وابنته», «وابناه»
            return self.past_age(self._name_end(self.past_quotes(i + 1)))
        i = self.past_noun(i, joined=joined)
        named = i > start
        i = self.past_quotes(i)
        first = self.form(i)[1:] if joined and not named else self.form(i)
        known = first in actor_words().given and (self._free(i) or (joined and not named))
        kunya = _is_kunya(first) and self._goes_on(i + 1)
        if not (known or kunya or ((named or sure) and self._goes_on(i))):
            return None
        return self.past_age(self._name_end(i + 1))

    def kin(self, i: int, *, joined: bool) -> int:
        """How many the person at token i is: two for «وابناه», and his two sons."""
        entry = self.entry(i)
        return 2 if joined and entry is not None and entry.person == "two" else 1

    def past_noun(self, i: int, *, joined: bool) -> int:
        """Past «الشاب», «الطفلة», «والسيدة»."""
        while (entry := self.entry(i)) is not None and entry.person == "one" and entry.article and entry.joined <= joined:
            i, joined = i + 1, False
        return i

    def past_many(self, i: int) -> int:
        """Past «المدنيين», «الطفلين», who are named next."""
        entry = self.entry(i)
        return i + 1 if entry is not None and entry.article and entry.person in ("many", "two") and not entry.preposition else i

    def _name_end(self, i: int) -> int:
        end = i
        while end - i < _MOST_WORDS and self._goes_on(end):
            end += 1
        return self.past_quotes(end)

    def _goes_on(self, i: int) -> bool:
        """Whether the word can be part of a name: nothing that joins, counts, bounds or acts."""
        form = self.form(i)
        initial = len(form) == 1 and form != _AND  # «م البوري»
        return (len(form) > 1 or initial) and form[0].isalpha() and self._free(i) and not self.begins_joined(i)

    def _free(self, i: int) -> bool:
        form, entry = self.form(i), self.entry(i)
        known = form in actor_words().given
        marks = entry is not None and entry.marks and not (known and self.groups.mark(i, self.last, *MARKS) is None)  # «علي», Ali
        if entry is not None and (marks or entry.harms or entry.preposition or entry.joined):
            return False
        return known or not (form in words("preposition") or form in words("age") or (is_verb(form) and form[0] in "يت"))

    def begins_joined(self, i: int) -> bool:
        """«وحسن»: a name with «و» before it, and no name of its own («وليد»)."""
        form, entry = self.form(i), self.entry(i)
        if form.startswith(_AND) and i in self.groups.numbers and self.form(self.groups.numbers[i].last) == "من":
            return True  # «واثنين من أبنائه» (and two of his sons), counted as they are
        if not form.startswith("و") or len(form) < 3 or form in actor_words().given:
            return False
        return (
            form[1:] in actor_words().given
            or _is_kunya(form[1:])
            or (entry is not None and entry.joined and entry.person == "one")
            or self._two_of_his(entry)
        )

    def _two_of_his(self, entry: Word | None) -> bool:
        """«وابناه»."""
        return entry is not None and entry.joined and entry.person == "two" and entry.possessed

    def past_age(self, i: int) -> int:
        """Past «(25 عاما)», «/ 20 عاما», «46 عاما»."""
        if self.form(i) in ("(", "["):
            close = next((j for j in range(i, min(i + _ASIDE, self.last)) if self.form(j) in (")", "]")), None)
            return i if close is None else self.past_quotes(close + 1)
        j = i + (self.form(i) == "/")
        while self.form(j)[:1].isdigit() or self.form(j) in words("age"):
            j += 1
        return self.past_quotes(j) if j > i + (self.form(i) == "/") else i

    def following(self, i: int) -> tuple[int, bool] | None:
        """Where the next person of the list may begin, and whether «و» is written on to it."""
        j = self.past_quotes(i + 1) if self.form(i) in _COMMAS else i
        if self.form(j) == "و":
            return j + 1, False
        if self.begins_joined(j):
            return j, True
        return (j, False) if j > i else None


def _is_kunya(form: str) -> bool:
    """«أبو», «أم»: the name by the first-born that follows is a person's."""
    link = actor_words().links.get(form)
    return link is not None and link[0] in KUNYAS


def named_after(groups: Groups, cue: Cue, last: int) -> Group | None:
    """The people whom a harm word is followed by, where two or more are told by name."""
    names, start = Names(groups, last), cue.last
    if names.form(start) == "في" and names.form(start + 1).startswith("ال"):  # «أصيب في الهجوم كل من …»
        start += 2
    each = names.form(start) in words("each") and names.form(start + 1) == "من"
    i = start + 2 if each else start
    if each and names.form(i) == ":":  # «اعتقال كل من: سامر الحداد، وليد الأحمد»
        i += 1
    i = names.past_quotes(names.past_many(names.past_quotes(i)))
    count, end = 0, i
    step: tuple[int, bool] | None = (i, False)
    while step is not None and (reached := names.person(step[0], joined=step[1], sure=each)) is not None:
        count, end = count + names.kin(step[0], joined=step[1]), reached
        step = names.following(reached)
    return Group(start, end, "number", count, count, who=(start, end)) if count > 1 else None


def with_named(groups: Groups, cues: Sequence[Cue], found: Sequence[Group], last: int) -> list[Group]:
    """The groups of a sentence, those within a list of names left out for the list."""
    lists = [g for cue in cues if not (cue.void or cue.pronoun) and (g := named_after(groups, cue, last)) is not None]
    kept = [g for g in found if not any(one.first <= g.first < one.last for one in lists)]
    return sorted((*kept, *lists), key=lambda g: g.first)
