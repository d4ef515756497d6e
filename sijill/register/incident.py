"""What happened, as the register holds it.

Invariant: an incident is derived from tellings and decisions and holds nothing else; every value in it names the claims
it rests on, and two builds from the same facts are equal (ids that a ledger minted apart).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from sijill.model import Actor, Claim, Decision, Factuality, Harm, Interval, Place, Telling
from sijill.saying import Said

Grade = Literal["single origin", "corroborated", "contested", "retracted"]
GRADES: tuple[Grade, ...] = ("single origin", "corroborated", "contested", "retracted")

#: The rule of a range whose best figure a person chose.
CHOSEN = "analyst's choice"

V = TypeVar("V", Interval, Place, Actor)


@dataclass(frozen=True, slots=True)
class Held(Generic[V]):
    """A value of the incident: the ids of the claims that say it, and of those that say otherwise. `chosen`: the decision by
    which a person chose it."""

    value: V
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...] = ()
    chosen: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """How many people came to one harm, over all that is said; `high` `None`: open-ended. `best` is by `rule`.

    `supporting`: the claims whose figures hold `best`; `contradicting`: totals that do not.
    """

    low: int | None
    high: int | None
    best: int | None
    rule: str
    supporting: tuple[str, ...]
    contradicting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SaidToll:
    """One toll as one report gives it. `attribution` names the chain from the source nearest the reader to the origin,
    empty for the outlet's own voice; `origin` is what independence is counted by. `superseded_by`: the claim of the
    same origin that updates it; `total`: whether it counts towards the incident's range; `risen`: whether the report says that
    the figure has risen to this; `put_right`: that it corrects another."""

    claim_id: str
    report_id: str
    report_name: str
    harm: Harm
    low: int | None
    high: int | None
    approximate: bool
    additional: bool
    who: str | None
    part_of: str | None
    attribution: tuple[str, ...]
    origin: str
    total: bool = True
    superseded_by: str | None = None
    risen: bool = False
    put_right: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Why two tellings are held to be of one incident, or not: a score in [0, 1] and sentences."""

    left: str
    right: str
    score: float
    why: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One telling in the incident. `id` is the telling's in the register (with `.2` for a second telling of one report
    that rests on the same first words). `reports` are the names of all copies of its report (given ids, else the id's first
    digits); `outlets` those that published it; `origins` who it says it from; `why` says why it is in the incident.
    `withdrawn`: it stays to be seen and supports nothing; `taken_back_in`: where a report says so, and no person, that report;
    `withdrawn_claims`: ids of those of which alone that is so; `wrong`: claims
    that a person found wrong, which are no longer the telling's; `tie`: the comparison
    with another telling of the incident that speaks most for it, `None` where there is no other; `again`: the days on which its
    text was published, where those are more than three days apart."""

    id: str
    telling: Telling
    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    published: Interval | None
    why: tuple[Said, ...]
    withdrawn: bool = False
    withdrawn_claims: tuple[str, ...] = ()
    wrong: tuple[Claim, ...] = ()
    tie: Link | None = None
    taken_back_in: str | None = None
    again: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class Strength:
    """How well an incident is supported, and the reasons."""

    grade: Grade
    reasons: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """`when` `None`: no telling gives a way to tell. `origins` are everyone whom the tellings rest on, those aside that deny it; of these
    `independent_origins` is how many are left once near-identical texts count once. `nearly`: tellings that almost
    belong, and why they do not. `withdrawn_tolls`: as `tolls`, of what was withdrawn; `decisions`: persons' standing ones on
    its tellings, their reports and claims; `hints`: what a person might look into."""

    id: str
    type: str
    category: str
    factuality: Factuality
    background: bool
    when: Held[Interval] | None
    where: tuple[Held[Place], ...]
    initiators: tuple[Held[Actor], ...]
    targets: tuple[Held[Actor], ...]
    participants: tuple[Held[Actor], ...]
    killed: Range | None
    injured: Range | None
    tolls: tuple[SaidToll, ...]
    origins: tuple[str, ...]
    independent_origins: int
    strength: Strength
    members: tuple[Member, ...]
    nearly: tuple[Link, ...] = ()
    withdrawn_tolls: tuple[SaidToll, ...] = ()
    decisions: tuple[Decision, ...] = ()
    hints: tuple[Said, ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """Names of all reports, every copy of a text counted, sorted."""
        return tuple(sorted({name for m in self.members for name in m.reports}))

    @property
    def tellings(self) -> tuple[str, ...]:
        return tuple(m.id for m in self.members)
