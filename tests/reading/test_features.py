"""What is told of one thing names every feature once, whatever scorer weighs it: sums by trait are sums by feature."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from sijill.intake import open_inputs
from sijill.intake.dating import date_report
from sijill.model import Report
from sijill.reading.features import Features, just, names
from sijill.reading.scene import look
from sijill.reading.scorer import CHOOSERS, JUDGES, Judge, shipped, shipped_json
from tests.reading.weighed_so import weighed

OWN = Path(__file__).parents[2] / "gold" / "own_reports.jsonl"
REPORTS = [r for r in open_inputs([str(OWN)]) if isinstance(r, Report)][::4]


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
    known = {name: raw[name]["weights"] for name in (*JUDGES, *CHOOSERS)}
    heard = {name: len([f for f in weights if f"{name}:{f}" in seen]) / len(weights) for name, weights in known.items()}
    assert all(share > 0.05 for share in heard.values()), heard
