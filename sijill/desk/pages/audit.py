"""The page that tells who did what at the desk.

Invariant: it shows what was written down, in its order, and changes nothing.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from sijill.desk.audit import Deed
from sijill.desk.rendering import language_of, render, say
from sijill.desk.who import Admin, TheDesk
from sijill.saying.words import Words

router = APIRouter()

_AT_ONCE = 100


@router.get("/audit")
def audit(desk: TheDesk, visitor: Admin, request: Request, before: Annotated[int | None, Query(ge=1, le=2**53)] = None) -> Response:
    deeds = desk.audit.deeds(most=_AT_ONCE, before=before)
    words = say(language_of(request))
    older = deeds[-1].id if len(deeds) == _AT_ONCE else None
    return render(request, "audit.html", deeds=[(d, named(d, words)) for d in deeds], older=older)


def named(deed: Deed, words: Words) -> str:
    """What was done, in the page's language; what has no words there stands as it was written."""
    kind, _, rest = deed.did.partition(" ") if deed.did.startswith("decided ") else (deed.did, "", "")
    try:
        told = words(f"did_{kind.replace(' ', '_')}")
    except KeyError:
        return deed.did
    return f"{told} ({judgement(rest, words)})" if rest else told


def judgement(name: str, words: Words) -> str:
    try:
        return words(f"act_{name}")
    except KeyError:
        return name
