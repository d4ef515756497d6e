"""One text as published.

Invariant: the text is kept exactly as received and never repaired; a report's id is the SHA-256 of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from sijill.model.when import Interval


@lru_cache(maxsize=1)  # each of a report's claims asks for its id
def text_id(text: str) -> str:
    """SHA-256 of the text in UTF-8, hexadecimal. Lone surrogates, which scraped JSON can hold, are kept apart."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Report:
    """`published` is the given date of publication, `None` where none came with the report (it may still be dated
    from its own words: that is an inference, kept apart). `given_id` is the id the report came with; `extra` what
    else came with it, kept as it came."""

    text: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: Interval | None = None
    retrieved_at: datetime | None = None
    kind: str = "text"
    given_id: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict, compare=False)

    @property
    def id(self) -> str:
        return text_id(self.text)

    @property
    def name(self) -> str:
        """What to call it in output: the id it came with, else the first 12 digits of its own."""
        return self.given_id if self.given_id is not None else self.id[:12]
