"""Weapons: what they are called in reports, and their class.

Invariant: every Arabic form belongs to one weapon; where one form is part of a longer one, the longer one is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sijill.arabic.fold import fold
from sijill.knowledge.phrases import PhraseIndex
from sijill.knowledge.tables import read_table


@dataclass(frozen=True, slots=True)
class Weapon:
    """`name` in English; `kind` its class: aircraft, drone, missile, mortar, ied, mine, car_bomb, small_arms…"""

    name: str
    kind: str
    forms: tuple[str, ...]


@cache
def weapons() -> tuple[Weapon, ...]:
    """The whole table, checked; `KnowledgeError` names a row whose form another weapon has."""
    found: list[Weapon] = []
    seen: set[str] = set()
    for row in read_table("weapons.tsv", ("name_en", "forms_ar", "class", "source")):
        forms = row.several("forms_ar")
        if not forms or not row["class"]:
            raise row.wrong("a weapon needs a form and a class")
        for key in {fold(form) for form in forms}:
            if key in seen:
                raise row.wrong(f"the form {key!r} is there twice")
            seen.add(key)
        found.append(Weapon(row["name_en"], row["class"], forms))
    return tuple(found)


@cache
def weapon_index() -> PhraseIndex[Weapon]:
    """The forms, to be found in folded text; a pronoun may follow («صواريخه»)."""
    return PhraseIndex(((form, weapon) for weapon in weapons() for form in {fold(f) for f in weapon.forms}), enclitics=True)
