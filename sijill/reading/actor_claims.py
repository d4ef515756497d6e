"""Who did it, who bore it and who took part: the actors beside an incident, claimed by role.

Invariant: one body has one claim for each role, under the name of the most particular of its parts; whoever stands aside has none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sijill.knowledge.actors import actor_list
from sijill.model import Actor, Claim, Role, Span
from sijill.reading.actors import ActorValue
from sijill.reading.arguments import role_features
from sijill.reading.binding import Group
from sijill.reading.certain_roles import certain, stands_aside
from sijill.reading.claiming import claimed
from sijill.reading.finds import Find
from sijill.reading.gathering import Thresholds
from sijill.reading.positions import found_in
from sijill.reading.scene import Scene
from sijill.reading.scorer import Scorers

_COUNTRY_LETTERS = 2
_ROLE_FIELDS: Mapping[str, Role] = {"initiator": "initiator", "target": "target", "participant": "participant"}

Part = tuple[Actor, list[Span]]


def actor_claims(scene: Scene, one: Group, scorers: Scorers, limits: Thresholds) -> list[Claim]:
    """The incident's actors as claims, each with its likeliest role; those with a chance of less than `limits.role` of any have none."""
    judge = scorers.role
    none = judge.classes.index("none")
    parts: dict[tuple[str, object], list[Part]] = {}
    for n, near in _entities_beside(scene, one):
        rows = [certain(scene, one, f, judge.classes) or judge.probabilities(role_features(scene, one, f)) for f in near]
        best = min(rows, key=lambda row: row[none])
        if 1 - best[none] < limits.role:
            continue
        role = max((k for k in range(len(best)) if k != none), key=best.__getitem__)
        spans = [f.span for f, row in zip(near, rows, strict=True) if row is best or 1 - row[none] >= limits.role]
        actor = scene.entities[n][0].value.actor
        parts.setdefault((judge.classes[role], _body(actor) or n), []).append((actor, spans))
    return [_actor_claim(scene, role, mine) for role, mine in _one_after_another(scene, parts)]


def _one_after_another(scene: Scene, parts: Mapping[tuple[str, object], list[Part]]) -> list[tuple[str, list[Part]]]:
    """Parts by role; whoever is named in words that adjoin is one: «المهاجم الانتحاري» (the suicide attacker)."""
    found: list[tuple[str, list[Part]]] = []
    for (role, _), mine in parts.items():
        spans = [s for _, some in mine for s in some]
        beside = (
            held for kind, held in found if kind == role and any(_adjoin(scene, s, o) for _, some in held for s in some for o in spans)
        )
        one = next(beside, None)
        if one is None:
            found.append((role, list(mine)))
        else:
            one.extend(mine)
    return found


def _adjoin(scene: Scene, one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    return first.end <= second.start and scene.report.text[first.end : second.start] in ("", " ")


def _entities_beside(scene: Scene, one: Group) -> list[tuple[int, list[Find[ActorValue]]]]:
    """The entities with finds near the incident, by number, and those finds; whoever condemns an act of violence is none of them."""
    near: dict[int, list[Find[ActorValue]]] = {}
    for find in found_in(scene.actors_in, one.close_alone):
        if not stands_aside(scene, one, find):
            near.setdefault(scene.entity_of[find.start], []).append(find)
    return sorted(near.items())


def _body(actor: Actor) -> str | None:
    """The state or group an actor is in the end part of: «سلاح الجو» of Israel and «إسرائيلية» are one initiator."""
    if actor.id is None or actor.kind == "person":
        return None
    country, dash, _ = actor.id.partition("-")
    if dash and len(country) == _COUNTRY_LETTERS:
        return country
    line = actor_list().ancestors(actor.id)
    return line[-1].id if line else actor.id


def _actor_claim(scene: Scene, role: str, parts: Sequence[Part]) -> Claim:
    """One claim for one body's parts, under the name of the most particular of them."""
    actor = max((a for a, _ in parts), key=lambda a: len(actor_list().ancestors(a.id)) if a.id else 0)
    return claimed(scene, _ROLE_FIELDS[role], actor, (span for _, spans in parts for span in spans))
