"""Whom a name means that several bear: «التحالف» (the coalition) beside «التحالف العربي» (the Arab Coalition).

Invariant: an actor is taken for another only where it is one of no country in particular, the list gives the two a name in common,
and one alone of those that are said to have the same part fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from sijill.arabic.fold import fold
from sijill.knowledge.actors import actor_list


@cache
def _bearers() -> Mapping[str, frozenset[str]]:
    """For each listed actor of no country the ids of those of one with whom it shares a name."""
    called: dict[str, set[str]] = {}
    for actor in actor_list():
        for name in actor.names_ar:
            called.setdefault(fold(name), set()).add(actor.id)
    found: dict[str, set[str]] = {}
    for ids in called.values():
        for one in ids:
            found.setdefault(one, set()).update(ids - {one})
    placed = frozenset(a.id for a in actor_list() if a.country is not None)
    return {one: frozenset(ids & placed) for one, ids in found.items() if one not in placed and ids & placed}


def namesakes(ids: Iterable[str]) -> Mapping[str, str]:
    """Those among some actors that another of them is meant by."""
    told = frozenset(ids)
    fitting = {one: _bearers().get(one, frozenset[str]()) & told for one in told}
    return {one: next(iter(others)) for one, others in fitting.items() if len(others) == 1}
