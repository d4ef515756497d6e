"""The group that a verb or verbal noun of harm speaks of: right of it, left of it, or the one it names.

Invariant: a group is looked for on both sides, and the nearer claim wins; a doer («قتل مسلح 3 أشخاص») is not the victim.
"""

from __future__ import annotations

from collections.abc import Container

from sijill.arabic.verbs import is_verb
from sijill.reading.toll_cues import SIGNS, Cue
from sijill.reading.toll_doers import acts, hits
from sijill.reading.toll_group import Group
from sijill.reading.toll_phrases import QUOTES
from sijill.reading.toll_view import View
from sijill.reading.toll_wordlists import words

_SUBJECT_REACH = 7
_LEFT_REACH = 30
_ASIDE_REACH = 6
_ADJUNCT_REACH = 18
_COMMAS_REACH = 8
_COMMAS = frozenset({"،", ","})
_CLOSING = frozenset({")"})
#: Verbal nouns whose doer may stand before the group («اعتقال قوات الاحتلال 5 فلسطينيين»).
_DRIVEN = frozenset({"علي", "الي"})
_DRIVEN_REACH = 9  # tokens
_WITH_DOER = frozenset({"detained", "abducted", "displaced"})


class Victims:
    """Finds the groups of one sentence's harm words. `bound`: groups taken already; `subsets`: those said to be among others."""

    def __init__(self, view: View, bound: Container[int], subsets: Container[int]) -> None:
        self.view, self.bound, self.subsets = view, bound, subsets

    def of(self, cue: Cue) -> int | None:
        """The number of the group that came to the cue's harm."""
        right, left = self._right(cue), None
        told = right is not None and (self.view.found[right].kind in ("number", "two") or self.view.form(cue.last) in words("within"))
        if cue.relative and not told:
            return self._whom_relative(cue)
        if cue.kind in ("verb", "frame") and (right is None or cue.plural or self.view.found[right].first > cue.last):
            within = not cue.plural and self.view.form(cue.last) in words("within")  # «آخر قتل فيه 12 شخصا»
            left = None if within else self._left(cue)
        return left if left is not None and (right is None or self._prefers_left(cue, left, right)) else right

    def _whom_relative(self, cue: Cue) -> int | None:
        """«آلاف السكان الذين نزحوا», «المئات من الشبان الذين اعتقلوا»: those counted right before the relative word."""
        end = cue.first - 1
        n = next((n for n in range(len(self.view.found) - 1, -1, -1) if self.view.found[n].first < end), None)
        if n is None or n in self.bound or n in self.subsets:
            return None
        group = self.view.found[n]
        counted = group.kind in ("number", "two") and group.sure and not group.harms
        words_end = max(group.last, group.who[1] if group.who is not None else group.last)
        return n if counted and end - words_end <= 1 else None

    def driven(self, cue: Cue) -> int | None:
        """«أجبر القصف آلاف السكان على الفرار», «تعرض موظفان للاختطاف»: those before a verbal noun to which they came."""
        entry = self.view.words[cue.first]
        led = self.view.form(cue.first - 1) in _DRIVEN or (entry is not None and entry.preposition == "ل" and entry.article)
        came_to = entry is not None and bool(entry.preposition)  # «تعرض سبعة للإصابة»
        if cue.kind != "noun" or (cue.harms[0] not in _WITH_DOER and not came_to) or cue.pronoun or not led:
            return None
        n = next((n for n in range(len(self.view.found) - 1, -1, -1) if self.view.found[n].last <= cue.first), None)
        if n is None or n in self.bound or n in self.subsets or self.view.found[n].kind not in ("number", "two", "bare", "one"):
            return None
        group = self.view.found[n]
        near = cue.first - group.last <= _DRIVEN_REACH and not self.view.cue_between(group.last, cue.first)
        return n if near and not group.harms and group.low is not None and (group.kind != "bare" or group.low > 19) else None

    def _prefers_left(self, cue: Cue, left: int, right: int) -> bool:
        """A verb after its subject («6 أشخاص قتلوا»), unless its object follows at once («وقتلوا 15 شخصا»); after many it would be
        plural («في حين أصيب في التفجير 17 شخصا»)."""
        group, before = self.view.found[right], self.view.found[left]
        if not cue.plural and group.kind in ("number", "two") and group.sure and before.low != 1:
            return False
        return group.first > cue.last or not group.sure

    def _right(self, cue: Cue) -> int | None:
        """The first group after the cue that the words between allow."""
        if cue.pronoun:
            return self._object(cue)
        start, doer = self._past_aside(cue.last), False
        for n, group in enumerate(self.view.found):
            if group.first < cue.last:
                continue
            if n in self.bound or n in self.subsets:
                if n in self.bound and group.first == cue.last:
                    return None
                continue
            if (
                group.kind == "bare" and group.first > start and (doer or self.view.mark(cue.last, "adjunct"))
            ):  # «خلال الأشهر الثلاثة الماضية»
                continue
            if doer:
                return n if self._after_doer(cue, group) else None
            if cue.kind == "fall" and (group.harms or not group.sure or group.kind in ("others", "bare", "one") or group.definite):
                return None
            if all(t.form in QUOTES for t in self.view.tokens[start : group.first]) and group.first >= start:
                of_cue = self._after_subject(cue, n)
            else:
                of_cue = n if self._bridged(cue, group) or self._after_adjunct(cue, group) or self._after_doer(cue, group) else None
            doer = cue.kind == "verb" and (group.definite or group.kind == "bare")  # «قتلت الشرطة في المدينة 3 أشخاص»
            if of_cue is not None or not doer:
                return of_cue
        return None

    def _object(self, cue: Cue) -> int | None:
        """«احتجازها 11 موظفا» (its detaining of 11 staff): the pronoun of a verbal noun is its doer where the victims follow at once."""
        n = next((n for n, group in enumerate(self.view.found) if group.first == cue.last), None)
        if cue.kind != "noun" or n is None or n in self.bound or n in self.subsets:
            return None
        group, entry = self.view.found[n], self.view.words[cue.last]
        led = group.joined or group.harms or (entry is not None and entry.preposition)
        return n if group.kind == "number" and group.sure and not led else None

    def _after_doer(self, cue: Cue, group: Group) -> bool:
        """«قتل انفجاران في البلدة 26 شخصا», «قتل الجيش، الأربعاء، 3 شبان»: a doer and what is told of it before the victims."""
        view, between = self.view, range(cue.last, group.first)
        entry = view.words[group.first]
        told = group.sure and (group.kind in ("number", "two") or view.mark(group.first, "several"))
        if (
            cue.kind != "verb"
            or cue.plural
            or self.view.form(cue.first) in words("no_doer")
            or not told
            or group.joined
            or group.harms
            or len(between) > _ADJUNCT_REACH
        ):
            return False
        if (entry is not None and entry.preposition) or view.form(group.first - 1) in words("preposition"):
            return False
        return self._clear(between)

    def _after_adjunct(self, cue: Cue, group: Group) -> bool:
        """«قتل منذ الجمعة عشرات المدنيين», «أصيب في الحادث نفسه 3 أشخاص»: a time or place between verb and group."""
        view, between = self.view, range(cue.last, group.first)
        if cue.kind not in ("verb", "fall") or not 0 < len(between) <= _ADJUNCT_REACH or not view.mark(cue.last, "adjunct"):
            return False
        entry, before = view.words[group.first], view.form(group.first - 1)
        if group.joined or group.harms or not group.sure or (entry is not None and entry.preposition) or before in words("preposition"):
            return False
        several = view.mark(group.first, "several")
        if (
            group.kind not in ("number", "two")
            and not several
            and not (group.kind == "one" and self._stands_free(group) and cue.harms != ("missing",))
        ):
            return False
        comma = between.stop - (view.form(between.stop - 1) in _COMMAS)  # «قتل خلال الأيام الماضية، 39 شخصا»
        return self._clear(range(between.start, comma))

    def _stands_free(self, group: Group) -> bool:
        """Whether one person right after an adjunct is a noun of its own: «أصيب في الحادث جندي», not «في هجوم مسلح»."""
        before = self.view.form(group.first - 1)
        return not group.definite and (before.startswith("ال") or self.view.mark(group.first - 1, "adjunct"))

    def _clear(self, between: range) -> bool:
        """Whether nothing that ends a verb's reach stands there: a sign, another verb, a clause or a harm word, one relative
        clause with its verb («في الهجوم الذي استهدف الحي») and what two commas part off («، وفق المرصد،») left out."""
        i, clause = between.start, False
        while i < between.stop:
            close = self._aside_end(i, between.stop)
            if close is not None:
                i = close
                continue
            if (
                not clause
                and self.view.mark(i, "relative")
                and i + 2 < between.stop
                and self.view.groups.harm(i + 1, self.view.last, "verb") is None
            ):
                i, clause = i + 2, True
                continue
            if self._breaks(i):
                return False
            i += 1
        return True

    def _aside_end(self, i: int, end: int) -> int | None:
        """The token after what a pair of commas or brackets parts off, which begins at token i."""
        closing = _COMMAS if self.view.form(i) in _COMMAS else _CLOSING if self.view.form(i) == "(" else frozenset[str]()
        close = next((j for j in range(i + 1, min(i + _COMMAS_REACH, end)) if self.view.form(j) in closing), None)
        return None if close is None or self.view.cue_between(i, close) else close + 1

    def _breaks(self, i: int) -> bool:
        """A sign, another verb, a clause or a harm word: what ends the reach of a verb."""
        view, form = self.view, self.view.form(i)
        clause = view.mark(i, "stop", "subset") and not view.mark(i, "adjunct")
        harm = view.groups.harm(i, view.last, "verb", "frame", "fall", "noun") is not None
        return form in SIGNS or clause or harm or is_verb(form) or is_verb(form.removeprefix("و"))

    def _past_aside(self, i: int) -> int:
        """Past «، الأحد،» and «في الغارة» right after a cue."""
        if i < self.view.last and self.view.tokens[i].form == "،":
            close = next((j for j in range(i + 1, min(i + _ASIDE_REACH, self.view.last)) if self.view.tokens[j].form == "،"), None)
            if close is not None and not self.view.cue_between(i, close):
                return close + 1
        if i + 2 < self.view.last and self.view.tokens[i].form == "في" and self.view.tokens[i + 1].form.startswith("ال"):
            return i + 2
        return i

    def _bridged(self, cue: Cue, group: Group) -> bool:
        """Whether a doer may stand between cue and group: «قتلت قوات الأمن 3 متطرفين»."""
        if (
            cue.harms == ("missing",)
            or group.first - cue.last > _SUBJECT_REACH
            or group.kind in ("others", "bare")
            or group.joined
            or group.harms
            or not group.sure
        ):
            return False
        entry = self.view.words[group.first]
        if entry is not None and entry.preposition and (entry.preposition != "ل" or entry.article):
            return False
        if group.definite and group.kind == "many":
            return False
        if cue.kind == "noun" and ((cue.harms[0] not in _WITH_DOER and group.first - cue.last > 2) or group.definite):
            return False
        return not any(
            (self.view.tokens[i].form in SIGNS and not (i == group.first - 1 and group.kind in ("number", "two")))
            or self.view.mark(i, "stop", "subset")
            or self.view.groups.harm(i, self.view.last, "verb", "frame", "fall", "noun")
            for i in range(cue.last, group.first)
        )

    def _after_subject(self, cue: Cue, n: int) -> int | None:
        """The group next to the cue, or the object after it where it is the doer («قتل مسلح 3 أشخاص»)."""
        group = self.view.found[n]
        hit = n + 1 if n + 1 not in self.bound and n + 1 not in self.subsets and hits(self.view, cue, n) else None
        if hit is not None or acts(self.view, cue, group):
            return hit
        if group.definite and group.kind == "many" and cue.kind in ("verb", "noun") and not group.additional:
            return None
        return n

    def _left(self, cue: Cue) -> int | None:
        """The nearest free group before the verb that can be its subject, subsets passed over."""
        entry = self.view.words[cue.first]
        if (
            (entry is not None and entry.joined)
            or (cue.harms[0] in ("detained", "abducted") and not (cue.plural and self._without_object(cue)))
            or (cue.harms[0] == "missing" and not cue.plural)
        ):
            return None
        some_of_them = None  # «نحو 100 منهم قتلوا», unless their whole stands before them
        for n in range(len(self.view.found) - 1, -1, -1):
            group = self.view.found[n]
            if group.first >= cue.first:
                continue
            if cue.first - group.last > _LEFT_REACH or self.view.cue_between(group.last, cue.first) or n in self.bound:
                break
            if group.of_them and some_of_them is None and self._can_be_subject(group, cue):
                some_of_them = n
            if self._inside(n) or (group.kind == "bare" and (group.last != cue.first or group.high == 1)) or group.harms:
                continue
            if self._can_be_subject(group, cue):
                return n
        return some_of_them

    def _without_object(self, cue: Cue) -> bool:
        """«اعتقلوا في المداهمة»: they were arrested, as no one follows whom they arrested."""
        form = self.view.form(cue.last)
        if cue.last - cue.first > 1:  # «ألقوا القبض على»
            return False
        accused = form.startswith(tuple(words("on_charge")))  # «اعتقلوا للاشتباه في», «اعتقلوا بتهمة»
        return not form or accused or form in SIGNS or form in words("preposition") or self.view.mark(cue.last, "adjunct", "stop")

    def _inside(self, n: int) -> bool:
        """Whether the group is part of others: «بينهم نساء وأطفال», «سبعة منهم من رجال الشرطة»."""
        found = self.view.found
        while n and n not in self.subsets and not found[n].of_them and found[n].joined and self.view.neighbours(found[n - 1], found[n]):
            n -= 1
        return n in self.subsets or found[n].of_them

    def _can_be_subject(self, group: Group, cue: Cue) -> bool:
        """«أن جنديا قتل», «ثلاثة عناصر … قتلوا»; not the word after a preposition («صوب ثلاثة فتية»)."""
        before = self.view.tokens[group.first - 1].form if group.first > self.view.first else ""
        entry = self.view.words[group.first]
        if before in words("preposition") or (entry is not None and entry.preposition):
            return False
        if group.definite and group.joined:
            return False
        if group.kind not in ("one", "many"):
            return True
        begins = not before or before in words("opener") or before in SIGNS or before in QUOTES or group.joined
        return begins and cue.first - group.last <= 6
