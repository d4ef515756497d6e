"""Kept views through the API. They are no part of the register, and no tag of its state stands for them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from sijill.desk.api.answers import Json
from sijill.desk.views import LONGEST_NAME, LONGEST_QUERY, KeptView
from sijill.desk.who import Reader, TheDesk

router = APIRouter(tags=["views"])

Name = Annotated[str, Path(max_length=LONGEST_NAME)]


class ViewShape(TypedDict):
    """`query`: of the register's page and of GET /api/incidents; `shared`: everybody at the desk sees it."""

    owner: str
    name: str
    query: str
    shared: bool


class ViewsShape(TypedDict):
    views: list[ViewShape]


class NewView(BaseModel):
    query: Annotated[str, Field(max_length=LONGEST_QUERY, description="A filter and an order, as in GET /api/incidents.")] = ""
    shared: Annotated[bool, Field(description="Whether everybody at the desk sees it.")] = False


@router.get("/views", response_model=ViewsShape)
def views(desk: TheDesk, visitor: Reader) -> Json:
    """Your own kept views, and those that others share."""
    told: ViewsShape = {"views": [_shape(v) for v in desk.views.seen_by(visitor.name)]}
    return Json(told)


@router.put("/views/{name}", response_model=ViewShape)
def keep(desk: TheDesk, visitor: Reader, name: Name, new: NewView) -> Json:
    """Keep a view under a name, in place of your own of that name."""
    return Json(_shape(desk.views.keep(visitor.name, name, new.query, shared=new.shared)))


@router.delete("/views/{name}", status_code=204)
def remove(desk: TheDesk, visitor: Reader, name: Name) -> Response:
    """Take a view of your own away."""
    desk.views.remove(visitor.name, name)
    return Response(status_code=204)


def _shape(view: KeptView) -> ViewShape:
    return {"owner": view.owner, "name": view.name, "query": view.query, "shared": view.shared}
