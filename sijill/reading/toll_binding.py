"""Which harm a group of people came to: harm words bound to groups within one sentence.

Invariant: a group is bound at most once, and first by what stands nearest: its own noun, a total's words, a verb or
verbal noun, then what it is part of or joined to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sijill.model import Harm
from sijill.reading.toll_alone import alone
from sijill.reading.toll_bounds import as_two, may_be_two
from sijill.reading.toll_company import company_of
from sijill.reading.toll_cues import Cue, is_void
from sijill.reading.toll_dying import died, within_risen
from sijill.reading.toll_group import Group
from sijill.reading.toll_groups import Groups
from sijill.reading.toll_joined import LOOSE_REACH, accompanied, follows_on, in_ranks, own_of_named
from sijill.reading.toll_lists import item_of, led_to
from sijill.reading.toll_subsets import Subset, harm_named_before, subsets_of
from sijill.reading.toll_sums import parts_of, sum_of, sums
from sijill.reading.toll_totals import pair_of, totals_of
from sijill.reading.toll_verbs import Victims
from sijill.reading.toll_view import View
from sijill.reading.toll_wordlists import words

EARLIER = -1
_COMPANY_REACH, _MET_REACH = 16, 0


@dataclass(frozen=True, slots=True)
class Bound:
    """A group and its harms. `cue`: the tokens of the harm word; `total_first`: the first token of the group this is part
    of, `EARLIER` where that was told in an earlier sentence («من بين القتلى 3 أطفال»)."""

    group: Group
    harms: tuple[Harm, ...]
    cue: tuple[int, int]
    joint: bool
    total_first: int | None = None


def bind(groups: Groups, first: int, last: int, listed: Harm | None = None) -> tuple[list[Bound], Harm | None]:
    """Every group of the sentence with a harm, in order of place; and the harm of those whom the next sentence goes on to
    list, if any, as `listed` are those of the sentence before."""
    view = View(groups, first, last)
    item = None if listed is None else item_of(view)
    binder = _Binder(view, None if item is None or listed is None else (item, listed))
    bound = within_risen(view, sorted((*binder.bound.values(), *binder.named), key=lambda b: b.group.first))
    return bound, led_to(view, [b.harms[-1] for b in bound]) or (listed if item is not None else None)


class _Binder:
    """`bound`: by the number of the group; `named`: people told without a group; `swallowed`: groups become part of another;
    `item`: the group that a line of a list begins with."""

    def __init__(self, view: View, item: tuple[int, Harm] | None) -> None:
        self.view, self.item = view, None if item is None else item[0]
        self.bound: dict[int, Bound] = {}
        self.named: list[Bound] = []
        self.swallowed: set[int] = set()
        spent = self._bind_pair()
        self.subsets: dict[int, Subset] = dict(subsets_of(view))
        for n, cue in died(view):
            self._bind(n, cue.harms, (cue.first, cue.last))
        self._bind_own()
        if item is not None:
            self._bind(item[0], (item[1],), (view.first, view.first + 1), total_first=EARLIER)
        self._bind_totals()
        self._bind_cues(spent)
        self._bind_subsets()
        self._bind_of_them()
        self._bind_parts()
        self._bind_joined()
        self._bind_company()
        self._bind_before()
        self._bind_subsets()  # again: of those whom the last two bound («قتل مع 3 عناصر، بينهم ضابط»)
        self._bind_held()

    def _bind(self, n: int, harms: tuple[Harm, ...], cue: tuple[int, int], *, joint: bool = False, total_first: int | None = None) -> None:
        group = self.view.found[n]
        if n not in self.bound and not ("displaced" in harms and group.kind not in ("number", "bare", "two")):
            self.bound[n] = Bound(group, harms, cue, joint, total_first)

    def _bind_pair(self) -> int:
        """«سقط عدد كبير من عناصرها بين قتيل وجريح»; gives the token before which no cue binds any more."""
        pair = pair_of(self.view)
        if pair is None:
            return self.view.first
        self.view.found = [g for g in self.view.found if not pair.first <= g.first < pair.last]
        self._bind(pair.n, pair.harms, (pair.first, pair.last), joint=True)
        return pair.first

    def _bind_own(self) -> None:
        view = self.view
        for n, group in enumerate(view.found):
            if group.harms and n not in self.subsets and not is_void(view.groups, group.first, view.first, view.last):
                self._bind(n, group.harms, (group.first, group.last), joint=group.joint)

    def _bind_totals(self) -> None:
        for total in totals_of(self.view):
            if total.n in self.subsets:  # «من بين المصابين 3 أطفال»
                continue
            for n in (*total.outdated, total.n) if total.outdated or total.n in self.bound else ():
                self.bound.pop(n, None)
            self._bind(total.n, total.harms, total.cue, joint=len(total.harms) > 1)

    def _bind_cues(self, spent: int) -> None:
        view, victims = self.view, Victims(self.view, self.bound, self.subsets)
        for cue in view.cues:
            if cue.void or cue.first < spent:
                continue
            place, n = (cue.first, cue.last), victims.of(cue)
            n = victims.driven(cue) if n is None else n
            if n is not None:
                if cue.of_two and view.found[n].first < cue.first and may_be_two(view.groups, view.found[n]):
                    view.found[n] = as_two(view.found[n])
                self._bind(n, cue.harms, place, joint=len(cue.harms) > 1)
            elif not self._told(cue) and (one := alone(view, cue)) is not None and not self._met(cue):
                self.named.append(Bound(one, cue.harms, place, joint=False))
                if (own := own_of_named(view, one)) is not None:
                    self._bind(own, cue.harms, place)

    def _told(self, cue: Cue) -> bool:
        """«وفاة ثلاثة جرحى»: a word whose group is bound to it already."""
        return any(b.cue == (cue.first, cue.last) and b.total_first is None for b in self.bound.values())

    def _met(self, cue: Cue) -> bool:
        """«لقي شرطي مصرعه»: the second word of a phrase whose first has its victim already."""
        starts = {b.cue[0] for b in self.bound.values()}
        return bool(cue.pronoun) and any(c.kind == "frame" and c.first in starts for c in self.view.cues if c.first < cue.first)

    def _bind_subsets(self) -> None:
        for n, subset in self.subsets.items():
            group = self.view.found[n]
            if group.harms and (total := self._total(n, subset)) is not None and group.harms[0] not in self.bound[total].harms:
                self._bind(n, group.harms, (group.first, group.last), joint=group.joint)  # «15 قتيلا منهم وعشرات الجرحى»
            if (
                n in self.bound
                or n in self.swallowed
                or (group.kind == "bare" and not self._told_how(group))
                or (group.kind == "many" and self._describes(subset))
                or (group.definite and group.kind == "one")
            ):
                continue
            total = self._total(n, subset)
            if total is not None:
                bound = self.bound[total]
                self._bind(n, (subset.harm,) if subset.harm else bound.harms[-1:], bound.cue, total_first=bound.group.first)
            elif (harm := subset.harm or harm_named_before(self.view, subset.mark)) is not None:
                self._bind(n, (harm,), (subset.mark, subset.mark + 1), total_first=EARLIER)
            if n in self.bound:
                self._widen(n)

    def _describes(self, subset: Subset) -> bool:
        """«أغلبهم أطفال», «وهم مدنيون»: words that say who those counted before were, and count nobody."""
        return self.view.form(subset.mark).removeprefix("و") in words("describes")

    def _told_how(self, group: Group) -> bool:
        """«منهم 30 بالرصاص الحي», «بينهم 7 بحالة خطيرة»: a number alone, of whom it is said how or where they were hit."""
        return group.sure or (
            group.low == group.high != 1
            and (self.view.form(group.last).startswith(tuple(words("hit_by"))) or self.view.mark(group.last, "adjunct"))
        )

    def _bind_of_them(self) -> None:
        """«مصرع ثمانية أشخاص، ثلاثة منهم من الشرطة»."""
        for n, group in enumerate(self.view.found):
            part = group.of_them or self._one_hit(group)
            total = self._total(n, Subset(group.first)) if part and n not in self.bound else None
            if total is not None and (self.view.found[total].kind in ("number", "bare", "two") or not group.of_them):
                bound = self.bound[total]
                self._bind(n, bound.harms[-1:], bound.cue, total_first=bound.group.first)

    def _one_hit(self, group: Group) -> bool:
        """«إصابة مدنيين أحدهم بحالة خطيرة»: one of them, of whom it is said how badly he was hit."""
        one_of = group.kind == "one" and self.view.mark(group.first, "one_of") and self.view.form(group.first).endswith(("هم", "هما", "هن"))
        return one_of and self.view.form(group.last).startswith(tuple(words("hit_by")))

    def _bind_parts(self) -> None:
        """«إصابة 15 شخصا، اثنان في الميناء و13 في السوق»: figures without a noun that add up to the one before them."""
        for whole, bound in list(self.bound.items()):
            if not bound.joint and bound.total_first is None:
                for n in parts_of(self.view, whole, bound.cue[1], self.bound):
                    self._bind(n, bound.harms, bound.cue, total_first=bound.group.first)

    def _total(self, n: int, subset: Subset) -> int | None:
        """The group before «بينهم» that is itself a toll, of the harm that the words name."""
        for m in range(n - 1, -1, -1):
            bound = self.bound.get(m)
            if (
                bound is not None
                and (bound.total_first is None or m == self.item)
                and self.view.found[m].last <= subset.mark
                and (subset.harm is None or subset.harm in bound.harms)
            ):
                return m
        return None

    def _widen(self, n: int) -> None:
        """«بينهم نساء وأطفال» is one group as worded."""
        kept = self.bound[n]
        for m in range(n + 1, len(self.view.found)):
            group, following = self.bound[n].group, self.view.found[m]
            if group.kind != "many" or following.kind != "many" or not following.joined or following.harms:
                break
            if not self.view.neighbours(group, following):
                break
            self.swallowed.add(m)
            self.bound[n] = replace(kept, group=group._replace(last=following.last, who=(group.first, following.last)))

    def _bind_joined(self) -> None:
        """«مقتل جندي بريطاني و5 مدنيين», «مقتل أحد القادة مع 3 من مرافقيه»: a joined group shares harm and total."""
        for n in range(1, len(self.view.found)):
            group = self.view.found[n]
            m = self._left_of(n)
            before = self.bound.get(m)
            if n in self.bound or n in self.swallowed or before is None or group.definite or group.harms:
                continue
            beside = accompanied(self.view, before.group, group)
            if not (group.joined or beside) or not follows_on(self.view, before.group, before.cue, group):
                continue
            loose = (
                group.kind == "many"
                and not beside
                and not self.view.mark(group.first, "several")  # «وعدد من المدنيين»
                and (before.group.of or not self.view.groups.stands_alone(group.last, self.view.last))
            )
            if loose or (group.kind == "bare" and not in_ranks(self.view, group)):
                continue
            if not beside and self._summed(m, before, group):
                self.swallowed |= {m, n}
                self.bound[n] = self.bound.pop(m)
                continue
            total = None if beside else before.total_first
            self._bind(n, before.harms, before.cue, joint=before.joint, total_first=total)

    def _left_of(self, n: int) -> int:
        """The group that n may be joined to; a number passes over those that nothing is told of: «5 ضباط برتب عميد وعقيد و12 جنديا»."""
        group, found = self.view.found[n], self.view.found
        passes = group.joined and group.kind == "number" and group.sure
        for m in range(n - 1, -1, -1):
            free = found[m].definite or (passes and found[m].kind in ("one", "many") and m not in self.subsets)
            if m in self.bound or not free:
                return m
        return n - 1

    def _bind_company(self) -> None:
        """«قتل مع سبعة آخرين», «مقتل 17 طفلا كانوا في المسجد، بالإضافة إلى 8 من القادة»: those who share another's harm."""
        for n, mark, only_with in company_of(self.view):
            if n in self.bound or n in self.swallowed or n in self.subsets:
                continue
            cue = next((c for c in reversed(self.view.cues) if c.last <= mark), None)
            if cue is None or cue.void or "missing" in cue.harms or mark - cue.last > (_MET_REACH if only_with else _COMPANY_REACH):
                continue
            near = (b for b in self.bound.values() if b.group.last <= mark and (b.cue[0] == cue.first or b.group.first >= cue.last))
            told = max(near, key=lambda b: b.group.last, default=None)
            if told is not None and only_with and told.group.first >= cue.last:  # «قتل 3 في اشتباكات مع 20 مسلحا»
                continue
            self._bind(n, cue.harms if told is None else told.harms, (cue.first, cue.last))

    def _bind_before(self) -> None:
        """«12 متشددا وخمسة مدنيين قتلوا»: the verb after the second group tells of the first too."""
        for n in range(len(self.view.found) - 1, 0, -1):
            group, before, bound = self.view.found[n], self.view.found[n - 1], self.bound.get(n)
            if bound is None or n - 1 in self.bound or n - 1 in self.subsets or bound.cue[0] < group.last:
                continue
            if not (group.joined or accompanied(self.view, before, group)):
                continue
            near = group.first - before.last <= LOOSE_REACH and before.kind in ("number", "two", "one") and before.sure
            if not near or before.definite or before.harms or self.view.cue_between(before.last, group.first):
                continue
            if group.joined and sums(before, group):  # «رجلا وامرأة أصيبا»
                self.bound[n] = replace(bound, group=sum_of(before, group))
            else:
                self._bind(n - 1, bound.harms, bound.cue, joint=bound.joint, total_first=bound.total_first)

    def _summed(self, m: int, before: Bound, group: Group) -> bool:
        """«إصابة رجل وامرأة» is two people told as one figure, «مقتل ضابط وثلاثة جنود» four."""
        left = before.group
        if not sums(left, group):
            return False
        part = before.total_first is not None
        signs = any(not t.is_word for t in self.view.tokens[left.last : group.first])
        # «جندي بريطاني و5 مدنيين» are told apart, and «أحد القادة وثلاثة جنود»
        apart = signs or left.definite or left.last - left.first > 1 if group.kind != "one" else part and signs
        if apart or (part and group.kind != "one"):
            return False
        self.bound[m] = replace(before, group=sum_of(left, group))
        return True

    def _bind_held(self) -> None:
        """«استقبل المخيم آلافا من النازحين»: those whom nothing else is told of came to what they are called by."""
        for n, group in enumerate(self.view.found):
            if n in self.bound or n in self.swallowed or not group.of or group.who is None:
                continue
            unit = self.view.groups.harm(group.who[0], self.view.last, "unit")
            if unit is not None and not is_void(self.view.groups, group.first, self.view.first, self.view.last):
                self._bind(n, (unit[0].harm,), (group.first, group.last))
