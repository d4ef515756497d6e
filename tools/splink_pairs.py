"""Splink (Fellegi-Sunter on DuckDB) on the labelled pairs of tools/fit_linking.py.

It sees the tellings' own columns, not the evidence: day, place, type, tolls, rare words, names of victims, objects hit. What
agreement is worth is learned from the training pairs' incidents (m) and from random pairs (u).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import splink.comparison_library as compared
from labelled_pairs import best_cut
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

from sijill.linking import Candidate

if TYPE_CHECKING:
    from fit_linking import Pairs

_RANDOM_PAIRS = 2e5
_SEED = 7


def splink_way(known: Pairs, train: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """The log odds of every pair, cut where its F1 on the training pairs is best."""
    blocks: dict[str, list[str]] = {}
    incidents: dict[str, str] = {}
    for number, pair in enumerate(known.listed):
        for one in (pair.left, pair.right):
            blocks.setdefault(one, []).append(str(number))
            if train[number]:
                incidents[one] = known.incident_of[one]
    frame = pd.DataFrame(list(_columns(known.by_id, blocks, incidents)))
    odds = _predicted(frame)
    found = np.array([odds.get((p.left, p.right), -30.0) for p in known.listed])
    return found - best_cut(found[train], known.same[train])


def _columns(by_id: Mapping[str, Candidate], blocks: Mapping[str, list[str]], incidents: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for one in sorted(blocks):
        told = by_id[one]
        place = next((p for p in told.places if p.point is not None), None)
        dated = told.when or told.published
        yield {
            "unique_id": one,
            "pair": blocks[one],
            "incident": incidents.get(one),
            "day": None if dated is None else dated.earliest.isoformat(),
            "lat": None if place is None or place.point is None else place.point.lat,
            "lon": None if place is None or place.point is None else place.point.lon,
            "type": told.type,
            "killed": _figure(told, "killed"),
            "injured": _figure(told, "injured"),
            "by": sorted(told.initiators) or None,
            "rare": sorted(told.rare) or None,
            "victims": sorted(told.victims) or None,
            "objects": sorted(told.objects) or None,
        }


def _figure(told: Candidate, harm: str) -> str | None:
    figures = told.figures(harm)
    return f"{figures[0].low}-{figures[0].high}" if figures else None


def _settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            compared.AbsoluteDateDifferenceAtThresholds("day", input_is_string=True, metrics=["day", "day"], thresholds=[1, 3]),
            compared.DistanceInKMAtThresholds("lat", "lon", km_thresholds=[1, 5, 15]),
            compared.ExactMatch("type"),
            compared.ExactMatch("killed"),
            compared.ExactMatch("injured"),
            compared.ArrayIntersectAtSizes("by", [1]),
            compared.ArrayIntersectAtSizes("rare", [6, 3, 1]),
            compared.ArrayIntersectAtSizes("victims", [2, 1]),
            compared.ArrayIntersectAtSizes("objects", [2, 1]),
        ],
        blocking_rules_to_generate_predictions=[block_on("pair", arrays_to_explode=["pair"])],
    )


def _predicted(frame: pd.DataFrame) -> dict[tuple[str, str], float]:
    backend = DuckDBAPI()
    linker = Linker(backend.register(frame), _settings(), log_level="ERROR")
    linker.training.estimate_u_using_random_sampling(max_pairs=_RANDOM_PAIRS, seed=_SEED)
    linker.training.estimate_m_from_label_column("incident")
    predicted: Any = linker.inference.predict(threshold_match_weight=-1000)  # what it gives has no annotations
    told = predicted.as_pandas_dataframe()
    rows = zip(told["unique_id_l"], told["unique_id_r"], told["match_weight"], strict=True)
    return {(min(a, b), max(a, b)): float(weight) for a, b, weight in rows}
