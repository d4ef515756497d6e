"""«الاحتلال» (the occupation), «قوات الاحتلال», said of no state: of whom it is said tells the land that the report is on.

Invariant: nothing is told where most places of the report lie in no land with an occupier of its own (data/occupiers.tsv).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from sijill.knowledge.actors import actor_list
from sijill.knowledge.tables import read_table
from sijill.model import Actor
from sijill.reading.actors import ActorValue
from sijill.reading.finds import Find
from sijill.reading.places import PlaceValue

#: As the reader calls «الاحتلال» of nobody.
_OCCUPATION = "occupation forces"

Finds = tuple[Find[ActorValue], ...]


@cache
def _occupiers() -> dict[str, Actor]:
    """By ISO country; `KnowledgeError` names a row whose actor is not listed."""
    found: dict[str, Actor] = {}
    for row in read_table("occupiers.tsv", ("land", "actor", "source")):
        listed = actor_list().get(row["actor"])
        if listed is None:
            raise row.wrong(f"no actor {row['actor']}")
        found[row["land"]] = listed.actor
    return found


def with_occupiers(actors: Finds, places: Iterable[Find[PlaceValue]]) -> Finds:
    """The actors, an occupation of nobody's by whose it is in the land of most places."""
    if not any(map(_is_nobodys, actors)):
        return actors  # as in most reports
    told = Counter(country for p in places if (country := p.value.place.country) is not None)
    occupier = next((_occupiers().get(country) for country, _ in told.most_common(1)), None)
    return actors if occupier is None else tuple(_of(f, occupier) if _is_nobodys(f) else f for f in actors)


def _is_nobodys(find: Find[ActorValue]) -> bool:
    """«الاحتلال», «جيش الاحتلال»; «موقع للاحتلال» (a site of theirs) is a thing."""
    value = find.value
    return value.armed and value.actor.id is None and value.actor.name.endswith(_OCCUPATION)


def _of(find: Find[ActorValue], occupier: Actor) -> Find[ActorValue]:
    return find._replace(value=find.value._replace(actor=occupier, owner=None, nameless=False))
