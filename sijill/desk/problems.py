"""What the desk refuses, said in one clear line in both languages.

Invariant: whatever goes wrong reaches a program as a JSON problem (RFC 9457) and a person as a page, and never shows more of
the machine than that line.
"""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from sijill.errors import ConflictError, SijillError
from sijill.saying import Filling, Said, in_words, told, without_marks

MEDIA_TYPE = "application/problem+json"


class ProblemBody(BaseModel):
    """What went wrong: `detail` in English, `detail_ar` in Arabic. `decisions`: ids of those that stand against what was asked."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    detail_ar: str
    decisions: list[str] = []


#: For routes' `responses`: every error is a problem.
PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {"model": ProblemBody, "description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: {}}}
    for status in (400, 401, 403, 404, 405, 409, 411, 413, 422, 429, 503)
}


class Problem(Exception):
    """Raise `problem(…)` to refuse a request. `decisions`: ids of those that stand against it."""

    def __init__(self, status: int, said: Said, headers: Mapping[str, str] | None = None, *, decisions: tuple[str, ...] = ()) -> None:
        super().__init__(str(said))
        self.status, self.said, self.headers, self.decisions = status, said, dict(headers or {}), decisions


def problem(
    status: int, key: str, *, headers: Mapping[str, str] | None = None, decisions: tuple[str, ...] = (), **filled: Filling
) -> Problem:
    """A refusal in the words of sijill/saying/data/said.toml."""
    return Problem(status, told(key, **filled), headers, decisions=decisions)


def as_json(refused: Problem) -> Response:
    title = HTTPStatus(refused.status).phrase
    arabic = without_marks(in_words(refused.said, "ar"))
    body = ProblemBody(title=title, status=refused.status, detail=str(refused.said), detail_ar=arabic, decisions=list(refused.decisions))
    return JSONResponse(body.model_dump(), refused.status, headers=refused.headers, media_type=MEDIA_TYPE)


def for_program(request: Request) -> bool:
    """Whether a program asks, and not a person's browser for a page."""
    return request.url.path.startswith("/api")


def install(app: FastAPI) -> None:
    """Have every kind of failure answered."""
    app.add_exception_handler(Problem, _on_problem)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(SijillError, _on_refused)
    app.add_exception_handler(Exception, _on_failure)


async def _on_problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)  # noqa: S101 -- it is what this handler is installed for
    return answer(request, error)


def answer(request: Request, refused: Problem) -> Response:
    if for_program(request):
        return as_json(refused)
    from sijill.desk.rendering import problem_page  # it needs this module's names

    return problem_page(request, refused)


async def _on_invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
    return answer(request, problem(422, "invalid", where=where, what=str(first["msg"]).removeprefix("Value error, ")))


async def _on_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    key = {404: "no_page", 405: "no_method"}.get(error.status_code)
    if key is not None:
        return answer(request, problem(error.status_code, key, headers=error.headers))
    return answer(request, problem(error.status_code, "http_refused", what=str(error.detail), headers=error.headers))


async def _on_refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, SijillError)  # noqa: S101 -- it is what this handler is installed for
    if isinstance(error, ConflictError):
        return answer(request, problem(409, "conflict", what=(error.said,)))
    return answer(request, problem(400, "refused", what=error.said))


async def _on_failure(request: Request, error: Exception) -> Response:
    return answer(request, problem(500, "desk_fault"))
