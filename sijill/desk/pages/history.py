"""The history of an incident as its page tells it: who decided what and why, what stands, what was put aside and by what.

Invariant: nothing is left out because it no longer stands; what a decision is about leads to where it is on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sijill.desk.past import About, Past
from sijill.model import Actor, Choice, Decision, Interval, Place
from sijill.publish.site.claims import Context, claim_anchor, value_words
from sijill.saying.names import value_name
from sijill.saying.words import Words

_SHORT = 10


@dataclass(frozen=True, slots=True)
class SubjectView:
    """`to`: the anchor on the page of what is meant, "" where it is not there."""

    text: str
    to: str


@dataclass(frozen=True, slots=True)
class PastView:
    """`undone`: it takes another back; `aside`: who put it aside, "" where it stands; `whole`: the id that undoes all decided together."""

    id: str
    judgement: str
    by: str
    at: str
    iso: str
    why: str
    subjects: tuple[SubjectView, ...]
    value: str
    stands: bool
    undoes: bool
    aside: str


def history(about: Context, told: Sequence[Past], decisions: Iterable[Decision]) -> tuple[PastView, ...]:
    """The newest first. `decisions`: all of the register."""
    by_id = {d.id: d for d in decisions}
    return tuple(_view(p, about, by_id) for p in reversed(told))


def _view(told: Past, about: Context, by_id: dict[str, Decision]) -> PastView:
    decision, words = told.decision, about.words
    undoes = decision.judgement == "withdrawn" and told.left.kind == "decision"
    aside = None if decision.superseded_by is None else by_id.get(decision.superseded_by)
    return PastView(
        id=decision.id,
        judgement=words("undone" if undoes else f"judged_{decision.judgement}"),
        by=decision.by,
        at=moment(decision, words),
        iso=decision.at.isoformat(timespec="seconds"),
        why=decision.why,
        subjects=tuple(_subject(a, about) for a in (told.left, told.right) if a is not None),
        value="" if decision.choice is None else chosen_words(decision.choice, words),
        stands=told.stands,
        undoes=undoes,
        aside="" if decision.superseded_by is None else words("aside_by", who=aside.by if aside else decision.superseded_by),
    )


def moment(decision: Decision, words: Words) -> str:
    return words("moment", day=words.day(decision.at.date()), time=f"{decision.at:%H:%M}")


def _subject(meant: About, about: Context) -> SubjectView:
    words, member = about.words, meant.member
    if member is None:
        return SubjectView(words(f"about_{meant.kind}", name=meant.id[:_SHORT]), f"d-{meant.id}" if meant.kind == "decision" else "")
    name = about.copies[member.telling.report_id][0].name
    if meant.claim is not None:
        said = words("about_claim", field=words(meant.claim.field), value=value_words(meant.claim, about), report=name)
        return SubjectView(said, claim_anchor(meant.claim.id))
    kind = words.type(member.telling.type)
    text = words("about_telling", type=kind, report=name) if meant.kind == "telling" else words("about_report", report=name)
    return SubjectView(text, about.anchors[member.telling.report_id])


def chosen_words(choice: Choice, words: Words) -> str:
    """What was chosen, with the field it was chosen for."""
    return words("about_field", field=words(f"field_{choice.field}"), value=_value(choice, words))


def _value(choice: Choice, words: Words) -> str:
    value = choice.value
    if value is None or value == ():
        return words("unknown")
    if isinstance(value, Interval):
        return words.interval(value)
    if isinstance(value, tuple):
        return words("list").join(value_name(v, words.language) for v in value if isinstance(v, Place | Actor))
    if choice.field == "type":
        return words.type(str(value))
    return words(str(value)) if choice.field == "factuality" else str(value)
