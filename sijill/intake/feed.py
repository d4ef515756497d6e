"""A feed (RSS, Atom): one report an entry, its title as first line.

Invariant: an entry's text is what the feed gives of it, without its marks of layout; nothing is fetched.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sijill.errors import InputRefused
from sijill.intake.records import arabic
from sijill.intake.source import Source
from sijill.model import Interval, Report
from sijill.saying import told

_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/h\d)\b[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_BLANKS = re.compile(r"\s*\n\s*")


def reports(source: Source) -> Iterator[Report | InputRefused]:
    """A report or a refusal an entry; `InputRefused` is raised where there is no entry."""
    import feedparser

    feed = feedparser.parse(source.whole())
    if not feed.entries:
        raise InputRefused(source.where, told("no_feed"))
    outlet = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, start=1):
        try:
            yield _report(entry, outlet, f"{source.where}:entry {number}")
        except InputRefused as refused:
            yield refused


def _report(entry: Mapping[str, Any], outlet: str | None, where: str) -> Report:
    title = plain(entry.get("title", "")) or None
    contents = [part.get("value", "") for part in entry.get("content", [])] or [entry.get("summary", "")]
    body = "\n".join(filter(None, map(plain, contents)))
    text = body if title is None or title in body else f"{title}\n{body}".rstrip("\n")
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    return Report(
        text=arabic(text, where),
        outlet=outlet or None,
        url=entry.get("link"),
        title=title,
        published=Interval.day(date(*when[:3]), "given") if when else None,
        kind="feed",
        given_id=entry.get("id"),
    )


def plain(markup: str) -> str:
    """The words of a piece of HTML, a line a paragraph."""
    return _BLANKS.sub("\n", html.unescape(_TAG.sub("", _BREAK.sub("\n", markup)))).strip()
