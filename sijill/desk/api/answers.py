"""How the API answers: JSON that any text fits in, and a tag by which nothing unchanged is sent twice.

Invariant: one tag stands for one state of the register in one run of the desk.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from fastapi.responses import RedirectResponse, Response

from sijill.desk.holding import Moved
from sijill.desk.who import Reader, TheDesk
from sijill.publish.out import encoded
from sijill.publish.reading_json import as_line


class NotModified(Exception):
    """What was asked for is as it was when it was last sent."""

    def __init__(self, tag: str) -> None:
        super().__init__(tag)
        self.tag = tag


class Json(Response):
    """The body as it is, checked by tests against the description and not at every answer; halves of cut emoji, which scraped
    reports can hold, are escaped."""

    media_type = "application/json"

    def render(self, content: object) -> bytes:
        return encoded(as_line(content))  # type: ignore[arg-type]  # it takes whatever JSON can say


def tag_of(request: Request, desk: TheDesk, visitor: Reader) -> str:
    """The state of the register as an ETag; ends the request where the asker has it."""
    tag = f'W/"{desk.nonce}-{desk.version}"'
    held = request.headers.get("if-none-match", "")
    if tag in {part.strip() for part in held.split(",")}:
        raise NotModified(tag)
    return tag


Tag = Annotated[str, Depends(tag_of)]


def tagged(content: object, tag: str) -> Json:
    """An answer that may be kept, and is asked for anew each time."""
    return Json(content, headers={"ETag": tag, "Cache-Control": "private, no-cache"})


async def not_modified(request: Request, error: Exception) -> Response:
    tag = error.tag if isinstance(error, NotModified) else ""
    return Response(status_code=304, headers={"ETag": tag, "Cache-Control": "private, no-cache"})


async def moved(request: Request, error: Exception) -> Response:
    """The same address under the id that the asked one leads to; it may lead elsewhere again, so nobody is to remember it."""
    assert isinstance(error, Moved)  # noqa: S101 -- it is what this handler is installed for
    path = "/".join(error.to if part == error.name else part for part in request.url.path.split("/"))
    return RedirectResponse(request.url.replace(scheme="", netloc="", path=path), 307)
