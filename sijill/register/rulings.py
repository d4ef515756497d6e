"""What persons decided, by what it is about.

Invariant: only standing decisions of persons are heard; what a person found wrong is left out, what was withdrawn stays to
be seen and supports nothing, and what a person chose stands in its field, with what the claims say kept beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from sijill.codebook import codebook
from sijill.model import (
    Actor,
    ChoiceField,
    ChosenValue,
    Claim,
    Decision,
    Factuality,
    Interval,
    Place,
    Reading,
    Telling,
    Toll,
    telling_ids,
)
from sijill.register.incident import CHOSEN, Held, Incident, Member, Range

_OF: Mapping[str, str] = {"initiators": "initiator", "targets": "target", "participants": "participant"}


@dataclass(frozen=True, slots=True, eq=False)
class Rulings:
    """`about`: decisions by each id that they name; `reports`: those that hold a claim which one of them names."""

    about: Mapping[str, tuple[Decision, ...]]
    wrong: frozenset[str]
    withdrawn: frozenset[str]
    reports: frozenset[str]

    @classmethod
    def of(cls, decisions: Iterable[Decision], reports: Iterable[str] = ()) -> Rulings:
        about: dict[str, list[Decision]] = defaultdict(list)
        persons = [d for d in decisions if d.by_person]
        for decision in persons:
            for name in (decision.left, decision.right):
                if name is not None:
                    about[name].append(decision)
        judged = {j: frozenset(d.left for d in persons if d.judgement == j) for j in ("wrong", "withdrawn")}
        return cls({k: tuple(v) for k, v in about.items()}, judged["wrong"], judged["withdrawn"], frozenset(reports))

    def less_wrong(self, reading: Reading) -> Reading:
        """A reading less the claims that a person found wrong; its tellings all stay, so that their ids do."""
        if not self.wrong or reading.report.id not in self.reports:
            return reading
        return replace(reading, tellings=tuple(self._less(t) for t in reading.tellings))

    def _less(self, telling: Telling) -> Telling:
        return replace(telling, claims=tuple(c for c in telling.claims if c.id not in self.wrong))

    def struck(self, reading: Reading) -> Iterator[tuple[str, tuple[Claim, ...]]]:
        """The claims that a person found wrong, by the telling that they were in."""
        if self.wrong and reading.report.id in self.reports:
            for key, telling in telling_ids(reading.tellings):
                yield key, tuple(c for c in telling.claims if c.id in self.wrong)

    def is_wrong(self, telling_key: str, report_id: str) -> bool:
        return bool(self.wrong) and (telling_key in self.wrong or report_id in self.wrong)

    def is_withdrawn(self, telling_key: str, report_id: str) -> bool:
        return bool(self.withdrawn) and (telling_key in self.withdrawn or report_id in self.withdrawn)

    def upheld(self, members: Iterable[Member]) -> frozenset[str]:
        """Ids of those that a person found right, or their reports."""
        about = ((m.id, d) for m in members for name in (m.id, m.telling.report_id) for d in self.about.get(name, ()))
        return frozenset(key for key, decision in about if decision.judgement == "right")

    def withdrawn_claims(self, telling: Telling) -> tuple[str, ...]:
        if not self.withdrawn or telling.report_id not in self.reports:
            return ()
        return tuple(c.id for c in telling.claims if c.id in self.withdrawn)

    def on(self, members: Iterable[Member]) -> tuple[Decision, ...]:
        """Every decision on tellings, their reports and their claims, in the order they were made."""
        if not self.about:
            return ()
        names: set[str] = set()
        for member in members:
            names |= {member.id, member.telling.report_id}
            if member.telling.report_id in self.reports:
                names.update(c.id for c in (*member.telling.claims, *member.wrong))
        found = {d.id: d for name in names for d in self.about.get(name, ())}
        return tuple(sorted(found.values(), key=lambda d: (d.at, d.id)))


def counting(member: Member) -> Telling:
    """A member's telling less the claims that were withdrawn."""
    if not member.withdrawn_claims:
        return member.telling
    gone = set(member.withdrawn_claims)
    return replace(member.telling, claims=tuple(c for c in member.telling.claims if c.id not in gone))


# what was chosen


