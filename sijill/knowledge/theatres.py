"""In which countries an armed actor fights.

Invariant: an actor that actors_theatres.tsv does not name, nor its country, fights in the country it is listed under; one that
is not on the list, and whose words the table does not name, in none.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from sijill.knowledge.actors import actor_list, nations
from sijill.knowledge.tables import read_table
from sijill.model import Actor

_OF = " of "  # «مدفعية الاحتلال», artillery of occupation forces


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    """By id, country or words; `KnowledgeError` names a row whose actor can never be met."""
    states = {nation.id for nation in nations()}
    found: dict[str, tuple[str, ...]] = {}
    for row in read_table("actors_theatres.tsv", ("actor", "countries", "source")):
        actor = row["actor"]
        if actor_list().get(actor) is None and actor not in states and " " not in actor:
            raise row.wrong(f"neither an actor's id nor a state's code: {actor}")
        found[actor] = row.several("countries")
    return MappingProxyType(found)


def theatres(actor: Actor) -> tuple[str, ...]:
    """ISO codes of the countries it fights in; empty where it tells of none."""
    known = _table()
    if actor.id is None:
        return known.get(actor.name.rpartition(_OF)[2], ())
    listed = actor_list().get(actor.id)
    country = None if listed is None else listed.country
    home = () if country is None else known.get(country, (country,))
    return known.get(actor.id, home)
