"""What ids stand for, in the words of a page: an incident, a telling, a claim with its words, a report.

Invariant: an id that means nothing here is shown as it is, and never as something else.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sijill.desk.pages.near import incident_title
from sijill.desk.state import Desk
from sijill.publish.site.claims import context, value_words
from sijill.register.incident import Incident
from sijill.saying.words import Words

_SHORT = 10


@dataclass(frozen=True, slots=True)
class Meant:
    """`quote`: its words in the report, "" where it has none; `link`: where it is seen."""

    id: str
    text: str
    quote: str
    link: str


def meant(desk: Desk, names: Iterable[str], words: Words, *, within: str = "") -> list[Meant]:
    """Each once, in order. `within`: the id of the incident whose claims and reports are meant."""
    listed = list(dict.fromkeys(names))
    whole = {i.id: i for i in desk.incidents(listed)}
    homes = {i.id: i for i in desk.incidents([within, *filter(None, map(desk.incident_of, listed))])}
    told: dict[str, Meant] = {n: Meant(n, incident_title(i, words), "", f"/incident/{n}") for n, i in whole.items()}
    for one in homes.values():
        told |= {n: m for n, m in _within(desk, one, set(listed), words).items() if n not in told}
    return [told.get(n, Meant(n, n[:_SHORT], "", "")) for n in listed]


def _within(desk: Desk, one: Incident, names: set[str], words: Words) -> dict[str, Meant]:
    """Those of the names that mean something of this incident."""
    copies = desk.copies([one])
    about = context(one, copies, words)
    link, found = f"/incident/{one.id}", {}
    for member in one.members:
        telling, report = member.telling, copies[member.telling.report_id][0]
        if member.id in names:
            kind = words("about_telling", type=words.type(telling.type), report=report.name)
            found[member.id] = Meant(member.id, kind, telling.spans[0].of(report.text), f"{link}#{about.anchors[report.id]}")
        if report.id in names:
            found[report.id] = Meant(report.id, words("about_report", report=report.name), "", f"{link}#{about.anchors[report.id]}")
        for claim in (c for c in (*telling.claims, *member.wrong) if c.id in names):
            said = words("about_claim", field=words(claim.field), value=value_words(claim, about), report=report.name)
            quote = " … ".join(s.of(report.text) for s in claim.spans)
            found[claim.id] = Meant(claim.id, said, quote, f"{link}#c-{claim.id}")
    return found
