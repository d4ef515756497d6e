"""Pages: routes that answer with HTML."""

from fastapi import APIRouter

from sijill.desk.pages import register

router = APIRouter(include_in_schema=False)
router.include_router(register.router)
