"""How well an incident is supported.

Invariant: a grade comes with the reasons for it, and nothing withdrawn supports anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.model import Factuality
from sijill.register.incident import Member, Range, Strength


def strength(
    members: Sequence[Member], *, independent: int, accused: frozenset[str], ranges: Sequence[tuple[str, Range | None]]
) -> Strength:
    """`accused`: sides said to have done it; `ranges`: what each harm is called, and its range."""
    standing = [m for m in members if not m.withdrawn]
    if not standing:
        return Strength("retracted", ("every report of it was withdrawn",))
    reasons = [*_withdrawn(members), *_denials(standing), *_blame(accused)]
    contested = bool(_denials(standing) or _blame(accused))
    reasons += [f"figures of {harm} differ: {r.low} to {r.high}" for harm, r in ranges if r is not None and r.contradicting]
    outlets = len({o for m in standing for o in m.outlets})
    told = f"{len({m.telling.report_id for m in standing})} reports, {outlets} outlets"
    if independent > 1:
        reasons.insert(0, f"{independent} independent origins ({told})")
        return Strength("contested" if contested else "corroborated", tuple(reasons))
    names = sorted({o for m in standing for o in m.origins})
    reasons.insert(0, f"rests on one origin, {', '.join(names[:3])} ({told})")
    return Strength("contested" if contested else "single origin", tuple(reasons))


def _withdrawn(members: Sequence[Member]) -> list[str]:
    gone = sorted({m.reports[0] for m in members if m.withdrawn})
    return [f"withdrawn: {', '.join(gone)}"] if gone else []


def _denials(members: Sequence[Member]) -> list[str]:
    said: set[Factuality] = {m.telling.factuality for m in members}
    if "denied" not in said:
        return []
    who = sorted({o for m in members if m.telling.factuality == "denied" for o in m.origins})
    return [f"denied by {', '.join(who[:3])}"] if len(said) > 1 else [f"told only as denied ({', '.join(who[:3])})"]


def _blame(accused: frozenset[str]) -> list[str]:
    return [f"laid to different sides: {', '.join(sorted(accused))}"] if len(accused) > 1 else []
