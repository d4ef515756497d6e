"""Which names of an incident's actors are of one party: «تركيا» (Turkey) and «الجيش التركي» (the Turkish Army), «النظام» (the regime) and
«قوات النظام» (the regime's forces), «الطيران الحربي» (warplanes) and «القوات الجوية التركية» (the Turkish Air Force).

Invariant: a name is laid to another only where the actor list says that the one is part of the other, or where it names no one and
the other is a state's and the only one that fits, or names no one in the same words; none is laid to two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sijill.arabic.fold import fold
from sijill.knowledge.actors import ListedActor, actor_list
from sijill.knowledge.tables import read_table
from sijill.model import Actor

_OF_A_STATE = frozenset({"state", "state_forces", "government"})
#: Kinds of heads that say with what it was done.
_MEANS = frozenset({"aircraft", "armour"})
#: Kinds of heads that say which body did it.
_BODIES = frozenset({"forces", "regime"})
#: How an air force's id ends.
_AIR = "-air-force"
#: Services of which an air force may be meant.
_OF_AIR = frozenset({"air-force", "government"})
#: What «مجهول» and its forms are in English, before a name (sijill/knowledge/data/actors_adjectives.tsv).
_UNIDENTIFIED = "unidentified "
_HEADS = ("sg", "pl", "gloss", "kind", "service", "bare", "source")

#: Each the words of one name, without the article.
Names = frozenset[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Named:
    """A name with the reports that give it. `key` tells it from the others of its role."""

    key: str
    actor: Actor
    reports: frozenset[str]


def parties(told: Collection[Named], *, apart: bool) -> Mapping[str, str]:
    """For each name that is another's too the one that stands for both: the name that more reports give, of equals the narrower.
    `apart`: whether a report that gives both means two, as in «التقى الرئيس قادة الجيش» (the president met the army's leaders)."""
    found = _lines([one for one in told if one.actor.id is not None], apart=apart)
    standing = [one for one in told if one.actor.id is not None and one.key not in found]
    for one in told:
        whose = _whose(one.actor, standing) if one.actor.id is None else None
        if whose is not None and not (apart and _told_together((one, whose))):
            found[one.key] = whose.key
    unnamed = {one.actor.name: one for one in told if one.actor.id is None and one.key not in found}
    return found | _unidentified(unnamed, apart=apart)


# of the list


def _lines(told: Collection[Named], *, apart: bool) -> dict[str, str]:
    """By lines of descent, a part and all that it is part of. What is above two that are no line may be either, and stays as it is."""
    above = {one.key: _above(one.actor) for one in told}
    found: dict[str, str] = {}
    for least in told:
        line = [one for one in told if one is least or _is_above(one.actor, least.actor, above[least.key])]
        under = [one for one in told if one not in line and any(_is_above(x.actor, one.actor, above[one.key]) for x in line)]
        if len(line) > 1 and not under and not (apart and _told_together(line)):
            stands = min(line, key=lambda one: (-len(one.reports), -len(above[one.key]), one.key)).key
            found |= {one.key: stands for one in line if one.key != stands}
    return found


def _is_above(one: Actor, other: Actor, above: frozenset[str]) -> bool:
    """`above`: ids of all that the other is part of."""
    return one.id in above and one.side == other.side


def _above(actor: Actor) -> frozenset[str]:
    """What the list says, and the state of whatever is a state's: «تركيا» (Turkey) is said for any of its forces."""
    listed = actor_list().get(actor.id) if actor.id is not None else None
    if listed is None:
        return frozenset()
    above = {a.id for a in actor_list().ancestors(listed.id)}
    if listed.country is not None and listed.kind in _OF_A_STATE:
        above.add(f"{listed.country.lower()}-state")
    return frozenset(above - {listed.id})


def _told_together(some: Collection[Named]) -> bool:
    return len(frozenset[str]().union(*(one.reports for one in some))) < sum(len(one.reports) for one in some)


# of no one


@dataclass(frozen=True, slots=True)
class _Head:
    """A noun that actors' names begin with: what part of a state it is, and its forms; none of a weapon's, which may be anyone's."""

    service: str
    forms: Names


def _whose(nobody: Actor, standing: Collection[Named]) -> Named | None:
    """Of whom a name without a nation is: a weapon of the only one told of, «الجيش» (the army) of the only one called so."""
    head = _heads().get(nobody.name)
    if head is None:
        return None
    called = [one for one in standing if not head.forms or any(form <= name for form in head.forms for name in _names(one.actor))]
    return called[0] if len(called) == 1 and _may_have(called[0].actor, head.service) else None


def _may_have(party: Actor, service: str) -> bool:
    """A state has everything, its air force no tanks."""
    return party.kind in _OF_A_STATE and (service in _OF_AIR or not (party.id or "").endswith(_AIR))


def _unidentified(unnamed: Mapping[str, Named], *, apart: bool) -> dict[str, str]:
    """«طائرات حربية» (warplanes) are the «طائرات حربية مجهولة» (unidentified warplanes) of another report: who they were, neither says."""
    found = {}
    for name, one in unnamed.items():
        other = unnamed.get(_UNIDENTIFIED + name)
        if other is not None and not (apart and _told_together((one, other))):
            found[one.key] = other.key
    return found


@cache
def _heads() -> Mapping[str, _Head]:
    """By what they are called in English."""
    found: dict[str, _Head] = {}
    for row in read_table("actors_heads.tsv", _HEADS):
        if row["kind"] in _MEANS:
            found[row["gloss"]] = _Head(row["service"], frozenset())
        elif row["kind"] in _BODIES and row["service"]:
            forms = _words_of((*row.several("sg"), *row.several("pl")))
            found[row["gloss"]] = _Head(row["service"], forms | (found[row["gloss"]].forms if row["gloss"] in found else frozenset()))
    return found


def _names(actor: Actor) -> Names:
    listed = actor_list().get(actor.id) if actor.id is not None else None
    return frozenset() if listed is None else _names_of(listed)


@cache
def _names_of(listed: ListedActor) -> Names:
    return _words_of(listed.names_ar)


def _words_of(names: Iterable[str]) -> Names:
    return frozenset(frozenset(word.removeprefix("ال") for word in fold(name).split()) for name in names)
