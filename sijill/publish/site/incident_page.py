"""What an incident's page shows, in the order it shows it.

Invariant: every claim of every telling is on the page once with its anchor, contradicting ones beside those they
contradict; every mark in a report's text leads back to something on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sijill.model import HARMS, Actor, Claim, Decision, Interval, Place, Report
from sijill.publish.review_text import what
from sijill.publish.site.claims import ClaimView, Context, Quote, claim_anchor, context, named, quotes, unnamed, value_words, views
from sijill.publish.site.reports import ReportView, report_views
from sijill.register.incident import Held, Incident, Link, Range, SaidToll
from sijill.saying import Words, in_words, told


@dataclass(frozen=True, slots=True)
class HeldView:
    """A value that the register holds, who says so, and who says otherwise."""

    value: str
    note: str
    supporting: tuple[ClaimView, ...]
    contradicting: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    key: str
    values: tuple[HeldView, ...]


@dataclass(frozen=True, slots=True)
class TollView:
    anchor: str
    figure: str
    who: str | None
    chain: tuple[str, ...]
    quotes: tuple[Quote, ...]
    report: str
    report_name: str
    notes: tuple[str, ...]
    stands: bool
    parts: tuple[TollView, ...] = ()


@dataclass(frozen=True, slots=True)
class HarmView:
    """`figure` is empty for harms that the register keeps no range of."""

    key: str
    label: str
    figure: str
    best: str
    rule: str
    tolls: tuple[TollView, ...]


@dataclass(frozen=True, slots=True)
class NearView:
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IncidentPage:
    id: str
    type: str
    category: str
    category_name: str
    when: str
    where: tuple[str, ...]
    notes: tuple[str, ...]
    harms: tuple[HarmView, ...]
    fields: tuple[FieldView, ...]
    grade: str
    grade_key: str
    reasons: tuple[str, ...]
    origins: tuple[str, ...]
    independent: int
    reports: tuple[ReportView, ...]
    nearly: tuple[NearView, ...]
    decisions: tuple[str, ...]


def incident_page(incident: Incident, copies: Mapping[str, Sequence[Report]], words: Words) -> IncidentPage:
    about = context(incident, copies, words)
    harms = tuple(_harms(about))
    shown = {claim_anchor(t.claim_id) for t in (*incident.tolls, *incident.withdrawn_tolls)}
    fields = tuple(_each_once(_fields(about), shown))
    return IncidentPage(
        id=incident.id,
        type=words.type(incident.type),
        category=incident.category,
        category_name=words.category(incident.category),
        when=words.interval(None if incident.when is None else incident.when.value),
        where=tuple(v.value for f in fields if f.key == "where" for v in f.values),
        notes=incident_notes(incident, words),
        harms=harms,
        fields=fields,
        grade=grade_word(incident, words),
        grade_key=incident.strength.grade.split()[0],
        reasons=tuple(in_words(r.renamed(about.sources), words) for r in incident.strength.reasons),
        origins=tuple(map(about.source, incident.origins)),
        independent=incident.independent_origins,
        reports=report_views(about, shown),
        nearly=tuple(_near(link, words) for link in incident.nearly),
        decisions=tuple(_decision(d, about) for d in incident.decisions),
    )


def incident_notes(incident: Incident, words: Words) -> tuple[str, ...]:
    """What keeps an incident from being plain news: not known to have happened, or recalled from before."""
    factuality = () if incident.factuality == "happened" else (words(incident.factuality),)
    return (*factuality, *((words("background"),) if incident.background else ()))


def grade_word(incident: Incident, words: Words) -> str:
    return words(f"grade_{incident.strength.grade.split()[0]}")


def _decision(decision: Decision, about: Context) -> str:
    """What was decided, when and why. Who decided stays with the register: a page that goes round names no analyst."""
    words = about.words
    names = {x: words("elsewhere") for x in (decision.left, decision.right) if x is not None}
    for member in about.incident.members:
        report = member.reports[0]
        names |= {member.id: f"{words.type(member.telling.type)} ({report})", member.telling.report_id: report}
        names |= {c.id: f"{words(c.field)}: {value_words(c, about)} ({report})" for c in (*member.telling.claims, *member.wrong)}
    done = what(decision, names, words)
    return in_words(told("decided_when_and_why", day=decision.at.date(), what=done, why=decision.why), words)


def _near(link: Link, words: Words) -> NearView:
    return NearView(link.score, unnamed(link.why, words))


# fields


def _fields(about: Context) -> Iterator[FieldView]:
    incident = about.incident
    if incident.when is not None:
        yield FieldView("when", (_held(incident.when, about),))
    held: tuple[tuple[str, Sequence[Held[Place] | Held[Actor]]], ...] = (
        ("where", incident.where),
        ("initiator", incident.initiators),
        ("target", incident.targets),
        ("participant", incident.participants),
    )
    for key, values in held:
        if values:
            yield FieldView(key, tuple(_held(v, about) for v in values))


def _held(held: Held[Interval] | Held[Place] | Held[Actor], about: Context) -> HeldView:
    return HeldView(
        held_words(held, about),
        _note(held.value, about),
        views(held.supporting, about),
        views(held.contradicting, about),
    )


def held_words(held: Held[Interval] | Held[Place] | Held[Actor], about: Context) -> str:
    """A held value in the page's language, in Arabic by the words of the first claim that says just that, or supports it."""
    if isinstance(held.value, Interval):
        return about.words.interval(held.value)
    claims = [about.claims[i][1] for i in held.supporting if i in about.claims]
    first: Claim | None = next((c for c in claims if c.value == held.value), next(iter(claims), None))
    return held.value.name if first is None else named(held.value, first.spans, first.report_id, about)


