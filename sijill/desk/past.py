"""What was decided on an incident: what stands and what was put aside, in the order in which it was decided.

Invariant: every decision that names the incident's tellings, their reports or claims is there, and every one that takes such a
decision back; nothing is left out because it no longer stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sijill.model import Claim, Decision
from sijill.register.incident import Incident, Member


@dataclass(frozen=True, slots=True)
class About:
    """What a decision names. `member`: the telling, or the one that the claim is in, or one that the report tells; `None` where
    it is in another incident, or gone."""

    kind: Literal["telling", "claim", "report", "decision", "elsewhere"]
    id: str
    member: Member | None = None
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Past:
    """A decision, and what it is about; `right` `None` where it is about one thing."""

    decision: Decision
    left: About
    right: About | None = None

    @property
    def stands(self) -> bool:
        return self.decision.superseded_by is None


def past(incident: Incident, decisions: Sequence[Decision]) -> tuple[Past, ...]:
    """The history of an incident, out of all decisions of the register in their order."""
    about = _subjects(incident)
    standing = {d.id for d in incident.decisions}
    found = {d.id: d for d in decisions if d.id in standing or d.left in about or d.right in about}
    for d in decisions:  # those that take back come after what they take back
        if d.left in found:
            found[d.id] = d
    ids = {d.id for d in decisions}
    ordered = (d for d in decisions if d.id in found)
    return tuple(Past(d, _of(d.left, about, ids), None if d.right is None else _of(d.right, about, ids)) for d in ordered)


def _subjects(incident: Incident) -> Mapping[str, About]:
    """What may be decided on in an incident, by id; claims that were found wrong are among it."""
    about: dict[str, About] = {}
    for m in incident.members:
        about[m.telling.report_id] = About("report", m.telling.report_id, m)
        about[m.id] = About("telling", m.id, m)
        about.update((c.id, About("claim", c.id, m, c)) for c in _claims(m))
    return about


def _claims(member: Member) -> Iterable[Claim]:
    return (*member.telling.claims, *member.wrong)


def _of(name: str, about: Mapping[str, About], decisions: set[str]) -> About:
    known = about.get(name)
    return known if known is not None else About("decision" if name in decisions else "elsewhere", name)
