"""The page of accounts: who may enter, and as what.

Invariant: every change is written down with who made it; no page ever shows a password or what is kept of it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form, Path, Request
from fastapi.responses import RedirectResponse, Response

from sijill.desk.accounts import ROLES
from sijill.desk.rendering import render
from sijill.desk.who import Admin, TheDesk, address_of

router = APIRouter()

RoleOf = Annotated[Literal["reader", "analyst", "admin"], Form()]
Secret = Annotated[str, Form(max_length=1000)]
Name = Annotated[str, Path(max_length=100)]


@router.get("/accounts")
def accounts(desk: TheDesk, visitor: Admin, request: Request) -> Response:
    return render(request, "accounts.html", accounts=desk.accounts.all(), roles=ROLES)


@router.post("/accounts")
def add(
    desk: TheDesk, visitor: Admin, request: Request, name: Annotated[str, Form(max_length=100)], role: RoleOf, password: Secret
) -> Response:
    made = desk.accounts.add(name, role, password)
    desk.audit.write(visitor.name, "account made", made.name, made.role, address_of(request))
    return RedirectResponse("/accounts", 303)


@router.post("/accounts/{name}")
def change(desk: TheDesk, visitor: Admin, request: Request, name: Name, role: RoleOf, password: Secret = "") -> Response:
    now = desk.accounts.change(name, role=role, password=password or None)
    detail = f"{now.role}, new password" if password else now.role
    desk.audit.write(visitor.name, "account changed", now.name, detail, address_of(request))
    return RedirectResponse("/accounts", 303)


@router.post("/accounts/{name}/remove")
def remove(desk: TheDesk, visitor: Admin, request: Request, name: Name) -> Response:
    desk.accounts.remove(name)
    desk.audit.write(visitor.name, "account removed", name, address=address_of(request))
    return RedirectResponse("/accounts", 303)
