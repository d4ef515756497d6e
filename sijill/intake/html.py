"""A web page: its article's text, found by trafilatura, with the title as first line where the text has it not.

Invariant: what is not the article (menus, comments) is left out; a page in which none is found is refused.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

from sijill.errors import InputRefused
from sijill.intake.encoding import decode
from sijill.intake.page_dates import printed_day
from sijill.intake.records import arabic, published
from sijill.intake.source import Source
from sijill.model import Report
from sijill.saying import told

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
# Only dates that the page states about itself; no search through its text, which the reader does with its reasons. These are read
# without months by their Arabic names, for which `printed_day` looks.
_DATES = {"extensive_search": False, "original_date": True}


def reports(source: Source) -> Iterator[Report | InputRefused]:
    """The one report of the page; `InputRefused` is raised where it has no article or no Arabic."""
    yield page(source.whole(), source.where)


def page(data: bytes, where: str, *, url: str | None = None, declared: str | None = None, retrieved_at: datetime | None = None) -> Report:
    """The report of a page's bytes. `url`, `declared` (its encoding) and `retrieved_at` are what is known besides it."""
    said = _CHARSET.search(data[:4096])
    text = decode(data, where, declared=declared or (said[1].decode("ascii") if said else None))
    found = _extract(text, url)
    if found is None or not (found.text or "").strip():
        raise InputRefused(where, told("no_article"))
    body, title = str(found.text), found.title or None
    return Report(
        text=arabic(body if title is None or title in body else f"{title}\n{body}", where),
        outlet=found.sitename or found.hostname or None,
        url=found.url or url,
        title=title,
        published=published(found.date or printed_day(_unmarked(text)), where),
        retrieved_at=retrieved_at,
        kind="html",
        extra={"path": where} if url is None else {},
    )


def _extract(text: str, url: str | None) -> Any:  # noqa: ANN401  # trafilatura's own type, not stable between its releases
    """What trafilatura makes of the page; `None` where it finds nothing or stumbles."""
    trafilatura = _trafilatura()
    try:
        return trafilatura.bare_extraction(
            _unmarked(text), url=url, include_comments=False, include_tables=False, with_metadata=True, date_extraction_params=dict(_DATES)
        )
    except Exception:  # on hostile markup it and the parsers under it fail in any way; the page has no article then
        return None


def _unmarked(text: str) -> str:
    """Without the XML declaration: it speaks of the bytes, and lxml refuses decoded text that still has one."""
    return re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)


@cache
def _trafilatura() -> Any:  # noqa: ANN401  # a module
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan"):  # their warnings are for their authors
        logging.getLogger(name).setLevel(logging.CRITICAL)
    return trafilatura
