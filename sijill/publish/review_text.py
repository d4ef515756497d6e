"""Decisions and what is worth deciding, as lines of text for people at a terminal.

Invariant: who decided what, when and why is in one line; every question comes with the call that answers it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from sijill.model import Decision
from sijill.publish.choice_text import choice_text
from sijill.publish.out import safe
from sijill.saying.words import words

if TYPE_CHECKING:  # brings in the database, which reading does not need
    from sijill.register.incident import Link, Member

_SHORT = 10


def decision_line(decision: Decision, names: Mapping[str, str]) -> str:
    """`names`: what the ids in it stand for."""
    aside = "" if decision.superseded_by is None else f"  [put aside by {decision.superseded_by}]"
    return safe(f"{decision.id}  {decision.at:%Y-%m-%d %H:%M}  {decision.by}: {what(decision, names)}: {decision.why}{aside}").replace(
        "\n", " "
    )


def what(decision: Decision, names: Mapping[str, str]) -> str:
    """What was decided, in words."""
    left = names.get(decision.left, decision.left)
    if decision.choice is not None:
        return f"chosen for {left}: {decision.choice.field} {choice_text(decision.choice)}"
    if decision.right is not None:
        return f"{decision.judgement}: {left} and {names.get(decision.right, decision.right)}"
    undone = decision.judgement == "withdrawn" and left.startswith("decision ")
    return f"{'undone' if undone else decision.judgement}: {left}"


def question_lines(number: int, left: Member, right: Member, link: Link, incidents: tuple[str, ...], *, joined: bool) -> Iterator[str]:
    """One pair to be decided on. `incidents`: the one that both are in, or the two."""
    sure = f"{link.score:.0%} likely the same" if link.score else "kept apart by a rule"
    how = f"both in {incidents[0]}" if joined else f"in {incidents[0]} and {incidents[-1]}"
    yield safe(f"{number}  {_told(left)} and {_told(right)}: {how}, {sure}")
    yield from (safe(f"   {why}") for why in link.why)
    yield f"   sijill review same|different {short_id(left.id)} {short_id(right.id)} --why …"


def _told(member: Member) -> str:
    return f"{words().type(member.telling.type)} in {member.reports[0]}"


def short_id(name: str) -> str:
    """As much of a telling's or claim's id as tells it from others; of one told apart by a number all of it."""
    return name if "." in name else name[:_SHORT]
