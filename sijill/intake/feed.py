"""A feed (RSS, Atom): one report an entry, its title as first line.

Invariant: an entry's text is what the feed gives of it, without its marks of layout; nothing is fetched.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
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
    return Report(
        text=arabic(text, where),
        outlet=outlet or None,
        url=entry.get("link"),
        title=title,
        published=_published(entry),
        kind="feed",
        given_id=entry.get("id"),
    )


def _published(entry: Mapping[str, Any]) -> Interval | None:
    """The day where the outlet is: what it publishes at half past one in the night («01:30:00 +0300») is of that day, as its
    «اليوم» is, and not of the day before, which it is in Greenwich yet."""
    name = "published" if entry.get("published_parsed") else "updated"
    parsed = entry.get(f"{name}_parsed")
    if not parsed:
        return None
    there = _with_zone(str(entry.get(name) or ""))
    same = there is not None and there.astimezone(UTC).timetuple()[:5] == tuple(parsed[:5])
    return Interval.day(there.date() if there is not None and same else date(*parsed[:3]), "given")


def _with_zone(words: str) -> datetime | None:
    """A moment as feeds write it (RFC 822, ISO 8601) in its own time zone; `None` where it is neither, or names no zone."""
    for parse in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            moment = parse(words.strip())
        except ValueError:
            continue
        return moment if moment.tzinfo is not None else None
    return None


def plain(markup: str) -> str:
    """The words of a piece of HTML, a line a paragraph."""
    return _BLANKS.sub("\n", html.unescape(_TAG.sub("", _BREAK.sub("\n", markup)))).strip()
