"""A stretch of a report's text.

Invariant: half-open, in code points of the text exactly as received; never empty. The words are derived from the
interval (`span.of(text)`), never stored beside it, so the two cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """Half-open interval of code points: `text[start:end]`."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start < end:
            raise ValueError(f"not a span: [{start}, {end})")
        set_start(self, start)
        set_end(self, end)

    def of(self, text: str) -> str:
        """The words themselves; `ValueError` when the span does not lie in the text."""
        if self.end > len(text):
            raise ValueError(f"span [{self.start}, {self.end}) is outside a text of {len(text)} characters")
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def gap(self, other: Span) -> int:
        """Characters between the two; 0 where they touch or overlap."""
        return max(0, max(self.start, other.start) - min(self.end, other.end))


# A report makes a hundred spans and more; set so, one costs half of what a frozen dataclass's own `__init__` takes.
set_start: Callable[[Span, int], None] = vars(Span)["start"].__set__
set_end: Callable[[Span, int], None] = vars(Span)["end"].__set__


def hull(spans: Iterable[Span]) -> Span:
    """The least span that covers all of them; there must be at least one."""
    listed = list(spans)
    return Span(min(s.start for s in listed), max(s.end for s in listed))
