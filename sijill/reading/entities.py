"""Finds that name the same thing: one actor under several words, one place named twice.

Invariant: every find is in exactly one entity; finds are joined by listed id, or by the same words, or where a person's
shorter name is part of a longer one told before («مرتجى» after «ياسر مرتجى»).
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.arabic.text import Text
from sijill.reading.actors import ActorValue
from sijill.reading.finds import Find
from sijill.reading.places import PlaceValue


def _words(text: Text, find: Find[ActorValue]) -> frozenset[str]:
    first, last = text.token_at(find.start), text.token_at(max(find.start, find.end - 1))
    return frozenset(t.form for t in text.tokens[first : last + 1])


def _same_actor(text: Text, a: Find[ActorValue], b: Find[ActorValue]) -> bool:
    left, right = a.value.actor, b.value.actor
    if left.id is not None and right.id is not None:
        return left.id == right.id
    if a.kind == "person" and b.kind == "person":
        shorter, longer = sorted((_words(text, a), _words(text, b)), key=len)
        return shorter <= longer
    return left.name == right.name


def actor_entities(text: Text, finds: Sequence[Find[ActorValue]]) -> list[list[Find[ActorValue]]]:
    """Actor finds by entity, in order of their first words."""
    entities: list[list[Find[ActorValue]]] = []
    for find in finds:
        home = next((e for e in entities if any(_same_actor(text, known, find) for known in e)), None)
        if home is None:
            entities.append([find])
        else:
            home.append(find)
    return entities


def place_entities(finds: Sequence[Find[PlaceValue]]) -> list[list[Find[PlaceValue]]]:
    """Place finds by place, the surest first in each: those at one point («near X» and X), or of the same name."""
    entities: dict[object, list[Find[PlaceValue]]] = {}
    for find in finds:
        place = find.value.place
        entities.setdefault(place.name if place.point is None else place.point, []).append(find)
    return [sorted(e, key=lambda f: f.value.place.uncertainty_km or 0.0) for e in entities.values()]
