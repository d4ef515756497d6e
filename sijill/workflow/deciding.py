"""What people decide, put in terms of tellings and claims, and kept.

Invariant: a decision has a person and a reason; what is asked of incidents is said of their tellings, so that it holds
whatever else comes; and it is kept whole or, where it contradicts a person's standing decision, not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sijill.errors import ConflictError, UsageError
from sijill.model import LINKER, Choice, Decision, Judgement
from sijill.register import incident_of, refresh
from sijill.saying import told
from sijill.store import Ledger
from sijill.store.codec import choice_to, digest
from sijill.store.deciding import clash, says_the_same
from sijill.workflow.subjects import SHORT, Subject, one_telling, resolve

_Pair = tuple[Judgement, str, str]


class Decider:
    """One person's word on a register, with its reason. Everything is refused that contradicts a standing decision of a person,
    unless that one's id is in `instead_of`. What is decided already by the same person is not decided again."""

    def __init__(self, ledger: Ledger, *, by: str, why: str, instead_of: Collection[str] = ()) -> None:
        self._ledger, self._by, self._why = ledger, by.strip(), " ".join(why.split())
        if not self._by or self._by == LINKER:
            raise UsageError(told("needs_a_name", name=by))
        if not self._why:
            raise UsageError(told("needs_a_reason"))
        self._instead_of = tuple(x for name in instead_of for x in _named(ledger.decisions(standing=False), name))

    def same(self, left: str, right: str) -> tuple[Decision, ...]:
        """Two tellings are of one incident; for incidents, all the tellings of both are."""
        subjects = [resolve(self._ledger, name) for name in (left, right)]
        if left == right and subjects[0].kind == "incident":
            raise UsageError(told("merged_with_itself", left=left, right=right))
        one, other = (self._tellings(s) for s in subjects)
        members = tuple(dict.fromkeys((*one, *other)))
        if len(members) < 2:
            raise UsageError(told("one_telling_twice", left=left, right=right))
        return self._keep(_bound(members))

    def different(self, left: str, right: str) -> tuple[Decision, ...]:
        """Two tellings are of two incidents; for incidents, nothing of the one goes with what the other's id goes with. A
        telling and the incident that it is in: it leaves it."""
        subjects = [resolve(self._ledger, name) for name in (left, right)]
        one, other = (self._tellings(s) for s in subjects)
        both = set(one) & set(other)
        if both:
            one, other = tuple(x for x in one if x not in both) or one, tuple(x for x in other if x not in both) or other
            if set(one) & set(other):
                raise UsageError(told("one_incident_twice", left=left, right=right))
        anchors = [s.anchor if s.anchor in side else side[0] for s, side in zip(subjects, (one, other), strict=True)]
        pairs = [*((anchors[0], y) for y in other), *((x, anchors[1]) for x in one)]
        return self._keep([("different", x, y) for x, y in dict.fromkeys(pairs)])

    def split(self, incident: str, tellings: Sequence[str]) -> tuple[Decision, ...]:
        """These tellings leave the incident and are one of their own."""
        whole = resolve(self._ledger, incident)
        if whole.kind != "incident":
            raise UsageError(told("only_incidents_split", name=incident, kind=whole.kind))
        leaving = tuple(dict.fromkeys(x for name in tellings for x in self._within(whole, name)))
        rest = [x for x in whole.tellings if x not in leaving]
        if not leaving or not rest:
            raise UsageError(told("split_needs_some", name=incident, tellings=len(whole.tellings)))
        return self._keep([*_bound(leaving), *(("different", leaving[0], x) for x in rest)])

    def _within(self, whole: Subject, name: str) -> tuple[str, ...]:
        """Those of the incident's tellings that a name means: one telling, or all that a report has there."""
        meant = resolve(self._ledger, name)
        found = tuple(x for x in meant.tellings if x in whole.tellings)
        if not found:
            raise UsageError(told("not_a_telling_of", name=name, incident=whole.id))
        return found

    def judge(self, judgement: Judgement, name: str) -> tuple[Decision, ...]:
        """Right, wrong or withdrawn: a claim, a telling, a whole report; an incident that has but one telling stands for that."""
        meant = resolve(self._ledger, name)
        about = one_telling(self._ledger, meant) if meant.kind == "incident" else meant.id
        return self._keep_all([self._decision(judgement, about)])

    def choose(self, name: str, chosen: Choice) -> tuple[Decision, ...]:
        """The value of a field of an incident, or of the incident that a telling is in."""
        meant = resolve(self._ledger, name)
        anchor = meant.anchor if meant.anchor is not None else one_telling(self._ledger, meant)
        new = self._decision("chosen", anchor, choice=chosen)
        self._check_chosen(new)
        return self._keep_all([new])

    def _check_chosen(self, new: Decision) -> None:
        """What was chosen for the same field of the same incident by way of another telling stands against it too."""
        chosen = [d for d in self._standing() if d.choice is not None and new.choice is not None and d.choice.field == new.choice.field]
        if not chosen:
            return
        members = self._company(new.left)
        against = [
            d for d in chosen if d.left in members and d.left != new.left and d.choice != new.choice and d.id not in self._instead_of
        ]
        if against:
            raise ConflictError(clash(new, against))

    def _company(self, telling: str) -> tuple[str, ...]:
        """The tellings of the incident that a telling is in."""
        refresh(self._ledger)
        with self._ledger.linking() as kept:
            name = kept.memberships([telling]).get(telling)
        incident = None if name is None else incident_of(self._ledger, name)
        return () if incident is None else incident.tellings

    def undo(self, name: str) -> tuple[Decision, ...]:
        """Take back a decision, or all that were made together: what stood before stands again."""
        history = self._ledger.decisions(standing=False)
        ids = _named(history, name)
        stand = {d.id for d in history if d.superseded_by is None}
        undone = [x for x in ids if x in stand] or list(ids[:1])
        return self._keep_all([self._decision("withdrawn", x) for x in undone])

    # what is kept

    def _tellings(self, subject: Subject) -> tuple[str, ...]:
        """An incident's tellings, the one that its id goes with first; of anything else the one telling that it means."""
        if subject.kind == "claim":
            raise UsageError(told("claim_is_in_one_telling", name=subject.name))
        if subject.anchor is None:
            return (one_telling(self._ledger, subject),)
        return (subject.anchor, *(x for x in subject.tellings if x != subject.anchor))

    def _standing(self) -> tuple[Decision, ...]:
        return tuple(d for d in self._ledger.decisions() if d.by_person)

    def _keep(self, pairs: Iterable[_Pair]) -> tuple[Decision, ...]:
        return self._keep_all([self._decision(*pair) for pair in pairs])

    def _decision(self, judgement: Judgement, left: str, right: str | None = None, *, choice: Choice | None = None) -> Decision:
        return Decision("", left, right, judgement, self._by, self._why, datetime.now(tz=UTC), choice=choice)

    def _keep_all(self, made: Sequence[Decision]) -> tuple[Decision, ...]:
        stands = self._standing()
        new = [d for d in made if not any(d.by == s.by and says_the_same(d, s) for s in stands)]
        return self._ledger.decide(*_numbered(new), instead_of=self._instead_of)


