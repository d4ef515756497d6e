"""Figures that words of counting lead to: «ارتفع عدد القتلى إلى 15», «حصيلة الضحايا بلغت 20», «بين قتيل وجريح».

Invariant: of the figures that a count rose through, only the last is a toll.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sijill.model import Harm
from sijill.reading.toll_group import Group
from sijill.reading.toll_view import View
from sijill.reading.toll_wordlists import words

_TOTAL_REACH = 18
_LED_REACH = 30
_RELATIVE_REACH = 7
_PAIR_REACH = 15
_BEFORE_REACH = 12
_LIST_ENDS = frozenset({"", ".", "،", "|", "؛"})  # no «-», which a number of a list has: «الجرحى: 3- سالم»
_SUBJECT_REACH = 3
_THAT = ("ان", "بان")  # «إن», «أن», «بأن»
_TO = "الي"
_RISE_REACH = 4  # «ارتفع العدد لاحقا إلى 11»


@dataclass(frozen=True, slots=True)
class Total:
    """Group `n` is the figure, of two harms where they are counted together; the groups `outdated` are what it rose from."""

    n: int
    harms: tuple[Harm, ...]
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
    """«40 شخصا بين قتيل وجريح» (40 people, killed or injured): one figure of two harms; `None` where the sentence has none."""
    for i in view.marked:
        if view.form(i) not in ("بين", "مابين"):
            continue
        first, second = (view.groups.harm(j, view.last, "one", "many") for j in (i + 1, i + 2))
        if first is None or second is None or first[0].harm == second[0].harm:
            continue
        near = (n for n, g in enumerate(view.found) if g.last <= i < g.last + _PAIR_REACH and not g.harms and g.kind != "others")
        before = [n for n in near if (w := view.words[view.found[n].first]) is None or not w.preposition]
        if before:
            counted = [n for n in before if view.found[n].kind in ("number", "two")]  # «عشرات العناصر من الانقلابيين»
            named = view.found[before[-1]].definite and counted
            return Pair(counted[-1] if named else before[-1], (first[0].harm, second[0].harm), i + 1, i + 3)
    return None


def totals_of(view: View) -> Iterator[Total]:
    """The figures that count all who came to a harm, with the words of counting and what each rose from."""
    for i in view.harmed:  # «المصابين 3 مدنيين»
        harm, entry = view.groups.harm(i, view.last, "many", "unit"), view.words[i]
        if harm is not None and entry is not None and entry.article:
            after = harm[1] + (view.form(harm[1]) == ":" or _rose_too(view, i, harm[1]))  # «الشهداء: 4 مدنيين»
            direct = next((n for n, g in enumerate(view.found) if g.first == after and _tells_count(view, g, i)), None)
            if direct is not None:
                yield Total(direct, (harm[0].harm,), (i, harm[1]))
    for i in view.marked:
        total = _total(view, i) if view.mark(i, "total") else None
        if total is not None:
            yield total


def _rose_too(view: View, i: int, end: int) -> bool:
    """«ارتفع عدد القتلى إلى 27 والجرحى إلى 106» (the killed rose to 27 and the injured to 106): the second of two counts."""
    entry = view.words[i]
    return entry is not None and entry.joined and view.form(end) == _TO and any(view.mark(j, "total") for j in view.marked if j < i - 1)


def _tells_count(view: View, group: Group, i: int) -> bool:
    """«المصابين 3 مدنيين»; a bare figure where it is all that is said of them, or after another count: «عدد القتلى بلغ 26
    والمصابين 28»."""
    if group.joined or group.kind not in ("number", "bare"):
        return False
    alone = view.form(group.last) in _LIST_ENDS or view.mark(group.last, "subset")
    listed = view.form(group.first - 1) == ":" or view.form(i - 1) in _THAT  # «الجرحى: 7», «قالت الوكالة إن القتلى 9»
    counted = any(view.mark(j, "total") for j in view.marked if j < i - 1)
    return group.kind == "number" or (group.low != 1 and ((listed and alone) or counted))


def _total(view: View, i: int) -> Total | None:
    named = _what_is_counted(view, i) or _counted_on(view, i)
    if named is None:
        return None
    harms, end = named
    counted = [
        n
        for n, g in enumerate(view.found)
        if end <= g.first < end + (_LED_REACH if _led_to(view, n) else _TOTAL_REACH)
        and g.kind in ("number", "bare")
        and g.harms in ((), harms[:1])
        and not any(end <= cue.first < g.first and not cue.relative for cue in view.cues)  # «القتلى الذين سقطوا في …»
        and not view.mark(g.first - 1, "subset")  # «ارتفع إلى 18 عدد القتلى، بينهم 12 ضابطا»
        and not _other_counted(view, harms, end, g.first)
    ]
    above = view.form(i - 1).removeprefix("و") in words("exceeds")  # «تجاوز عدد الجرحى الخمسين»
    chosen = next((n for n in counted if _led_to(view, n)), None)
    if chosen is None and counted and (above or view.found[counted[0]].sure or _at_once(view, counted[0], end)):
        chosen = counted[0]
    if chosen is None:
        chosen, counted = _before(view, i), []
    if chosen is None:
        return None
    _bound_by_verb(view, i, chosen)
    return Total(chosen, harms, (i, end), tuple(n for n in counted if n < chosen))


def _counted_on(view: View, i: int) -> tuple[tuple[Harm, ...], int] | None:
    """«قتل تسعة …، ليرتفع العدد إلى 11» (nine were killed …, and the number rose to 11): what those told of before came to."""
    if view.form(i) not in words("the_number"):
        return None
    before = [c for c in view.cues if c.last <= i and not c.void]
    told = {harm for c in before for harm in c.harms}
    led = next((g for g in view.found if g.first > i), None)
    rises = led is not None and led.first <= i + _RISE_REACH and view.form(led.first - 1) == _TO and not led.harms
    if led is None or not rises or len(told) != 1 or not _goes_on(view, before[-1].last, i) or _counts_things(view, led):
        return None
    return (before[-1].harms[0],), i + 1


def _goes_on(view: View, first: int, last: int) -> bool:
    """Whether no other clause begins between: «قتل ستة …، ونفذ الطيران غارات ليرتفع العدد إلى 40» tells how many raids."""
    return not any(view.form(j) in _LIST_ENDS and view.form(j + 1).startswith("و") for j in range(first, last - 1))


def _counts_things(view: View, group: Group) -> bool:
    """«وصل العدد إلى 50 رغيفا» (50 loaves)."""
    return view.form(group.last).endswith("ا") and view.words[group.last] is None


def _at_once(view: View, n: int, end: int) -> bool:
    """«عدد القتلى ثلاثة», «عدد الجرحى هو 30», «عدد الجرحى: 12»: the figure right after the words that end at token `end`, and no «ثلاثة أضعاف» (threefold)."""
    group = view.found[n]
    return group.first == end + (view.form(end) in words("copula") or view.form(end) == ":") and view.form(group.last) not in words(
        "times_as_many"
    )


def _bound_by_verb(view: View, i: int, n: int) -> None:
    """«تجاوز عدد الجرحى 40»: the verb before the words of counting at token i bounds the figure after them."""
    group = view.found[n]
    if group.first < i or view.form(i - 1).removeprefix("و") not in words("exceeds") or group.low != group.high:
        return
    denied = view.mark(i - 2, "negation", "denial")
    view.found[n] = group._replace(low=None) if denied else group._replace(high=None)


def _before(view: View, i: int) -> int | None:
    """«ارتفع إلى 27 على الأقل عدد القتلى»: the figure that stands before the words of what is counted."""
    if view.words[i] is None or view.form(i - 1) in words("leads_to"):
        return None
    near = (n for n in range(len(view.found) - 1, -1, -1) if view.found[n].last <= i <= view.found[n].last + _BEFORE_REACH)
    return next(
        (n for n in near if view.found[n].kind in ("number", "bare") and _led_to(view, n) and view.form(view.found[n].first - 1) == "الي"),
        None,
    )


def _what_is_counted(view: View, i: int) -> tuple[tuple[Harm, ...], int] | None:
    """«عدد القتلى», «عدد القتلى والجرحى», «عدد الجنود الذين قتلوا»: the harms, and the token after their words."""
    harm = next((h for j in (i + 1, i + 2) if (h := view.groups.harm(j, view.last, "many", "unit"))), None)
    if harm is not None:
        entry, second = view.words[harm[1]] if harm[1] < view.last else None, view.groups.harm(harm[1], view.last, "many")
        if entry is not None and entry.joined and second is not None and second[0].harm != harm[0].harm:
            return (harm[0].harm, second[0].harm), second[1]
        return (harm[0].harm,), harm[1]
    cue = next((c for c in view.cues if c.relative and i < c.first < i + _RELATIVE_REACH), None)
    if cue is not None:
        return cue.harms[:1], cue.last
    return _said_before(view, i)


def _said_before(view: View, i: int) -> tuple[tuple[Harm, ...], int] | None:
    """«قتلى اللواء ارتفع إلى 25»: what is counted stands before the verb, and no word of counting before it."""
    if not view.form(i).startswith(tuple(words("rises"))):
        return None
    for j in range(i - 1, max(view.first, i - _SUBJECT_REACH) - 1, -1):
        harm = view.groups.harm(j, view.last, "many")
        if harm is not None:
            free = not view.cue_between(harm[1], i) and not any(view.mark(k, "total") for k in range(max(view.first, j - 2), j))
            return ((harm[0].harm,), i + 1) if free else None
    return None


def _other_counted(view: View, harms: tuple[Harm, ...], i: int, j: int) -> bool:
    """Whether another harm is counted in tokens i to j: «عدد القتلى … 300 ألف والنازحين بنحو مليونين»."""
    told = (view.groups.harm(k, view.last, "many", "unit") for k in view.harmed if i <= k < j)
    return any(h is not None and h[0].harm not in harms for h in told)


def _led_to(view: View, n: int) -> bool:
    first = view.found[n].first
    before, leading = view.form(first - 1), tuple(words("leads_to"))
    return (
        before.startswith(leading)
        or before.removeprefix("و").startswith(leading)
        or before in words("copula")  # «عدد قتلى التفجير في البلدة هو 6»
        or view.form(first) in words("exceeds")
        or (view.mark(first, "negation", "denial") and view.form(first + 1) in words("exceeds"))
        or view.form(first) in words("by_figure")  # «قدر عدد القتلى بنحو 40»
    )
