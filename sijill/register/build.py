"""The ledger's facts to incidents.

Invariant: the same facts give the same incidents, byte for byte, in whatever order they were added (ids that the ledger
minted apart); only ids are written back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sijill.codebook import codebook
from sijill.linking import NEAREST, Candidate, Compared, Linked, Linker, Persons, Weights, age, explained, weights
from sijill.model import Attribution, Claim, Decision, Factuality, Report, Telling, Toll, telling_ids
from sijill.register import fields, tolls
from sijill.register.blame import rivals
from sijill.register.bodies import meant
from sijill.register.hints import with_hints
from sijill.register.incident import Incident, Link, Member, SaidToll
from sijill.register.origins import Voice, independent, itself, origin, origins
from sijill.register.refresh import refresh, rulings, standing_decisions
from sijill.register.republished import published_again, republished
from sijill.register.rising import has_risen, is_put_right
from sijill.register.rulings import Rulings, chosen, counting
from sijill.register.strength import denies, strength
from sijill.register.sweeping import unswept
from sijill.register.taken_back import takings, without_taken_back
from sijill.register.written import Written, written
from sijill.saying import Said, told
from sijill.store import Ledger, Linking, Listed


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
    backs: Mapping[str, Sequence[Telling]]
    written: Written


_AT_A_TIME = 500


def build_register(ledger: Ledger, *, rule: str = tolls.DEFAULT_RULE, using: Weights | None = None) -> tuple[Incident, ...]:
    """Every incident, by day, the ledger's derived tables brought up first. `rule`: how the best figure is chosen, one of
    `tolls.RULES`."""
    refresh(ledger, using=using)
    return with_hints(sorted(stream(ledger, rule=rule, using=using), key=_day_first))


def stream(
    ledger: Ledger, names: Collection[str] | None = None, *, rule: str = tolls.DEFAULT_RULE, using: Weights | None = None
) -> Iterator[Incident]:
    """Every incident as the derived tables have it, or those with these ids, about by day, some hundreds held at a time."""
    with ledger.linking() as kept:
        listed = kept.listed() if names is None else kept.named(names)
        decisions = standing_decisions(kept)
        for n in range(0, len(listed), _AT_A_TIME):
            with unswept():
                some = list(_some(kept, listed[n : n + _AT_A_TIME], decisions, rule, using if using is not None else weights()))
            yield from some


def incident_of(ledger: Ledger, name: str, *, rule: str = tolls.DEFAULT_RULE, using: Weights | None = None) -> Incident | None:
    """The incident with this id as the derived tables have it; `None` where there is none."""
    found = list(stream(ledger, [name], rule=rule, using=using))
    return found[0] if found else None


def _some(kept: Linking, listed: Sequence[Listed], decisions: Sequence[Decision], rule: str, using: Weights) -> Iterator[Incident]:
    linked = explained(Linker(kept.index, Persons.of(decisions), using), [one.cluster for one in listed])
    facts = _gather(kept, linked, decisions, rule, using)
    home = {one: members for members in linked.clusters for one in members}
    for one in listed:
        members = sorted(home[one.telling], key=lambda x: age(facts.candidates[x]))
        yield _incident(one.incident, members, facts)


def _day_first(incident: Incident) -> tuple[bool, str, str]:
    when = incident.when
    return when is None, "" if when is None else when.value.earliest.isoformat(), incident.members[0].id


def _gather(kept: Linking, linked: Linked, decisions: Sequence[Decision], rule: str, using: Weights) -> _Facts:
    reports = {c.report_id for c in linked.candidates.values()}
    ruled = rulings(kept, decisions)
    told: dict[str, Telling] = {}
    struck: dict[str, tuple[Claim, ...]] = {}
    for reading in kept.readings(reports):
        struck.update(ruled.struck(reading))
        told.update(telling_ids(ruled.less_wrong(reading).tellings))
    found = {key: replace(c, telling=told[key]) for key, c in linked.candidates.items()}
    backs = takings(t for key, t in told.items() if not ruled.is_wrong(key, t.report_id))
    names = written(kept, told, (one for some in linked.nearly.values() for one in some))
    return _Facts(found, kept.copies(reports), linked, ruled, struck, rule, using, backs, names)


# one incident


def _incident(name: str, ids: Sequence[str], facts: _Facts) -> Incident:
    called = _called(ids, facts)
    members, bodies, sole = _of_one_body(_member(one, ids, called, facts) for one in ids)
    members = _less_taken_back(members, facts) if facts.backs else members
    standing = [m for m in members if not m.withdrawn]
    tellings = [counting(m) for m in standing] or [m.telling for m in members]
    days = {m.telling.report_id: m.published.latest.isoformat() if m.published is not None else "" for m in members}
    whole = fields.factuality(tellings)
    said = tolls.mark([s for m in standing for s in _said(m, counting(m), whole, sole, facts)], days)
    kind, initiators = fields.kind(tellings), fields.actors(tellings, "initiator")
    killed, injured = (tolls.spread(said, harm, days, rule=facts.rule) for harm in ("killed", "injured"))
    saying = [m for m in standing if not denies(m, whole)]
    voices = [Voice(m.telling.report_id, _any_of(m.origins, bodies), facts.candidates[m.id].sketch) for m in saying]
    count = independent(voices)
    ranges = (("killed", killed), ("injured", injured))
    accused = rivals([(t, facts.copies[t.report_id][0].text) for t in tellings], fields.sides(initiators))
    counted = {s.claim_id for s in said}
    decisions = facts.rulings.on(members)
    incident = Incident(
        name,
        kind,
        codebook().types[kind].category,
        whole,
        all(t.background for t in tellings),
        fields.when(tellings),
        fields.where(tellings),
        initiators,
        fields.actors(tellings, "target"),
        fields.actors(tellings, "participant"),
        killed,
        injured,
        said,
        tuple(sorted({o for m in saying for o in m.origins})),
        count,
        strength(members, whole=whole, independent=count, accused=accused, ranges=ranges),
        members,
        _nearly(ids, facts),
        tuple(s for m in members for s in _said(m, m.telling, whole, sole, facts) if s.claim_id not in counted),
        decisions,
    )
    return replace(chosen(incident, decisions), hints=tuple(republished(incident)))


def _less_taken_back(members: Sequence[Member], facts: _Facts) -> tuple[Member, ...]:
    texts = {m.telling.report_id: facts.copies[m.telling.report_id][0].text for m in members}
    return without_taken_back(members, facts.backs, facts.rulings.upheld(members), texts)


def _of_one_body(members: Iterable[Member]) -> tuple[tuple[Member, ...], Mapping[str, frozenset[str]], Mapping[str, str]]:
    """The members, a body without a nation («وزارة الصحة», the health ministry) by the name that others give it where one alone
    fits; what each such name can mean, and those that mean one."""
    listed = tuple(members)
    bodies = meant(o for m in listed for o in m.origins)
    sole = {name: next(iter(others)) for name, others in bodies.items() if len(others) == 1}
    return tuple(replace(m, origins=tuple(sorted({sole.get(o, o) for o in m.origins}))) for m in listed), bodies, sole


def _any_of(origins: Sequence[str], bodies: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    return tuple(sorted({one for o in origins for one in bodies.get(o, (o,))}))


_Called = Mapping[str, tuple[str, ...]]


def _called(ids: Sequence[str], facts: _Facts) -> _Called:
    """What the incident's reports are called, by report id. Two tables that number their rows from 1 give one id to two reports:
    these bear the beginning of their own behind it, or both would be one report, and where no outlet is known one origin."""
    named = {r: {c.name for c in facts.copies[r]} for r in {facts.candidates[x].report_id for x in ids}}
    times = Counter(name for names in named.values() for name in names)
    return {r: tuple(sorted(x if times[x] == 1 else f"{x} ({r[:12]})" for x in names)) for r, names in named.items()}


def _member(one: str, ids: Sequence[str], called: _Called, facts: _Facts) -> Member:
    candidate, rulings = facts.candidates[one], facts.rulings
    telling = candidate.telling
    copies = facts.copies[candidate.report_id]
    outlets = tuple(sorted({c.outlet for c in copies if c.outlet is not None}))
    names = called[candidate.report_id]
    gone = rulings.is_withdrawn(one, telling.report_id)
    from_whom = origins(_attributions(telling), outlets, names[0])
    return Member(
        one,
        telling,
        names,
        outlets,
        from_whom,
        candidate.published,
        _why(one, ids, called, facts),
        gone,
        rulings.withdrawn_claims(telling),
        facts.struck.get(one, ()),
        _tie(one, ids, facts),
        again=published_again(copies),
    )


def _tie(one: str, ids: Sequence[str], facts: _Facts) -> Link | None:
    return _link(facts.linked.best[one], facts) if len(ids) > 1 else None


def _link(compared: Compared, facts: _Facts) -> Link:
    return Link(compared.left, compared.right, round(compared.score, 4), _as_written(compared, facts))


def _as_written(compared: Compared, facts: _Facts) -> tuple[Said, ...]:
    """The reasons, with the actors that the linker knows by folded names alone as the two tellings write them."""
    names = {**facts.written.get(compared.right, {}), **facts.written.get(compared.left, {})}
    return tuple(said.renamed(names) for said in compared.why(facts.weights))


def _attributions(telling: Telling) -> tuple[Attribution, ...]:
    return telling.attributions or tuple(a for c in telling.claims for a in c.attributions)


def _why(one: str, ids: Sequence[str], called: _Called, facts: _Facts) -> tuple[Said, ...]:
    if len(ids) == 1:
        return (told("only_telling"),)
    said = [d for pair, d in sorted(facts.linked.persons.items()) if one in pair and d.judgement == "same" and set(pair) <= set(ids)]
    best = facts.linked.best[one]
    other = facts.candidates[best.right if best.left == one else best.left]
    name = called[other.report_id][0]
    why = tuple(told("person_says_same", by=d.by, why=d.why) for d in said)
    if best.veto is None:
        why += (told("likely_told_too", sure=best.score, report=name), *_as_written(best, facts))
    return why


def _said(member: Member, telling: Telling, whole: Factuality, sole: Mapping[str, str], facts: _Facts) -> list[SaidToll]:
    """A figure that is denied is no figure of the incident, which is `whole`; the telling still shows it, marked."""
    tolls = ((c, c.value) for c in telling.of("toll") if not fields.is_denied(c, whole))
    text = facts.copies[member.telling.report_id][0].text
    found = [(_said_toll(c, toll, member), c) for c, toll in tolls if isinstance(toll, Toll)]
    return [replace(s, origin=sole.get(s.origin, s.origin), risen=has_risen(c, text), put_right=is_put_right(c, text)) for s, c in found]


def _said_toll(claim: Claim, toll: Toll, member: Member) -> SaidToll:
    chains = member.telling.said_by(claim)
    chain = chains[0].chain if chains else ()
    outlet = member.outlets[0] if member.outlets else None
    whose = origin(chains[0], outlet) if chains else outlet or itself(member.reports[0])
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
    top = sorted(found.values(), key=lambda c: (-c.odds, c.left, c.right))[:NEAREST]
    return tuple(_apart(_link(c, facts), c, facts.weights.limits.join) for c in top)


def _apart(link: Link, compared: Compared, join: float) -> Link:
    """With what keeps apart two that are likelier one than not, and that nothing forbids."""
    unsettled = compared.adrift and compared.veto is None and compared.score >= join
    return replace(link, why=(told("perhaps_of_another_day"), *link.why)) if unsettled else link
