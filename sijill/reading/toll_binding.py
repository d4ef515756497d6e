"""Which harm a group of people came to: harm words bound to groups within one sentence.

Invariant: a group is bound at most once, and first by what stands nearest: its own noun, a total's words, a verb or
verbal noun, then what it is part of or joined to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sijill.model import Harm
from sijill.reading.toll_cues import SIGNS, Cue, cues_of, is_void, merged
from sijill.reading.toll_groups import Group, Groups

_SUBJECT_REACH = 7
_LEFT_REACH = 30
_TOTAL_REACH = 18
_JOINED_REACH = 9
_ASIDE_REACH = 6
_QUOTES = frozenset({'"', "«", "»", "“", "”", "'", "‘", "’", "ـ"})
#: Verbal nouns whose doer may stand before the group («اعتقال قوات الاحتلال 5 فلسطينيين»).
_WITH_DOER = frozenset({"detained", "abducted", "displaced"})
_PREPOSITIONS = frozenset({"علي", "صوب", "من", "عن", "الي", "في", "ضد", "بين", "مع", "لدي", "تجاه"})
_SUBJECT_AFTER = frozenset({"ان", "بان", "وان", "لان", "حيث", "بينما", "فيما", "لكن", "فان", "انه", "كان", "وكان", "هناك"})
#: Nouns that a name may follow at once («مقتل فلان»).
_OF_ONE = frozenset({"مقتل", "استشهاد", "وفاه", "مصرع", "اغتيال", "اعدام"})
#: «توفي متأثرا بجراحه»: the verb stands for the one it tells of.
_OF_WOUNDS = frozenset({"متاثرا", "متاثره", "متاثرين"})


@dataclass(frozen=True, slots=True)
class Bound:
    """A group and its harms. `cue`: the tokens of the harm word; `total_first`: the first token of the group this is part of."""

    group: Group
    harms: tuple[Harm, ...]
    cue: tuple[int, int]
    joint: bool
    total_first: int | None = None


@dataclass(frozen=True, slots=True)
class _Subset:
    """A group said to be among others. `harm`: of those others, where the words name it («بين القتلى»)."""

    mark: int
    harm: Harm | None = None


class Sentence:
    """Binds the groups of one sentence, tokens `first` to `last`."""

    def __init__(self, groups: Groups, first: int, last: int) -> None:
        self.groups, self.first, self.last = groups, first, last
        self.tokens = groups.tokens
        words = groups.words
        self.marked = [i for i in range(first, last) if (w := words[i]) is not None and w.marks]
        self.harmed = [i for i in range(first, last) if (w := words[i]) is not None and w.harms]
        cues = cues_of(groups, self.harmed, first, last)
        taken = {i for cue in cues for i in range(cue.first, cue.last)}
        self.found = groups.of_sentence(first, last, cues=taken)
        self.cues = merged(groups, cues, self.found)
        self.used: set[int] = set()
        self.bound: dict[int, Bound] = {}
        self.subsets: dict[int, _Subset] = {}

    def bind(self) -> list[Bound]:
        """Every group with a harm, in order of place."""
        self._bind_between()
        self.subsets = dict(self._subsets())
        self._bind_own()
        self._bind_totals()
        for cue in self.cues:
            if not cue.void and cue.first not in self.used:
                self._bind_cue(cue)
        self._bind_subsets()
        self._bind_joined()
        return sorted(self.bound.values(), key=lambda b: b.group.first)

    def _mark(self, i: int, *kinds: str) -> bool:
        return self.groups.mark(i, self.last, *kinds) is not None

    def _bind(self, n: int, harms: tuple[Harm, ...], cue: tuple[int, int], *, joint: bool = False, total_first: int | None = None) -> None:
        if n not in self.bound and not ("displaced" in harms and self.found[n].kind not in ("number", "bare", "two")):
            self.bound[n] = Bound(self.found[n], harms, cue, joint, total_first)

    def _cue_between(self, i: int, j: int) -> bool:
        return any(i <= cue.first < j for cue in self.cues)

    # -- subsets: «بينهم 3 أطفال», «من بين القتلى 5 جنود»

    def _subsets(self) -> Iterator[tuple[int, _Subset]]:
        ends: dict[int, _Subset] = {}
        for i in self.marked:
            mark = self.groups.mark(i, self.last, "subset")
            inside = any(g.of and g.first < i < g.last for g in self.found)
            if mark is not None and not inside:
                ends[mark[1]] = _Subset(i)
            among = self.groups.mark(i, self.last, "among")
            harm = self.groups.harm(among[1], self.last, "many") if among is not None else None
            if among is not None and harm is not None:
                ends[harm[1]] = _Subset(i, harm[0].harm)
        for n, group in enumerate(self.found if ends else ()):
            starts = range(group.first, max(self.first, group.first - 3), -1)
            near = next((ends[j] for j in starts if j in ends and self._clear(j, group.first)), None)
            if near is not None:
                yield n, near

    def _clear(self, i: int, j: int) -> bool:
        """Whether nothing but quotation marks or one word stands between."""
        words = [t for t in self.tokens[i:j] if t.form not in _QUOTES]
        return all(t.is_word for t in words) and len(words) < 2 and not any((w := self.groups.words[k]) and w.person for k in range(i, j))

    def _bind_subsets(self) -> None:
        for n, subset in self.subsets.items():
            group = self.found[n]
            if n in self.bound or (group.kind == "bare" and not group.sure) or (group.definite and group.kind == "one"):
                continue
            total = self._total(n, subset)
            if total is not None:
                bound = self.bound[total]
                self._bind(n, (subset.harm,) if subset.harm else bound.harms[-1:], bound.cue, total_first=bound.group.first)
            elif subset.harm is not None:
                self._bind(n, (subset.harm,), (subset.mark, subset.mark + 1))
            if n in self.bound:
                self._widen(n)

    def _total(self, n: int, subset: _Subset) -> int | None:
        """The group before «بينهم» that is itself a toll, of the harm that the words name."""
        for m in range(n - 1, -1, -1):
            bound = self.bound.get(m)
            if (
                bound is not None
                and bound.total_first is None
                and self.found[m].last <= subset.mark
                and (subset.harm is None or subset.harm in bound.harms)
            ):
                return m
        return None

    def _widen(self, n: int) -> None:
        """«بينهم نساء وأطفال» is one group as worded."""
        kept = self.bound[n]
        for m in range(n + 1, len(self.found)):
            group, following = self.bound[n].group, self.found[m]
            if group.kind != "many" or following.kind != "many" or not following.joined or following.first != group.last or following.harms:
                break
            self.used.add(-1 - m)
            self.bound[n] = replace(kept, group=replace(group, last=following.last, who=(group.first, following.last)))

    # -- groups that name their harm themselves, and totals

    def _bind_own(self) -> None:
        for n, group in enumerate(self.found):
            if group.harms and n not in self.subsets and not is_void(self.groups, group.first, self.first, self.last):
                self._bind(n, group.harms, (group.first, group.last), joint=group.joint)

    def _bind_between(self) -> None:
        """«سقط عدد كبير من عناصرها بين قتيل وجريح»: two harms of the group before."""
        for i in (i for i in self.marked if self.first < i < self.last - 2):
            if self.tokens[i].form not in ("بين", "مابين"):
                continue
            first, second = (self.groups.harm(j, self.last, "one", "many") for j in (i + 1, i + 2))
            if first is None or second is None or first[0].harm == second[0].harm:
                continue
            before = [n for n, g in enumerate(self.found) if g.last <= i and i - g.last < 15 and not g.harms and g.kind != "others"]
            if before:
                self.found = [g for g in self.found if not i < g.first < i + 3]
                self._bind(before[-1], (first[0].harm, second[0].harm), (i + 1, i + 3), joint=True)
                self.used |= {cue.first for cue in self.cues if cue.first < i}

    def _bind_totals(self) -> None:
        """«ارتفع عدد القتلى إلى 15», «حصيلة الضحايا … بلغت 20», «عدد الجنود الذين قتلوا … إلى 245»."""
        for i in self.harmed:
            direct, entry = self.groups.harm(i, self.last, "many", "unit"), self.groups.words[i]
            if direct is not None and entry is not None and entry.article:  # «المصابين 3 مدنيين»
                n = next((n for n, g in enumerate(self.found) if g.first == direct[1] and g.kind == "number"), None)
                if n is not None:
                    self._bind(n, (direct[0].harm,), (i, direct[1]))
        for i in self.marked:
            if self._mark(i, "total"):
                self._bind_total(i)

    def _bind_total(self, i: int) -> None:
        harm = next((h for j in (i + 1, i + 2) if (h := self.groups.harm(j, self.last, "many", "unit"))), None)
        if harm is not None:
            name, end = harm[0].harm, harm[1]
        else:
            cue = next((c for c in self.cues if c.relative and i < c.first < i + 7), None)
            if cue is None:
                return
            name, end = cue.harms[0], cue.last
        counted = [
            n for n, g in enumerate(self.found)
            if end <= g.first < end + _TOTAL_REACH and g.kind in ("number", "bare") and g.harms in ((), (name,)) and not self._cue_between(end, g.first)
        ]  # fmt: skip
        chosen = next((n for n in counted if self._led_to(n)), counted[0] if counted and self.found[counted[0]].sure else None)
        if chosen is None:
            return
        for n in counted:  # «من 5 إلى 7»: what it rose from is no toll of its own
            if n < chosen:
                self.bound.pop(n, None)
        self.bound.pop(chosen, None)
        self._bind(chosen, (name,), (i, end))

    def _led_to(self, n: int) -> bool:
        before = self.tokens[self.found[n].first - 1].form
        return before.lstrip("و").startswith(("بلغ", "تجاوز", "وصل", "الي", "حتي")) or self.tokens[self.found[n].first].form.startswith(
            "تجاوز"
        )

    # -- verbs and verbal nouns

    def _bind_cue(self, cue: Cue) -> None:
        right, left = self._right(cue), None
        if cue.relative and (right is None or self.found[right].kind != "number"):
            return
        if cue.kind in ("verb", "frame") and (right is None or cue.plural or self.found[right].first > cue.last):
            left = self._left(cue)
        chosen = left if left is not None and (right is None or self._prefers_left(cue, right)) else right
        if chosen is not None:
            self._bind(chosen, cue.harms, (cue.first, cue.last), joint=len(cue.harms) > 1)
        else:
            alone = self._alone(cue)
            if alone is not None:
                self.bound[len(self.found) + cue.first] = Bound(alone, cue.harms, (cue.first, cue.last), joint=False)

    def _alone(self, cue: Cue) -> Group | None:
        """One person told without a noun: «توفي متأثرا بجراحه», «مقتله», «مقتل فلان»."""
        if cue.harms != ("killed",) or cue.plural or cue.relative:
            return None
        following = self.tokens[cue.last] if cue.last < self.last else None
        if following is not None and following.form in _OF_WOUNDS:
            return Group(cue.first, cue.last, "name", 1, 1)
        if cue.kind == "noun" and cue.pronoun in ("ه", "ها"):
            return Group(cue.first, cue.last, "name", 1, 1)
        entry = self.groups.words[cue.first]
        told = entry is not None and entry.base in _OF_ONE and not entry.article
        if not told or cue.pronoun or following is None or not self._is_name(cue.last):
            return None
        if following.form.endswith(("ين", "ون")):  # «مقتل موالين للنظام»
            return Group(cue.last, cue.last + 1, "many", 2, None, who=(cue.last, cue.last + 1))
        end = cue.last + 2 if cue.last + 1 < self.last and self._is_name(cue.last + 1) else cue.last + 1
        return Group(cue.last, end, "name", 1, 1, who=(cue.last, end))

    def _is_name(self, i: int) -> bool:
        """A word that nothing here knows, without proclitics or the article: most likely a name."""
        form = self.tokens[i].form
        return (
            form[0].isalpha()
            and len(form) > 2
            and self.groups.words[i] is None
            and not form.startswith(("ال", "لل", "و", "ب"))
            and not form.endswith(("ات", "ها", "هم"))
        )

    def _prefers_left(self, cue: Cue, right: int) -> bool:
        """A verb after its subject («6 أشخاص قتلوا»), unless its object follows at once («وقتلوا 15 شخصا»)."""
        group = self.found[right]
        return group.first > cue.last or not group.sure

    def _right(self, cue: Cue) -> int | None:
        """The first group after the cue that the words between allow."""
        if cue.pronoun:
            return None
        start = self._past_aside(cue.last)
        for n, group in enumerate(self.found):
            if group.first < cue.last:
                continue
            if n in self.bound or n in self.subsets:
                if n in self.bound and group.first == cue.last:
                    return None
                continue
            if cue.kind == "fall" and (group.harms or not group.sure or group.kind in ("others", "bare", "one") or group.definite):
                return None
            if all(t.form in _QUOTES for t in self.tokens[start : group.first]) and group.first >= start:
                return self._object(cue, n)
            return n if self._bridged(cue, group) else None
        return None

    def _past_aside(self, i: int) -> int:
        """Past «، الأحد،» and «في الغارة» right after a cue."""
        if i < self.last and self.tokens[i].form == "،":
            close = next((j for j in range(i + 1, min(i + _ASIDE_REACH, self.last)) if self.tokens[j].form == "،"), None)
            if close is not None and not self._cue_between(i, close):
                return close + 1
        if i + 2 < self.last and self.tokens[i].form == "في" and self.tokens[i + 1].form.startswith("ال"):
            return i + 2
        return i

    def _bridged(self, cue: Cue, group: Group) -> bool:
        """Whether a doer may stand between cue and group: «قتلت قوات الأمن 3 متطرفين»."""
        if group.first - cue.last > _SUBJECT_REACH or group.kind in ("others", "bare") or group.joined or group.harms or not group.sure:
            return False
        entry = self.groups.words[group.first]
        if entry is not None and entry.preposition and (entry.preposition != "ل" or entry.article):
            return False
        if group.definite and group.kind == "many":
            return False
        if cue.kind == "noun" and ((cue.harms[0] not in _WITH_DOER and group.first - cue.last > 2) or group.definite):
            return False
        return not any(
            self.tokens[i].form in SIGNS
            or self._mark(i, "stop", "subset")
            or self.groups.harm(i, self.last, "verb", "frame", "fall", "noun")
            for i in range(cue.last, group.first)
        )

    def _object(self, cue: Cue, n: int) -> int | None:
        """The group next to the cue, or the object after it where it is the doer («قتل مسلح 3 أشخاص»)."""
        group = self.found[n]
        if group.kind in ("one", "many") and not group.harms and cue.kind == "verb" and n + 1 < len(self.found):
            following = self.found[n + 1]
            counts = following.kind in ("number", "two", "one") and following.sure and not following.definite and not following.harms
            free = not following.joined and n + 1 not in self.subsets and n + 1 not in self.bound
            if (
                counts
                and free
                and not self._cue_between(group.last, following.first)
                and following.first - group.last <= 2
                and self._plain(group.last, following.first)
            ):
                return n + 1
        if group.definite and group.kind == "many" and cue.kind in ("verb", "noun") and not group.additional:
            return None
        return n

    def _plain(self, i: int, j: int) -> bool:
        return all(self.tokens[k].is_word and not self._mark(k, "stop", "subset") and self.tokens[k].form != "من" for k in range(i, j))

    def _left(self, cue: Cue) -> int | None:
        """The nearest free group before the verb that can be its subject, subsets passed over."""
        entry = self.groups.words[cue.first]
        if (entry is not None and entry.joined) or cue.harms[0] in ("detained", "abducted"):
            return None
        for n in range(len(self.found) - 1, -1, -1):
            group = self.found[n]
            if group.first >= cue.first:
                continue
            if cue.first - group.last > _LEFT_REACH or self._cue_between(group.last, cue.first) or n in self.bound:
                return None
            if n in self.subsets or (group.kind == "bare" and (group.last != cue.first or group.high == 1)) or group.harms:
                continue
            if self._can_be_subject(group, cue):
                return n
        return None

    def _can_be_subject(self, group: Group, cue: Cue) -> bool:
        """«أن جنديا قتل», «ثلاثة عناصر … قتلوا»; not the word after a preposition («صوب ثلاثة فتية»)."""
        before = self.tokens[group.first - 1].form if group.first > self.first else ""
        entry = self.groups.words[group.first]
        if before in _PREPOSITIONS or (entry is not None and entry.preposition):
            return False
        if group.kind not in ("one", "many"):
            return True
        begins = not before or before in _SUBJECT_AFTER or before in SIGNS or before in _QUOTES or group.joined
        return begins and cue.first - group.last <= 6

    # -- groups joined to bound ones

    def _bind_joined(self) -> None:
        """«مقتل جندي بريطاني و5 مدنيين», «مقتل أحد القادة مع 3 من مرافقيه»: a joined group shares harm and total."""
        for n in range(1, len(self.found)):
            m = next((m for m in range(n - 1, -1, -1) if m in self.bound or not self.found[m].definite), n - 1)
            group, before = self.found[n], self.bound.get(m)
            if n in self.bound or -1 - n in self.used or before is None or group.definite or group.harms:
                continue
            accompanied = self._accompanied(before.group, group)
            if not (group.joined or accompanied) or not self._follows_on(before, group):
                continue
            loose = group.kind == "many" and not accompanied and (before.group.of or not self.groups.stands_alone(group.last, self.last))
            if loose or (group.kind == "bare" and not self._in_ranks(group)):
                continue
            if before.total_first is None and not accompanied and self._summed(m, before, group):
                self.used.add(-1 - n)
                self.bound[n] = self.bound.pop(m)
                continue
            self._bind(n, before.harms, before.cue, joint=before.joint, total_first=before.total_first)

    def _summed(self, m: int, before: Bound, group: Group) -> bool:
        """«إصابة رجل وامرأة» is two people told as one figure."""
        left = before.group
        singles = (
            left.kind == "one" and left.high is not None and not left.harms and not left.joined and group.kind == "one" and group.high == 1
        )
        if singles and not group.additional and left.low is not None:
            both = replace(left, last=group.last, low=left.low + 1, high=left.low + 1, who=(left.first, group.last))
            self.bound[m] = replace(before, group=both)
        return singles and not group.additional

    def _accompanied(self, left: Group, right: Group) -> bool:
        ends = (self.groups.mark(i, self.last, "company") for i in range(left.last, right.first))
        return any(mark is not None and mark[1] == right.first for mark in ends)

    def _in_ranks(self, group: Group) -> bool:
        """«15 جريحا من المتظاهرين و25 في صفوف الشرطة»."""
        return [t.form for t in self.tokens[group.last : group.last + 2]] in (["في", "صفوف"], ["من", "صفوف"])

    def _follows_on(self, bound: Bound, right: Group) -> bool:
        left = bound.group
        between = range(max(left.last, bound.cue[1]) if bound.cue[1] <= right.first else left.last, right.first)
        if len(between) > _JOINED_REACH or (len(between) > 4 and not right.sure) or self._cue_between(between.start, right.first):
            return False
        if len(between) > 4 and right.kind not in ("number", "two") and not self._accompanied(left, right):
            return False
        return not any(
            self._mark(i, "subset") or (self._mark(i, "stop") and not self._mark(i, "company")) or self.tokens[i].form in ".:(؛"
            for i in between
        )
