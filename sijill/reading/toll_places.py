"""Tolls told place by place: «قتل خمسة في إدلب وثلاثة في حلب», five in Idlib and three in Aleppo.

Invariant: a place is a toll's only where both stand in a row of such pairs, the one right after the other: a lone «خمسة في إدلب» is
for the scorer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from sijill.arabic.text import COMMAS, Text
from sijill.reading.finds import Find
from sijill.reading.place_cues import cues
from sijill.reading.places import PlaceValue
from sijill.reading.tolls import TollFind

Pair = tuple[int, Find[PlaceValue]]
_BETWEEN = 1  # tokens between a toll and its place: «في»
_IN = "في"
_JOINING, _JOINS = 2, COMMAS | {"و"}  # and between a place and the next toll


def told_by_place(text: Text, tolls: Sequence[TollFind], places: Sequence[Find[PlaceValue]]) -> Mapping[int, Find[PlaceValue]]:
    """For the tolls of such rows, by number, their places; both in order."""
    found: dict[int, Find[PlaceValue]] = {}
    for row in _rows(text, tolls, list(_pairs(text, tolls, places))):
        if len(row) > 1:
            found.update(row)
    return found


def _pairs(text: Text, tolls: Sequence[TollFind], places: Sequence[Find[PlaceValue]]) -> Iterator[Pair]:
    """The tolls right before a place."""
    at = 0
    for n, toll in enumerate(tolls):
        while at < len(places) and places[at].start < toll.end:
            at += 1
        if at < len(places) and _leads(text, text.token_at(toll.end - 1) + 1, text.token_at(places[at].start)):
            yield n, places[at]


def _leads(text: Text, first: int, last: int) -> bool:
    """«في», or the «ب» of «بحلب», which is part of its word."""
    between = text.forms[first:last]
    return len(between) <= _BETWEEN and all(form == _IN or form in cues().inside for form in between)


def _rows(text: Text, tolls: Sequence[TollFind], pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Runs of pairs of one harm, each right after the other."""
    starts = [n == 0 or not _goes_on(text, tolls, pairs[n - 1], pair) for n, pair in enumerate(pairs)]
    numbers = [sum(starts[: n + 1]) for n in range(len(pairs))]
    for _, row in groupby(zip(numbers, pairs, strict=True), key=lambda item: item[0]):
        yield [pair for _, pair in row]


def _goes_on(text: Text, tolls: Sequence[TollFind], before: Pair, pair: Pair) -> bool:
    first, last = text.token_at(before[1].end - 1) + 1, text.token_at(tolls[pair[0]].start)
    between = text.forms[first:last]
    return tolls[before[0]].harm == tolls[pair[0]].harm and 0 <= last - first <= _JOINING and all(form in _JOINS for form in between)
