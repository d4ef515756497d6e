"""Tolls: how many people came to which harm, as the words of a report say.

Invariant: every toll points at the words of its figure and at the harm word that it hangs on; a harm that the text
denies gives none. What happened to whom, where and when is not decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from sijill.arabic.quantities import NumberFind
from sijill.arabic.text import Sentence, Text
from sijill.model import Harm, Span
from sijill.reading.toll_binding import EARLIER, Bound, bind
from sijill.reading.toll_group import GroupKind
from sijill.reading.toll_groups import Groups
from sijill.reading.toll_rolls import Roll, group_of, roll_at

_NEAR = 2
#: How a figure is told that counts those of a roll of names already.
_COUNTED = frozenset({"number", "two"})


@dataclass(frozen=True, slots=True)
class TollFind:
    """A toll found. `start`, `end`: folded offsets of `span`, the figure with its harm word where the two are neighbours.

    `cue_span` is the harm word; `figure_span` the figure with its noun. `part_of` is the index, in the list that
    `find_tolls` returns, of the total this is a subset of. `kind`: how the figure
    is told: a number, one or two or many by the noun alone («مدنيون»), others («آخرون»), a name or pronoun. `joint`: the
    figure covers another harm too. `war_long`: the
    sentence counts from the beginning of a war or year. `low`, `high` are never both `None`.
    """

    span: Span
    start: int
    end: int
    harm: Harm
    low: int | None
    high: int | None
    approximate: bool
    additional: bool
    who: Span | None
    part_of: int | None
    cue_span: Span
    figure_span: Span
    kind: GroupKind = "number"
    joint: bool = False
    war_long: bool = False


def find_tolls(text: Text, numbers: Sequence[NumberFind]) -> list[TollFind]:
    """Every toll of a text, in order; repeats of one figure are separate finds. `numbers` are those of `find_numbers`."""
    groups = Groups(text, numbers)
    found, rolls = _found(text, groups, frozenset())
    figures = {t.harm for n, t in enumerate(found) if _is_figure(t) and n not in rolls}
    counted = figures.intersection(rolls.values())  # told below the roll
    return _found(text, groups, counted)[0] if counted else found


def _found(text: Text, groups: Groups, counted: AbstractSet[Harm]) -> tuple[list[TollFind], dict[int, Harm]]:
    """The tolls, with those of rolls of names, and the harm of each roll by the number of its toll; no roll counts those of a harm `counted`."""
    found: list[TollFind] = []
    rolls: dict[int, Harm] = {}
    listed: Harm | None = None
    led = 0  # how many tolls there were when the list began: one item is no part of another
    rolled = 0  # the first sentence below a roll of names
    for n, sentence in enumerate(text.sentences):
        if n < rolled or sentence.furniture or (listed is None and not _tells(groups, sentence)):
            continue
        bound, leads = bind(groups, sentence.first, sentence.last, listed)
        led = len(found) if listed is None else led
        found += _tolls(text, bound, found, led, war_long=_war_long(groups, sentence))
        led = len(found) if listed is None else led
        listed = leads
        roll = roll_at(groups, text.sentences, n, (leads, bound[-1].cue[0]) if leads is not None and bound else None)
        if roll is not None and roll.harm not in counted and not any(t.harm == roll.harm and _is_figure(t) for t in found):
            rolls[len(found)] = roll.harm
            found.append(_rolled(text, roll))
            rolled, listed = n + 1 + roll.lines, None
    return found, rolls


def _is_figure(toll: TollFind) -> bool:
    """Whether it counts those of a roll of names already."""
    return toll.kind in _COUNTED and toll.high is not None


def _rolled(text: Text, roll: Roll) -> TollFind:
    """Those of a roll of names, told by the word above it."""
    bound = Bound(group_of(roll), (roll.harm,), (roll.cue, roll.cue + 1), joint=False)
    told = _find(text, bound, roll.harm, roll.people, roll.people, None, war_long=False)
    cue = text.tokens[roll.cue]
    return replace(told, span=told.cue_span, start=cue.start, end=cue.end)


def _tells(groups: Groups, sentence: Sentence) -> bool:
    """Whether the sentence has any word of harm at all."""
    return any(entry is not None and entry.harms for entry in groups.words[sentence.first : sentence.last])


def _war_long(groups: Groups, sentence: Sentence) -> bool:
    marked = (i for i in range(sentence.first, sentence.last) if (entry := groups.words[i]) is not None and entry.marks)
    return any(groups.mark(i, sentence.last, "war_long") is not None for i in marked)


def _tolls(text: Text, bound: Sequence[Bound], earlier: Sequence[TollFind], wholes: int, *, war_long: bool) -> list[TollFind]:
    found: list[TollFind] = []
    index: dict[tuple[int, Harm], int] = {}
    for item in bound:
        group = item.group
        for harm in item.harms:
            low, high = group.low, group.high
            if item.joint and not group.joint and high is not None:
                low = None
            if low is None and high is None:
                continue
            index[group.first, harm] = len(earlier) + len(found)
            part_of = None if item.total_first is None else index.get((item.total_first, harm))
            if item.total_first == EARLIER:
                part_of = _earlier_total(earlier[:wholes], harm, low)
            found.append(_find(text, item, harm, low, high, part_of, war_long=war_long))
    return found


def _earlier_total(earlier: Sequence[TollFind], harm: Harm, low: int | None) -> int | None:
    """The last figure before for the same harm that can hold a subset of `low`."""
    for n in range(len(earlier) - 1, -1, -1):
        toll = earlier[n]
        if toll.harm == harm and toll.part_of is None and toll.kind != "name" and (toll.high is None or low is None or low < toll.high):
            return n
    return None


def _find(text: Text, item: Bound, harm: Harm, low: int | None, high: int | None, part_of: int | None, *, war_long: bool) -> TollFind:
    group = item.group
    near = item.total_first is None and (0 <= group.first - item.cue[1] <= _NEAR or 0 <= item.cue[0] - group.last <= _NEAR)
    first, last = (min(group.first, item.cue[0]), max(group.last, item.cue[1])) if near else (group.first, group.last)
    start, end = text.tokens[first].start, text.tokens[last - 1].end
    return TollFind(
        span=text.map.span(start, end), start=start, end=end, harm=harm, low=low, high=high,
        approximate=group.approximate, additional=group.additional, who=_span(text, group.who), part_of=part_of,
        cue_span=_span_of(text, *item.cue), figure_span=_span_of(text, group.first, group.last),
        kind=group.kind, joint=item.joint or group.joint, war_long=war_long,
    )  # fmt: skip


def _span(text: Text, tokens: tuple[int, int] | None) -> Span | None:
    return None if tokens is None or tokens[0] >= tokens[1] else _span_of(text, *tokens)


def _span_of(text: Text, first: int, last: int) -> Span:
    return text.map.span(text.tokens[first].start, text.tokens[last - 1].end)
