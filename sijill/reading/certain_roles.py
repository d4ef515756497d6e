"""Roles that grammar settles, whatever the scorer would make of them: whoever is accused of the act, claims it did it or disowns
it, and what came under it, or a strike was aimed at, was its target; what it was fired from was not.

Invariant: a role is certain only beside a word of the incident itself, in the same sentence and with few words between.
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.codebook import codebook
from sijill.reading.actors import ActorValue
from sijill.reading.binding import Group
from sijill.reading.denials import disowned_at
from sijill.reading.finds import Find
from sijill.reading.launching import STRIKES
from sijill.reading.mentions import Mention
from sijill.reading.positions import found_in
from sijill.reading.scene import Scene
from sijill.reading.stances import Stances

#: Words between whoever is accused and the act: «بـ», «المسؤولية عن», «بالوقوف خلف»; and between what came under it and the act.
_CHARGED, _EXPOSED = 3, 10
#: Tokens between the act and the verb that claims it: «الهجوم الذي تبنته الحركة».
_CLAIMED = 3
#: Words on from whoever disowns his part in it to the act.
_DISOWNED = 8
_CRIMES = frozenset(("violence", "persons", "property"))
_TO = "ل"
_ACCUSATIVE = "ا"
_ARTICLE = "ال"
_SHORT = 3


def certain(scene: Scene, one: Group, find: Find[ActorValue], classes: Sequence[str]) -> list[float] | None:
    """A probability of one for the role that is certain, or for having none; `None` where nothing is."""
    told = scene.stances
    if find.start in told.posts and one.type in STRIKES:
        return _only("none", classes)
    if (role := _by_case(scene, one, find)) is not None:
        return _only(role, classes)
    if _disowns(scene, one, find):
        return _only("initiator", classes)
    start, known = find.start, (told.accused, told.claimed, told.exposed, told.aimed)
    if all(start not in where for where in known) or codebook().types[one.type].category not in _CRIMES:
        return None
    here = one.told_in.get(scene.sentence(start), ())
    if _is_accused(told, start, here) or (one.type != "armed_clash" and _claims(told, start, here)):
        return _only("initiator", classes)
    if _is_exposed(scene, start, here):
        return _only("target", classes) if not _names_place(scene, find) else None
    return _only("target", classes) if find.value.armed and _is_aimed_at(told, start, here) else None


def _disowns(scene: Scene, one: Group, find: Find[ActorValue]) -> bool:
    """«نفت الحركة مسؤوليتها عن الهجوم»: the claim is that it did it, and that is denied."""
    at = scene.token(find.start)
    acts = [m.token for m in one.told_in.get(scene.sentence(find.start), ()) if at < m.token <= at + _DISOWNED]
    return bool(acts) and disowned_at(scene.text, at)


def _by_case(scene: Scene, one: Group, find: Find[ActorValue]) -> str | None:
    """«طعن مستوطن شابا»: of two nouns after a verb the one is its subject, and the other, which alone is in the accusative, its object."""
    here = one.told_in.get(scene.sentence(find.start), ())
    verbs = {m.token for m in here if m.trigger.word != "noun"}
    if not verbs or codebook().types[one.type].category not in _CRIMES:
        return None
    at, last = scene.token(find.start), scene.token(find.end - 1)
    beside = scene.actors_in[scene.sentence(find.start)]
    if _is_object(scene, at):
        subject = next((f for f in beside if scene.token(f.end - 1) == at - 1), None)
        return "target" if subject is not None and scene.token(subject.start) - 1 in verbs and not _is_object(scene, at - 1) else None
    followed = any(scene.token(f.start) == last + 1 for f in beside) and _is_object(scene, last + 1)
    return "initiator" if followed and at - 1 in verbs and not _is_object(scene, last) else None


def _is_object(scene: Scene, token: int) -> bool:
    """Whether the noun there has the ending of an indefinite accusative."""
    form = scene.text.forms[token]
    return form[-1] == _ACCUSATIVE and len(form) > _SHORT and not form.startswith(_ARTICLE)


def _is_accused(told: Stances, start: int, here: Sequence[Mention]) -> bool:
    after = told.accused.get(start)
    return after is not None and any(after <= m.token <= after + _CHARGED for m in here)


def _claims(told: Stances, start: int, here: Sequence[Mention]) -> bool:
    if (claim := told.claimed.get(start)) is None:
        return False
    verb, after = claim
    return any(verb - _CLAIMED <= m.token < verb or after <= m.token <= after + _CHARGED for m in here)


def _is_exposed(scene: Scene, start: int, here: Sequence[Mention]) -> bool:
    after = scene.stances.exposed.get(start)
    return after is not None and any(after <= m.token <= after + _EXPOSED and scene.text.forms[m.token].startswith(_TO) for m in here)


def _is_aimed_at(told: Stances, start: int, here: Sequence[Mention]) -> bool:
    """«غارة استهدفت مسلحين»: the strike is what aims, so that those named after the verb do not."""
    verb = told.aimed.get(start)
    if verb is None or all(m.token != verb for m in here):
        return False
    return any(m.token < verb and m.trigger.word != "verb" for m in here)


def stands_aside(scene: Scene, one: Group, find: Find[ActorValue]) -> bool:
    """Whether the actor only condemns the act or tells of its own dead; in a clash those have a part all the same."""
    return find.start in scene.stances.onlookers and one.type != "armed_clash" and codebook().types[one.type].category == "violence"


def _only(role: str, classes: Sequence[str]) -> list[float]:
    return [float(each == role) for each in classes]


def _names_place(scene: Scene, find: Find[ActorValue]) -> bool:
    """«قاعدة عين الأسد»: where it was, and perhaps what was aimed at."""
    return any(p.start < find.end and find.start < p.end for p in scene.places_in[scene.sentence(find.start)])


def entities_beside(scene: Scene, one: Group) -> dict[int, list[Find[ActorValue]]]:
    """The entities with finds near the incident, by number, and those finds; whoever condemns an act of violence is none of them."""
    near: dict[int, list[Find[ActorValue]]] = {}
    for find in found_in(scene.actors_in, one.close_alone):
        if not stands_aside(scene, one, find):
            near.setdefault(scene.entity_of[find.start], []).append(find)
    return near
