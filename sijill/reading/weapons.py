"""Weapons in a text.

Invariant: finds do not overlap; of two names for one stretch the longer is kept («سيارة مفخخة», not «مفخخة»).
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.arabic.text import Text
from sijill.knowledge.phrases import longest_of_found
from sijill.knowledge.weapons import weapon_index
from sijill.reading.finds import Find

_SHADDA = "\u0651"


@dataclass(frozen=True, slots=True)
class WeaponValue:
    """`name` in English, `kind` the weapon's class: aircraft, drone, missile, mortar, ied, mine, car_bomb, small_arms…"""

    name: str
    kind: str


def find_weapons(text: Text) -> list[Find[WeaponValue]]:
    """Every weapon that the text names, in order."""
    found: list[Find[WeaponValue]] = []
    for hit in longest_of_found(weapon_index().find(text)):
        weapon, needs_shadda = hit.value
        span = text.map.span(hit.start, hit.end)
        if not needs_shadda or _SHADDA in span.of(text.raw):
            found.append(Find("weapon", span, hit.start, hit.end, WeaponValue(weapon.name, weapon.kind)))
    return found
