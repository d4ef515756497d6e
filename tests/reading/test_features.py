"""What is told of one thing names every feature once, whatever scorer weighs it: sums by trait are sums by feature."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from sijill.intake import open_inputs
from sijill.intake.dating import date_report
from sijill.model import Report
from sijill.reading.arguments import place_features, time_features, toll_features
from sijill.reading.features import Features, just, names
from sijill.reading.gathering import Thresholds, accepted, grouped, incident_features, kinds_of, merged, parts_of, type_logits
from sijill.reading.grouping import pair_features, settings
from sijill.reading.leaning import leanings
from sijill.reading.mentions import mention_features, place_triggers, type_features
from sijill.reading.merging import merge_features
from sijill.reading.roles import role_features
from sijill.reading.scene import Scene, look
from sijill.reading.scorer import Judge, shipped, shipped_json

OWN = Path(__file__).parents[2] / "gold" / "own_reports.jsonl"
REPORTS = [r for r in open_inputs([str(OWN)]) if isinstance(r, Report)][::4]


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
    found = merged(parts, judged, scorers, limits)
    yield from (("incident", incident_features(scene, found, n)) for n in range(len(found)))
    yield from (("kind", kinds_of(scene, one, scorers.type.classes)) for one in found)
    for one in grouped(scene, judged, scorers, limits):
        yield from (("role", role_features(scene, one, f)) for f in scene.actors)
        yield from (("place", place_features(scene, one, f)) for f in scene.places)
        yield from (("when", time_features(scene, one, f)) for f in scene.times)
        yield from (("toll", toll_features(scene, one, f)) for f in scene.tolls)


@pytest.mark.parametrize("report", REPORTS, ids=lambda r: r.name)
def test_no_two_traits_name_one_feature(report: Report) -> None:
    scorers = shipped()
    asked = Counter[str]()
    for name, told in weighed(look(report, date_report(report))):
        spelled = [f for t in told.plain for f in set(names(Features([t], [])))]
        spelled += [f for t, words in told.worded for w in words for f in set(names(Features([], [(t, (w,))])))]
        assert not [f for f, n in Counter(spelled).items() if n > 1], name
        known = getattr(scorers, name)
        if isinstance(known, Judge):
            by_name = Judge(known.bias, known.weights).odds(Features([(just, "{}", f) for f in spelled], []))
            assert known.odds(told) == by_name
        asked[name] += 1
    assert asked["mention"] > 0


def test_a_features_name_is_what_the_weights_know() -> None:
    """Of the weights that ship, most are named by what is weighed here; a namer that changed would know none of its own."""
    seen: set[str] = set()
    for report in REPORTS:
        for name, told in weighed(look(report, date_report(report))):
            seen.update(f"{name}:{f}" for f in names(told))
    raw = json.loads(shipped_json())
    heard = {name: len([f for f in model["weights"] if f"{name}:{f}" in seen]) / len(model["weights"]) for name, model in raw.items()}
    assert all(share > 0.05 for share in heard.values()), heard
