"""Claims as the pages show them: a value in words, the words it came from, and who says so.

Invariant: every claim shown has a way to its words (unless it has none) and to the report they stand in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sijill.model import Actor, Attribution, Claim, Interval, Place, Report, Span, Toll
from sijill.publish.marks import anchor
from sijill.register.incident import Incident, Member
from sijill.register.origins import itself, origin
from sijill.saying import Said, Words, in_words, told
from sijill.saying.names import value_name


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report and the anchor of where they stand in it."""

    text: str
    to: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """`chain` names who says it, from the outlet to the origin."""

    anchor: str
    value: str
    quotes: tuple[Quote, ...]
    chain: tuple[str, ...]
    report: str
    report_name: str
    factuality: str


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What every part of an incident's page needs. `anchors`: report ids to their anchors on the page."""

    incident: Incident
    copies: Mapping[str, Sequence[Report]]
    words: Words
    anchors: Mapping[str, str]
    claims: Mapping[str, tuple[Member, Claim]]
    sources: Mapping[str, str]

    def source(self, name: str) -> str:
        """A source's name in the page's language: in Arabic as the reports word it."""
        return self.sources.get(name, name)

    def text(self, report_id: str) -> str:
        return self.copies[report_id][0].text


def context(incident: Incident, copies: Mapping[str, Sequence[Report]], words: Words) -> Context:
    reports = list(dict.fromkeys(m.telling.report_id for m in incident.members))
    claims = {c.id: (m, c) for m in incident.members for c in m.telling.claims}
    sources = {} if words.language == "en" else _worded(incident, copies, words)
    return Context(incident, copies, words, {r: f"r{i}" for i, r in enumerate(reports, 1)}, claims, sources)


def _worded(incident: Incident, copies: Mapping[str, Sequence[Report]], words: Words) -> dict[str, str]:
    """Names of sources, and of origins, to the words of the first report that names them."""
    worded = {itself(name): words("report_itself", report=name) for m in incident.members if not m.outlets for name in m.reports[:1]}
    for member in incident.members:
        text = copies[member.telling.report_id][0].text
        for attribution in attributions(member):
            for source in (s for s in attribution.chain if s.spans):
                worded.setdefault(source.name, " ".join(source.spans[0].of(text).split()))
            _word_origin(worded, attribution, member.outlets)
    return worded


def _word_origin(worded: dict[str, str], attribution: Attribution, outlets: Sequence[str]) -> None:
    """«ناشطون (موقع …)»: whom nobody signs for is an origin together with the outlet."""
    outlet = outlets[0] if outlets else None
    name, said = origin(attribution, outlet), worded.get(attribution.origin.name)
    if outlet is not None and said is not None and name not in (s.name for s in attribution.chain):
        worded.setdefault(name, f"{said} ({outlet})")


def attributions(member: Member) -> list[Attribution]:
    """The telling's chains and those of its claims, each once."""
    listed = [*member.telling.attributions, *(a for c in member.telling.claims for a in c.attributions)]
    return list({tuple(s.name for s in a.chain): a for a in reversed(listed)}.values())[::-1]


#: What is said of a person by name, and the same of one who is not named.
_UNNAMED: Mapping[str, str] = {"person_says_same": "someone_says_same", "person_says_different": "someone_says_different"}


def unnamed(why: Iterable[Said], words: Words) -> tuple[str, ...]:
    """Reasons without the names of those who decided: a page goes round, and who works on a register need not."""
    return tuple(in_words(told(_UNNAMED[w.key], why=w["why"]) if w.key in _UNNAMED else w, words) for w in why)


def claim_anchor(claim_id: str) -> str:
    return f"c-{claim_id}"


def views(claim_ids: Iterable[str], about: Context) -> tuple[ClaimView, ...]:
    """Views of claims; those that are no longer in the incident are left out."""
    return tuple(_view(*about.claims[i], about) for i in claim_ids if i in about.claims)


def _view(member: Member, claim: Claim, about: Context) -> ClaimView:
    attribution = next(iter(member.telling.said_by(claim)), None)
    report = about.copies[claim.report_id][0]
    return ClaimView(
        claim_anchor(claim.id),
        value_words(claim, about),
        quotes(claim.spans, claim.report_id, about),
        (outlet_name(member, about.words), *(about.source(s.name) for s in attribution.chain))
        if attribution is not None
        else (outlet_name(member, about.words),),
        about.anchors[claim.report_id],
        report.name,
        "" if claim.factuality == "happened" else about.words(claim.factuality),
    )


def outlet_name(member: Member, words: Words) -> str:
    return member.outlets[0] if member.outlets else words("no_outlet")


def quotes(spans: Iterable[Span], report_id: str, about: Context) -> tuple[Quote, ...]:
    text, at = about.text(report_id), about.anchors[report_id]
    return tuple(Quote(s.of(text), anchor(at, s)) for s in spans)


def value_words(claim: Claim, about: Context) -> str:
    """The claim's value in the page's language; names of places and actors in Arabic are the report's own words."""
    value = claim.value
    if isinstance(value, Interval):
        return about.words.interval(value)
    if isinstance(value, Toll):
        return about.words.harm_and_toll(value)
    return named(value, claim.spans, claim.report_id, about)


def named(value: Place | Actor, spans: Sequence[Span], report_id: str, about: Context) -> str:
    if about.words.language == "en" or not spans:
        return value_name(value, about.words.language)
    return " ".join(spans[0].of(about.text(report_id)).split())
