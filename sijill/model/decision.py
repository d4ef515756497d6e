"""A person's or the linker's word on tellings and values.

Invariant: a decision is superseded, never overwritten, and a machine's never supersedes a person's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Judgement = Literal["same", "different", "right", "wrong", "withdrawn"]
JUDGEMENTS: tuple[Judgement, ...] = ("same", "different", "right", "wrong", "withdrawn")

#: `by` of the decisions that the linker makes; anything else is a person.
LINKER = "linker"


@dataclass(frozen=True, slots=True)
class Decision:
    """`left` and `right` are telling ids (same, different), or `left` a claim, telling or report id and `right`
    `None` (right, wrong, withdrawn). `score` is in [0, 1] for the linker, `None` for a person. `why` is a sentence."""

    id: str
    left: str
    right: str | None
    judgement: Judgement
    by: str
    why: str
    at: datetime
    score: float | None = None
    superseded_by: str | None = None

    @property
    def by_person(self) -> bool:
        return self.by != LINKER
