"""Finds that name the same thing: one actor under several words, one place named twice.

Invariant: every find is in exactly one entity; finds are joined by listed id, or by the same words, or where a person's
shorter name is part of a longer one told before («مرتجى» after «ياسر مرتجى»).
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sijill.arabic.text import Text
from sijill.model import Place
from sijill.reading.actors import ActorValue
from sijill.reading.finds import Find
from sijill.reading.places import PlaceValue

K = TypeVar("K", bound=Hashable)
_NO_WORDS: frozenset[str] = frozenset()


def _words(text: Text, find: Find[ActorValue]) -> frozenset[str]:
    first, last = text.token_at(find.start), text.token_at(max(find.start, find.end - 1))
    return frozenset(text.forms[first : last + 1])


@dataclass(slots=True)
class _Known:
    """The entities so far, by what a further find may share with one: always the first entity that has it.

    `ids`: the listed actor; `names`, of finds with no id, and `all_names`: by whether they are a person's. `persons`: the words
    of each person's name, whether it is listed, and its entity.
    """

    ids: dict[str, int] = field(default_factory=dict)
    names: dict[tuple[str, bool], int] = field(default_factory=dict)
    all_names: dict[tuple[str, bool], int] = field(default_factory=dict)
    persons: list[tuple[frozenset[str], bool, int]] = field(default_factory=list)

    def home(self, find: Find[ActorValue], words: frozenset[str]) -> int | None:
        """The first entity that has a find of the same actor."""
        actor, names = find.value.actor, self.all_names if find.value.actor.id is None else self.names
        homes = [names.get((actor.name, False))]
        if actor.id is not None:
            homes.append(self.ids.get(actor.id))
        if find.kind != "person":
            homes.append(names.get((actor.name, True)))
        else:
            listed = actor.id is not None
            homes += (n for known, other, n in self.persons if not (listed and other) and (words <= known or known <= words))
        return min((n for n in homes if n is not None), default=None)

    def put(self, find: Find[ActorValue], words: frozenset[str], home: int) -> None:
        actor, person = find.value.actor, find.kind == "person"
        _first(self.all_names, (actor.name, person), home)
        if actor.id is None:
            _first(self.names, (actor.name, person), home)
        else:
            _first(self.ids, actor.id, home)
        if person:
            self.persons.append((words, actor.id is not None, home))


def _first(homes: dict[K, int], key: K, home: int) -> None:
    homes[key] = min(home, homes.get(key, home))


def actor_entities(text: Text, finds: Sequence[Find[ActorValue]]) -> list[list[Find[ActorValue]]]:
    """Actor finds by entity, in order of their first words: two with ids by the id, two persons where the words of one name are
    among the other's, else by the name."""
    entities: list[list[Find[ActorValue]]] = []
    known = _Known()
    for find in finds:
        words = _words(text, find) if find.kind == "person" else _NO_WORDS
        home = known.home(find, words)
        if home is None:
            home = len(entities)
            entities.append([])
        entities[home].append(find)
        known.put(find, words, home)
    return entities


def place_key(place: Place) -> object:
    """What two words for one place have in common: the point («near X» and X), or the name where there is none."""
    return place.name if place.point is None else place.point


def place_entities(finds: Sequence[Find[PlaceValue]]) -> list[list[Find[PlaceValue]]]:
    """Place finds by place, the surest first in each: those at one point («near X» and X), or of the same name."""
    entities: dict[object, list[Find[PlaceValue]]] = {}
    for find in finds:
        entities.setdefault(place_key(find.value.place), []).append(find)
    return [sorted(e, key=lambda f: f.value.place.uncertainty_km or 0.0) for e in entities.values()]
