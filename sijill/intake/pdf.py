"""A PDF: one report, its pages' text in order.

Invariant: text that the file gives in the order of sight, each word backwards, is refused, not turned round by guess.
"""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator

from sijill.arabic.fold import fold
from sijill.errors import InputRefused
from sijill.intake.records import arabic
from sijill.intake.source import Source
from sijill.model import Report
from sijill.saying import told

_MOST_BYTES = 128 * 2**20
_MOST_PAGES = 500
_FORWARDS = re.compile(r"(?<![^\W_])ال[^\W\d_]{2}")
_BACKWARDS = re.compile(r"[^\W\d_]{2}لا(?![^\W_])")


def reports(source: Source) -> Iterator[Report | InputRefused]:
    """The one report; `InputRefused` is raised where the file is broken, locked, or holds no Arabic text."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it tells of every oddity of the file
    try:
        book = PdfReader(io.BytesIO(source.whole(_MOST_BYTES)))
        if book.is_encrypted and not book.decrypt(""):
            raise InputRefused(source.where, told("locked_pdf"))
        if len(book.pages) > _MOST_PAGES:
            raise InputRefused(source.where, told("pdf_too_long", pages=len(book.pages), most=_MOST_PAGES))
        text = "\n".join(page.extract_text() for page in book.pages)
        title = book.metadata.title if book.metadata is not None else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as broken:
        raise InputRefused(source.where, told("broken_pdf", why=str(broken)[:80] or type(broken).__name__)) from None
    yield Report(_readable(text, source.where), title=title or None, kind="pdf", extra={"path": source.where})


def _readable(text: str, where: str) -> str:
    if not text.strip():
        raise InputRefused(where, told("pdf_without_text"))
    folded = fold(arabic(text, where))
    if len(_BACKWARDS.findall(folded)) > 2 * len(_FORWARDS.findall(folded)) + 2:
        raise InputRefused(where, told("pdf_backwards"))
    return text
