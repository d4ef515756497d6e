"""What the reader's scorers are told of a scene, as tests compare it."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.reading.arguments import place_features, time_features, toll_features
from sijill.reading.features import Features
from sijill.reading.gathering import Doubts, Thresholds, accepted, grouped, incident_features, kinds_of, merged, parts_of, type_logits
from sijill.reading.grouping import pair_features, settings
from sijill.reading.leaning import leanings
from sijill.reading.mentions import mention_features, place_triggers, type_features
from sijill.reading.merging import merge_features
from sijill.reading.roles import role_features
from sijill.reading.scene import Scene
from sijill.reading.scorer import shipped


def weighed(scene: Scene) -> Iterator[tuple[str, Features]]:
    """Everything that reading the scene weighs, by scorer."""
    scorers, limits = shipped(), Thresholds()
    yield from (("mention", mention_features(scene, m)) for m in place_triggers(scene))
    judged = accepted(scene, scorers, limits)
    mentions = [m for m, _ in judged]
    yield from (("type", type_features(scene, m)) for m in mentions)
    around = settings(scene, mentions, leanings([type_logits(scene, m, scorers) for m in mentions], scorers.type.classes))
    yield from (("same", pair_features(scene, a, b)) for n, b in enumerate(around) for a in around[:n])
    parts = parts_of(scene, judged, scorers, limits)
    yield from (("merge", merge_features(parts, i, j)) for j in range(len(parts.all)) for i in range(j))
    doubts = Doubts(parts, judged, scorers)
    yield from (("settle", doubts.settling(i, j, doubts.by_words(i, j))) for j in range(len(parts.all)) for i in range(j))
    found = merged(parts, judged, scorers, limits)
    yield from (("incident", incident_features(scene, found, n)) for n in range(len(found)))
    yield from (("kind", kinds_of(scene, one, scorers.type.classes)) for one in found)
    for one in grouped(scene, judged, scorers, limits):
        yield from (("role", role_features(scene, one, f)) for f in scene.actors)
        yield from (("place", place_features(scene, one, f)) for f in scene.places)
        yield from (("when", time_features(scene, one, f)) for f in scene.times)
        yield from (("toll", toll_features(scene, one, f)) for f in scene.tolls)
