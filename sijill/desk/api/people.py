"""Accounts, and who did what, for admins."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field
from typing_extensions import TypedDict

from sijill.desk.accounts import Account
from sijill.desk.api.answers import Json
from sijill.desk.audit import Deed
from sijill.desk.problems import problem
from sijill.desk.who import Admin, TheDesk, address_of

router = APIRouter(tags=["people"])

Name = Annotated[str, Path(max_length=100)]
RoleName = Literal["reader", "analyst", "admin"]
Password = Annotated[str, Field(max_length=1000)]


class AccountShape(TypedDict):
    name: str
    role: RoleName
    made: str


class AccountsShape(TypedDict):
    accounts: list[AccountShape]


class DeedShape(TypedDict):
    """`about`: what it was done to; `address`: from where."""

    id: int
    at: str
    name: str
    did: str
    about: str
    detail: str
    address: str


class AuditShape(TypedDict):
    deeds: list[DeedShape]


class NewAccount(BaseModel):
    name: Annotated[str, Field(max_length=100)]
    role: RoleName = "analyst"
    password: Password


class ChangedAccount(BaseModel):
    """What is left out stays."""

    role: RoleName | None = None
    password: Password | None = None


@router.get("/accounts", response_model=AccountsShape)
def accounts(desk: TheDesk, visitor: Admin) -> Json:
    """Who may enter, and as what."""
    told: AccountsShape = {"accounts": [_account(a) for a in desk.accounts.all()]}
    return Json(told)


@router.post("/accounts", response_model=AccountShape, status_code=201)
def add_account(desk: TheDesk, visitor: Admin, request: Request, new: NewAccount) -> Json:
    """Make an account. With the first one, which must be an admin's, whoever entered without any is out."""
    if not desk.accounts.any() and new.role != "admin":
        raise problem(400, "admin_first")
    made = desk.accounts.add(new.name, new.role, new.password)
    desk.audit.write(visitor.name, "account made", made.name, made.role, address_of(request))
    return Json(_account(made), 201)


@router.patch("/accounts/{name}", response_model=AccountShape)
def change_account(desk: TheDesk, visitor: Admin, request: Request, name: Name, new: ChangedAccount) -> Json:
    """Give an account another role or password; a new password ends its sessions."""
    _known(desk, name)
    now = desk.accounts.change(name, role=new.role, password=new.password)
    detail = f"{now.role}{', new password' if new.password is not None else ''}"
    desk.audit.write(visitor.name, "account changed", name, detail, address_of(request))
    return Json(_account(now))


@router.delete("/accounts/{name}", status_code=204)
def remove_account(desk: TheDesk, visitor: Admin, request: Request, name: Name) -> Response:
    """Take an account away; what it decided stays."""
    _known(desk, name)
    desk.accounts.remove(name)
    desk.audit.write(visitor.name, "account removed", name, "", address_of(request))
    return Response(status_code=204)


@router.get("/audit", response_model=AuditShape)
def audit(
    desk: TheDesk,
    visitor: Admin,
    about: Annotated[str | None, Query(max_length=200, description="Only what was done to this.")] = None,
    before: Annotated[int | None, Query(ge=0, le=2**62, description="Only what was done before the deed of this id.")] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
) -> Json:
    """Who did what, the latest first."""
    told: AuditShape = {"deeds": [_deed(d) for d in desk.audit.deeds(about=about or None, most=limit, before=before)]}
    return Json(told)


def _known(desk: TheDesk, name: str) -> None:
    if desk.accounts.get(name) is None:
        raise problem(404, "no_account", name=name)


def _account(a: Account) -> AccountShape:
    return {"name": a.name, "role": a.role, "made": a.made.isoformat()}


def _deed(d: Deed) -> DeedShape:
    return {
        "id": d.id,
        "at": d.at.isoformat(),
        "name": d.name,
        "did": d.did,
        "about": d.about,
        "detail": d.detail,
        "address": d.address,
    }