def chosen(incident: Incident, decisions: Iterable[Decision]) -> Incident:
    """The incident with what persons chose in place of what follows from the claims; of two choices for one field, which only a
    merge can bring together, the later stands."""
    keys = set(incident.tellings)
    latest = {d.choice.field: d for d in decisions if d.choice is not None and d.left in keys}
    for field, decision in latest.items():
        if decision.choice is not None:
            incident = _with(incident, field, decision.choice.value, decision)
    return incident


def _with(incident: Incident, field: ChoiceField, value: ChosenValue, decision: Decision) -> Incident:
    claims = [c for m in incident.members if not m.withdrawn for c in counting(m).claims]
    match field:
        case "type":
            return replace(incident, type=str(value), category=codebook().types[str(value)].category)
        case "factuality":
            return replace(incident, factuality=cast("Factuality", value))
        case "killed":
            return replace(incident, killed=_range(incident.killed, value, claims, "killed"))
        case "injured":
            return replace(incident, injured=_range(incident.injured, value, claims, "injured"))
        case "when":
            return replace(incident, when=None if value is None else _held_when(value, claims, decision))
        case "where":
            return replace(incident, where=tuple(_held_places(value, claims, decision)))
        case "initiators":
            return replace(incident, initiators=tuple(_held_actors(value, claims, field, decision)))
        case "targets":
            return replace(incident, targets=tuple(_held_actors(value, claims, field, decision)))
        case "participants":
            return replace(incident, participants=tuple(_held_actors(value, claims, field, decision)))


def _range(said: Range | None, value: ChosenValue, claims: Sequence[Claim], harm: str) -> Range | None:
    """The figure that was chosen as the best, within what is said or widening it; not known: no figure is taken."""
    if not isinstance(value, int):
        return None if said is None else replace(said, best=None, rule=CHOSEN, supporting=(), contradicting=_ids(said))
    totals = {c.id: c.value for c in claims if isinstance(c.value, Toll) and c.value.harm == harm}
    if said is None:
        return Range(value, value, value, CHOSEN, ())
    holds = tuple(x for x in _ids(said) if x in totals and _in(totals[x], value))
    low = value if said.low is None else min(said.low, value)
    high = None if said.high is None else max(said.high, value)
    return Range(low, high, value, CHOSEN, holds, tuple(x for x in _ids(said) if x not in holds))


def _ids(said: Range) -> tuple[str, ...]:
    return tuple(sorted({*said.supporting, *said.contradicting}))


def _in(toll: Toll, value: int) -> bool:
    return (toll.low or 0) <= value and (toll.high is None or value <= toll.high)


def _held_when(value: ChosenValue, claims: Sequence[Claim], decision: Decision) -> Held[Interval] | None:
    if not isinstance(value, Interval):
        return None
    said = [(c.id, c.value) for c in claims if isinstance(c.value, Interval)]
    agree = {x for x, i in said if i.meets(value)}
    return Held(value, tuple(sorted(agree)), tuple(sorted({x for x, _ in said} - agree)), decision.id)


def _held_places(value: ChosenValue, claims: Sequence[Claim], decision: Decision) -> Iterator[Held[Place]]:
    for place in value if isinstance(value, tuple) else ():
        if isinstance(place, Place):
            said = {c.id: c.value for c in claims if isinstance(c.value, Place)}
            agree = {x for x, p in said.items() if _one_place(p, place)}
            yield Held(place, tuple(sorted(agree)), tuple(sorted(set(said) - agree)), decision.id)


def _one_place(one: Place, other: Place) -> bool:
    if one.gazetteer_id is not None and one.gazetteer_id == other.gazetteer_id:
        return True
    return one.name == other.name or (one.point is not None and one.point == other.point)


def _held_actors(value: ChosenValue, claims: Sequence[Claim], field: ChoiceField, decision: Decision) -> Iterator[Held[Actor]]:
    said = {c.id: c.value for c in claims if c.field == _OF[field] and isinstance(c.value, Actor)}
    for actor in value if isinstance(value, tuple) else ():
        if isinstance(actor, Actor):
            agree = {x for x, a in said.items() if a.name == actor.name or (a.id is not None and a.id == actor.id)}
            yield Held(actor, tuple(sorted(agree)), tuple(sorted(set(said) - agree)), decision.id)
