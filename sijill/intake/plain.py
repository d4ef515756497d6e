"""A text file: one report, exactly as it is, without a byte order mark."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.errors import InputRefused
from sijill.intake.encoding import decode
from sijill.intake.records import worded
from sijill.intake.source import Source
from sijill.model import Report


def reports(source: Source) -> Iterator[Report | InputRefused]:
    """The one report; `InputRefused` is raised where it is too large, no text, or has no Arabic."""
    text = decode(source.whole(), source.where)
    yield Report(worded(text, source.where), extra={"path": source.where})
