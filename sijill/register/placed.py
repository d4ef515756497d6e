"""Where a name lies that several places bear: «أريحا» of one report is the Ariha that another puts on the map.

Invariant: a name is taken for a place only where the gazetteer gives that place this name, and one alone of those told of fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sijill.arabic.fold import fold
from sijill.knowledge.gazetteer import Gazetteer
from sijill.model import Place


def placed(places: Iterable[Place]) -> Mapping[str, str]:
    """For each folded name of some places that lies nowhere yet the gazetteer's id of the one it means, if any."""
    told = frozenset(places)
    lying = frozenset(p.gazetteer_id for p in told if p.gazetteer_id is not None)
    names = {fold(p.name) for p in told if p.how == "unresolved" and p.gazetteer_id is None} if lying else frozenset()
    fitting = {name: {e.id for e in Gazetteer.default().lookup(name)} & lying for name in names}
    return {name: next(iter(ids)) for name, ids in fitting.items() if len(ids) == 1}
