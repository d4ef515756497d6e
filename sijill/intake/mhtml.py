"""A page that a browser saved as one file (MHTML): the page in it, without the pictures and styles that lie beside it there.

Invariant: the page is read as one that was saved alone is; that it was saved on a day dates it no closer than having been fetched does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.utils import parsedate_to_datetime

from sijill.errors import InputRefused
from sijill.intake.html import page
from sijill.intake.source import Source
from sijill.model import Report
from sijill.saying import told

_PAGES = ("text/html", "application/xhtml+xml")
_MOST_BYTES = 128 * 2**20  # with the pictures


def reports(source: Source) -> Iterator[Report | InputRefused]:
    """The one report; `InputRefused` is raised where there is no page in it, or no article in the page."""
    saved = message_from_bytes(source.whole(_MOST_BYTES))
    found = _root(saved)
    data = None if found is None else found.get_payload(decode=True)
    if found is None or not isinstance(data, bytes):
        raise InputRefused(source.where, told("no_page_in_it"))
    yield page(data, source.where, url=_address(saved, found), declared=found.get_content_charset(), retrieved_at=_when(saved))


def _root(saved: Message) -> Message | None:
    """The part that the file says it begins with, or else the first that is a page: frames of advertisements stand beside it."""
    pages = [part for part in saved.walk() if part.get_content_type() in _PAGES]
    begins = saved.get_param("start")
    return next((part for part in pages if begins is not None and part["Content-ID"] == begins), pages[0] if pages else None)


def _address(saved: Message, found: Message) -> str | None:
    """Where the page was; a part of it that was none has an address of another kind («cid:frame-1»)."""
    given = (str(one).strip() for one in (saved["Snapshot-Content-Location"], found["Content-Location"]) if one is not None)
    return next((one for one in given if one.startswith(("http://", "https://"))), None)


def _when(saved: Message) -> datetime | None:
    try:
        moment = parsedate_to_datetime(str(saved["Date"]))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)  # «-0000», as browsers write Greenwich's time
