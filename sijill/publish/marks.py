"""A report's text cut into stretches, each with the marks that lie on it: for pages, the terminal and notebooks alike.

Invariant: the stretches put together are the text, exactly; a mark covers its span and nothing else. Nothing here is
markup: whoever shows a stretch escapes it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from sijill.model import Actor, Claim, Interval, Place, Span

MarkKind = Literal["event", "when", "where", "actor", "toll", "source"]
MARK_KINDS: tuple[MarkKind, ...] = ("event", "when", "where", "actor", "toll", "source")


@dataclass(frozen=True, slots=True)
class Mark:
    """`back`: what rests on these words, as an anchor on a page or as an incident's number; `label`: what that is, in a few words."""

    span: Span
    kind: MarkKind
    back: str
    label: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """`anchors`: those of the marks that begin here; `marks`: those that lie on it, the narrowest first."""

    text: str
    anchors: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def kinds(self) -> str:
        """Class names, each once."""
        return " ".join(dict.fromkeys(f"k-{m.kind}" for m in self.marks))

    @property
    def title(self) -> str:
        return "; ".join(dict.fromkeys(m.label for m in self.marks))


def claim_kind(claim: Claim) -> MarkKind:
    """What a claim's words are marked as."""
    value = claim.value
    if isinstance(value, Interval):
        return "when"
    if isinstance(value, Place):
        return "where"
    return "actor" if isinstance(value, Actor) else "toll"


def anchor(report: str, span: Span) -> str:
    """The anchor of a span's words in a report's text; `report` is the report's own anchor on the page."""
    return f"{report}-{span.start}-{span.end}"


def stretches(text: str, marks: Iterable[Mark], *, report: str) -> list[Stretch]:
    """Cut the text at every edge of a mark."""
    ordered = sorted(marks, key=lambda m: (m.span.end - m.span.start, m.span.start, m.kind))
    edges = sorted({0, len(text), *(e for m in ordered for e in (m.span.start, m.span.end))})
    begun: set[str] = set()
    cut = []
    for start, end in itertools.pairwise(edges):
        here = tuple(m for m in ordered if m.span.start <= start and end <= m.span.end)
        anchors = tuple(a for a in dict.fromkeys(anchor(report, m.span) for m in here if m.span.start == start) if a not in begun)
        begun.update(anchors)
        cut.append(Stretch(text[start:end], anchors, here))
    return cut


def runs(cut: Iterable[Stretch]) -> Iterator[tuple[Stretch, ...]]:
    """The stretches in runs that the eye takes as one: those that a mark spans together, and the bare ones each for itself."""
    run: list[Stretch] = []
    for stretch in cut:
        if run and not set(run[-1].marks) & set(stretch.marks):
            yield tuple(run)
            run = []
        run.append(stretch)
    if run:
        yield tuple(run)
