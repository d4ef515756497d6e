"""What no longer counts and stays to be seen: claims that a person found wrong, and those that were withdrawn alone.

Invariant: what is shown here is nowhere else on the page as if it counted.
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.model import Claim
from sijill.publish.site.claims import Context, Quote, claim_anchor, quotes, value_words


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
