"""Whether a group goes on from the one before it: «مقتل جندي و5 مدنيين» (a soldier and 5 civilians), «… مع 3 من مرافقيه».

Invariant: past no other harm word, no clause and no words of a part; where the first were does not keep the next apart.
"""

from __future__ import annotations

from sijill.reading.toll_group import Group
from sijill.reading.toll_view import View
from sijill.reading.toll_wordlists import words

LOOSE_REACH = 4
_JOINED_REACH = 9
_NAME_REACH = 3
_IN = "في"


def accompanied(view: View, left: Group, right: Group) -> bool:
    """Whether words such as «مع», «بالإضافة إلى» stand right before the second group."""
    ends = (view.groups.mark(i, view.last, "company") for i in range(left.last, right.first))
    return any(mark is not None and mark[1] == right.first for mark in ends)


def own_of_named(view: View, one: Group) -> int | None:
    """Which group is of those told of by number right behind someone's name, as his own or as others: «سامر العلي واثنان من أبنائه» (and two
    of his sons); none where anything but the rest of his name stands between."""
    for n, group in enumerate(view.found):
        if group.first < one.last:
            continue
        counted = group.joined and group.sure and group.kind in ("number", "two") and bool(group.who)
        between = range(one.last, group.first)
        named = len(between) <= _NAME_REACH and all(view.words[i] is None and view.form(i).isalpha() for i in between)
        return n if counted and named and one.who and not _harmed_otherwise(view, group) else None
    return None


def _harmed_otherwise(view: View, group: Group) -> bool:
    """«واثنان من المهاجمين أصيبا» (two of the attackers were injured): a harm word right after them tells what they came to."""
    word = view.words[group.last] if group.last < view.last else None
    return word is not None and not word.joined and any(h.kind in ("verb", "frame") for h in word.harms)


def in_ranks(view: View, group: Group) -> bool:
    """«15 جريحا من المتظاهرين و25 في صفوف الشرطة», «اعتقلت 29 مشتبها في العاصمة، و4 في الميناء»."""
    if [t.form for t in view.tokens[group.last : group.last + 2]] == ["من", "صفوف"]:
        return True
    return group.joined and view.form(group.last) in (_IN, *words("direction")) and group.low == group.high


def follows_on(view: View, left: Group, cue: tuple[int, int], right: Group) -> bool:
    """Whether what stands between two groups, the first with its harm word `cue`, lets the second share the harm."""
    between = range(max(left.last, cue[1]) if cue[1] <= right.first else left.last, right.first)
    if len(between) > _JOINED_REACH or view.cue_between(between.start, right.first):
        return False
    elsewhere = right.kind == "bare" and in_ranks(view, right)
    if len(between) > LOOSE_REACH and not elsewhere and not (right.sure and _told_apart(view, left, right)):
        return False
    counted = elsewhere or (right.kind in ("number", "two") and right.sure and right.joined)
    aside = {j for i in between if (mark := view.groups.mark(i, view.last, "company")) for j in range(i, mark[1])}
    return not any(_parts(view, i) for i in between if i not in aside and not (counted and _says_where(view, i)))


def _told_apart(view: View, left: Group, right: Group) -> bool:
    return right.kind in ("number", "two") or right.additional or accompanied(view, left, right)


def _parts(view: View, i: int) -> bool:
    return view.mark(i, "subset", "stop") or view.form(i) in ".:(؛"


def _says_where(view: View, i: int) -> bool:
    """«في الجيش», «من حلف شمال الأطلسي», «الوحدات (ي ب ك)»: where the first were, or a name's initials."""
    return view.form(i) == _IN or view.form(i) in "()" or view.form(i) in words("direction")
