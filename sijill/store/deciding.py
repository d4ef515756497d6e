"""Which decision may stand beside which.

Invariant: a person's standing decision is never contradicted, by a machine or by a later person, unless that person
names the decision that is to give way; and nothing is overwritten: what gives way is marked superseded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sijill.errors import ConflictError
from sijill.model import Decision

_PAIRS = ("same", "different")


def subject(decision: Decision) -> tuple[str, ...]:
    """What a decision is about: two decisions with the same subject cannot both stand."""
    if decision.judgement in _PAIRS and decision.right is not None:
        return tuple(sorted((decision.left, decision.right)))
    return (decision.left,)


def gives_way(new: Decision, standing: Iterable[Decision], *, instead_of: Collection[str] = ()) -> tuple[str, ...]:
    """Ids of the standing decisions that the new one supersedes; `ConflictError` where it may not stand."""
    listed = list(standing)
    rest = [d for d in listed if d.id not in instead_of]
    gone = [d.id for d in listed if d.id in instead_of or (new.judgement == "withdrawn" and d.id == new.left)]
    for other in rest:
        if subject(other) != subject(new):
            continue
        if other.by_person and (not new.by_person or other.judgement != new.judgement):
            raise ConflictError(_clash(new, other))
        gone.append(other.id)
    if new.judgement in _PAIRS and new.right is not None:
        _check_closure(new, [d for d in rest if d.by_person])
    return tuple(dict.fromkeys(gone))


def _clash(new: Decision, other: Decision) -> str:
    who = f"{other.by}'s decision {other.id} ({other.judgement}, {other.at:%Y-%m-%d}: {other.why})"
    return f"'{new.judgement}' contradicts {who}; withdraw that one first, or name it as the one to replace"


def _check_closure(new: Decision, persons: Iterable[Decision]) -> None:
    """What persons hold to be the same makes groups; a new word may not join or split them against a person's."""
    listed = [d for d in persons if d.judgement in _PAIRS and d.right is not None]
    group = groups(d for d in listed if d.judgement == "same")
    left, right = (group.get(x, x) for x in (new.left, str(new.right)))
    if new.judgement == "different" and left == right:
        raise ConflictError(_clash(new, _within(group, left, listed)))
    if new.judgement == "same":
        for other in listed:
            ends = {group.get(other.left, other.left), group.get(str(other.right), str(other.right))}
            if other.judgement == "different" and ends == {left, right} and left != right:
                raise ConflictError(_clash(new, other))


def _within(group: dict[str, str], root: str, persons: list[Decision]) -> Decision:
    return next(d for d in persons if d.judgement == "same" and group.get(d.left) == root)


def groups(same: Iterable[Decision]) -> dict[str, str]:
    """Each id that is in a group to the group's least id."""
    root: dict[str, str] = {}

    def find(x: str) -> str:
        while root.setdefault(x, x) != x:
            x = root[x]
        return x

    for decision in same:
        if decision.right is not None:
            low, high = sorted((find(decision.left), find(decision.right)))
            root[high] = low
    return {x: find(x) for x in list(root)}
