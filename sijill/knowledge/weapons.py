"""Weapons: what they are called in reports, and their class.

Invariant: every Arabic form belongs to one weapon; where one form is part of a longer one, the longer one is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sijill.arabic.fold import fold
from sijill.knowledge.phrases import PhraseIndex
from sijill.knowledge.tables import read_table

_SHADDA = "\u0651"


@dataclass(frozen=True, slots=True)
class Weapon:
    """`name` in English; `kind` its class: aircraft, drone, missile, mortar, ied, mine, car_bomb, small_arms…"""

    name: str
    kind: str
    forms: tuple[str, ...]

    def needs_shadda(self, key: str) -> bool:
        """Whether the folded form is this weapon only as the table writes it: «مسيّرة» is a drone, «مسيرة» a march."""
        written = [form for form in self.forms if fold(form) == key]
        return bool(written) and all(_SHADDA in form for form in written)


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
def weapon_index() -> PhraseIndex[tuple[Weapon, bool]]:
    """The forms, to be found in folded text, each with whether it wants its shadda; a pronoun may follow («صواريخه»)."""
    rows = ((form, (weapon, weapon.needs_shadda(form))) for weapon in weapons() for form in {fold(f) for f in weapon.forms})
    return PhraseIndex(rows, enclitics=True)
