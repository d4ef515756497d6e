"""From what everyone says of one harm to a range.

Invariant: contradicting figures all stay; a later figure of the same origin supersedes its earlier one; and `best` is by a
named rule that can be exchanged for another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from sijill.model import Harm
from sijill.register.groups import is_one_by_name, is_part, most_by_side, one_with_his_own, people_told_of
from sijill.register.incident import Range, SaidToll

DEFAULT_RULE = "origin-weighted median"


#: What a figure allows: at the least, and at the most (`None`: any number more).
Stretch = tuple[int, int | None]


#: What a plural without a number comes to at the least, as the codebook has it.
_SOME = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """One telling's total from one origin. `day`: when it was published, as a sortable key; claims: what it adds up; `part`:
    whether it is of someone by name, one among all; `risen`: whether the report says that it has risen to this."""

    origin: str
    day: str
    low: int | None
    high: int | None
    claims: tuple[str, ...]
    part: bool = False
    risen: bool = False

    @property
    def stretch(self) -> Stretch:
        """«قتلى» (some killed) allows any number from two on, «55 قتيلاً وجريحاً» (55 killed and wounded) any up to 55."""
        return self.low or 0, self.high


Rule = Callable[[Sequence[Figure]], int]


def _lowest(figures: Sequence[Figure]) -> int:
    return min(f.low for f in figures if f.low is not None)


def _median(figures: Sequence[Figure]) -> int:
    """Each origin has one vote, what its own figures allow together; the number that all votes together lie nearest to, of several
    the lowest. «قتلى» votes against no exact figure, for it allows them all."""
    by_origin: dict[str, list[Stretch]] = defaultdict(list)
    for figure in figures:
        by_origin[figure.origin].append(_as_risen(figure, figures))
    return _nearest([_together(some) for some in by_origin.values()])


def _latest(figures: Sequence[Figure]) -> int:
    """As the median, of each origin's last word."""
    last: dict[str, Figure] = {}
    for figure in sorted(figures, key=lambda f: (f.day, f.stretch[0], f.claims)):
        last[figure.origin] = figure
    return _nearest([f.stretch for f in last.values()])


def _as_risen(figure: Figure, figures: Sequence[Figure]) -> Stretch:
    """Whoever counted fewer before another says that the figure has risen («ارتفاع حصيلة القتلى إلى 9») does not say that it has not."""
    low, high = figure.stretch
    rose = any(f.risen and f.low is not None and high is not None and f.low > high and _no_earlier(f, figure) for f in figures)
    return (low, None) if rose and not figure.risen else (low, high)


def _no_earlier(one: Figure, other: Figure) -> bool:
    return not one.day or not other.day or one.day >= other.day


