"""What actors, sides and places are called in a language.

Invariant: a name that no list knows in that language is given as it is, never put into other letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache

from sijill.knowledge.actors import ListedActor, actor_list
from sijill.knowledge.derived_places import arabic_name
from sijill.model import Actor, Place
from sijill.saying.words import Language


def actor_name(known_as: str, language: Language) -> str:
    """By the id on the actor list, else, in Arabic, by a name that one actor alone has there, else as it is."""
    listed = actor_list().get(known_as)
    if language == "en":
        return known_as if listed is None else listed.name
    listed = listed if listed is not None else _by_name().get(known_as)
    return listed.names_ar[0] if listed is not None and listed.names_ar else known_as


@cache
def _by_name() -> Mapping[str, ListedActor]:
    """Actors by their English names, those that one alone has."""
    many = Counter(a.name for a in actor_list())
    return {a.name: a for a in actor_list() if many[a.name] == 1}


def value_name(value: Place | Actor, language: Language) -> str:
    """What a place or an actor of a claim or a choice is called."""
    if isinstance(value, Place):
        return place_name(value, language)
    if language == "en":
        return value.name
    listed = None if value.id is None else actor_list().get(value.id)
    return actor_name(value.name if listed is None or listed.name != value.name else listed.id, language)


@cache
def _sides() -> Mapping[str, str]:
    """The Arabic name of each side: that of the actor it is named after."""
    return {a.name: a.names_ar[0] for a in actor_list() if a.names_ar}


def side_name(side: str, language: Language) -> str:
    return _sides().get(side, side) if language == "ar" else side


def place_name(place: Place, language: Language) -> str:
    return (arabic_name(place) if language == "ar" else None) or place.name
