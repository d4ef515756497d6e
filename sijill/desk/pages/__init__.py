"""Pages: routes that answer with HTML."""

from fastapi import APIRouter

from sijill.desk.pages import accounts, audit, colleagues, deeds, incident, intake, register, review, views

router = APIRouter(include_in_schema=False)
router.include_router(register.router)
router.include_router(views.router)
router.include_router(incident.router)
router.include_router(colleagues.router)
router.include_router(deeds.router)
router.include_router(review.router)
router.include_router(intake.router)
router.include_router(accounts.router)
router.include_router(audit.router)
