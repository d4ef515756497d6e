"""Pairs of tellings with the recorders' word on whether they are of one incident, for tools/fit_linking.py.

REPORTS.jsonl say which incidents list them, INCIDENTS.jsonl what those are. A report tells of more than one thing, so each
telling is laid to the one incident of its report that its kind, day and place allow; where that is not clear it is left out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from sijill.arabic.fold import fold
from sijill.codebook import codebook
from sijill.knowledge.geo import distance_km
from sijill.linking import Candidate
from sijill.linking.stems import stems
from sijill.model import Point

Row = dict[str, Any]
FOLDS = 5
_NEAR_KM = 25.0


@dataclass(frozen=True, slots=True)
class Labelled:
    """`same`: one incident by the recorders' word; `folds`: those of the two incidents."""

    left: str
    right: str
    same: bool
    folds: frozenset[int]


def rows(path: str) -> list[Row]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def laid_to(
    candidates: Iterable[Candidate], names: Mapping[str, str], reports: Iterable[Row], incidents: Mapping[str, Row]
) -> dict[str, str]:
    """The incident of each telling for which it is clear. `names`: what each report (by id) is called in `reports`."""
    listed = {r["report_id"]: [i for i in r["incident_ids"] if i in incidents] for r in reports}
    found = {}
    for candidate in candidates:
        mine = listed.get(names[candidate.report_id], [])
        fits = [i for i in mine if _allowed(candidate, incidents[i])]
        if len(mine) > 1:
            fits = [i for i in fits if _there(candidate, incidents[i])]
        if len(fits) == 1:
            found[candidate.id] = fits[0]
    return found


def _allowed(candidate: Candidate, incident: Row) -> bool:
    if candidate.telling.background or codebook().types[candidate.type].category != "violence":
        return False
    day, when = date.fromisoformat(incident["date"]), candidate.when
    if when is not None and not (when.days <= 7 and (when.earliest - day).days <= 1 and (day - when.latest).days <= 1):
        return False
    return incident["lat"] is None or not candidate.places or _distance(candidate, incident) <= _NEAR_KM


def _distance(candidate: Candidate, incident: Row) -> float:
    point = Point(incident["lat"], incident["lon"])
    gaps = [distance_km(p.point, point) - (p.uncertainty_km or 0.0) for p in candidate.places if p.point is not None]
    return min(gaps, default=0.0)


def _there(candidate: Candidate, incident: Row) -> bool:
    """Whether the telling names the incident's place, by a word of it that is no word for places of its kind."""
    place = {word for _, word in stems(fold(incident["location_ar"] or ""))}
    named = frozenset[str]().union(*candidate.place_names)
    return bool(place & named) or (incident["lat"] is not None and bool(candidate.places) and _distance(candidate, incident) <= 3.0)


def folds(reports: Iterable[Row], incidents: Iterable[str]) -> dict[str, int]:
    """A fold for each incident; those that share a report, through any chain of them, are in one."""
    root = {i: i for i in incidents}

    def find(i: str) -> str:
        while root[i] != i:
            i = root[i]
        return i

    for report in reports:
        known = [find(i) for i in report["incident_ids"] if i in root]
        for other in known[1:]:
            first, second = sorted((find(known[0]), find(other)))
            root[second] = first
    heaps: dict[str, list[str]] = defaultdict(list)
    for i in root:
        heaps[find(i)].append(i)
    sizes, chosen = [0] * FOLDS, {}
    for name in sorted(heaps, key=lambda n: (-len(heaps[n]), n)):
        least = min(range(FOLDS), key=lambda n: (sizes[n], n))
        sizes[least] += len(heaps[name])
        chosen.update(dict.fromkeys(heaps[name], least))
    return chosen


def labelled(pairs: Iterable[tuple[str, str]], incident_of: Mapping[str, str], fold_of: Mapping[str, int]) -> Iterator[Labelled]:
    """The pairs of which the recorders' word is known."""
    for left, right in pairs:
        if left in incident_of and right in incident_of:
            one, other = incident_of[left], incident_of[right]
            yield Labelled(left, right, one == other, frozenset((fold_of[one], fold_of[other])))


def best_cut(odds: npt.NDArray[np.float64], same: npt.NDArray[np.bool_]) -> float:
    """The odds from which F1 is best."""
    order = np.argsort(-odds, kind="stable")
    right = np.cumsum(same[order])
    f1 = 2 * right / (np.arange(1, len(odds) + 1) + same.sum())
    return float(odds[order][int(f1.argmax())])