def _bound(members: Sequence[str]) -> list[_Pair]:
    """Pairs that put all of them together by this word alone, whatever becomes of other persons' words."""
    return [("same", members[0], other) for other in members[1:]]


def _numbered(made: Sequence[Decision]) -> list[Decision]:
    """Ids for what was decided at once: the first has the plain one, by which all of it can be named."""
    if not made:
        return []
    parts = [(d.judgement, d.left, d.right, d.by, d.why, d.at.isoformat(), choice_to(d.choice)) for d in made]
    plain = f"d-{digest(parts)[:SHORT]}"
    return [replace(d, id=plain if n == 0 else f"{plain}.{n}") for n, d in enumerate(made)]


def _named(history: Sequence[Decision], name: str) -> tuple[str, ...]:
    """Ids of a decision and of those made together with it, or of the one part that is named; `UsageError` where there is none,
    or several begin so."""
    ids = [d.id for d in history]
    begin, dot, part = name.partition(".")
    plain = {x.split(".")[0] for x in ids if begin and x.startswith(begin)}
    if len(plain) > 1 and begin in plain:
        plain = {begin}
    found = [x for x in ids if x.split(".")[0] in plain and (not dot or x.partition(".")[2] == part)]
    if len(plain) != 1 or not found:
        raise UsageError(told("several_decisions_begin_so" if found else "no_decision_begins_so", name=name or "(empty)"))
    return tuple(found)
