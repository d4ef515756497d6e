"""Deciding by forms: what is asked, the reason, and back to where one was; a refusal says what stands against it.

Invariant: nothing is decided by looking (GET); whoever contradicts a standing decision sees it, whole, before they can put it aside.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import BaseModel, ValidationError

from sijill.codebook import codebook
from sijill.desk.deciding import Asked, Asking, Decided
from sijill.desk.entering import inside
from sijill.desk.pages.history import chosen_words
from sijill.desk.pages.naming import Meant, meant
from sijill.desk.problems import Problem, problem
from sijill.desk.rendering import language_of, render, say
from sijill.desk.state import Desk
from sijill.desk.who import Analyst, Reader, TheDesk, address_of
from sijill.errors import UsageError
from sijill.model import CHOICE_FIELDS, Decision
from sijill.saying.words import Words

router = APIRouter()
_ACTORS = ("initiators", "targets", "participants")


class Wish(BaseModel):
    """What a form says. `incident`: the page it comes from; `back`: where to go when it is done, that page where it is empty; `seen`: the
    version that was looked at, for what concerns an incident as a whole (two tellings, and a claim, stay what they are)."""

    judgement: Asking
    left: Annotated[str, Query(max_length=200)]
    right: str = ""
    tellings: list[str] = []
    field: str = ""
    value: str = ""
    why: str = ""
    incident: str = ""
    back: str = ""
    seen: int | None = None
    instead_of: list[str] = []

    def asked(self) -> Asked:
        return Asked(
            judgement=self.judgement,
            left=self.left,
            right=self.right or None,
            tellings=tuple(self.tellings),
            field=self.field or None,
            value=self.value or None,
            why=self.why,
            seen=self.seen,
            instead_of=tuple(self.instead_of),
        )

    @property
    def return_to(self) -> str:
        """Where it came from, with the claim it was about in view."""
        if self.back:
            return inside(self.back)
        return f"/incident/{self.incident}" if self.incident else "/review"


@router.get("/decide")
def ask(desk: TheDesk, visitor: Analyst, request: Request, wish: Annotated[Wish, Query()]) -> Response:
    """The form that asks for the reason."""
    return _form(desk, request, wish)


def _form(desk: Desk, request: Request, wish: Wish, *, status: int = 200, refused: object = "") -> Response:
    words = say(language_of(request))
    names = [wish.left, *([wish.right] if wish.right else []), *wish.tellings]
    about = meant(desk, names, words, within=wish.incident)
    return render(
        request,
        "decide.html",
        status=status,
        wish=wish,
        about=about,
        refused=refused,
        fields=CHOICE_FIELDS,
        hint=words(f"value_hint_{_hint(wish.field)}") if wish.field in CHOICE_FIELDS else "",
        values={t: words.type(t) for t in codebook().types} if wish.field == "type" else {},
    )


def _hint(field: str) -> str:
    return "actors" if field in _ACTORS else "figure" if field in ("killed", "injured") else field


@router.post("/decide")
def decide(desk: TheDesk, visitor: Analyst, request: Request, wish: Annotated[Wish, Form()]) -> Response:
    try:
        asked = wish.asked()
    except ValidationError as error:
        raise problem(422, "invalid", where=error.errors()[0]["loc"][0], what=error.errors()[0]["msg"]) from error
    try:
        made = desk.decide(asked, visitor, address=address_of(request))
    except Problem as refused:
        if refused.status != 409:
            raise
        return _conflict(desk, request, wish, refused)
    except UsageError as refused:  # what was typed stays typed
        return _form(desk, request, wish, status=400, refused=refused.said)
    return _done(desk, made, wish.return_to, visitor.name)


def _conflict(desk: Desk, request: Request, wish: Wish, refused: Problem) -> Response:
    """What stands against it, and the way to put that aside; what has changed in the meantime must be looked at anew."""
    words = say(language_of(request))
    standing = [d for d in desk.decisions() if d.id in refused.decisions]
    wish = wish.model_copy(update={"seen": desk.version})
    about = meant(desk, [x for d in standing for x in (d.left, d.right) if x is not None], words, within=wish.incident)
    return render(
        request,
        "conflict.html",
        status=409,
        wish=wish,
        standing=[standing_view(d, about, words) for d in standing],
        said=refused.said,
    )


@dataclass(frozen=True, slots=True)
class StandingView:
    id: str
    judgement: str
    by: str
    at: str
    why: str
    about: tuple[Meant, ...]
    value: str


def standing_view(decision: Decision, about: list[Meant], words: Words) -> StandingView:
    named = {m.id: m for m in about}
    return StandingView(
        decision.id,
        words(f"judged_{decision.judgement}"),
        decision.by,
        words("moment", day=words.day(decision.at.date()), time=f"{decision.at:%H:%M}"),
        decision.why,
        tuple(named[x] for x in (decision.left, decision.right) if x in named),
        "" if decision.choice is None else chosen_words(decision.choice, words),
    )


def _done(desk: Desk, made: Decided, back: str, by: str) -> Response:
    """Back, with what was decided; to the incident that it is about now where the page one came from is no more."""
    path, _, fragment = back.partition("#")
    name = path.removeprefix("/incident/")
    if name != path and not any(True for _ in desk.incidents([name])):
        path = f"/incident/{made.incidents[0]}" if made.incidents else "/review"
        fragment = ""
    told = {"done": made.made[0].id} if made.made else {"done": "already"}
    sign = "&" if "?" in path else "?"
    return RedirectResponse(f"{path}{sign}{urlencode(told)}{'#' + fragment if fragment else ''}", 303)


# taking back


@router.get("/undo/{name}")
def ask_undo(desk: TheDesk, visitor: Analyst, request: Request, name: str, incident: str = "") -> Response:
    words = say(language_of(request))
    found = [d for d in desk.decisions() if d.id == name]
    if not found:
        raise problem(404, "no_decision", name=name)
    about = meant(desk, [x for x in (found[0].left, found[0].right) if x is not None], words, within=incident)
    return render(
        request, "undo.html", standing=standing_view(found[0], about, words), back=f"/incident/{incident}" if incident else "/review"
    )


@router.post("/undo/{name}")
def undo(
    desk: TheDesk,
    visitor: Analyst,
    request: Request,
    name: str,
    why: Annotated[str, Form(max_length=2000)],
    back: Annotated[str, Form()] = "/review",
) -> Response:
    return _done(desk, desk.undo(name, visitor, why=why, address=address_of(request)), inside(back), visitor.name)


# what was just done


@dataclass(frozen=True, slots=True)
class DoneView:
    id: str
    judgement: str
    by: str
    why: str
    undoable: bool
    back: str


def done_view(desk: Desk, visitor: Reader, request: Request) -> DoneView | None:
    """What the address says has just been done, for the line at the top of the page."""
    name, words = request.query_params.get("done"), say(language_of(request))
    if not name:
        return None
    found = {d.id: d for d in desk.decisions()}
    decision = found.get(name)
    if decision is None:
        return DoneView("", words("decided_already"), visitor.name, "", False, "") if name == "already" else None
    undoes = decision.judgement == "withdrawn" and decision.left in found
    judged = words("undone" if undoes else f"judged_{decision.judgement}")
    return DoneView(decision.id, judged, decision.by, decision.why, decision.superseded_by is None, request.url.path)
