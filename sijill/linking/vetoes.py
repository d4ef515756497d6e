"""What forbids that two tellings are of one incident, whatever else speaks for it.

Invariant: a veto is symmetric and says why, as evidence against whose name tells what it is about; a cluster never holds a
vetoed pair unless a person said "same" of it.
"""

from __future__ import annotations

from sijill.linking.candidate import Candidate, Figure
from sijill.linking.evidence import adrift, beyond, day, days_apart, toll
from sijill.linking.found import Evidence
from sijill.linking.found import in_order as in_order_of_names
from sijill.linking.weights import Limits, kinds
from sijill.linking.whereabouts import far_apart, in_order

#: How far two figures differ before they tell undated incidents apart: about two and a half times as many.
_RIVAL = -0.5
_MANY = 5
#: Towns far apart from which a telling is of a wave.
_WAVE = 3
#: What is said of two that rival figures keep apart because nothing dates both.
FIGURES_AND_NO_DATE = "figures_and_no_date"


def veto(left: Candidate, right: Candidate, limits: Limits) -> Evidence | None:
    """The first reason that forbids it; `None` where nothing does."""
    return (
        one_report(left, right)
        or other_day(left, right, limits)
        or elsewhere(left, right, limits)
        or other_kind(left, right)
        or sum_and_part(left, right, limits)
        or other_reality(left, right)
        or swapped_sides(left, right)
        or other_toll(left, right, "killed")
        or adrift_tolls(left, right)
    )


def _forbidden(about: str, key: str, **filled: object) -> Evidence:
    return Evidence(about, -1.0, key, filled)


def one_report(left: Candidate, right: Candidate) -> Evidence | None:
    return _forbidden("report", "one_report_tells_of_both") if left.report_id == right.report_id else None


def other_day(left: Candidate, right: Candidate, limits: Limits) -> Evidence | None:
    """That the days are further apart than `slack_days`, or that one was published that long before the day of the other."""
    if left.when is not None and right.when is not None:
        if days_apart(left.when, right.when) > limits.slack_days:
            first, second = (left.when, right.when) if left.when.latest < right.when.earliest else (right.when, left.when)
            return _forbidden("day", "other_day", first=first, second=second)
        return None
    for dated, undated in ((left, right), (right, left)):
        if dated.when is not None and undated.published is not None:
            early = (dated.when.earliest - undated.published.latest).days
            if early > limits.slack_days:
                return _forbidden("day", "published_before_the_day", early=early, day=dated.when)
    return None


def elsewhere(left: Candidate, right: Candidate, limits: Limits) -> Evidence | None:
    """What their places forbid."""
    return far_place(left, right, limits) or wave_and_part(left, right, limits)


def far_place(left: Candidate, right: Candidate, limits: Limits) -> Evidence | None:
    """That even the two nearest of their places are more than `margin_km` apart beyond what is uncertain of both."""
    gaps = [(gap, *in_order(a, b)) for a in left.places for b in right.places if (gap := beyond(a, b)) is not None]
    if not gaps:
        return None
    least, one, other = min(gaps, key=lambda g: (g[0], g[1].name, g[2].name))
    return _forbidden("place", "far_apart", one=one, other=other, km=least) if least > limits.margin_km else None


def wave_and_part(left: Candidate, right: Candidate, limits: Limits) -> Evidence | None:
    """«سلسلة غارات على صور والنبطية وبعلبك» (a wave of raids on Tyre, Nabatieh and Baalbek) is an incident of its own beside the
    raid on one of the towns."""
    return _wave(left, right, limits, least=_WAVE) or _wave(right, left, limits, least=_WAVE)


def _wave(wave: Candidate, part: Candidate, limits: Limits, *, least: int) -> Evidence | None:
    towns = far_apart(wave.places, limits.margin_km)
    if len(towns) < least or len(far_apart(part.places, limits.margin_km)) != 1:
        return None
    return _forbidden("place", "wave_and_part", places=towns[:_WAVE], part=part.places[0])


def sum_and_part(left: Candidate, right: Candidate, limits: Limits) -> Evidence | None:
    """Of two towns together more are told killed than of one of them: that is enough for a wave."""
    for wave, part in ((left, right), (right, left)):
        least, most = _least_killed(wave), _most_killed(part)
        if least is not None and most is not None and least > most and (found := _wave(wave, part, limits, least=2)) is not None:
            return found
    return None


def _least_killed(candidate: Candidate) -> int | None:
    return min((f.low for f in candidate.killed if f.low is not None), default=None)


def _most_killed(candidate: Candidate) -> int | None:
    ends = [f.high for f in candidate.killed]
    return max(filter(None, ends), default=None) if None not in ends else None


def other_kind(left: Candidate, right: Candidate) -> Evidence | None:
    if left.type == right.type or (left.type, right.type) in kinds():
        return None
    one, other = sorted((left.type, right.type))
    return _forbidden("kind", "other_acts", one=one, other=other)


def other_reality(left: Candidate, right: Candidate) -> Evidence | None:
    """What is planned is not what happened; what is denied or doubted may well be."""
    real = {left.telling.factuality, right.telling.factuality}
    return _forbidden("factuality", "planned_and_happened") if len(real) == 2 and "planned" in real else None


def swapped_sides(left: Candidate, right: Candidate) -> Evidence | None:
    """An attack and the counter-attack: who does the one is whom the other hits."""
    if not strike_each_other(left, right):
        return None
    one, other = in_order_of_names(left.initiator_sides, right.initiator_sides)
    return _forbidden("initiators", "sides_swapped", one=one, other=other)


def strike_each_other(left: Candidate, right: Candidate) -> bool:
    """Whether each side hits the other: a strike and the strike back. Who is of no side that is known strikes nobody here."""
    return (
        not left.initiator_sides.isdisjoint(right.target_sides)
        and not right.initiator_sides.isdisjoint(left.target_sides)
        and left.initiator_sides.isdisjoint(right.initiator_sides)
    )


def other_toll(left: Candidate, right: Candidate, harm: str) -> Evidence | None:
    """One origin that gives two exact figures means two incidents, unless the later one is the higher: an update."""
    if left.published is None or right.published is None or left.published.latest == right.published.latest:
        return None
    in_time = left.published.latest <= right.published.latest
    early, late = (left, right) if in_time else (right, left)
    for a in _exact(early, harm):
        for b in _exact(late, harm):
            if a.origin and a.origin == b.origin and (b.high or 0) * 2 < (a.low or 0):
                return _forbidden(harm, "figure_fell", who=a.origin, early=(harm, a.low, a.high), late=(harm, b.low, b.high))
    return None


def adrift_tolls(left: Candidate, right: Candidate) -> Evidence | None:
    """Rival figures stand side by side in an incident whose day is known; where nothing dates both they tell two apart."""
    if not adrift(day(left, right)):
        return None
    for harm in ("killed", "injured"):
        found = toll(harm, left, right)
        if found.score <= _RIVAL and _several(left, harm) and _several(right, harm):
            return _forbidden(harm, FIGURES_AND_NO_DATE, of=found.said)
    return None


def _several(candidate: Candidate, harm: str) -> bool:
    """First counts of a few soon grow by far; those of many do not."""
    return any((f.low or 0) >= _MANY for f in candidate.figures(harm))


def _exact(candidate: Candidate, harm: str) -> list[Figure]:
    return [f for f in candidate.figures(harm) if f.low is not None and f.low == f.high]
