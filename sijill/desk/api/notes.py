"""Notes and assignments through the API. They are no part of the register, and no tag of its state stands for them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from sijill.desk.api.answers import Json
from sijill.desk.notes import Assignment, Note
from sijill.desk.who import Analyst, Reader, TheDesk, address_of

router = APIRouter(tags=["notes"])

Name = Annotated[str, Path(max_length=200)]


class NoteShape(TypedDict):
    id: int
    incident: str
    name: str
    at: str
    text: str


class NotesShape(TypedDict):
    notes: list[NoteShape]


class AssignmentShape(TypedDict):
    """`to`: who is to look into it, null for nobody; `name`: who said so."""

    to: str | None
    name: str | None
    at: str | None


class NewNote(BaseModel):
    text: Annotated[str, Field(min_length=1, max_length=10_000)]


class NewAssignment(BaseModel):
    to: Annotated[str, Field(min_length=1, max_length=100, description="The account of an analyst.")]


@router.get("/incidents/{name}/notes", response_model=NotesShape)
def notes(desk: TheDesk, visitor: Reader, name: Name) -> Json:
    """The notes on an incident, the oldest first."""
    told: NotesShape = {"notes": [_note(n) for n in desk.notes(name)]}
    return Json(told)


@router.post("/incidents/{name}/notes", response_model=NoteShape, status_code=201)
def add_note(desk: TheDesk, visitor: Analyst, request: Request, name: Name, note: NewNote) -> Json:
    """Write a note on an incident; it is never changed."""
    return Json(_note(desk.add_note(name, visitor, note.text, address=address_of(request))), 201)


@router.get("/incidents/{name}/assignment", response_model=AssignmentShape)
def assignment(desk: TheDesk, visitor: Reader, name: Name) -> Json:
    """Who is to look into an incident."""
    return Json(_assignment(desk.assigned(name)))


@router.put("/incidents/{name}/assignment", response_model=AssignmentShape)
def assign(desk: TheDesk, visitor: Analyst, request: Request, name: Name, new: NewAssignment) -> Json:
    """Have somebody look into an incident."""
    return Json(_assignment(desk.assign(name, new.to, visitor, address=address_of(request))))


@router.delete("/incidents/{name}/assignment", response_model=AssignmentShape)
def release(desk: TheDesk, visitor: Analyst, request: Request, name: Name) -> Json:
    """Have nobody look into an incident."""
    return Json(_assignment(desk.assign(name, None, visitor, address=address_of(request))))


def _note(n: Note) -> NoteShape:
    return {"id": n.id, "incident": n.incident, "name": n.name, "at": n.at.isoformat(), "text": n.text}


def _assignment(a: Assignment | None) -> AssignmentShape:
    if a is None:
        return {"to": None, "name": None, "at": None}
    return {"to": a.to, "name": a.name, "at": a.at.isoformat()}
