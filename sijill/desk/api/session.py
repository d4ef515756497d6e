"""Entering and leaving through the API, and its description."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from sijill.desk.entering import log_in, with_cookie
from sijill.desk.problems import problem
from sijill.desk.who import Reader, TheDesk, address_of

router = APIRouter(tags=["session"])


class Credentials(BaseModel):
    name: Annotated[str, Field(max_length=100)]
    password: Annotated[str, Field(max_length=1000)]


class Session(BaseModel):
    """`csrf`: send it as X-CSRF-Token with every request that changes something."""

    name: str
    role: str
    csrf: str


@router.post("/session", response_model=Session)
def log_in_(desk: TheDesk, request: Request, body: Credentials) -> Response:
    """Enter with an account: the session's cookie, and the token that requests which change something must carry."""
    token = log_in(desk, request, body.name, body.password)
    visitor = desk.sessions.visitor(token)
    if visitor is None:
        raise problem(401, "not_entered")
    return with_cookie(JSONResponse(Session(name=visitor.name, role=visitor.role, csrf=visitor.csrf).model_dump()), request, token)


@router.get("/session")
def session(visitor: Reader) -> Session:
    """Who asks."""
    return Session(name=visitor.name, role=visitor.role, csrf=visitor.csrf)


@router.delete("/session", status_code=204)
def log_out(desk: TheDesk, request: Request, visitor: Reader) -> Response:
    """Leave."""
    desk.sessions.end(request.cookies.get(desk.options.cookie, ""))
    desk.audit.write(visitor.name, "logout", address=address_of(request))
    response = Response(status_code=204)
    response.delete_cookie(desk.options.cookie, path="/")
    return response


@router.get("/openapi.json", include_in_schema=False)
def description(request: Request, visitor: Reader) -> dict[str, Any]:
    return get_openapi(title=request.app.title, version=request.app.version, description=request.app.description, routes=request.app.routes)
