"""Who asks, and whether they may: what routes depend on.

Invariant: a route without one of these dependencies shows nothing of the register; a request that changes something passes only
with its session's token.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Annotated, Any

from fastapi import Depends, Request

from sijill.desk.accounts import Role, allows
from sijill.desk.problems import problem
from sijill.desk.sessions import Visitor
from sijill.desk.state import Desk

CSRF_HEADER, CSRF_FIELD = "X-CSRF-Token", "csrf"
_SAFE = frozenset({"GET", "HEAD"})
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def desk_of(request: Request) -> Desk:
    desk = request.app.state.desk
    assert isinstance(desk, Desk)  # noqa: S101 -- create_app put it there
    return desk


def visitor_of(request: Request) -> Visitor | None:
    """Who asks; `None` where nobody has entered. Looked up once a request."""
    if not hasattr(request.state, "visitor"):
        desk = desk_of(request)
        request.state.visitor = desk.sessions.visitor(request.cookies.get(desk.options.cookie))
    found: Visitor | None = request.state.visitor
    return found


def needs(role: Role) -> Callable[[Request], Coroutine[Any, Any, Visitor]]:
    """A dependency: whoever asks has this role, and proves, where something is to change, that a page of the desk asks."""

    async def entered(request: Request) -> Visitor:
        visitor = visitor_of(request)
        if visitor is None:
            raise problem(401, "not_entered")
        if request.method not in _SAFE and not visitor.proves(await _token(request)):
            raise problem(403, "no_csrf")
        if not allows(visitor.role, role):
            raise problem(403, "not_allowed", role=role, own=visitor.role)
        return visitor

    return entered


async def _token(request: Request) -> str | None:
    header = request.headers.get(CSRF_HEADER)
    if header is not None:
        return header
    if not request.headers.get("content-type", "").startswith(_FORMS):
        return None
    field = (await request.form()).get(CSRF_FIELD)
    return field if isinstance(field, str) else None


def address_of(request: Request) -> str:
    return request.client.host if request.client is not None else ""


TheDesk = Annotated[Desk, Depends(desk_of)]
Reader = Annotated[Visitor, Depends(needs("reader"))]
Analyst = Annotated[Visitor, Depends(needs("analyst"))]
Admin = Annotated[Visitor, Depends(needs("admin"))]
