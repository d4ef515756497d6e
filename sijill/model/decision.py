"""A person's or the linker's word on tellings and values.

Invariant: a decision is superseded, never overwritten, and a machine's never supersedes a person's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sijill.model.values import Actor, Place
from sijill.model.when import Interval

Judgement = Literal["same", "different", "right", "wrong", "withdrawn", "chosen"]
JUDGEMENTS: tuple[Judgement, ...] = ("same", "different", "right", "wrong", "withdrawn", "chosen")

#: `by` of the decisions that the linker makes; anything else is a person.
LINKER = "linker"

ChoiceField = Literal["type", "factuality", "when", "where", "initiators", "targets", "participants", "killed", "injured"]
CHOICE_FIELDS: tuple[ChoiceField, ...] = (
    "type",
    "factuality",
    "when",
    "where",
    "initiators",
    "targets",
    "participants",
    "killed",
    "injured",
)
ChosenValue = str | int | Interval | tuple[Place, ...] | tuple[Actor, ...] | None


@dataclass(frozen=True, slots=True)
class Choice:
    """The value that a person settles on for a field of an incident: a name of the codebook for its type and factuality,
    the best figure for killed and injured; `None` or nothing in it: not known. It is the person's, and no claim of any report."""

    field: ChoiceField
    value: ChosenValue


@dataclass(frozen=True, slots=True)
class Decision:
    """`left` and `right` are telling ids (same, different), or `left` a claim, telling or report id and `right`
    `None` (right, wrong, withdrawn), or a telling of the incident that a `choice` is made for (chosen), or the decision that
    is undone (withdrawn). `score` is in [0, 1] for the linker, `None` for a person. `why` is a sentence.

    `instead_of`: what it put aside when it was made; `superseded_by`: what puts it aside now, `None` where it stands."""

    id: str
    left: str
    right: str | None
    judgement: Judgement
    by: str
    why: str
    at: datetime
    score: float | None = None
    superseded_by: str | None = None
    choice: Choice | None = None
    instead_of: tuple[str, ...] = ()

    @property
    def by_person(self) -> bool:
        return self.by != LINKER
