"""Decisions and what is worth deciding, as lines of text for people at a terminal.

Invariant: who decided what, when and why is in one line, whatever it takes; every question comes with the call that answers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sijill.model import Decision
from sijill.publish.choice_text import choice_text
from sijill.publish.out import on_one_line
from sijill.saying import Said, Words, told, words
from sijill.saying.counting import likelihood

if TYPE_CHECKING:  # brings in the database, which reading does not need
    from sijill.register.incident import Link, Member

_SHORT = 10


def decision_lines(decisions: Iterable[Decision], names: Mapping[str, str]) -> Iterator[str]:
    """A line for each decision; what was decided at once is one. `names`: what the ids in it stand for."""
    at_once: dict[str, list[Decision]] = {}
    for decision in decisions:
        at_once.setdefault(decision.id.partition(".")[0], []).append(decision)
    return (_line(made, names) for made in at_once.values())


def _line(made: Sequence[Decision], names: Mapping[str, str]) -> str:
    one = made[0]
    done = "; ".join(str(said) for said in _alike(made, names))
    told_of = f"{one.id}  {one.at:%Y-%m-%d %H:%M}  {one.by}: {done}: {one.why}{_aside(made)}"
    return on_one_line(told_of)


def _alike(made: Sequence[Decision], names: Mapping[str, str]) -> Iterator[Said]:
    """What was decided, of pairs with the same left side all at once."""
    pairs: dict[tuple[str, str], list[str]] = {}
    for d in made:
        if d.right is not None:
            pairs.setdefault((d.judgement, d.left), []).append(names.get(d.right, d.right))
    for (judgement, left), others in pairs.items():
        yield told("decided_on_several", judgement=judgement, left=names.get(left, left), others=tuple(others))
    yield from dict.fromkeys(what(d, names) for d in made if d.right is None)


def _aside(made: Sequence[Decision]) -> str:
    """What put it aside, or parts of it."""
    by = {d.id: d.superseded_by for d in made if d.superseded_by is not None}
    if len(by) == len(made) and len({x.partition(".")[0] for x in by.values()}) == 1:
        return f"  [put aside by {next(iter(by.values()))}]"
    return "".join(f"  [{part} put aside by {other}]" for part, other in by.items())


def what(decision: Decision, names: Mapping[str, str], language: Words | None = None) -> Said:
    """What was decided. `language`: of the value that was chosen, which is in words already."""
    left = names.get(decision.left, decision.left)
    if decision.choice is not None:
        return told("chosen_for", left=left, field=decision.choice.field, value=choice_text(decision.choice, language))
    if decision.right is not None:
        return told("decided_on_two", judgement=decision.judgement, left=left, right=names.get(decision.right, decision.right))
    undone = decision.judgement == "withdrawn" and left.startswith("decision ")
    return told("decided_on_one", judgement="undone" if undone else decision.judgement, left=left.partition(".")[0] if undone else left)


def question_lines(number: int, left: Member, right: Member, link: Link, incidents: tuple[str, ...], *, joined: bool) -> Iterator[str]:
    """One pair to be decided on. `incidents`: the one that both are in, or the two."""
    sure = f"{likelihood(link.score)}% likely the same" if link.score else "kept apart by a rule"
    how = f"both in {incidents[0]}" if joined else f"in {incidents[0]} and {incidents[-1]}"
    yield on_one_line(f"{number}  {_told(left)} and {_told(right)}: {how}, {sure}")
    yield from (on_one_line(f"   {why}") for why in link.why)
    yield f"   sijill review same|different {short_id(left.id)} {short_id(right.id)} --why …"


def _told(member: Member) -> str:
    return f"{words().type(member.telling.type)} in {member.reports[0]}"


def short_id(name: str) -> str:
    """As much of a telling's or claim's id as tells it from others; of one told apart by a number all of it."""
    return name if "." in name else name[:_SHORT]
