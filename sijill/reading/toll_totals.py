"""Figures that words of counting lead to: «ارتفع عدد القتلى إلى 15», «حصيلة الضحايا بلغت 20», «بين قتيل وجريح».

Invariant: of the figures that a count rose through, only the last is a toll.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sijill.model import Harm
from sijill.reading.toll_view import View

_TOTAL_REACH = 18
_RELATIVE_REACH = 7
_PAIR_REACH = 15
_LEADING = ("بلغ", "تجاوز", "وصل", "الي", "حتي")


@dataclass(frozen=True, slots=True)
class Total:
    """Group `n` is the figure; the groups `outdated` are what it rose from."""

    n: int
    harm: Harm
    cue: tuple[int, int]
    outdated: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """«بين قتيل وجريح» over tokens `first` to `last`: two harms of group `n`, before it."""

    n: int
    harms: tuple[Harm, Harm]
    first: int
    last: int


def pair_of(view: View) -> Pair | None:
    for i in view.marked:
        if view.form(i) not in ("بين", "مابين"):
            continue
        first, second = (view.groups.harm(j, view.last, "one", "many") for j in (i + 1, i + 2))
        if first is None or second is None or first[0].harm == second[0].harm:
            continue
        near = (n for n, g in enumerate(view.found) if g.last <= i < g.last + _PAIR_REACH and not g.harms and g.kind != "others")
        before = [n for n in near if (w := view.words[view.found[n].first]) is None or not w.preposition]
        if before:
            return Pair(before[-1], (first[0].harm, second[0].harm), i + 1, i + 3)
    return None


def totals_of(view: View) -> Iterator[Total]:
    for i in view.harmed:  # «المصابين 3 مدنيين»
        harm, entry = view.groups.harm(i, view.last, "many", "unit"), view.words[i]
        if harm is not None and entry is not None and entry.article:
            after = harm[1] + (view.form(harm[1]) == ":")  # «الشهداء: 4 مدنيين»
            direct = next((n for n, g in enumerate(view.found) if g.first == after and g.kind == "number"), None)
            if direct is not None:
                yield Total(direct, harm[0].harm, (i, harm[1]))
    for i in view.marked:
        total = _total(view, i) if view.mark(i, "total") else None
        if total is not None:
            yield total


def _total(view: View, i: int) -> Total | None:
    named = _what_is_counted(view, i)
    if named is None:
        return None
    harm, end = named
    counted = [
        n
        for n, g in enumerate(view.found)
        if end <= g.first < end + _TOTAL_REACH
        and g.kind in ("number", "bare")
        and g.harms in ((), (harm,))
        and not view.cue_between(end, g.first)
    ]
    chosen = next((n for n in counted if _led_to(view, n)), counted[0] if counted and view.found[counted[0]].sure else None)
    return None if chosen is None else Total(chosen, harm, (i, end), tuple(n for n in counted if n < chosen))


def _what_is_counted(view: View, i: int) -> tuple[Harm, int] | None:
    """«عدد القتلى», «عدد الجنود الذين قتلوا»: the harm, and the token after its word."""
    harm = next((h for j in (i + 1, i + 2) if (h := view.groups.harm(j, view.last, "many", "unit"))), None)
    if harm is not None:
        return harm[0].harm, harm[1]
    cue = next((c for c in view.cues if c.relative and i < c.first < i + _RELATIVE_REACH), None)
    return None if cue is None else (cue.harms[0], cue.last)


def _led_to(view: View, n: int) -> bool:
    first = view.found[n].first
    return view.form(first - 1).lstrip("و").startswith(_LEADING) or view.form(first).startswith("تجاوز")
