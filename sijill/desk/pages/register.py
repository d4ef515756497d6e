"""The register's page."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from sijill.desk.filter import View
from sijill.desk.rendering import language_of, render
from sijill.desk.who import Reader, TheDesk

router = APIRouter()


@router.get("/")
def register(desk: TheDesk, visitor: Reader, request: Request, view: Annotated[View, Query()]) -> Response:
    page = desk.index.page(view, language=language_of(request))
    return render(request, "register.html", view=view, page=page, facets=desk.index.facets(view))
