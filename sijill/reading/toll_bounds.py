"""What stands after the words for people and bounds how many they are: «ستة من مقاتلي المعارضة على الأقل» (at least six of the
opposition's fighters), «مسلحين قتلا» (two gunmen were killed), where the noun alone may be two or many.

Invariant: such words reach back over the words of their own group only: past no verb, no clause and no sign but one comma.
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.arabic.verbs import is_verb
from sijill.reading.toll_group import Group
from sijill.reading.toll_groups import Groups
from sijill.reading.toll_wordlists import words

_REACH = 6
_AGREES = 3
_COMMAS = frozenset({"،", ","})


def with_bounds(groups: Groups, marked: Sequence[int], found: Sequence[Group], last: int) -> list[Group]:
    """The groups of a sentence as the words after them bound them; `marked` are the tokens that small words begin at."""
    bounded = [as_two(group) if agrees_in_two(groups, group, last) else group for group in found]
    for i in marked:
        if groups.mark(i, last, "at_least") is not None:
            _open(groups, bounded, i, last)
    return bounded


def may_be_two(groups: Groups, group: Group) -> bool:
    """«مسلحين»: in this case two and many are written alike."""
    return group.kind == "many" and group.high is None and not group.harms and groups.forms[group.first].endswith("ين")


def as_two(group: Group) -> Group:
    return group._replace(kind="two", low=2, high=2)


def agrees_in_two(groups: Groups, group: Group, last: int) -> bool:
    """«مدنيين هما رجل وزوجته», «الانتحاريين اللذين نفذا الهجوم»."""
    if not may_be_two(groups, group):
        return False
    return any(form in words("of_two") for form in groups.forms[group.last : min(group.last + _AGREES, last)])


def _open(groups: Groups, found: list[Group], i: int, last: int) -> None:
    """Leaves open above what «على الأقل» at token i bounds."""
    n = next((n for n in range(len(found) - 1, -1, -1) if found[n].first < i), None)
    if n is None:
        return
    if found[n].last > i:  # the number just before has it: «شخص واحد على الأقل»
        if n and found[n].kind == "bare" and found[n].low == 1 and _is_one(found[n - 1]) and found[n - 1].last == found[n].first:
            found[n - 1 : n + 1] = [found[n - 1]._replace(high=None, last=found[n].last)]
        return
    while n and found[n].kind == "many":  # «5 من رجال الشرطة على الأقل»
        n -= 1
    if found[n].high is None or found[n].kind not in ("number", "one", "two") or not _reaches(groups, found[n].last, i, last):
        return
    both = n and found[n].joined and found[n - 1].last == found[n].first and found[n - 1].kind in ("number", "one", "two")
    for m in (n - 1, n) if both else (n,):
        found[m] = found[m]._replace(high=None)


def _is_one(group: Group) -> bool:
    return group.kind == "one" and group.high == 1


def _reaches(groups: Groups, start: int, i: int, last: int) -> bool:
    end = i - (i > start and groups.forms[i - 1] in _COMMAS)
    if end - start > _REACH:
        return False
    return not any(_ends(groups, j, last) for j in range(start, end))


def _ends(groups: Groups, j: int, last: int) -> bool:
    """Whether at token j the words for a group are over: a sign, a verb, a clause, a number, or what «و» joins on."""
    form = groups.forms[j]
    return (
        not groups.tokens[j].is_word
        or form.startswith("و")
        or groups.counts(j)
        or is_verb(form)
        or groups.mark(j, last, "stop", "subset") is not None
    )
