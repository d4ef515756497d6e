"""Actors as reports write them, for the linker knows those that are on no list by folded names alone: «الأهالي» as «الاهالي».

Invariant: a name is shown as a telling of the two that are compared writes it; of tellings that are not at hand only those are read back
whose actors are named in a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sijill.arabic.fold import fold
from sijill.knowledge.actors import actor_list
from sijill.linking import Compared
from sijill.model import Actor, Telling, telling_ids
from sijill.store import Linking

#: By the telling's id, its unlisted actors: how they are written, by their folded names.
Written = Mapping[str, Mapping[str, str]]
_NAMING = frozenset({"one_initiator", "other_initiators", "one_target"})


def written(kept: Linking, at_hand: Mapping[str, Telling], compared: Iterable[Compared]) -> Written:
    """Of the tellings at hand, and of others that they were compared with."""
    found = {key: _names(telling) for key, telling in at_hand.items()}
    missing = {x for one in compared for x in (one.left, one.right) if x not in found and _unlisted(one)}
    reports = frozenset(kept.located(x.split(".")[0] for x in missing).values()) if missing else frozenset[str]()
    for reading in kept.readings(sorted(reports)):
        found |= {key: _names(telling) for key, telling in telling_ids(reading.tellings) if key in missing}
    return found


def _names(telling: Telling) -> dict[str, str]:
    actors = (claim.value for claim in telling.claims if isinstance(claim.value, Actor))
    return {fold(actor.name): actor.name for actor in actors if actor.id is None}


def _unlisted(compared: Compared) -> bool:
    """Whether a reason names someone who is on no list."""
    named = (name for e in compared.evidence if e.key in _NAMING for names in e.filled.values() for name in names)
    return any(actor_list().get(name) is None for name in named)
