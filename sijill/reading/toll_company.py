"""Groups that share the harm of others named before them: «مقتل القائد … بالإضافة إلى 8 من جنوده» (the killing of the
commander, in addition to 8 of his soldiers), «قتل مع سبعة آخرين» (he was killed with seven others).

Invariant: the group stands right after the words that add it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sijill.reading.toll_group import Group
from sijill.reading.toll_view import View
from sijill.reading.toll_wordlists import words

_LONGEST = 3
_WITH = "مع"


def company_of(view: View) -> Iterator[tuple[int, int, bool]]:
    """The number of each such group, the token of the words that add it, and whether these are «مع» alone: it may
    be whom others fought with, unless the verb stands right before it."""
    for n, group in enumerate(view.found):
        if group.harms or not _told(view, group):
            continue
        for i in range(group.first - 1, max(view.first, group.first - _LONGEST) - 1, -1):
            mark = view.groups.mark(i, view.last, "company")
            if mark is not None and mark[1] == group.first and (not group.definite or _adds(view, i)):
                yield n, i, view.form(i).removeprefix("و") == _WITH
                break


def _adds(view: View, i: int) -> bool:
    """Whether the words at token i add someone, as «مع» and «إلى جانب» may not."""
    return view.form(i).removeprefix("و") in words("adds")


def _told(view: View, group: Group) -> bool:
    """Counted, or one or many as «أحد مرافقيه», «عدد من المدنيين» tell them, or one by the article («إضافة إلى السائق»)."""
    if group.definite:
        return group.kind == "one"
    return (group.kind in ("number", "two") and group.sure) or view.mark(group.first, "several", "one_of")
