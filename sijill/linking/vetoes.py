"""What forbids that two tellings are of one incident, whatever else speaks for it.

Invariant: a veto is symmetric and says why; a cluster never holds a vetoed pair unless a person said "same" of it.
"""

from __future__ import annotations

from sijill.linking.candidate import Candidate, Figure
from sijill.linking.evidence import adrift, beyond, day, days_apart, in_words, toll
from sijill.linking.weights import Limits, kinds

#: How far two figures differ before they tell undated incidents apart: about two and a half times as many.
_RIVAL = -0.65
_MANY = 5


def veto(left: Candidate, right: Candidate, limits: Limits) -> str | None:
    """The first reason that forbids it, as a sentence; `None` where nothing does."""
    return (
        one_report(left, right)
        or other_day(left, right, limits)
        or far_place(left, right, limits)
        or other_kind(left, right)
        or other_reality(left, right)
        or other_toll(left, right, "killed")
        or adrift_tolls(left, right)
    )


def one_report(left: Candidate, right: Candidate) -> str | None:
    return "one report tells of both as two" if left.report_id == right.report_id else None


def other_day(left: Candidate, right: Candidate, limits: Limits) -> str | None:
    if left.when is not None and right.when is not None:
        if days_apart(left.when, right.when) > limits.slack_days:
            first, second = sorted((left.when, right.when), key=lambda w: (w.earliest, w.latest))
            return f"other day: {in_words(first)} and {in_words(second)}"
        return None
    for dated, undated in ((left, right), (right, left)):
        if dated.when is not None and undated.published is not None:
            early = (dated.when.earliest - undated.published.latest).days
            if early > limits.slack_days:
                return f"one was published {early} days before the day that the other tells of, {in_words(dated.when)}"
    return None


def far_place(left: Candidate, right: Candidate, limits: Limits) -> str | None:
    gaps = [(gap, min(a.name, b.name), max(a.name, b.name)) for a in left.places for b in right.places if (gap := beyond(a, b)) is not None]
    if not gaps:
        return None
    least, first, second = min(gaps)
    if least <= limits.margin_km:
        return None
    return f"far apart: {first} and {second}, {least:.0f} km more than their extent allows"


def other_kind(left: Candidate, right: Candidate) -> str | None:
    if left.type == right.type or (left.type, right.type) in kinds():
        return None
    return f"different kinds of act: {' and '.join(sorted((left.type, right.type)))}"


def other_reality(left: Candidate, right: Candidate) -> str | None:
    """What is planned is not what happened; what is denied or doubted may well be."""
    real = {left.telling.factuality, right.telling.factuality}
    return "one tells of what was planned, the other of what happened" if len(real) == 2 and "planned" in real else None


def other_toll(left: Candidate, right: Candidate, harm: str) -> str | None:
    """One origin that gives two exact figures means two incidents, unless the later one is the higher: an update."""
    if left.published is None or right.published is None or left.published.latest == right.published.latest:
        return None
    in_order = left.published.latest <= right.published.latest
    early, late = (left, right) if in_order else (right, left)
    for a in _exact(early, harm):
        for b in _exact(late, harm):
            if a.origin and a.origin == b.origin and (b.high or 0) * 2 < (a.low or 0):
                return f"{a.origin} says {a.low} {harm} in one and later only {b.low} in the other"
    return None


def adrift_tolls(left: Candidate, right: Candidate) -> str | None:
    """Rival figures stand side by side in an incident whose day is known; where nothing dates both they tell two apart."""
    if not adrift(day(left, right)):
        return None
    for harm in ("killed", "injured"):
        found = toll(harm, left, right)
        if found.score <= _RIVAL and _several(left, harm) and _several(right, harm):
            return f"nothing dates both, and {found.sentence}"
    return None


def _several(candidate: Candidate, harm: str) -> bool:
    """First counts of a few soon grow by far; those of many do not."""
    return any((f.low or 0) >= _MANY for f in candidate.figures(harm))


def _exact(candidate: Candidate, harm: str) -> list[Figure]:
    return [f for f in candidate.figures(harm) if f.low is not None and f.low == f.high]
