"""How well an incident is supported.

Invariant: a grade comes with the reasons for it, and nothing withdrawn supports anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.model import Factuality
from sijill.register.incident import Grade, Member, Range, Strength
from sijill.saying import Said, told

#: Of those who say one thing so many are named.
_NAMED = 3


def strength(
    members: Sequence[Member],
    *,
    whole: Factuality,
    independent: int,
    accused: frozenset[str],
    ranges: Sequence[tuple[str, Range | None]],
) -> Strength:
    """`whole`: what the incident is; `accused`: sides that are blamed in one another's stead; `ranges`: what each harm is called, and its range."""
    standing = [m for m in members if not m.withdrawn]
    if not standing:
        return Strength("retracted", (told("all_withdrawn"), *_taken_back(members)))
    against = [*_denials(standing), *_blame(accused)]
    reasons = [_rests_on([m for m in standing if not denies(m, whole)], independent), *_withdrawn(members), *against, *_differing(ranges)]
    grade: Grade = "corroborated" if independent > 1 else "single origin"
    return Strength("contested" if against else grade, tuple(reasons))


def denies(member: Member, whole: Factuality) -> bool:
    """Whether a telling only denies what others tell: the incident does not rest on it."""
    return member.telling.factuality == "denied" != whole


def _rests_on(standing: Sequence[Member], independent: int) -> Said:
    reports, outlets = len({m.telling.report_id for m in standing}), len({o for m in standing for o in m.outlets})
    by = told("published_by", reports=reports, outlets=outlets) if outlets else told("published_by_none_known", reports=reports)
    if independent > 1:
        return told("several_origins", origins=independent, by=by)
    names = sorted({o for m in standing for o in m.origins})
    if len(names) > 1:  # an outlet that quotes two may rest on either, and one text signed by two is one
        return told("one_of_origins", who=tuple(names[:_NAMED]), by=by)
    return told("one_origin", who=tuple(names[:_NAMED]), by=by)


def _withdrawn(members: Sequence[Member]) -> list[Said]:
    gone = sorted({m.reports[0] for m in members if m.withdrawn and m.taken_back_in is None})
    said = [told("some_withdrawn", reports=tuple(gone))] if gone else []
    return [*said, *_taken_back(members)]


def _taken_back(members: Sequence[Member]) -> list[Said]:
    back = sorted({(m.taken_back_in, m.reports[0]) for m in members if m.taken_back_in not in (None, m.reports[0])})
    return [told("taken_back_in", report=report, by=by) for by, report in back]


def _denials(members: Sequence[Member]) -> list[Said]:
    said: set[Factuality] = {m.telling.factuality for m in members}
    if "denied" not in said:
        return []
    who = sorted({o for m in members if m.telling.factuality == "denied" for o in m.origins})
    return [told("denied_by" if len(said) > 1 else "only_denied", who=tuple(who[:_NAMED]))]


def _blame(accused: frozenset[str]) -> list[Said]:
    return [told("other_sides_blamed", sides=accused)] if accused else []


def _differing(ranges: Sequence[tuple[str, Range | None]]) -> list[Said]:
    return [_differ(harm, r) for harm, r in ranges if r is not None and r.contradicting]


def _differ(harm: str, said: Range) -> Said:
    """Where no one gives an upper end («عشرات», dozens, beside 20), there is one number to say, and others above it."""
    if said.high is None:
        return told("figures_differ_upwards", harm=harm, low=said.low)
    return told("figures_differ", harm=harm, figure=(said.low, said.high))
