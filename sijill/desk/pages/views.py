"""Keeping the view that is looked at, and the list of those kept.

Invariant: a kept view is a link to its address; without scripts the same forms lead back to it.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from sijill.desk.rendering import render
from sijill.desk.state import Desk
from sijill.desk.views import LONGEST_NAME, LONGEST_QUERY
from sijill.desk.who import Reader, TheDesk

router = APIRouter()

Name = Annotated[str, Form(max_length=LONGEST_NAME)]
Query = Annotated[str, Form(max_length=LONGEST_QUERY)]


@router.post("/views")
def keep(
    desk: TheDesk, visitor: Reader, request: Request, name: Name, query: Query = "", shared: Annotated[bool, Form()] = False
) -> Response:
    desk.views.keep(visitor.name, name, query, shared=shared)
    return _listed(desk, visitor, request, query)


@router.post("/views/remove")
def remove(desk: TheDesk, visitor: Reader, request: Request, name: Name, query: Query = "") -> Response:
    desk.views.remove(visitor.name, name)
    return _listed(desk, visitor, request, query)


def _listed(desk: Desk, visitor: Reader, request: Request, query: str) -> Response:
    if "hx-request" not in request.headers:
        return RedirectResponse(f"/?{query}", 303)
    return render(request, "views.html", views=desk.views.seen_by(visitor.name), whole=query)
