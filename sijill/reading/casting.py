"""Who has which part in an incident: who did it, to whom, who took part.

Invariant: an actor has a part once, with all the words that name it beside the incident; the likelier one is taken first, and one
more in the same part needs more to speak for it, unless «و» joins the two or it helps («بدعم من»).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sijill.knowledge.actors import actor_list
from sijill.model import Actor, Span
from sijill.reading.actors import ActorValue
from sijill.reading.aliases import alike, body
from sijill.reading.binding import Group
from sijill.reading.certain_roles import certain, entities_beside
from sijill.reading.finds import Find
from sijill.reading.gathering import Thresholds
from sijill.reading.roles import role_features
from sijill.reading.scene import Scene
from sijill.reading.scorer import Scorers

_AND = "و"
_MARK = 1  # a bracket or quotation mark between two that are joined
#: How many are looked for in a part before one more is too many: a clash has two sides.
_SIDES = {"participant": 2}


class Candidate(NamedTuple):
    """An actor beside an incident: its likeliest role, and how likely it has that one: who may as well have been the target
    as the attacker is likely neither. `key`: the body it is part of, or what alone it is."""

    role: str
    chance: float
    key: object
    finds: list[Find[ActorValue]]


@dataclass(frozen=True, slots=True)
class Part:
    """An actor with its role in an incident and the words that name it."""

    role: str
    key: object
    finds: list[Find[ActorValue]] = field(default_factory=list)

    @property
    def spans(self) -> list[Span]:
        return [f.span for f in self.finds]

    @property
    def actor(self) -> Actor:
        """The most particular of those that the words name, a listed one before others."""
        return max((f.value for f in self.finds), key=_particular).actor


def _particular(value: ActorValue) -> tuple[int, bool]:
    actor = value.actor
    return (1 + len(actor_list().ancestors(actor.id)) if actor.id is not None else 0), not value.nameless


def cast(scene: Scene, one: Group, scorers: Scorers, limits: Thresholds) -> list[Part]:
    """Who has a part in the incident, in order of their first words."""
    parts: list[Part] = []
    for candidate in sorted(_candidates(scene, one, scorers), key=lambda c: -c.chance):
        rest = [part for part in parts if part.role == candidate.role]
        home = _home(scene, candidate, rest)
        if candidate.chance < _needed(scene, candidate, rest, home, limits):
            continue
        if home is None:
            home = Part(candidate.role, candidate.key)
            parts.append(home)
        home.finds.extend(candidate.finds)
    return sorted((_in_order(part) for part in parts), key=lambda part: part.finds[0].start)


def _in_order(part: Part) -> Part:
    part.finds.sort(key=lambda f: f.start)
    return part


def _home(scene: Scene, candidate: Candidate, parts: Sequence[Part]) -> Part | None:
    """The part that the candidate's words are more words for, where there is one alone."""
    same = next((part for part in parts if part.key == candidate.key), None)
    if same is not None:
        return same
    homes = [part for part in parts if alike(scene, part.role, candidate.finds, part.finds) or _adjoin(scene, candidate.finds, part.finds)]
    return homes[0] if len(homes) == 1 else None


def _needed(scene: Scene, candidate: Candidate, rest: Sequence[Part], home: Part | None, limits: Thresholds) -> float:
    """How likely a candidate must be to have its role beside the others that have it; `home`: the one it is more words for."""
    if home is not None:
        return 0.0 if home.key == candidate.key else limits.role_alias
    if len(rest) < _SIDES.get(candidate.role, 1):
        return limits.role
    if any(f.start in scene.stances.helpers for f in candidate.finds):
        return limits.role_helper
    return limits.role_joined if any(_any_joined(scene, candidate.finds, part.finds) for part in rest) else limits.role_more


def _candidates(scene: Scene, one: Group, scorers: Scorers) -> Iterator[Candidate]:
    judge = scorers.role
    none = judge.classes.index("none")
    for n, near in entities_beside(scene, one).items():
        rows = [certain(scene, one, f, judge.classes) or judge.probabilities(role_features(scene, one, f)) for f in near]
        best = min(rows, key=lambda row: row[none])
        role = max((k for k in range(len(best)) if k != none), key=best.__getitem__)
        yield Candidate(judge.classes[role], max(row[role] for row in rows), body(scene.entities[n][0].value.actor) or n, near)


def _any_joined(scene: Scene, some: Sequence[Find[ActorValue]], others: Sequence[Find[ActorValue]]) -> bool:
    """Whether one of these is joined to one of those; only those are looked at that begin or end within reach."""
    beginning: dict[int, list[Find[ActorValue]]] = {}
    ending: dict[int, list[Find[ActorValue]]] = {}
    for b in others:
        beginning.setdefault(scene.token(b.start), []).append(b)
        ending.setdefault(scene.token(b.end - 1), []).append(b)
    for a in some:
        first, last = scene.token(a.start), scene.token(a.end - 1)
        near = [b for step in range(1, _MARK + 2) for b in (*beginning.get(last + step, ()), *ending.get(first - step, ()))]
        if any(_joined(scene, a, b) for b in near):
            return True
    return False


def _joined(scene: Scene, one: Find[ActorValue], other: Find[ActorValue]) -> bool:
    """«قوات النظام وروسيا»: the one right after the other, with «و»."""
    first, second = (one, other) if one.start < other.start else (other, one)
    last, at = scene.token(first.end - 1), scene.token(second.start)
    if not last < at <= last + _MARK + 1 or scene.text.starts[at] == second.start:
        return False
    forms = scene.text.forms
    return forms[at][0] == _AND and not any(form.isalpha() for form in forms[last + 1 : at])


def _adjoin(scene: Scene, some: Sequence[Find[ActorValue]], others: Sequence[Find[ActorValue]]) -> bool:
    """Whoever is named in words that adjoin is one: «المهاجم الانتحاري» (the suicide attacker); not whom listed names tell to be
    two: «اتهم الجيش السوداني قوات الدعم السريع» (the army accused the RSF)."""
    return not _two_bodies(some, others) and adjoin(scene.report.text, [f.span for f in some], [f.span for f in others])


def _two_bodies(some: Iterable[Find[ActorValue]], others: Iterable[Find[ActorValue]]) -> bool:
    ours, theirs = ({one for f in finds if (one := body(f.value.actor)) is not None} for finds in (some, others))
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def adjoin(text: str, some: Iterable[Span], others: Collection[Span]) -> bool:
    """Whether at most a space stands between one of these and one of those."""
    starts, ends = {s.start for s in others}, {s.end for s in others}
    for one in some:
        after = one.end + 1 if text[one.end : one.end + 1] == " " else one.end
        before = one.start - 1 if one.start > 0 and text[one.start - 1] == " " else one.start
        if not starts.isdisjoint((one.end, after)) or not ends.isdisjoint((one.start, before)):
            return True
    return False
