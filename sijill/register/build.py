"""The ledger's facts to incidents.

Invariant: the same facts give the same incidents, byte for byte, in whatever order they were added (ids that the ledger
minted apart); only ids are written back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sijill.codebook import codebook
from sijill.linking import Candidate, Compared, Linked, Weights, candidates, link, said_by, weights
from sijill.model import Attribution, Claim, Decision, Report, Telling, Toll
from sijill.register import fields, tolls
from sijill.register.hints import with_hints
from sijill.register.identity import Cluster, assign
from sijill.register.incident import Incident, Link, Member, SaidToll
from sijill.register.origins import Voice, independent, origin, origins
from sijill.register.rulings import Rulings, chosen, counting
from sijill.register.strength import strength
from sijill.store import Ledger


@dataclass(frozen=True, slots=True, eq=False)
class _Facts:
    """Everything that incidents are derived from."""

    candidates: Mapping[str, Candidate]
    copies: Mapping[str, tuple[Report, ...]]
    linked: Linked
    rulings: Rulings
    struck: Mapping[str, tuple[Claim, ...]]
    rule: str
    weights: Weights


def build_register(ledger: Ledger, *, rule: str = tolls.DEFAULT_RULE, using: Weights | None = None) -> tuple[Incident, ...]:
    """Every incident, by day. `rule`: how the best figure is chosen, one of `tolls.RULES`."""
    facts = _gather(ledger, rule, using if using is not None else weights())
    ordered = [sorted(c, key=lambda x: _age(facts.candidates[x])) for c in facts.linked.clusters]
    ordered.sort(key=lambda members: _age(facts.candidates[members[0]]))
    ids = _identify(ledger, ordered)
    incidents = [_incident(name, members, facts) for name, members in zip(ids, ordered, strict=True)]
    return with_hints(sorted(incidents, key=_day_first))


def _identify(ledger: Ledger, clusters: Sequence[Sequence[str]]) -> list[str]:
    """An id for each cluster; what is new about ids is written down, and nothing where nothing is."""
    former = ledger.memberships()
    ids, changed = assign([Cluster(tuple(m)) for m in clusters], ledger.minted(), ledger.renamed(), former)
    seen = {one: name for name, members in zip(ids, clusters, strict=True) for one in members if former.get(one) != name}
    if changed or seen:
        ledger.mint(changed, seen=seen)
    return ids


def _day_first(incident: Incident) -> tuple[bool, str, str]:
    when = incident.when
    return when is None, "" if when is None else when.value.earliest.isoformat(), incident.members[0].id


def _age(candidate: Candidate) -> tuple[str, str]:
    published = candidate.published
    return ("9999" if published is None else published.earliest.isoformat(), candidate.id)


def _gather(ledger: Ledger, rule: str, using: Weights) -> _Facts:
    decisions = _following(ledger.decisions(), ledger.renamed())
    rulings = Rulings.of(decisions, ledger.located(d.left for d in decisions if d.right is None).values())
    found: dict[str, Candidate] = {}
    struck: dict[str, tuple[Claim, ...]] = {}
    for reading in ledger.readings():
        struck.update(rulings.struck(reading))
        found.update((c.id, c) for c in candidates(rulings.less_wrong(reading)) if not rulings.is_wrong(c.id, c.report_id))
    return _Facts(found, ledger.copies(), link(found.values(), decisions, using=using), rulings, struck, rule, using)


def _following(decisions: Sequence[Decision], renamed: Mapping[str, str | None]) -> list[Decision]:
    """Decisions on tellings of superseded readings, moved to where those went."""
    return [replace(d, left=renamed.get(d.left) or d.left, right=d.right and (renamed.get(d.right) or d.right)) for d in decisions]


# one incident


def _incident(name: str, ids: Sequence[str], facts: _Facts) -> Incident:
    members = tuple(_member(one, ids, facts) for one in ids)
    standing = [m for m in members if not m.withdrawn]
    tellings = [counting(m) for m in standing] or [m.telling for m in members]
    days = {m.telling.report_id: m.published.latest.isoformat() if m.published is not None else "" for m in members}
    said = tolls.mark([s for m in standing for s in _said(m, counting(m))], days)
    kind, initiators = fields.kind(tellings), fields.actors(tellings, "initiator")
    killed, injured = (tolls.spread(said, harm, days, rule=facts.rule) for harm in ("killed", "injured"))
    voices = [Voice(m.telling.report_id, m.origins, facts.candidates[m.id].sketch) for m in standing]
    count = independent(voices)
    ranges = (("killed", killed), ("injured", injured))
    counted = {s.claim_id for s in said}
    decisions = facts.rulings.on(members)
    incident = Incident(
        name,
        kind,
        codebook().types[kind].category,
        fields.factuality(tellings),
        all(t.background for t in tellings),
        fields.when(tellings),
        fields.where(tellings),
        initiators,
        fields.actors(tellings, "target"),
        fields.actors(tellings, "participant"),
        killed,
        injured,
        said,
        tuple(sorted({o for m in standing for o in m.origins})),
        count,
        strength(members, independent=count, accused=fields.sides(initiators), ranges=ranges),
        members,
        _nearly(ids, facts),
        tuple(s for m in members for s in _said(m, m.telling) if s.claim_id not in counted),
        decisions,
    )
    return chosen(incident, decisions)


def _member(one: str, ids: Sequence[str], facts: _Facts) -> Member:
    candidate, rulings = facts.candidates[one], facts.rulings
    telling = candidate.telling
    copies = facts.copies[candidate.report_id]
    outlets = tuple(sorted({c.outlet for c in copies if c.outlet is not None}))
    names = tuple(sorted({c.name for c in copies}))
    gone = rulings.is_withdrawn(one, telling.report_id)
    from_whom = origins(_attributions(telling), outlets, names[0])
    return Member(
        one,
        telling,
        names,
        outlets,
        from_whom,
        candidate.published,
        _why(one, ids, facts),
        gone,
        rulings.withdrawn_claims(telling),
        facts.struck.get(one, ()),
        _tie(one, ids, facts),
    )


def _tie(one: str, ids: Sequence[str], facts: _Facts) -> Link | None:
    return _link(facts.linked.best[one], facts) if len(ids) > 1 else None


def _link(compared: Compared, facts: _Facts) -> Link:
    return Link(compared.left, compared.right, round(compared.score, 4), compared.why(facts.weights))


def _attributions(telling: Telling) -> tuple[Attribution, ...]:
    return telling.attributions or tuple(a for c in telling.claims for a in c.attributions)


def _why(one: str, ids: Sequence[str], facts: _Facts) -> tuple[str, ...]:
    if len(ids) == 1:
        return ("the only telling of it",)
    said = [d for pair, d in sorted(facts.linked.persons.items()) if one in pair and d.judgement == "same" and set(pair) <= set(ids)]
    best = facts.linked.best[one]
    other = facts.candidates[best.right if best.left == one else best.left]
    name = facts.copies[other.report_id][0].name
    why = tuple(f"{d.by} says same: {d.why}" for d in said)
    if best.veto is None:
        why += (f"{best.score:.0%} likely told by {name} too", *best.why(facts.weights))
    return why


def _said(member: Member, telling: Telling) -> list[SaidToll]:
    return [_said_toll(c, c.value, member) for c in telling.of("toll") if isinstance(c.value, Toll)]


def _said_toll(claim: Claim, toll: Toll, member: Member) -> SaidToll:
    chains = said_by(claim, member.telling)
    chain = chains[0].chain if chains else ()
    outlet = member.outlets[0] if member.outlets else None
    whose = origin(chains[0], outlet) if chains else outlet or f"report {member.reports[0]}"
    return SaidToll(
        claim.id,
        claim.report_id,
        member.reports[0],
        toll.harm,
        toll.low,
        toll.high,
        toll.approximate,
        toll.additional,
        toll.who,
        toll.part_of,
        tuple(s.name for s in chain),
        whose,
    )


def _nearly(ids: Sequence[str], facts: _Facts) -> tuple[Link, ...]:
    found: dict[tuple[str, str], Compared] = {}
    for one in ids:
        for compared in facts.linked.nearly.get(one, ()):
            found[compared.left, compared.right] = compared
    top = sorted(found.values(), key=lambda c: (-c.odds, c.left, c.right))[:5]
    return tuple(_link(c, facts) for c in top)
