"""What no longer counts and stays to be seen: tolls that were withdrawn, claims that a person found wrong.

Invariant: what is shown here is nowhere else on the page as if it counted.
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.model import Claim
from sijill.publish.site.claims import Context, Quote, claim_anchor, quotes, value_words
from sijill.publish.site.incident_page import TollView
from sijill.register.incident import SaidToll


@dataclass(frozen=True, slots=True)
class Struck:
    """A claim that counts for nothing, and the word that says why."""

    id: str
    anchor: str
    field: str
    value: str
    quotes: tuple[Quote, ...]
    report: str
    report_name: str
    state: str


def struck(about: Context) -> tuple[Struck, ...]:
    """Claims found wrong, then those that were withdrawn alone, in the order of the tellings."""
    words = about.words
    wrong = [_struck(c, words("judged_wrong"), about) for m in about.incident.members for c in m.wrong]
    gone = [
        _struck(c, words("withdrawn"), about)
        for m in about.incident.members
        for c in m.telling.claims
        if c.id in m.withdrawn_claims and c.field != "toll"
    ]
    return tuple({s.id: s for s in (*wrong, *gone)}.values())


def _struck(claim: Claim, state: str, about: Context) -> Struck:
    return Struck(
        claim.id,
        claim_anchor(claim.id),
        about.words(claim.field),
        value_words(claim, about),
        quotes(claim.spans, claim.report_id, about),
        about.anchors[claim.report_id],
        about.copies[claim.report_id][0].name,
        state,
    )


def withdrawn_tolls(about: Context) -> tuple[TollView, ...]:
    return tuple(_toll(t, about) for t in about.incident.withdrawn_tolls)


def _toll(toll: SaidToll, about: Context) -> TollView:
    words, found = about.words, about.claims.get(toll.claim_id)
    spans = () if found is None else found[1].spans
    outlet = found[0].outlets[0] if found is not None and found[0].outlets else words("no_outlet")
    figure = words.figure(toll.low, toll.high, approximate=toll.approximate, additional=toll.additional)
    return TollView(
        claim_anchor(toll.claim_id),
        words("toll_of_harm", figure=figure, harm=words.harm(toll.harm)),
        toll.who,
        (outlet, *map(about.source, toll.attribution)),
        quotes(spans, toll.report_id, about),
        about.anchors[toll.report_id],
        toll.report_name,
        (words("withdrawn"),),
        False,
    )
