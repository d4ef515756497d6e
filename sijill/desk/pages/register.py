"""The register's page: table, map and timeline of one view.

Invariant: the address of the page is the view; a part that HTMX asks for holds what the whole page would hold there.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from sijill.desk.exports import FORMS
from sijill.desk.filter import View
from sijill.desk.index import Facet, Page
from sijill.desk.pages import table
from sijill.desk.pages.chart import chart
from sijill.desk.rendering import answered, language_of, part, render, say
from sijill.desk.state import Desk
from sijill.desk.who import Reader, TheDesk
from sijill.saying.words import Language

router = APIRouter()

#: How many undated incidents stand below the table; all of them are one click away.
_APART = 10
#: Facets in the order in which the page offers them.
_ORDER = ("place", "type", "category", "actor", "side", "grade", "state", "factuality", "outlet")


@router.get("/")
def register(desk: TheDesk, visitor: Reader, request: Request, view: Annotated[View, Query()]) -> Response:
    context = {**_found(desk, view, language_of(request)), "views": desk.views.seen_by(visitor.name)}
    asked_for = _part(request)
    found, narrowing = part(request, "register_found.html", **context), part(request, "register_facets.html", swap=asked_for, **context)
    if asked_for:
        return answered(request, found + narrowing)
    return render(request, "register.html", found=found, narrowing=narrowing, **context)


@router.get("/loading")
def loading(desk: TheDesk, visitor: Reader, request: Request) -> Response:
    """How far loading is, for pages that ask again and again; nothing once it is over."""
    return render(request, "loading.html")


def _part(request: Request) -> bool:
    """Whether HTMX asks for what it puts in place; going back in a browser's history asks for the whole page."""
    return "hx-request" in request.headers and "hx-history-restore-request" not in request.headers


def _found(desk: Desk, view: View, language: Language) -> dict[str, Any]:
    words = say(language)
    page, apart = _pages(desk, view, language)
    facets = _ordered(desk.index.facets(view))
    return {
        "view": view,
        "page": page,
        "rows": [table.row(e, words) for e in page.entries],
        "apart": [] if apart is None else [table.row(e, words) for e in apart.entries],
        "apart_total": 0 if apart is None else apart.total,
        "total": page.total + (0 if apart is None else apart.total),
        "off_map": page.off_map + (0 if apart is None else apart.off_map),
        "facets": [table.choices(f, words) for f in facets if f.values],
        "columns": table.columns(view),
        "chips": table.chips(view, facets, words),
        "timeline": chart(desk.index.timeline(view), view, words),
        "formats": tuple(FORMS),
        "query": view.where_only().url_query(),
        "whole": view.url_query(),
        "undated_query": view.url_query(undated="only", since=None, until=None, page=1),
    }


def _pages(desk: Desk, view: View, language: Language) -> tuple[Page, Page | None]:
    """What the table lists, and the undated that are listed apart from it; `None` where the view asks for one kind alone."""
    if view.undated != "with" or view.since is not None or view.until is not None:
        return desk.index.page(view, language=language), None
    dated = view.model_copy(update={"undated": "without"})
    undated = view.model_copy(update={"undated": "only", "page": 1, "size": _APART})
    return desk.index.page(dated, language=language), desk.index.page(undated, language=language)


def _ordered(facets: tuple[Facet, ...]) -> tuple[Facet, ...]:
    return tuple(sorted(facets, key=lambda f: _ORDER.index(f.key)))
