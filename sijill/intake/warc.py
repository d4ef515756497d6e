"""A web archive: one report a page in it.

Invariant: a page stands for itself; records that are no page (images, requests) are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sijill.errors import InputRefused
from sijill.intake.html import page
from sijill.intake.source import MOST_BYTES, Source
from sijill.model import Report
from sijill.saying import told

_CHARSET = re.compile(r"charset=\s*[\"']?([\w-]+)", re.IGNORECASE)


def reports(source: Source) -> Iterator[Report | InputRefused]:
    """A report or a refusal a page; `InputRefused` is raised where the archive is broken, after what stands before."""
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in _records(source):
            kind = _content_type(record)
            if record.rec_type in ("response", "resource") and "html" in kind and _is_whole(record):
                yield _page(record, kind, source.where)
    except (ArchiveLoadFailed, EOFError, ValueError) as broken:
        raise InputRefused(source.where, told("broken_archive", why=str(broken))) from None


def _records(source: Source) -> Iterator[Any]:
    from warcio.archiveiterator import ArchiveIterator

    try:
        yield from ArchiveIterator(source.stream)
    except AttributeError:  # warcio asks a record for an address that it need not have
        raise ValueError("a record without its address") from None


def _content_type(record: Any) -> str:  # noqa: ANN401  # warcio is not typed
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "").lower()


def _is_whole(record: Any) -> bool:  # noqa: ANN401  # warcio is not typed
    return record.http_headers is None or str(record.http_headers.get_statuscode()) == "200"


def _page(record: Any, kind: str, archive: str) -> Report | InputRefused:  # noqa: ANN401  # warcio is not typed
    url = record.rec_headers.get_header("WARC-Target-URI")
    where = f"{archive}:{url or 'a page without address'}"
    data = record.content_stream().read(MOST_BYTES + 1)
    said = _CHARSET.search(kind)
    try:
        if len(data) > MOST_BYTES:
            raise InputRefused(where, told("too_large_for_a_report", most=MOST_BYTES // 2**20))
        return page(data, where, url=url, declared=said[1] if said else None, retrieved_at=_when(record))
    except InputRefused as refused:
        return refused


def _when(record: Any) -> datetime | None:  # noqa: ANN401  # warcio is not typed
    try:
        return datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        return None
