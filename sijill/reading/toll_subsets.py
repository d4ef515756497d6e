"""Groups said to be part of others: «بينهم 3 أطفال», «من بين القتلى 5 جنود».

Invariant: a subset stands right after the words that make it one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sijill.model import Harm
from sijill.reading.toll_phrases import QUOTES
from sijill.reading.toll_view import View

_FAR_REACH = 10
_NAMED_REACH = 14
_OF = "من"
_OF_THINGS = frozenset({"منها", "ومنها"})


@dataclass(frozen=True, slots=True)
class Subset:
    """A group said to be among others. `harm`: of those others, where the words name it («بين القتلى»)."""

    mark: int
    harm: Harm | None = None


def subsets_of(view: View) -> Iterator[tuple[int, Subset]]:
    """The numbers of the groups that are subsets; in `ends`, a negative key is the token that one must end before."""
    ends = dict(_marks(view))
    far = _far(view, ends)
    named: Subset | None = None
    for n, group in enumerate(view.found if ends else ()):
        starts = range(group.first, max(view.first, group.first - 3), -1)
        near = next((ends[j] for j in starts if j in ends and _clear(view, j, group.first)), None)
        subset = near or ends.get(-group.last) or far.get(n) or (named if group.joined else None)
        if subset is not None:
            yield n, subset
        # «هم الأب والأم وثمانية من أطفالهم»: those told by the article are no tolls, what is joined to them is
        named = subset if group.definite else None


def harm_named_before(view: View, i: int) -> Harm | None:
    """«المصابون هم 6 أطفال»: what those came to who are named before token i, where no figure of theirs is told there."""
    for j in range(i - 1, max(view.first, i - _NAMED_REACH) - 1, -1):
        entry, harm = view.words[j], view.groups.harm(j, view.last, "many", "two")
        if harm is not None:
            return harm[0].harm if entry is not None and entry.article and not view.cue_between(j, i) else None
    return None


def _far(view: View, ends: Mapping[int, Subset]) -> dict[int, Subset]:
    """«من بين القتلى في القصف الجوي على البلدة 12 طفلا»: the first counted group after words that say where they died."""
    found: dict[int, Subset] = {}
    for end, subset in ends.items():
        if subset.harm is None or end < 0:
            continue
        n = next((n for n, g in enumerate(view.found) if g.first >= end and g.kind != "bare"), None)
        if n is not None and _reached(view, end, n):
            found[n] = subset
    return found


def _reached(view: View, i: int, n: int) -> bool:
    group = view.found[n]
    told = (group.kind in ("number", "two") and group.sure) or view.mark(group.first, "several")
    entry = view.words[group.first]
    if not told or group.joined or group.harms or group.first - i > _FAR_REACH or (entry is not None and entry.preposition):
        return False
    between = range(i, group.first)
    clause = any(view.mark(j, "relative") for j in between)  # «من بين القتلى الذين سقطوا في الغارة»
    return all(view.tokens[j].is_word for j in between) and (clause or not view.cue_between(i, group.first)) and not view.mark(i, "subset")


def _marks(view: View) -> Iterator[tuple[int, Subset]]:
    ends = {g.last for g in view.found}
    for i in range(view.first, view.last):  # «5 مدنيين (3 أطفال وامرأتان)»
        if view.tokens[i].form == "(" and i in ends:
            yield i + 1, Subset(i)
    for i in view.harmed:  # «18 شخصا من القتلى مدنيون»
        killed, entry = view.groups.harm(i, view.last, "many"), view.words[i]
        if killed is not None and entry is not None and entry.article and view.form(i - 1) == _OF:
            yield -(i - 1), Subset(i - 1, killed[0].harm)
    for i in view.marked:
        mark = view.groups.mark(i, view.last, "subset")
        if view.form(i) in _OF_THINGS and not (mark is not None and view.groups.counts(mark[1])):  # «اقترب منها شخص»
            mark = None
        if mark is not None and not any(g.of and g.first < i < g.last for g in view.found):
            yield mark[1], Subset(i)
        among = view.groups.mark(i, view.last, "among")
        harm = view.groups.harm(among[1], view.last, "many") if among is not None else None
        if among is not None and harm is not None and not _pair(view, among[1], harm[1]):
            yield harm[1], Subset(i, harm[0].harm)
            entry = view.words[i]
            if entry is not None and not entry.joined:
                was = view.form(i - 1) in ("كان", "كانا", "كانوا", "كانت")
                yield -(i - was), Subset(i, harm[0].harm)  # «اثنان من الشرطة بين القتلى»


def _pair(view: View, i: int, after: int) -> bool:
    """«بين قتلى وجرحى»: two harms, not people among the dead."""
    entry, second = view.words[i], view.words[after] if after < view.last else None
    return entry is not None and not entry.article and second is not None and second.joined and bool(second.harms)


def _clear(view: View, i: int, j: int) -> bool:
    """Whether nothing but quotation marks or one word that is no person stands between."""
    words = [t for t in view.tokens[i:j] if t.form not in QUOTES]
    persons = any((w := view.words[k]) is not None and w.person for k in range(i, j))
    return all(t.is_word for t in words) and len(words) < 2 and not persons
