"""Which words of one incident name one actor: a state and its air force, «القوات» ("the forces") and whose they are, «المسلحون»
("the gunmen") and the group they are of.

Invariant: two actors that each have a name of their own are one only as parts of one state or group.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from sijill.knowledge.actor_words import actor_words
from sijill.knowledge.actors import actor_list
from sijill.model import Actor
from sijill.reading.actors import ActorValue
from sijill.reading.finds import Find
from sijill.reading.scene import Scene

Finds = Sequence[Find[ActorValue]]

_COUNTRY_LETTERS = 2
#: Tokens from a name to «قواته» ("his forces").
_HIS_REACH = 40
_OF_STATE = frozenset({"state", "government", "state_forces", "external_forces", "aircraft"})
_OF_GROUP = frozenset({"rebel_group", "political_militia", "armed_group", "armed_unknown"})
_BETWEEN, _AND = "بين", "و"
_SERVICES = frozenset({"army", "police"})
_PEOPLE = frozenset({"person", "civilians"})


@cache
def _soldiers() -> frozenset[str]:
    """The nouns for fighters that belong to a state's service: «جندي», «شرطي»."""
    heads = (form.head for form in actor_words().heads.values())
    return frozenset(head.lemma for head in heads if head.kind == "fighters" and head.service in _SERVICES)


def body(actor: Actor) -> tuple[str, str | None] | None:
    """The state or group an actor is in the end part of: «سلاح الجو» of Israel and «إسرائيلية» are one, Syria's government and its
    opposition two. The id of it, or the country and the side."""
    if actor.id is None or actor.kind == "person":
        return None
    country, dash, _ = actor.id.partition("-")
    if dash and len(country) == _COUNTRY_LETTERS:
        return country, actor.side
    line = actor_list().ancestors(actor.id)
    return (line[-1].id if line else actor.id), None


def alike(scene: Scene, role: str, some: Finds, others: Finds) -> bool:
    """Whether these words and those, all in one role, name one actor, as far as the words tell."""
    told = _of_one_owner(some, others) or any(
        _told_again(a, b) or _his(scene, a, b) or _of_a_kind(role, a, b) for a, b in ((some, others), (others, some))
    )
    return told and not any(_face(scene, a, b) for a in some for b in others)


def _face(scene: Scene, one: Find[ActorValue], other: Find[ActorValue]) -> bool:
    """«اشتباكات بين الثوار وميليشيا حزب الله»: the two that «بين» sets against each other."""
    first, second = sorted((one, other), key=lambda f: f.start)
    at, after, forms = scene.token(first.start), scene.token(second.start), scene.text.forms
    if at == 0 or forms[at - 1] != _BETWEEN or after - scene.token(first.end - 1) != 1:
        return False
    return forms[after].startswith(_AND) and scene.text.starts[after] < second.start


def _nameless(finds: Finds) -> bool:
    return all(f.value.nameless and f.value.actor.id is None for f in finds)


def _of_one_owner(some: Finds, others: Finds) -> bool:
    """«موقع لحماس» ("a site of Hamas") and «حماس»; two leaders of hers stay two."""
    if all(f.kind == "person" for f in (*some, *others)):
        return False
    return not _owners(some).isdisjoint(_owners(others))


def _owners(finds: Finds) -> set[object]:
    """The bodies that the words name, as themselves or as whose they are."""
    named = (body(actor) for f in finds for actor in (f.value.actor, f.value.owner) if actor is not None)
    return {one for one in named if one is not None}


def _told_again(short: Finds, long: Finds) -> bool:
    """«الموقع» ("the site") after «موقع عسكري للجيش»: the noun alone."""
    return _nameless(short) and not _lemmas(short).isdisjoint(_lemmas(long))


def _lemmas(finds: Finds) -> set[str]:
    return {f.value.lemma for f in finds if f.value.lemma is not None}


def _his(scene: Scene, theirs: Finds, others: Finds) -> bool:
    """«قواته» ("his forces"), where those who have forces are named before."""
    if not all(f.value.possessed for f in theirs):
        return False
    at = scene.token(theirs[0].start)
    armed = (f for f in others if f.value.armed or f.value.actor.kind in _OF_STATE)
    return any(f.end <= theirs[0].start and at - scene.token(f.start) < _HIS_REACH for f in armed)


def _of_a_kind(role: str, short: Finds, long: Finds) -> bool:
    """«المسلحون» beside a rebel group, «القوات الحكومية» beside an army; of targets, «طفلة» ("a girl") beside a person."""
    if not _nameless(short):
        return False
    kinds = {_camp(f) for f in (*short, *long)}
    return (len(kinds) == 1 and None not in kinds) or (role == "target" and all(f.value.kind in _PEOPLE for f in (*short, *long)))


def _camp(find: Find[ActorValue]) -> str | None:
    """On which side of «the state and those who fight it» the words stand: «الجنود» (the soldiers) are of an army, and no gunmen."""
    if find.value.nameless and find.value.lemma in _soldiers():
        return "state"
    kinds = {find.value.kind, find.value.actor.kind}
    return "state" if kinds & _OF_STATE else "group" if kinds & _OF_GROUP else None
