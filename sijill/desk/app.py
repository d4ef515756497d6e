"""The desk as a web application.

Invariant: everything is reached through the guard; nothing is done while this module is imported.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI

from sijill import __version__
from sijill.desk import entering, problems, vendor
from sijill.desk.api import router as api
from sijill.desk.api.answers import NotModified, moved, not_modified
from sijill.desk.entering import Attempts
from sijill.desk.guard import Guard
from sijill.desk.holding import Moved
from sijill.desk.options import Options
from sijill.desk.pages import router as pages
from sijill.desk.state import Desk


def create_app(options: Options, *, entered: Callable[[], None] = lambda: None, desk: Desk | None = None) -> FastAPI:
    """The application over one register, which it closes when it shuts down. `entered` is called when the printed address has
    been used."""
    here = desk if desk is not None else Desk(options)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        here.close()

    app = FastAPI(
        title="Sijill",
        version=__version__,
        description="The register as JSON: what the desk's pages show and do. Enter first (POST /api/session).",
        docs_url=None,  # its page would load scripts from another machine
        redoc_url=None,
        openapi_url=None,  # served by the API itself, to those who have entered
        lifespan=lifespan,
    )
    app.state.desk, app.state.attempts, app.state.entered = here, Attempts(), entered
    problems.install(app)
    app.add_exception_handler(NotModified, not_modified)
    app.add_exception_handler(Moved, moved)
    for router in (entering.router, vendor.router, api, pages):
        app.include_router(router)
    app.add_middleware(Guard, options=options)
    return app
