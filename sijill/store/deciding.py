"""Which decision may stand beside which.

Invariant: a person's standing decision is never contradicted, by a machine or by a later person, unless that person
names the decision that is to give way; and nothing is overwritten: a decision stands unless a later one that stands put it
aside, so that undoing the later one brings it back.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence

from sijill.errors import ConflictError
from sijill.model import Decision
from sijill.saying import Said, told

_PAIRS = ("same", "different")


def subject(decision: Decision) -> tuple[str, ...]:
    """What a decision is about: two decisions with the same subject cannot both stand. That a report was withdrawn says
    nothing on whether it was read rightly."""
    if decision.judgement in _PAIRS and decision.right is not None:
        return tuple(sorted((decision.left, decision.right)))
    if decision.choice is not None:
        return ("chosen", decision.choice.field, decision.left)
    return ("withdrawn", decision.left) if decision.judgement == "withdrawn" else (decision.left,)


def says_the_same(one: Decision, other: Decision) -> bool:
    return subject(one) == subject(other) and one.judgement == other.judgement and one.choice == other.choice


# what stands


def put_aside(history: Sequence[Decision]) -> dict[str, str]:
    """Each decision that does not stand, and the newest standing one that put it aside. `history`: in the order made."""
    aside: dict[str, str] = {}
    for decision in reversed(history):
        if decision.id not in aside:
            for gone in decision.instead_of:
                aside.setdefault(gone, decision.id)
    return aside


def standing(history: Sequence[Decision]) -> list[Decision]:
    aside = put_aside(history)
    return [d for d in history if d.id not in aside]


def undoes(decision: Decision, history: Mapping[str, Decision]) -> Decision | None:
    """The decision that this one takes back; `None` where it is about something else."""
    return history.get(decision.left) if decision.judgement == "withdrawn" else None


# what may stand


class Standing:
    """The decisions that stand, as new ones are let in one after the other."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        self._held: dict[str, Decision] = {}
        self._subjects: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for decision in decisions:
            self._hold(decision)

    def __contains__(self, decision_id: str) -> bool:
        return decision_id in self._held

    def admit(self, new: Decision, *, instead_of: Collection[str] = ()) -> tuple[str, ...]:
        """Let a decision in; ids of those that give way to it. `ConflictError` where it may not stand: nothing is changed then."""
        gone = [x for x in self._held if x in instead_of or (new.judgement == "withdrawn" and x == new.left)]
        for other in [self._held[x] for x in sorted(self._subjects.get(subject(new), ())) if x not in gone]:
            if other.by_person and (not new.by_person or not says_the_same(other, new)):
                raise ConflictError(clash(new, [other]))
            gone.append(other.id)
        if new.judgement in _PAIRS and new.right is not None:
            self._check_closure(new, frozenset(gone))
        for name in gone:
            self._drop(name)
        self._hold(new)
        return tuple(dict.fromkeys(gone))

    def _hold(self, decision: Decision) -> None:
        self._held[decision.id] = decision
        self._subjects[subject(decision)].add(decision.id)

    def _drop(self, name: str) -> None:
        decision = self._held.pop(name)
        self._subjects[subject(decision)].discard(name)

    def _check_closure(self, new: Decision, gone: frozenset[str]) -> None:
        """What persons hold to be the same makes groups; a new word may not join or split them against a person's."""
        persons = [d for d in self._held.values() if d.by_person and d.id not in gone and d.judgement in _PAIRS]
        groups = Groups(d for d in persons if d.judgement == "same")
        left, right = groups.root(new.left), groups.root(str(new.right))
        if new.judgement == "different" and left == right:
            raise ConflictError(clash(new, groups.path(new.left, str(new.right))))
        for other in persons if new.judgement == "same" and left != right else ():
            if other.judgement == "different" and {groups.root(other.left), groups.root(str(other.right))} == {left, right}:
                raise ConflictError(clash(new, [other]))


class Groups:
    """What decisions "same" put together, at first or second hand."""

    def __init__(self, same: Iterable[Decision]) -> None:
        self._root: dict[str, str] = {}
        self._ties: dict[str, list[tuple[str, Decision]]] = defaultdict(list)
        for decision in same:
            if decision.right is not None:
                low, high = sorted((self.root(decision.left), self.root(decision.right)))
                self._root[high] = low
                self._ties[decision.left].append((decision.right, decision))
                self._ties[decision.right].append((decision.left, decision))

    def root(self, x: str) -> str:
        """The least id of its group."""
        while (up := self._root.get(x, x)) != x:
            self._root[x] = self._root.get(up, up)
            x = up
        return x

    def path(self, start: str, end: str) -> list[Decision]:
        """The decisions that lead from the one to the other, as few as can be; nothing where none do."""
        came: dict[str, tuple[str, Decision] | None] = {start: None}
        ahead = deque([start])
        while ahead and end not in came:
            here = ahead.popleft()
            for there, decision in self._ties[here]:
                if there not in came:
                    came[there] = (here, decision)
                    ahead.append(there)
        steps: list[Decision] = []
        step = came.get(end)
        while step is not None:
            steps.append(step[1])
            step = came[step[0]]
        return steps[::-1]


def clash(new: Decision, others: Sequence[Decision]) -> Said:
    """What a refused decision contradicts, and what can be done about it."""
    stands = tuple(told("decision_that_stands", by=d.by, id=d.id, judgement=d.judgement, day=d.at.date(), why=d.why) for d in others)
    return told("contradicts" if len(others) == 1 else "contradicts_several", judgement=new.judgement, stands=stands)
