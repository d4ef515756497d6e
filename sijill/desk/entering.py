"""The door: the address that is printed, the form for accounts, and the way out.

Invariant: a token enters once; how often a name or an address fails is counted, and both are held up for a while.
"""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from sijill.desk.problems import Problem, problem
from sijill.desk.rendering import render
from sijill.desk.state import Desk
from sijill.desk.who import Reader, TheDesk, address_of

router = APIRouter(include_in_schema=False)

_ATTEMPTS, _WINDOW, _KEPT = 5, 300.0, 10_000


class Attempts:
    """Failures by key in the last minutes."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._failed: OrderedDict[str, deque[float]] = OrderedDict()

    def check(self, *keys: str) -> None:
        """Refuse whoever has failed too often."""
        wait = max((self._wait(k) for k in keys), default=0.0)
        if wait > 0:
            seconds = int(wait) + 1
            raise problem(429, "too_many", seconds=seconds, headers={"Retry-After": str(seconds)})

    def _wait(self, key: str) -> float:
        with self._lock:
            failed = self._failed.get(key)
            while failed and failed[0] < time.monotonic() - _WINDOW:
                failed.popleft()
            return 0.0 if failed is None or len(failed) < _ATTEMPTS else failed[0] + _WINDOW - time.monotonic()

    def failed(self, *keys: str) -> None:
        """Remembers a wrong password under each key (a name, an address); of keys the latest `_KEPT`."""
        with self._lock:
            for key in keys:
                self._failed.setdefault(key, deque()).append(time.monotonic())
                self._failed.move_to_end(key)
            while len(self._failed) > _KEPT:
                self._failed.popitem(last=False)

    def forget(self, *keys: str) -> None:
        with self._lock:
            for key in keys:
                self._failed.pop(key, None)


def log_in(desk: Desk, request: Request, name: str, password: str) -> str:
    """A session's token for an account; refuses a wrong password, and whoever tries too often."""
    address = address_of(request)
    attempts: Attempts = request.app.state.attempts
    keys = (f"name {name}", f"address {address}")
    attempts.check(*keys)
    account = desk.accounts.check(name, password)
    if account is None:
        attempts.failed(*keys)
        desk.audit.write(name, "login refused", address=address)
        raise problem(401, "wrong_password")
    attempts.forget(*keys)
    desk.audit.write(name, "login", address=address)
    return desk.sessions.begin(account.name)


def with_cookie(response: Response, request: Request, token: str) -> Response:
    desk: Desk = request.app.state.desk
    response.set_cookie(
        desk.options.cookie,
        token,
        max_age=int(desk.options.longest.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
        path="/",
    )
    return response


@router.get("/enter")
def enter(desk: TheDesk, request: Request, token: str = "") -> Response:
    """Exchange the printed address's token for a session, where there are no accounts."""
    address = address_of(request)
    request.app.state.attempts.check(f"token {address}")
    if desk.accounts.any() or not desk.token.take(token):
        request.app.state.attempts.failed(f"token {address}")
        desk.audit.write("", "token refused", address=address)
        raise problem(403, "wrong_token")
    desk.audit.write(desk.options.user, "entered", address=address)
    request.app.state.entered()
    return with_cookie(RedirectResponse("/", 303), request, desk.sessions.begin(desk.options.user, "admin"))


@router.get("/login")
def login_page(desk: TheDesk, request: Request, next: str = "/") -> Response:  # noqa: A002 -- the name in the address
    return render(request, "login.html", accounts=desk.accounts.any(), next=inside(next), refused="", name="")


@router.post("/login")
def login(
    desk: TheDesk,
    request: Request,
    name: Annotated[str, Form(max_length=100)],
    password: Annotated[str, Form(max_length=1000)],
    next: Annotated[str, Form()] = "/",  # noqa: A002
) -> Response:
    try:
        token = log_in(desk, request, name, password)
    except Problem as refused:
        page = render(request, "login.html", status=refused.status, accounts=True, next=inside(next), refused=refused.said, name=name)
        page.headers.update(refused.headers)
        return page
    return with_cookie(RedirectResponse(inside(next), 303), request, token)


@router.post("/logout")
def logout(desk: TheDesk, request: Request, visitor: Reader) -> Response:
    desk.sessions.end(request.cookies.get(desk.options.cookie, ""))
    desk.audit.write(visitor.name, "logout", address=address_of(request))
    response = RedirectResponse("/login", 303)
    response.delete_cookie(desk.options.cookie, path="/")
    return response


def inside(address: str) -> str:
    """The address where it is one of this desk's, else the front page: nobody is sent elsewhere."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable() and "\\" not in address
    return address if plain else "/"
