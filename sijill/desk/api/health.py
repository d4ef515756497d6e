"""Whether the desk is there, and which state of the register it shows."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from sijill import __version__
from sijill.desk.who import Reader, TheDesk

router = APIRouter(tags=["desk"])


class Health(BaseModel):
    status: str
    sijill: str


class Version(BaseModel):
    """`version` grows with every change of the register."""

    version: int
    incidents: int


@router.get("/health")
def health() -> Health:
    """That the desk answers; says nothing of the register, and needs no session."""
    return Health(status="ok", sijill=__version__)


@router.get("/version")
def version(desk: TheDesk, visitor: Reader) -> Version:
    """Which state of the register is shown: ask now and then, and load anew when it grows."""
    desk.look()
    return Version(version=desk.version, incidents=len(desk.index))
