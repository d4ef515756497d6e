"""Notes on an incident and who has taken it on, by forms.

Invariant: neither changes anything of the register.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from sijill.desk.who import Analyst, TheDesk, address_of

router = APIRouter()


@router.post("/incident/{name}/notes")
def add_note(desk: TheDesk, visitor: Analyst, request: Request, name: str, text: Annotated[str, Form(max_length=20_000)]) -> Response:
    desk.add_note(name, visitor, text, address=address_of(request))
    return RedirectResponse(f"/incident/{name}#notes", 303)


@router.post("/incident/{name}/assignment")
def assign(desk: TheDesk, visitor: Analyst, request: Request, name: str, to: Annotated[str, Form(max_length=100)] = "") -> Response:
    """To whom; to nobody where it is empty."""
    desk.assign(name, to.strip() or None, visitor, address=address_of(request))
    return RedirectResponse(f"/incident/{name}#notes", 303)
