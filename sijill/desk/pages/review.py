"""The page of review: what waits for a decision, what would settle most first, and two tellings side by side.

Invariant: the words of both tellings are shown whole and as received; what speaks for and what against stand apart; nothing is decided without a reason.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel

from sijill.desk.pages.deeds import StandingView, done_view, standing_view
from sijill.desk.pages.near import incident_title
from sijill.desk.problems import problem
from sijill.desk.rendering import language_of, render, say
from sijill.desk.sessions import Visitor
from sijill.desk.state import Desk
from sijill.desk.who import Reader, TheDesk
from sijill.model import FIELDS, Field
from sijill.publish.site.claims import ClaimView, claim_anchor, context, views
from sijill.publish.site.reports import ReportView, report_views
from sijill.register.incident import Incident, Link, Member
from sijill.saying import Said, Words, in_words
from sijill.saying.counting import likelihood
from sijill.workflow.reviewing import Question

router = APIRouter()
_LISTED = 30
_REASONS = 8
#: The key of what speaks against, and what keeps two apart that are alike.
_AGAINST = "but"
_KEEPS_APART = frozenset({"perhaps_of_another_day"})


class Pair(BaseModel):
    """Two tellings by their ids, else the first that waits; `of`: only what concerns this incident waits; `incident`: the page one came from."""

    left: str = ""
    right: str = ""
    of: str = ""
    incident: str = ""

    @property
    def back(self) -> str:
        if self.incident:
            return f"/incident/{self.incident}"
        return f"/review?of={self.of}" if self.of else "/review"


@dataclass(frozen=True, slots=True)
class Side:
    """One telling: its report with the telling's words marked, and its claims by field."""

    telling: str
    incident: str
    title: str
    report: ReportView
    claims: Mapping[Field, tuple[ClaimView, ...]]


@dataclass(frozen=True, slots=True)
class Compared:
    """`percent`: how likely the linker holds them to be the same, 0 where a rule keeps them apart, `None` where it did not compare them;
    `standing`: what persons decided on the two."""

    left: Side
    right: Side
    joined: bool
    percent: int | None
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]
    standing: tuple[StandingView, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    left: str
    right: str
    title: str
    percent: int
    stake: int


@router.get("/review")
def review(desk: TheDesk, visitor: Reader, request: Request, pair: Annotated[Pair, Query()]) -> Response:
    words = say(language_of(request))
    waiting = desk.queue(incident=pair.of or None)
    chosen = (pair.left, pair.right) if pair.left and pair.right else next(((q.left.id, q.right.id) for q in waiting), None)
    return render(
        request,
        "review.html",
        pair=pair,
        compared=None if chosen is None else compared(desk, *chosen, words),
        waiting=[_waiting(desk, q, words) for q in waiting[:_LISTED]],
        count=len(waiting),
        state=_digest(f"{q.left.id} {q.right.id}" for q in waiting),
        reasons=_reasons(desk, visitor),
        done=done_view(desk, visitor, request),
        fields=FIELDS,
    )


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _reasons(desk: Desk, visitor: Visitor) -> list[str]:
    """The reasons that the visitor gave last, to give again."""
    own = (d.why for d in reversed(desk.decisions()) if d.by == visitor.name and d.right is not None)
    return list(islice(dict.fromkeys(own), _REASONS))


def _waiting(desk: Desk, question: Question, words: Words) -> Waiting:
    title = incident_title(desk.incident(question.incidents[0]), words)
    return Waiting(question.left.id, question.right.id, title, likelihood(question.link.score), question.stake)


# two tellings


def compared(desk: Desk, left: str, right: str, words: Words) -> Compared:
    (one, member), (other, its) = _member(desk, left), _member(desk, right)
    link = _link((one, other), left, right)
    why = () if link is None else link.why
    against = tuple(w for n, w in enumerate(why) if _speaks_against(n, w, link))
    return Compared(
        _side(desk, one, member, "left", words),
        _side(desk, other, its, "right", words),
        one.id == other.id,
        None if link is None else likelihood(link.score),
        tuple(in_words(w, words) for w in why if w not in against),
        tuple(in_words(w["of"] if w.key == _AGAINST else w, words) for w in against),
        _standing(desk, left, right, words),
    )


def _standing(desk: Desk, left: str, right: str, words: Words) -> tuple[StandingView, ...]:
    found = [d for d in desk.decisions(standing=True) if d.by_person and {d.left, d.right} == {left, right}]
    return tuple(standing_view(d, [], words) for d in found)


def _member(desk: Desk, telling: str) -> tuple[Incident, Member]:
    home = desk.incident_of(telling)
    if home is None:
        raise problem(404, "no_telling", name=telling)
    one = desk.incident(home)
    return one, next(m for m in one.members if m.id == telling)


def _link(incidents: Iterable[Incident], left: str, right: str) -> Link | None:
    """What the linker found of the two, where it compared them and the register kept it."""
    links = (link for one in incidents for link in (*one.nearly, *(m.tie for m in one.members if m.tie is not None)))
    return next((link for link in links if {link.left, link.right} == {left, right}), None)


def _speaks_against(n: int, said: Said, link: Link | None) -> bool:
    """Where a rule keeps them apart, its reason is the first."""
    return said.key == _AGAINST or said.key in _KEEPS_APART or (n == 0 and link is not None and link.score == 0)


def _side(desk: Desk, one: Incident, member: Member, at: str, words: Words) -> Side:
    """The telling by itself, its anchors told apart from the other side's."""
    alone = replace(one, members=(member,))
    about = replace(context(alone, desk.copies([alone]), words), anchors={member.telling.report_id: at})
    claims = {f: views((c.id for c in member.telling.of(f)), about) for f in FIELDS}
    own = {f: tuple(replace(c, anchor=f"{at}-{c.anchor}") for c in listed) for f, listed in claims.items()}
    report = report_views(about, {claim_anchor(c.id) for c in member.telling.claims})[0]
    return Side(member.id, one.id, incident_title(one, words), _led_back(report, at), own)


def _led_back(report: ReportView, at: str) -> ReportView:
    """The marks of the text lead to the claims of their own side."""

    def led(back: str) -> str:
        return f"{at}-{back}" if back.startswith("c-") else back

    cut = (replace(s, marks=tuple(replace(m, back=led(m.back)) for m in s.marks)) for s in report.stretches)
    return replace(report, stretches=tuple(cut))
