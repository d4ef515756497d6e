"""«الاحتلال» (the occupation), «قوات الاحتلال», said of no state: of whom it is said tells the land of the sentence, or of the report.

Invariant: nothing is told where the places of its sentence, or where it has none most of the report's, lie in no land with an occupier
of its own (data/occupiers.tsv), nor where those of its sentence lie in several lands, the occupier's apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from sijill.arabic.text import Text
from sijill.knowledge.actors import ListedActor, actor_list
from sijill.knowledge.tables import read_table
from sijill.model import Actor
from sijill.reading.actors import ActorValue
from sijill.reading.finds import Find
from sijill.reading.places import PlaceValue

#: As the reader calls «الاحتلال» of nobody.
_OCCUPATION = "occupation forces"

Finds = tuple[Find[ActorValue], ...]


@cache
def _occupiers() -> dict[str, ListedActor]:
    """By ISO country; `KnowledgeError` names a row whose actor is not listed."""
    found: dict[str, ListedActor] = {}
    for row in read_table("occupiers.tsv", ("land", "actor", "source")):
        listed = actor_list().get(row["actor"])
        if listed is None:
            raise row.wrong(f"no actor {row['actor']}")
        found[row["land"]] = listed
    return found


def with_occupiers(text: Text, actors: Finds, places: Iterable[Find[PlaceValue]]) -> Finds:
    """The actors, an occupation of nobody's by whose it is in the land where it acts."""
    if not any(map(_is_nobodys, actors)):
        return actors  # as in most reports
    told = [(text.sentence_at(p.start), country) for p in places if (country := p.value.place.country) is not None]
    most = next((_occupiers().get(country) for country, _ in Counter(country for _, country in told).most_common(1)), None)

    def whose(find: Find[ActorValue]) -> ListedActor | None:
        here = {country for n, country in told if n == text.sentence_at(find.start)}
        lands = here if most is None else here - {most.country}
        if not lands:
            return most
        return _occupiers().get(next(iter(lands))) if len(lands) == 1 else None

    return tuple(_of(f, occupier.actor) if _is_nobodys(f) and (occupier := whose(f)) is not None else f for f in actors)


def _is_nobodys(find: Find[ActorValue]) -> bool:
    """«الاحتلال», «جيش الاحتلال»; «موقع للاحتلال» (a site of theirs) is a thing."""
    value = find.value
    return value.armed and value.actor.id is None and value.actor.name.endswith(_OCCUPATION)


def _of(find: Find[ActorValue], occupier: Actor) -> Find[ActorValue]:
    return find._replace(value=find.value._replace(actor=occupier, owner=None, nameless=False))
