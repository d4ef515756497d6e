"""Which pairs of tellings are worth comparing.

Invariant: what a candidate is compared with depends on its own blocks alone (its days and places, its rare words, its
wording), so that one report more means a few blocks more; and the pairs are a function of the set, not of its order.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import combinations

from sijill.linking.candidate import Candidate
from sijill.linking.rarity import rarity
from sijill.linking.weights import Limits

_CELL_DEGREES = 0.5
_LONG_DAYS = 5
_LONG_MONTHS = 3
_WIDE_RINGS = 2
_SKETCH_KEYS = 6
_FULL = 250

Pair = tuple[str, str]


def pairs(candidates: Iterable[Candidate], limits: Limits) -> list[Pair]:
    """Ids of candidates to compare, each pair once, the lesser id first, sorted."""
    listed = sorted(candidates, key=lambda c: c.id)
    found = _by_key(listed, {c.id: list(_where_and_when(c, limits)) for c in listed})
    found |= _by_key(listed, {c.id: [("text", h) for h in c.sketch[:_SKETCH_KEYS]] for c in listed})
    found |= _by_place(listed)
    found |= _by_rare_words(listed, limits)
    report = {c.id: c.report_id for c in listed}
    return sorted(pair for pair in found if report[pair[0]] != report[pair[1]])


def _by_key(listed: list[Candidate], keys: Mapping[str, list[Hashable]]) -> set[Pair]:
    blocks: dict[Hashable, list[str]] = defaultdict(list)
    for candidate in listed:
        for key in dict.fromkeys(keys[candidate.id]):
            blocks[key].append(candidate.id)
    return {pair for block in blocks.values() if len(block) <= _FULL for pair in combinations(block, 2)}


def _where_and_when(candidate: Candidate, limits: Limits) -> Iterator[Hashable]:
    """Days (each with the one after, for the slack) by cells of the map. The days of an undated telling are those
    before its publication."""
    when = candidate.when or candidate.published
    if when is None or when.days > _LONG_DAYS:
        return
    cells = {cell for p in candidate.places if p.point is not None for cell in _cells(p.point.lat, p.point.lon, p.uncertainty_km or 0.0)}
    first = when.earliest.toordinal() - (2 if candidate.when is None else 0)
    for ordinal in range(first, when.latest.toordinal() + limits.slack_days + 1):
        for cell in cells:
            yield ("day", ordinal, cell)


def _cells(lat: float, lon: float, uncertainty: float) -> Iterator[tuple[int, int]]:
    """The cells within reach of a place: overlapping ones, so that neighbours across an edge meet."""
    rings = min(_WIDE_RINGS, math.ceil(uncertainty / 60.0))
    y, x = math.floor(lat / _CELL_DEGREES), math.floor(lon / _CELL_DEGREES)
    half = _CELL_DEGREES / 2
    for dy in range(-rings, rings + 1):
        for dx in range(-rings, rings + 1):
            yield y + dy, x + dx
    yield math.floor((lat - half) / _CELL_DEGREES) + 100_000, math.floor((lon - half) / _CELL_DEGREES)


def _by_place(listed: list[Candidate]) -> set[Pair]:
    """Tellings that say no day meet those of the same place: of about the time they were published, where that is known."""
    blocks: dict[Hashable, list[tuple[str, bool]]] = defaultdict(list)
    for candidate in listed:
        for key, seeks in _place_keys(candidate):
            blocks[key].append((candidate.id, seeks))
    pairs: set[Pair] = set()
    for block in blocks.values():
        if len(block) <= _FULL:
            pairs.update((a, b) for (a, first), (b, second) in combinations(block, 2) if first or second)
    return pairs


def _place_keys(candidate: Candidate) -> Iterator[tuple[Hashable, bool]]:
    """Blocks, and whether it looks for company there; one that says its day is only found there."""
    when = candidate.when or candidate.published
    for name in sorted(candidate.place_keys):
        yield (name,), when is None
        if when is not None:
            last = when.latest.year * 12 + when.latest.month
            first = when.earliest.year * 12 + when.earliest.month - (candidate.when is None)
            for month in range(first, last + 1) if last - first <= _LONG_MONTHS else ():
                yield (name, month), candidate.when is None or when.days > _LONG_DAYS


def _by_rare_words(listed: list[Candidate], limits: Limits) -> set[Pair]:
    blocks: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in listed:
        for word in candidate.rare:
            blocks[word].append(candidate)
    weight = rarity().weight
    mass: dict[Pair, float] = defaultdict(float)
    for word in sorted(blocks):
        block = blocks[word]
        if len(block) <= _FULL and 1 < len({c.report_id for c in block}) <= limits.block_reports:
            for left, right in combinations(block, 2):
                mass[left.id, right.id] += weight(word)
    return {pair for pair, total in mass.items() if total >= limits.rare_mass}
