"""The only package that joins the stages: reports in, readings, a register, and what is published of it.

Invariant: stages meet here and nowhere else, each handing an immutable value to the next. Each name is brought in on first
use: reading need not wait for the database, nor the register for the gate.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sijill.workflow.measuring import gate, named_reports, raise_floors, score_gold, set_floors
    from sijill.workflow.publishing import Book, export, export_lines, export_site, find_incident, locate, open_book
    from sijill.workflow.reading import Progress, Refusal, Tagged, read, read_one, read_text, tag, tag_one
    from sijill.workflow.register import Account, Register, add
    from sijill.workflow.samples import Demo, demo
    from sijill.workflow.working import cores, settle

__all__ = [
    "Account",
    "Book",
    "Demo",
    "Progress",
    "Refusal",
    "Register",
    "Tagged",
    "add",
    "cores",
    "demo",
    "export",
    "export_lines",
    "export_site",
    "find_incident",
    "gate",
    "locate",
    "named_reports",
    "open_book",
    "raise_floors",
    "read",
    "read_one",
    "read_text",
    "score_gold",
    "set_floors",
    "settle",
    "tag",
    "tag_one",
]

_WHERE = {
    "measuring": ("gate", "named_reports", "raise_floors", "score_gold", "set_floors"),
    "publishing": ("Book", "export", "export_lines", "export_site", "find_incident", "locate", "open_book"),
    "reading": ("Progress", "Refusal", "Tagged", "read", "read_one", "read_text", "tag", "tag_one"),
    "register": ("Account", "Register", "add"),
    "samples": ("Demo", "demo"),
    "working": ("cores", "settle"),
}


def __getattr__(name: str) -> object:
    for module, names in _WHERE.items():
        if name in names:
            return getattr(import_module(f"sijill.workflow.{module}"), name)
    raise AttributeError(f"module 'sijill.workflow' has no attribute {name!r}")
