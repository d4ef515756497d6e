"""Which harm a group of people came to: harm words bound to groups within one sentence.

Invariant: a group is bound at most once; a harm that is denied, attempted or threatened binds nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.model import Harm
from sijill.reading.toll_groups import Group, Groups
from sijill.reading.toll_words import HarmClass

_NEGATION_REACH = 5
_SUBJECT_REACH = 7
_LEFT_REACH = 30
_TOTAL_REACH = 16
_QUOTES = frozenset({'"', "«", "»", "“", "”", "'", "‘", "’", "ـ"})
_SIGNS = frozenset({"،", ",", ".", ":", ";", "؛", "(", ")", "-", "–", "|", "[", "]"})
_SINGLE_PRONOUNS = frozenset({"ه", "ها"})
#: Verbal nouns whose doer may stand before the group («اعتقال قوات الاحتلال 5 فلسطينيين»).
_WITH_DOER = frozenset({"detained", "abducted", "displaced"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A harm word over tokens `first` to `last`; `harms` are two where words share a group («مقتل وإصابة»)."""

    first: int
    last: int
    harms: tuple[Harm, ...]
    kind: HarmClass
    pronoun: str = ""
    void: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """A group and its harms. `cue`: the tokens of the harm word; `total_first`: the first token of the group this is part of."""

    group: Group
    harms: tuple[Harm, ...]
    cue: tuple[int, int]
    joint: bool
    total_first: int | None = None