def _note(value: Interval | Place | Actor, about: Context) -> str:
    words = about.words
    if not isinstance(value, Place):
        return ""
    if value.point is None:
        return words("unplaced")
    at = f"{value.point.lat:.3f}, {value.point.lon:.3f}"
    parts = [at, words(value.how), words("within_km", km=f"{value.uncertainty_km:g}") if value.uncertainty_km is not None else ""]
    return words("list").join(p for p in parts if p)


def _each_once(fields: Iterable[FieldView], shown: set[str]) -> Iterator[FieldView]:
    """A claim can stand in several places; only the first gets the anchor. `shown` grows by those given."""

    def anchored(claims: Iterable[ClaimView]) -> tuple[ClaimView, ...]:
        kept = []
        for claim in claims:
            kept.append(replace(claim, anchor="") if claim.anchor in shown else claim)
            shown.add(claim.anchor)
        return tuple(kept)

    for field in fields:
        supported = [replace(v, supporting=anchored(v.supporting)) for v in field.values]
        yield FieldView(field.key, tuple(replace(v, contradicting=anchored(v.contradicting)) for v in supported))


# tolls


def _harms(about: Context) -> Iterator[HarmView]:
    ranges: dict[str, Range | None] = {"killed": about.incident.killed, "injured": about.incident.injured}
    for harm in HARMS:
        said = [t for t in (*about.incident.tolls, *about.incident.withdrawn_tolls) if t.harm == harm]
        held = ranges.get(harm)
        if said or held is not None:
            yield HarmView(harm, about.words.harm(harm), *_range(held, about.words), _nested(said, about))


def _range(held: Range | None, words: Words) -> tuple[str, str, str]:
    """Figure, the best one where it says more, and the rule it was chosen by."""
    if held is None:
        return "", "", ""
    best = "" if held.best is None or held.low == held.high else words("best", best=held.best)
    return words.figure(held.low, held.high), best, words.rule(held.rule) if best else ""


def _nested(said: Sequence[SaidToll], about: Context) -> tuple[TollView, ...]:
    """Totals with their parts below them; a part whose total is not here stands by itself."""
    here = {t.claim_id for t in said}
    parts: dict[str, list[SaidToll]] = {}
    for toll in said:
        if toll.part_of is not None and toll.part_of in here:
            parts.setdefault(toll.part_of, []).append(toll)
    return tuple(_toll(t, parts.get(t.claim_id, ()), about) for t in said if t.part_of not in here)


def _toll(toll: SaidToll, parts: Sequence[SaidToll], about: Context) -> TollView:
    words = about.words
    spans = about.claims[toll.claim_id][1].spans if toll.claim_id in about.claims else ()
    member = about.claims[toll.claim_id][0] if toll.claim_id in about.claims else None
    outlet = member.outlets[0] if member is not None and member.outlets else words("no_outlet")
    gone = toll in about.incident.withdrawn_tolls
    notes = (
        words("withdrawn") if gone else "",
        words("superseded") if toll.superseded_by is not None else "",
        words("part_of_total") if toll.part_of is not None else "",
        words("not_total") if not toll.total and toll.part_of is None and toll.superseded_by is None else "",
    )
    return TollView(
        claim_anchor(toll.claim_id),
        words.figure(toll.low, toll.high, approximate=toll.approximate, additional=toll.additional),
        toll.who,
        (outlet, *map(about.source, toll.attribution)),
        quotes(spans, toll.report_id, about),
        about.anchors[toll.report_id],
        toll.report_name,
        tuple(n for n in notes if n),
        toll.superseded_by is None and not gone,
        tuple(_toll(p, (), about) for p in parts),
    )
