"""The current view as a download."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse

from sijill.desk.exports import FORMS, Layout, exported, file_name
from sijill.desk.filter import View
from sijill.desk.who import Reader, TheDesk, address_of

router = APIRouter(tags=["export"])

_CONTENT = {form.media.split(";")[0]: {"schema": {"type": "string", "format": "binary"}} for form in FORMS.values()}


@router.get("/export/{layout}", response_class=Response, responses={200: {"content": _CONTENT, "description": "The file."}})
def export(desk: TheDesk, visitor: Reader, request: Request, layout: Layout, view: Annotated[View, Query()]) -> Response:
    """Everything that fits, whatever the page, in the view's order, as `sijill export` writes it; html is a site of pages in a zip."""
    pieces = exported(desk, view, layout)
    desk.audit.write(visitor.name, "exported", layout, view.url_query(), address_of(request))
    name = file_name(layout, datetime.now(tz=UTC).date())
    return StreamingResponse(pieces, media_type=FORMS[layout].media, headers={"Content-Disposition": f'attachment; filename="{name}"'})
