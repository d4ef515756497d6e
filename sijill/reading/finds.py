"""What the reader's components find in a text before tellings are put together.

Invariant: a find is a span of the raw text and a typed value. `start`, `end` are the same stretch in the folded text.
"""

from __future__ import annotations

from typing import Generic, Literal, NamedTuple, TypeVar

from sijill.model.span import Span

V = TypeVar("V", covariant=True)

FindKind = Literal["number", "time", "place", "person", "actor", "weapon", "trigger"]


class Find(NamedTuple, Generic[V]):
    """One thing found. `start`, `end`: offsets of the folded text; `span`: of the raw one."""

    kind: FindKind
    span: Span
    start: int
    end: int
    value: V
