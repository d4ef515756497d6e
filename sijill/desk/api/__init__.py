"""The JSON API: the same things as the pages show and do, for programs."""

from fastapi import APIRouter

from sijill.desk.api import decisions, export, health, incidents, intake, notes, people, session, views
from sijill.desk.problems import PROBLEMS

router = APIRouter(prefix="/api", responses=PROBLEMS)
for part in (health, session, incidents, decisions, notes, intake, export, views, people):
    router.include_router(part.router)