def _nearest(stretches: Sequence[Stretch]) -> int:
    """Where nobody says how many at the most, the lower middle of what is counted: one "at least 100" outdoes no nine "at least 12"."""
    if all(high is None for _, high in stretches):
        lows = sorted(low for low, _ in stretches)
        counted = [low for low in lows if low > _SOME] or lows
        return counted[(len(counted) - 1) // 2]
    ends = sorted({end for stretch in stretches for end in stretch if end is not None})
    return min(ends, key=lambda n: (sum(_away(n, s) for s in stretches), n))


def _away(number: int, stretch: Stretch) -> int:
    low, high = stretch
    return max(low - number, 0 if high is None else number - high, 0)


def _together(stretches: Sequence[Stretch]) -> Stretch:
    """What is left of those that hold the number they together lie nearest to."""
    number = _nearest(stretches)
    holding = [s for s in stretches if not _away(number, s)]
    highs = [high for _, high in holding if high is not None]
    return max(low for low, _ in holding), min(highs) if highs else None


RULES: Mapping[str, Rule] = MappingProxyType(
    {DEFAULT_RULE: _median, "lowest reported": _lowest, "latest per origin": _latest},
)


def mark(said: Iterable[SaidToll], days: Mapping[str, str]) -> tuple[SaidToll, ...]:
    """Say of each toll whether it is a total, and which later figure of its origin supersedes it. `days`: when each
    report was published, as a sortable key, "" where not known."""
    listed = _totals(list(said))
    return tuple(replace(s, superseded_by=_later(s, listed, days)) for s in listed)


def _totals(said: list[SaidToll]) -> list[SaidToll]:
    """Subsets are no totals, nor are «15 others» where the same report gives a figure of all who came to the harm that is at
    least as large, for they may be among them, or tells the 15 of another harm too («وجرح 15 آخرين», others than the dead)."""
    most: dict[tuple[str, Harm], int] = {}
    told: dict[tuple[str, int], set[Harm]] = defaultdict(set)
    for one in said:
        if one.additional:
            told[one.report_id, _least(one)].add(one.harm)
        elif not is_part(one):
            most[one.report_id, one.harm] = max(most.get((one.report_id, one.harm), 0), one.low or 0, one.high or 0)

    def adds(one: SaidToll) -> bool:
        whole, least = most.get((one.report_id, one.harm)), _least(one)
        return whole is None or (least > whole and len(told[one.report_id, least]) == 1)

    return [replace(s, total=s.part_of is None and (not s.additional or adds(s))) for s in said]


def _least(said: SaidToll) -> int:
    return said.low if said.low is not None else said.high or 0


def _later(said: SaidToll, all_said: Sequence[SaidToll], days: Mapping[str, str]) -> str | None:
    if not said.total or not days.get(said.report_id):
        return None
    later = [
        (days[o.report_id], o.low or 0, o.claim_id)
        for o in all_said
        if o.total
        and o.origin == said.origin
        and o.harm == said.harm
        and (days.get(o.report_id, "") > days[said.report_id] or _rose_from(said, o, days) or _puts_right(said, o, days))
        and _updates(said, o)
    ]
    return max(later)[2] if later else None


def _rose_from(early: SaidToll, late: SaidToll, days: Mapping[str, str]) -> bool:
    """Of one day's figures the later is told by its words alone: the greater, to which the toll is said to have risen."""
    return days.get(late.report_id) == days[early.report_id] and late.risen and not early.risen and (late.low or 0) > (early.high or 0)


def _puts_right(wrong: SaidToll, right: SaidToll, days: Mapping[str, str]) -> bool:
    """Of one day's figures that which is said to correct is the later, be it smaller."""
    one_day = days.get(right.report_id) == days[wrong.report_id] and right.report_id != wrong.report_id
    return one_day and right.put_right and not wrong.put_right


def _updates(early: SaidToll, late: SaidToll) -> bool:
    """Whether a later figure takes the place of an earlier one: it is another, of as many people at the least or exact, and
    not of one group among those that the earlier counts («استشهد الطفل», the child has died)."""
    if late.low is None or late.low == (early.low or 0) or (is_part(late) and not is_part(early)):
        return False
    return late.low > (early.low or 0) or late.low == late.high


def figures(said: Iterable[SaidToll], harm: Harm, days: Mapping[str, str]) -> tuple[Figure, ...]:
    """One figure for each report and origin that gives a standing total."""
    grouped: dict[tuple[str, str], list[SaidToll]] = defaultdict(list)
    for one in _standing(said, harm):
        if one.total:
            grouped[one.origin, one.report_id].append(one)
    return tuple(_figure(key[0], days.get(key[1], ""), some) for key, some in sorted(grouped.items()))


def _standing(said: Iterable[SaidToll], harm: Harm) -> list[SaidToll]:
    return [s for s in said if s.harm == harm and s.superseded_by is None]


def _figure(origin: str, day: str, said: list[SaidToll]) -> Figure:
    """Several plain figures of one origin in one report: one total if there is one, else parts that may add up."""
    plain, others = [s for s in said if not s.additional], [s for s in said if s.additional]
    low, high = _bounds(plain or others)
    if plain and others:  # «قيادي وثلاثة آخرون» (a leader and three others)
        most = [o.high for o in others if o.high is not None]
        low, high = (
            (low or 0) + min(o.low or 0 for o in others),
            high + max(most) if high is not None and len(most) == len(others) else None,
        )
    claims = tuple(sorted({s.claim_id for s in said}))
    return Figure(origin, day, low, high, claims, all(is_one_by_name(s) for s in said), any(s.risen for s in said))


def _bounds(said: Sequence[SaidToll]) -> tuple[int | None, int | None]:
    """As many at the least as the greatest figure, as those of different sides are together («9 جنود و14 مسلحا», nine soldiers
    and 14 gunmen, are 23), and those of different groups («6 أطفال وامرأة ورجل», six children, a woman and a man, are 8); as many at
    the most as groups that may be different ones."""
    whole = [s for s in said if s.who is None] or said
    lows, highs = [s.low for s in whole if s.low is not None], [s.high for s in whole]
    low = max(*lows, most_by_side(whole), people_told_of(whole), one_with_his_own(said), 0) if lows else None
    known = [h for h in highs if h is not None]
    if len(known) < len(highs):
        return low, None
    high = sum(known) if len({s.who for s in whole}) == len(whole) > 1 else max(known)
    return low, max(high, low or 0)


def spread(said: Sequence[SaidToll], harm: Harm, days: Mapping[str, str], *, rule: str = DEFAULT_RULE) -> Range | None:
    """The range of one harm over all standing figures; `None` where no one gives one. Someone by name bounds
    it from below only, where others give figures; and it holds as many people as are told of, group by group. Where no one says how
    many came to this harm («55 قتيلاً وجريحاً», 55 killed and wounded), there is no best figure."""
    given = figures(said, harm, days)
    if not given:
        return None
    found = [f for f in given if not f.part] or list(given)
    lows = [f.low for f in found if f.low is not None]
    ends = [f.high for f in given if f.high is not None]
    high = max(ends) if ends and max(ends) >= max(lows, default=0) else None
    if high is not None:
        high = max(high, people_told_of(_standing(said, harm)))
    best = RULES[rule](found) if lows else None
    holds = [f for f in given if best is None or ((f.low or 0) <= best and (f.part or f.high is None or best <= f.high))]
    other = [f for f in given if f not in holds]
    return Range(min(lows) if lows else None, high, best, rule, _claims(holds), _claims(other))


def _claims(figures: Iterable[Figure]) -> tuple[str, ...]:
    return tuple(sorted({c for f in figures for c in f.claims}))
