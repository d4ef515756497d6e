"""Deciding through the API: what is worth deciding, decisions, their history, and taking them back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from typing_extensions import TypedDict

from sijill.desk.api.answers import Json, Tag, tagged
from sijill.desk.deciding import Asked, Decided
from sijill.desk.past import About, Past
from sijill.desk.who import Analyst, Reader, TheDesk, address_of
from sijill.model import Decision
from sijill.saying import plain
from sijill.store.codec import choice_to
from sijill.workflow.reviewing import Question

router = APIRouter(tags=["decisions"])

Name = Annotated[str, Path(max_length=200)]
Judgement = Literal["same", "different", "right", "wrong", "withdrawn", "chosen"]


class DecisionShape(TypedDict):
    """`superseded_by`: what puts it aside, null where it stands. `choice`: the field and value that were chosen."""

    id: str
    judgement: Judgement
    left: str
    right: str | None
    by: str
    why: str
    at: str
    superseded_by: str | None
    instead_of: list[str]
    choice: dict[str, Any] | None


class DecidedShape(TypedDict):
    """`decisions`: those made, none where the same person had decided this already; `incidents`: the ids of those that they are
    about now; `changes`: what became of incidents."""

    version: int
    decisions: list[DecisionShape]
    incidents: list[str]
    changes: list[str]


class SideShape(TypedDict):
    telling_id: str
    incident_id: str
    report_id: str
    reports: list[str]
    outlets: list[str]
    type: str


class QuestionShape(TypedDict):
    """`joined`: both are in one incident now. `stake`: how many tellings would change their incident; `doubt`: 1 where it could
    be either, 0 where the linker is sure."""

    left: SideShape
    right: SideShape
    score: float
    why: list[str]
    joined: bool
    stake: int
    doubt: float


class QueueShape(TypedDict):
    version: int
    total: int
    questions: list[QuestionShape]


class DecisionsShape(TypedDict):
    version: int
    total: int
    decisions: list[DecisionShape]


class AboutShape(TypedDict):
    kind: Literal["telling", "claim", "report", "decision", "elsewhere"]
    id: str


class PastShape(TypedDict):
    decision: DecisionShape
    left: AboutShape
    right: AboutShape | None


class HistoryShape(TypedDict):
    version: int
    history: list[PastShape]


@router.get("/review", response_model=QueueShape)
def review(
    desk: TheDesk,
    visitor: Reader,
    tag: Tag,
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    incident: Annotated[str | None, Query(max_length=200, description="Only pairs that this incident has a telling in.")] = None,
) -> Json:
    """Pairs of tellings whose decision would settle most, those first."""
    found = desk.queue(incident=incident or None)
    told: QueueShape = {"version": desk.version, "total": len(found), "questions": [_question(q) for q in found[:limit]]}
    return tagged(told, tag)


@router.get("/decisions", response_model=DecisionsShape)
def decisions(
    desk: TheDesk,
    visitor: Reader,
    tag: Tag,
    standing: Annotated[bool, Query(description="Only those that stand.")] = False,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
    offset: Annotated[int, Query(ge=0, le=10**9)] = 0,
) -> Json:
    """All decisions of persons and of the linker, the latest first."""
    found = desk.decisions(standing=standing)[::-1]
    listed = [_decision(d) for d in found[offset : offset + limit]]
    told: DecisionsShape = {"version": desk.version, "total": len(found), "decisions": listed}
    return tagged(told, tag)


@router.post("/decisions", response_model=DecidedShape, status_code=201)
def decide(desk: TheDesk, visitor: Analyst, request: Request, asked: Asked) -> Json:
    """Decide. Refused with 409 where a person's standing decision says otherwise (`decisions` names it), or where the incident has
    changed since the version `seen`."""
    return Json(_decided(desk.decide(asked, visitor, address=address_of(request))), 201)


@router.delete("/decisions/{name}", response_model=DecidedShape)
def undo(
    desk: TheDesk,
    visitor: Analyst,
    request: Request,
    name: Name,
    why: Annotated[str, Query(min_length=1, max_length=2000, description="The reason; it is kept.")],
) -> Json:
    """Take back a decision and all that were made with it; what stood before stands again. The history keeps both."""
    return Json(_decided(desk.undo(name, visitor, why=why, address=address_of(request))))


@router.get("/incidents/{name}/history", response_model=HistoryShape)
def history(desk: TheDesk, visitor: Reader, tag: Tag, name: Name) -> Json:
    """Every decision on an incident, those put aside too, in their order."""
    told: HistoryShape = {"version": desk.version, "history": [_past(p) for p in desk.history(name)]}
    return tagged(told, tag)


def _decided(done: Decided) -> DecidedShape:
    return {
        "version": done.version,
        "decisions": [_decision(d) for d in done.made],
        "incidents": list(done.incidents),
        "changes": list(done.changes),
    }


def _decision(d: Decision) -> DecisionShape:
    return {
        "id": d.id,
        "judgement": d.judgement,
        "left": d.left,
        "right": d.right,
        "by": d.by,
        "why": d.why,
        "at": d.at.isoformat(),
        "superseded_by": d.superseded_by,
        "instead_of": list(d.instead_of),
        "choice": choice_to(d.choice),
    }


def _past(p: Past) -> PastShape:
    return {"decision": _decision(p.decision), "left": _about(p.left), "right": None if p.right is None else _about(p.right)}


def _about(a: About) -> AboutShape:
    return {"kind": a.kind, "id": a.id}


def _question(q: Question) -> QuestionShape:
    left, right = _sides(q)
    return {
        "left": left,
        "right": right,
        "score": q.link.score,
        "why": plain(q.link.why),
        "joined": q.joined,
        "stake": q.stake,
        "doubt": round(q.doubt, 6),
    }


def _sides(q: Question) -> Iterable[SideShape]:
    for member, incident in ((q.left, q.incidents[0]), (q.right, q.incidents[-1])):
        yield {
            "telling_id": member.id,
            "incident_id": incident,
            "report_id": member.telling.report_id,
            "reports": list(member.reports),
            "outlets": list(member.outlets),
            "type": member.telling.type,
        }
