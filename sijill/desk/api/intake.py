"""Taking reports in through the API."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Path, Request, UploadFile
from typing_extensions import TypedDict

from sijill.desk.api.answers import Json
from sijill.desk.jobs import Job, Pasted
from sijill.desk.who import Analyst, Reader, TheDesk, address_of

router = APIRouter(tags=["intake"])

Short = Annotated[str, Form(max_length=500)]


class RefusedShape(TypedDict):
    name: str
    what: str


class JobShape(TypedDict):
    """`done`: how many reports were read or refused so far. `outcomes`: how many were new, known, copy (the text known from
    elsewhere), reread or refused. `version`: the register's after it."""

    id: str
    by: str
    at: str
    files: list[str]
    state: Literal["waiting", "reading", "linking", "done", "failed"]
    done: int
    outcomes: dict[str, int]
    refused: list[RefusedShape]
    failed: str | None
    incidents: int | None
    version: int | None


class JobsShape(TypedDict):
    jobs: list[JobShape]


@router.post("/intake", response_model=JobShape, status_code=202)
def take_in(
    desk: TheDesk,
    visitor: Analyst,
    request: Request,
    files: Annotated[list[UploadFile] | None, File(description="Files of every form that `sijill add` reads.")] = None,
    text: Annotated[str, Form(max_length=1_000_000, description="One report, as text.")] = "",
    outlet: Short = "",
    title: Short = "",
    url: Short = "",
    published: Annotated[str, Form(max_length=100, description="The day on which the text was published.")] = "",
) -> Json:
    """Take in reports: files, text, or both. They are read after those that are in line already; ask for the job to see how far."""
    given = [(f.filename or "", f.file) for f in files or [] if f.filename or f.size]
    return Json(job_shape(desk.take_in(given, Pasted(text, outlet, title, url, published), visitor, address=address_of(request))), 202)


@router.get("/intake", response_model=JobsShape)
def jobs(desk: TheDesk, visitor: Reader) -> Json:
    """The jobs since the desk was started, the latest first."""
    told: JobsShape = {"jobs": [job_shape(j) for j in desk.jobs.all()]}
    return Json(told)


@router.get("/intake/{name}", response_model=JobShape)
def job(desk: TheDesk, visitor: Reader, name: Annotated[str, Path(max_length=100)]) -> Json:
    """How far a job is, and the account of what was read and refused."""
    return Json(job_shape(desk.jobs.get(name)))


def job_shape(j: Job) -> JobShape:
    return {
        "id": j.id,
        "by": j.by,
        "at": j.at.isoformat(),
        "files": list(j.files),
        "state": j.state,
        "done": j.done,
        "outcomes": dict(j.outcomes),
        "refused": [{"name": r.name, "what": str(r.what)} for r in j.refused],
        "failed": None if j.failed is None else str(j.failed),
        "incidents": j.incidents,
        "version": j.version,
    }
