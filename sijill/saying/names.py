"""What actors, sides and places are called in a language.

Invariant: a name that no list knows in that language is given as it is, never put into other letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sijill.knowledge.actors import actor_list
from sijill.model import Place
from sijill.saying.words import Language


def actor_name(known_as: str, language: Language) -> str:
    """By the id on the actor list, else as it is."""
    listed = actor_list().get(known_as)
    if listed is None:
        return known_as
    return listed.names_ar[0] if language == "ar" and listed.names_ar else listed.name


@cache
def _sides() -> Mapping[str, str]:
    """The Arabic name of each side: that of the actor it is named after."""
    return {a.name: a.names_ar[0] for a in actor_list() if a.names_ar}


def side_name(side: str, language: Language) -> str:
    return _sides().get(side, side) if language == "ar" else side


def place_name(place: Place, language: Language) -> str:
    return place.name
