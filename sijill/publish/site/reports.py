"""The reports of an incident as its page shows them: who published what when, why it is here, and its text with the words marked.

Invariant: a report's text is shown whole and as received.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import urlsplit

from sijill.model import Attribution, Report
from sijill.publish.marks import Mark, Stretch, claim_kind, stretches
from sijill.publish.reading_view import published
from sijill.publish.site.claims import Context, Quote, attributions, claim_anchor, quotes, unnamed, value_words
from sijill.register.incident import Member


@dataclass(frozen=True, slots=True)
class LinkView:
    """One link of a chain: a name and the words that name it."""

    name: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class TellingView:
    """`id`: the telling's in the register; `chains` without the outlet; empty where the outlet speaks for itself."""

    id: str
    anchor: str
    type: str
    factuality: str
    withdrawn: bool
    why: tuple[str, ...]
    words: tuple[Quote, ...]
    chains: tuple[tuple[LinkView, ...], ...]


@dataclass(frozen=True, slots=True)
class ReportView:
    anchor: str
    name: str
    title: str | None
    outlets: tuple[str, ...]
    published: str
    urls: tuple[str, ...]
    invented: bool
    tellings: tuple[TellingView, ...]
    stretches: tuple[Stretch, ...]


def invented(report: Report) -> bool:
    """Whether the report says of itself that it is made up."""
    return report.extra.get("invented") is True


def report_views(about: Context, shown: AbstractSet[str]) -> tuple[ReportView, ...]:
    """Reports in the order they were published, the undated last. `shown`: anchors of the claims that the page shows."""
    members: dict[str, list[Member]] = {}
    for member in sorted(about.incident.members, key=_age):
        members.setdefault(member.telling.report_id, []).append(member)
    return tuple(_report(report_id, listed, about, shown) for report_id, listed in members.items())


def _age(member: Member) -> tuple[str, tuple[str, ...]]:
    return ("9999" if member.published is None else member.published.earliest.isoformat(), member.reports)


def _report(report_id: str, members: Sequence[Member], about: Context, shown: AbstractSet[str]) -> ReportView:
    copies, at = about.copies[report_id], about.anchors[report_id]
    marks = [mark for n, member in enumerate(members, 1) for mark in _marks(member, _telling_anchor(at, n), about, shown)]
    return ReportView(
        at,
        copies[0].name,
        next((c.title for c in copies if c.title), None),
        members[0].outlets,
        published(copies[0], members[0].published, about.words),
        tuple(dict.fromkeys(c.url for c in copies if c.url is not None and _web(c.url))),
        any(invented(c) for c in copies),
        tuple(_telling(m, _telling_anchor(at, n), about) for n, m in enumerate(members, 1)),
        tuple(stretches(copies[0].text, marks, report=at)),
    )


def _telling_anchor(report: str, number: int) -> str:
    return f"{report}-t{number}"


def _web(url: str) -> bool:
    """Only addresses of the web become links: a report may carry anything as its address."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def _telling(member: Member, at: str, about: Context) -> TellingView:
    telling = member.telling
    return TellingView(
        member.id,
        at,
        about.words.type(telling.type),
        "" if telling.factuality == "happened" else about.words(telling.factuality),
        member.withdrawn,
        unnamed(member.why, about.words),
        quotes(telling.spans, telling.report_id, about),
        tuple(_links(a, telling.report_id, about) for a in attributions(member)),
    )


def _links(attribution: Attribution, report_id: str, about: Context) -> tuple[LinkView, ...]:
    return tuple(LinkView(about.source(s.name), quotes(s.spans, report_id, about)) for s in attribution.chain)


def _marks(member: Member, at: str, about: Context, shown: AbstractSet[str]) -> Iterator[Mark]:
    words, telling = about.words, member.telling
    yield from (Mark(span, "event", at, words("event_words")) for span in telling.spans)
    for claim in telling.claims:
        back = claim_anchor(claim.id) if claim_anchor(claim.id) in shown else at
        label = f"{words(claim.field)}: {value_words(claim, about)}"
        yield from (Mark(span, claim_kind(claim), back, label) for span in claim.spans)
    for attribution in attributions(member):
        for source in attribution.chain:
            label = f"{words('source_words')}: {about.source(source.name)}"
            yield from (Mark(span, "source", at, label) for span in source.spans)
