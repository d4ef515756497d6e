"""The page where reports are taken in, and the account of each job.

Invariant: what a page tells of a job is what the job tells; without scripts the same form and the same account serve.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Path, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from sijill.desk.jobs import Pasted
from sijill.desk.rendering import answered, part, render
from sijill.desk.state import Desk
from sijill.desk.who import Analyst, TheDesk, address_of

router = APIRouter()

#: How many of the latest jobs are listed.
_LISTED = 10

Short = Annotated[str, Form(max_length=500)]


@router.get("/intake")
def intake(desk: TheDesk, visitor: Analyst, request: Request) -> Response:
    return render(request, "intake.html", swap=False, **_listed(desk))


@router.get("/intake/jobs")
def jobs(desk: TheDesk, visitor: Analyst, request: Request) -> Response:
    """The list alone, asked for again and again while something is being read."""
    return render(request, "intake_jobs.html", swap=False, **_listed(desk))


def _listed(desk: Desk) -> dict[str, Any]:
    latest = desk.jobs.all()[:_LISTED]
    return {"jobs": latest, "running": any(not job.over for job in latest)}


@router.post("/intake")
def take_in(
    desk: TheDesk,
    visitor: Analyst,
    request: Request,
    files: Annotated[list[UploadFile] | None, File()] = None,
    text: Annotated[str, Form(max_length=1_000_000)] = "",
    outlet: Short = "",
    published: Annotated[str, Form(max_length=100)] = "",
) -> Response:
    given = [(f.filename, f.file) for f in files or [] if f.filename]
    job = desk.take_in(given, Pasted(text, outlet, published=published), visitor, address=address_of(request))
    if "hx-request" in request.headers:
        return answered(request, part(request, "intake_job.html", job=job) + part(request, "intake_jobs.html", swap=True, **_listed(desk)))
    return RedirectResponse(f"/intake/{job.id}", 303)


@router.get("/intake/{name}")
def account(desk: TheDesk, visitor: Analyst, request: Request, name: Annotated[str, Path(max_length=100)]) -> Response:
    """How far a job is; HTMX asks for the account alone, again and again until it is over."""
    job = desk.jobs.get(name)
    return render(request, "intake_job.html" if "hx-request" in request.headers else "intake_account.html", job=job)