class Sentence:
    """Binds the groups of one sentence, tokens `first` to `last`."""

    def __init__(self, groups: Groups, first: int, last: int) -> None:
        self.groups, self.first, self.last = groups, first, last
        self.tokens = groups.tokens
        self.cues = self._cues()
        self.found = self._without_cues(groups.of_sentence(first, last))
        self.subset_at = self._subset_marks()
        self.bound: dict[int, Bound] = {}

    def bind(self) -> list[Bound]:
        """Every group with a harm, in order."""
        self._bind_own()
        self._bind_totals()
        for cue in self.cues:
            if not cue.void:
                self._bind_cue(cue)
        self._bind_between()
        self._bind_subsets()
        self._bind_joined()
        return [self.bound[g] for g in sorted(self.bound)]

    def _cues(self) -> list[Cue]:
        found: list[Cue] = []
        i = self.first
        while i < self.last:
            harm = self.groups.harm(i, self.last, "verb", "frame", "noun")
            if harm is None:
                i += 1
                continue
            word, end = harm
            form = self.tokens[i].form
            cue = Cue(i, end, (word.harm,), word.kind, word.pronoun, self._void(i), word.kind != "noun" and form.endswith(("وا", "ا", "ن")))
            if word.kind == "frame" and not self._death_follows(end):
                i = end
                continue
            previous = found[-1] if found else None
            entry = self.groups.words[i]
            if (
                previous
                and previous.last == i
                and entry is not None
                and entry.joined
                and not previous.pronoun
                and word.harm not in previous.harms
            ):
                found[-1] = Cue(previous.first, end, (*previous.harms, word.harm), word.kind, word.pronoun, previous.void, cue.plural)
            else:
                found.append(cue)
            i = end
        return found

    def _death_follows(self, i: int) -> bool:
        """«لقي … مصرعه», «لقي … حتفهم»."""
        forms = (t.form for t in self.tokens[i : min(i + 25, self.last)])
        return any(form.startswith(("مصرع", "حتف")) for form in forms)

    def _void(self, i: int) -> bool:
        """Denied («دون إصابات»), attempted («محاولة اغتيال») or to come («سيقتل»)."""
        for j in range(i - 1, max(self.first, i - _NEGATION_REACH) - 1, -1):
            if self.tokens[j].form in _SIGNS:
                return False
            if self.groups.mark(j, self.last, "negation") is not None:
                return True
            if j >= i - 2 and self.groups.mark(j, self.last, "attempt") is not None:
                return True
        return False

    def _without_cues(self, found: Sequence[Group]) -> list[Group]:
        """Groups that are no harm word themselves («وفاة» is both)."""
        taken = {i for cue in self.cues for i in range(cue.first, cue.last)}
        return [g for g in found if g.first not in taken or g.harms]

    def _subset_marks(self) -> dict[int, int]:
        """Group number to the token of the «بينهم» right before it."""
        found: dict[int, int] = {}
        ends: dict[int, int] = {}
        for i in range(self.first, self.last):
            mark = self.groups.mark(i, self.last, "subset")
            if mark is not None and not any(g.of and g.first < i < g.last for g in self.found):
                ends[mark[1]] = i
        for n, group in enumerate(self.found):
            at = next(
                (ends[j] for j in range(group.first, max(self.first, group.first - 3), -1) if j in ends and self._clear(j, group.first)),
                None,
            )
            if at is not None:
                found[n] = at
        return found

    def _clear(self, i: int, j: int) -> bool:
        """Whether nothing but quotation marks, «نحو» and the like stands between."""
        return all(t.form in _QUOTES or (t.is_word and j - i < 2) for t in self.tokens[i:j])

    def _bind(self, n: int, harms: tuple[Harm, ...], cue: tuple[int, int], *, joint: bool = False, total_first: int | None = None) -> None:
        if n not in self.bound:
            self.bound[n] = Bound(self.found[n], harms, cue, joint, total_first)

    def _bind_own(self) -> None:
        for n, group in enumerate(self.found):
            if group.harms and not self._void(group.first) and n not in self.subset_at:
                self._bind(n, group.harms, (group.first, group.last), joint=group.joint)

    def _bind_totals(self) -> None:
        """«ارتفع عدد القتلى إلى 15», «حصيلة الضحايا … بلغت 20»: the last figure that the words lead to."""
        for i in range(self.first, self.last):
            if self.groups.mark(i, self.last, "total") is None:
                continue
            harm = next((h for j in (i + 1, i + 2) if (h := self.groups.harm(j, self.last, "many", "unit"))), None)
            if harm is None:
                continue
            reach = [n for n, g in enumerate(self.found) if harm[1] <= g.first < harm[1] + _TOTAL_REACH and g.kind in ("number", "bare")]
            counted = [n for n in reach if not self._cue_between(harm[1], self.found[n].first) and n not in self.bound]
            if not counted:
                continue
            chosen = next(
                (n for n in counted if self.tokens[self.found[n].first - 1].form in ("الي", "ال") or self._reaches(n)), counted[0]
            )
            if self.found[chosen].low is not None or self.found[chosen].high is not None:
                self._bind(chosen, (harm[0].harm,), (i, harm[1]))

    def _reaches(self, n: int) -> bool:
        before = self.tokens[self.found[n].first - 1].form
        return before.lstrip("و").startswith(("بلغ", "تجاوز", "وصل", "الي"))

    def _cue_between(self, i: int, j: int) -> bool:
        return any(i <= cue.first < j for cue in self.cues)

    def _bind_cue(self, cue: Cue) -> None:
        right, left = self._right(cue), None
        if cue.kind != "noun" and (right is None or cue.plural or self.found[right].first > cue.last):
            left = self._left(cue)
        chosen = left if left is not None and (right is None or self._prefers_left(cue, right)) else right
        if chosen is not None:
            self._bind(chosen, cue.harms, (cue.first, cue.last), joint=len(cue.harms) > 1)

    def _prefers_left(self, cue: Cue, right: int) -> bool:
        """A plural verb after its subject («6 أشخاص قتلوا»), unless its object follows at once («وقتلوا 15 شخصا»)."""
        group = self.found[right]
        return group.first > cue.last or not group.sure

    def _right(self, cue: Cue) -> int | None:
        """The first group after the cue that the words between allow."""
        for n, group in enumerate(self.found):
            if group.first < cue.last or n in self.bound or n in self.subset_at:
                if group.first >= cue.last and n in self.bound and self.bound[n].group.first == cue.last:
                    return None
                continue
            gap = self.tokens[cue.last : group.first]
            words = [t for t in gap if t.form not in _QUOTES]
            if not words:
                return self._object(cue, n)
            return n if self._bridged(cue, group) else None
        return None

    def _bridged(self, cue: Cue, group: Group) -> bool:
        """Whether a doer may stand between cue and group: «قتلت قوات الأمن 3 متطرفين»."""
        near = group.first - cue.last <= _SUBJECT_REACH
        if not near or group.kind in ("others", "bare") or group.joined or group.harms or (group.definite and cue.kind == "noun"):
            return False
        if cue.kind == "noun" and cue.harms[0] not in _WITH_DOER and group.first - cue.last > 2:
            return False
        for i in range(cue.last, group.first):
            token = self.tokens[i]
            if token.form in _SIGNS or self.groups.mark(i, self.last, "stop", "subset") is not None:
                return False
            if self.groups.harm(i, self.last, "verb", "frame", "noun") is not None:
                return False
        return True

    def _object(self, cue: Cue, n: int) -> int | None:
        """The group next to the cue, or the object after it where it is the doer («قتل مسلح 3 أشخاص»)."""
        group = self.found[n]
        if group.kind == "bare" and cue.harms[0] == "displaced" and not group.sure:
            return None
        if group.kind in ("one", "many") and not group.harms and cue.kind == "verb" and n + 1 < len(self.found):
            following = self.found[n + 1]
            gap = following.first - group.last
            sure = following.kind in ("number", "two", "one") and following.sure and not following.definite and not following.harms
            if (
                gap <= 1
                and sure
                and not following.joined
                and n + 1 not in self.subset_at
                and n + 1 not in self.bound
                and self._plain(group.last, following.first)
            ):
                return n + 1
        if group.definite and group.kind == "many" and cue.kind == "verb":
            return None
        return n

    def _plain(self, i: int, j: int) -> bool:
        return all(t.is_word and self.groups.mark(k, self.last, "stop", "subset") is None for k, t in enumerate(self.tokens[i:j], start=i))

    def _left(self, cue: Cue) -> int | None:
        """The nearest free group before the verb, subsets passed over."""
        for n in range(len(self.found) - 1, -1, -1):
            group = self.found[n]
            if group.first >= cue.first:
                continue
            if cue.first - group.last > _LEFT_REACH or self._cue_between(group.last, cue.first) or n in self.bound:
                return None
            if n in self.subset_at or (group.kind == "bare" and group.last != cue.first) or group.harms:
                continue
            if group.kind == "one" and cue.first - group.last > 8:
                return None
            return n
        return None

    def _bind_between(self) -> None:
        """«سقط عدد كبير من عناصرها بين قتيل وجريح»: two harms of the group before."""
        for i in range(self.first + 1, self.last - 2):
            first, second = self.groups.harm(i + 1, self.last, "one"), self.groups.harm(i + 2, self.last, "one")
            if self.tokens[i].form not in ("بين", "مابين") or first is None or second is None:
                continue
            for n, group in enumerate(self.found):
                if group.first == i + 1 and n in self.bound:
                    del self.bound[n]
                if group.first == i + 2 and n in self.bound:
                    del self.bound[n]
            before = [n for n, g in enumerate(self.found) if g.last <= i and i - g.last < 15 and g.kind not in ("others",)]
            if before:
                self.bound.pop(before[-1], None)
                self._bind(before[-1], (first[0].harm, second[0].harm), (i + 1, i + 3), joint=True)

    def _bind_subsets(self) -> None:
        for n, mark in self.subset_at.items():
            group = self.found[n]
            if (
                n in self.bound
                or (group.kind == "bare" and not group.additional and group.last >= self.last)
                or (group.definite and group.kind == "one")
            ):
                continue
            total = self._total(n, mark)
            if total is not None:
                self._bind(n, self.bound[total].harms[-1:], self.bound[total].cue, total_first=self.found[total].first)
                self._widen(n)

    def _total(self, n: int, mark: int) -> int | None:
        """The group before «بينهم» that is itself a toll."""
        return next(
            (m for m in range(n - 1, -1, -1) if m in self.bound and self.found[m].last <= mark and self.bound[m].total_first is None), None
        )

    def _widen(self, n: int) -> None:
        """«بينهم نساء وأطفال» is one group as worded."""
        group = self.found[n]
        while group.kind == "many" and n + 1 < len(self.found):
            following = self.found[n + 1]
            if following.kind != "many" or not following.joined or following.first != group.last or following.harms:
                break
            kept = self.bound[n]
            group = Group(group.first, following.last, "many", 2, None, joined=group.joined, who=(group.first, following.last))
            self.bound[n] = Bound(group, kept.harms, kept.cue, kept.joint, kept.total_first)
            self.found[n] = group
            del self.found[n + 1]
            self.bound = {m - (m > n + 1): b for m, b in self.bound.items() if m != n + 1}
            self.subset_at = {m - (m > n + 1): at for m, at in self.subset_at.items() if m != n + 1}

    def _bind_joined(self) -> None:
        """«مقتل جندي بريطاني و5 مدنيين»: a group joined to a bound one shares its harm, and its total."""
        for n in range(1, len(self.found)):
            group, before = self.found[n], self.bound.get(n - 1)
            if n in self.bound or before is None or not group.joined or group.definite or group.harms:
                continue
            if group.kind == "bare" or not self._follows_on(self.found[n - 1], group) or (group.kind == "many" and before.group.of):
                continue
            self._bind(
                n,
                before.harms[-1:] if len(before.harms) == 1 else before.harms,
                before.cue,
                joint=before.joint,
                total_first=before.total_first,
            )

    def _follows_on(self, left: Group, right: Group) -> bool:
        between = range(left.last, right.first)
        if len(between) > 4 or self._cue_between(left.last, right.first):
            return False
        return not any(self.groups.mark(i, self.last, "stop", "subset") or self.tokens[i].form in (".", ":", "(", "؛") for i in between)
