"""What is decided at the desk: who may, on what they last saw, and what came of it.

Invariant: only an analyst decides, in their own name; nobody decides on an incident that has changed since they looked at it;
and what contradicts a person's standing decision is refused with a line, in both languages, that names that decision.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from sijill.desk.accounts import allows
from sijill.desk.problems import Problem, problem
from sijill.desk.sessions import Visitor
from sijill.errors import ConflictError, UsageError
from sijill.model import Decision
from sijill.saying import Said, told
from sijill.workflow import Register

Asking = Literal["same", "different", "merge", "split", "right", "wrong", "withdrawn", "chosen"]
Text = Annotated[str, Field(max_length=200)]
Reason = Annotated[str, Field(min_length=1, max_length=2000, description="The reason, in a sentence; it is kept.")]

_DECISION_ID = re.compile(r"\bd-[0-9a-f]+(?:\.\d+)?")


class Asked(BaseModel):
    """A decision that somebody asks for. same, different, merge: of `left` and `right`, tellings or incidents; split: `tellings`
    leave the incident `left`; right, wrong, withdrawn: the claim, telling or report `left`; chosen: `value` for `field` of the
    incident `left`, written as for `sijill review choose`."""

    model_config = ConfigDict(frozen=True)

    judgement: Asking
    left: Text
    right: Text | None = None
    tellings: Annotated[tuple[Text, ...], Field(max_length=500)] = ()
    field: Text | None = None
    value: Annotated[str | None, Field(max_length=2000)] = None
    why: Reason
    seen: Annotated[int | None, Field(ge=0, description="The version of the register that was looked at; refused if it changed.")] = None
    instead_of: Annotated[tuple[Text, ...], Field(max_length=100, description="Standing decisions that are to give way.")] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """Everything that it is about."""
        return tuple(x for x in (self.left, self.right, *self.tellings) if x is not None)


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of it. `made`: the new decisions, none where the same person had decided this already; `incidents`: the ids of
    those that it is about now; `changes`: what became of incidents, in a line each; `version`: the register's, after it."""

    made: tuple[Decision, ...]
    incidents: tuple[str, ...]
    changes: tuple[str, ...]
    version: int


def check_may_decide(by: Visitor) -> None:
    if not allows(by.role, "analyst"):
        raise problem(403, "not_allowed", role="analyst", own=by.role)


def carry_out(register: Register, asked: Asked, by: str, *, places: Path | None = None) -> tuple[Decision, ...]:
    """The decisions that it makes in the register."""
    told = {"by": by, "why": asked.why}
    gone = asked.instead_of
    match asked.judgement:
        case "same" | "merge":
            return register.same(asked.left, _right(asked), **told, instead_of=gone)
        case "different":
            return register.different(asked.left, _right(asked), **told, instead_of=gone)
        case "split":
            return register.split(asked.left, asked.tellings, **told, instead_of=gone)
        case "right":
            return register.right(asked.left, **told, instead_of=gone)
        case "wrong":
            return register.wrong(asked.left, **told, instead_of=gone)
        case "withdrawn":
            return register.withdrawn(asked.left, **told, instead_of=gone)
        case "chosen":
            return register.choose(asked.left, *_chosen(asked), **told, instead_of=gone, places=places)


def _right(asked: Asked) -> str:
    if asked.right is None:
        raise UsageError(told("needs_two", judgement=asked.judgement))
    return asked.right


def _chosen(asked: Asked) -> tuple[str, str]:
    if asked.field is None or asked.value is None:
        raise UsageError(told("needs_field_and_value"))
    return asked.field, asked.value


def conflict(error: ConflictError, history: Sequence[Decision]) -> Problem:
    """The refusal in both languages, with the ids of the decisions that stand against it."""
    names = set(_DECISION_ID.findall(str(error)))
    against = [d for d in history if d.id in names]
    what = tuple(map(_standing, against)) if against else (error.said,)
    return problem(409, "conflict", what=what, decisions=tuple(d.id for d in against))


def _standing(decision: Decision) -> Said:
    told_of = {"id": decision.id, "by": decision.by, "judgement": decision.judgement, "day": decision.at.date(), "why": decision.why}
    return told("standing_decision", **told_of)
