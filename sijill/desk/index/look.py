"""What the desk asks of the register, answered.

Invariant: table, facets, map and timeline of one filter are of the same incidents, and of the same state of the register.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from threading import RLock

import numpy as np

from sijill.desk.entry import Entry, Named
from sijill.desk.filter import Filter, View, edges
from sijill.desk.index.columns import Ints, Mask
from sijill.desk.index.lately import Lately
from sijill.desk.index.mapping import Area, Cluster, MapView, map_of
from sijill.desk.index.rows import KEYS, NO_DAY, Rows
from sijill.desk.index.time import Bin, Bins, Timeline, Unit, timeline_of

#: Facets in the order in which they are offered.
FACETS = ("category", "type", "place", "actor", "side", "grade", "state", "factuality", "outlet")
_MOST_VALUES = 60
_MASKS_KEPT, _ORDERS_KEPT, _ANSWERS_KEPT = 64, 64, 64

__all__ = ["FACETS", "Area", "Bin", "Cluster", "Facet", "FacetValue", "Index", "MapView", "Page", "Timeline"]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """`name`: what a place or an actor is called; `None` for what has words of its own in both languages, or none."""

    key: str
    count: int
    chosen: bool
    name: Named | None = None


@dataclass(frozen=True, slots=True)
class Facet:
    """`values`: the most frequent, and those chosen; `more`: how many are not listed."""

    key: str
    values: tuple[FacetValue, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Page:
    """One page of what was found. `undated`: how many of all found have no day; `off_map`: how many no point."""

    entries: tuple[Entry, ...]
    total: int
    pages: int
    page: int
    undated: int
    off_map: int
    version: int


class Index:
    """Every incident of the register. Safe for several threads."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._lock, self._rows = RLock(), Rows()
        self._masks, self._orders = Lately[Mask](_MASKS_KEPT), Lately[Ints](_ORDERS_KEPT)
        self._facets, self._timelines = Lately[tuple[Facet, ...]](_ANSWERS_KEPT), Lately[Timeline](_ANSWERS_KEPT)
        self._bins = Bins(self._rows)
        self.version = 0
        self.update(entries)

    def __len__(self) -> int:
        return len(self._rows.at)

    def update(self, changed: Iterable[Entry], gone: Iterable[str] = ()) -> int:
        """Take in entries that are new or changed, and let go of incidents that are no more; the new version."""
        listed, lost = list(changed), list(gone)
        with self._lock:
            for name in lost:
                self._rows.remove(name)
            for entry in listed:
                self._rows.add(entry)
            if self._rows.worn:
                self._sweep()
            for kept in (self._masks, self._orders, self._facets, self._timelines):
                kept.clear()
            self._bins = Bins(self._rows)
            self.version += bool(listed or lost)
            return self.version

    def _sweep(self) -> None:
        fresh = Rows()
        for entry in self._rows.kept():
            fresh.add(entry)
        self._rows = fresh

    def entries(self) -> list[Entry]:
        with self._lock:
            return list(self._rows.kept())

    def entry(self, incident_id: str) -> Entry | None:
        with self._lock:
            row = self._rows.at.get(incident_id)
            return None if row is None else self._rows.entries[row]

    # the table

    def page(self, view: View, *, language: str = "en") -> Page:
        """One page; a page after the last is the last."""
        with self._lock:
            mask = self._mask(view.where_only())
            order = self._order(view.sort, language)
            rows = order[mask[order]]
            pages = max(1, -(-len(rows) // view.size))
            page = min(view.page, pages)
            here = rows[(page - 1) * view.size : page * view.size]
            off_map = mask & ~self._masks.get("on map", self._on_map)
            undated = int(np.count_nonzero(mask & (self._rows.first.now == NO_DAY)))
            entries = tuple(self._rows.entries[row] for row in here)
            return Page(entries, len(rows), pages, page, undated, int(np.count_nonzero(off_map)), self.version)

    def _on_map(self) -> Mask:
        found = np.zeros(len(self._rows.entries), dtype=bool)
        found[self._rows.spot_row.now] = True
        return found

    def ids(self, view: View) -> list[str]:
        """The ids of everything found, in order."""
        with self._lock:
            mask, order = self._mask(view.where_only()), self._order(view.sort, "en")
            return [self._rows.entries[row].id for row in order[mask[order]]]

    def _order(self, sort: str, language: str) -> Ints:
        """All rows in an order; the ids decide between equals, and what is not known comes last either way."""
        key = (sort, language if sort.endswith(("place", "type")) else "")
        return self._orders.get(key, lambda: self._sorted(sort.removeprefix("-"), language, falling=sort.startswith("-")))

    def _sorted(self, field: str, language: str, *, falling: bool) -> Ints:
        values, unknown = self._values(field, language)
        ties = self._orders.get(("id", ""), self._by_id)
        return np.lexsort((ties, -values if falling else values, values == unknown)).astype(np.int32)

    def _by_id(self) -> Ints:
        """The rank of each row's id."""
        ids = np.array([e.id for e in self._rows.entries], dtype=object)
        return np.argsort(np.argsort(ids, kind="stable"), kind="stable").astype(np.int32)

    def _values(self, field: str, language: str) -> tuple[Ints, int]:
        rows = self._rows
        plain = {"day": rows.first, "killed": rows.killed, "injured": rows.injured, "reports": rows.reports}
        if field in plain:
            return plain[field].now, NO_DAY if field == "day" else -1
        pairs = rows.pairs["grade" if field == "strength" else field]
        first = pairs.first(len(rows.entries))
        labels = [self._label(field, name, language) for name in pairs.codes.names]
        rank = np.zeros(len(labels) + 1, dtype=np.int32)
        rank[sorted(range(len(labels)), key=labels.__getitem__)] = np.arange(len(labels), dtype=np.int32)
        rank[-1] = -1
        return rank[first], -1

    def _label(self, field: str, key: str, language: str) -> str:
        if field == "strength":
            return str(("retracted", "single origin", "contested", "corroborated").index(key))
        name = self._rows.names.get(key) if field == "place" else None
        return key if name is None else name[language]

    # which incidents

    def _mask(self, filter_: Filter, without: str = "") -> Mask:
        """The rows that a filter finds; `without`: one of its fields that is left out of account."""
        return self._masks.get((filter_, without), lambda: self._masked(filter_, without))

    def _masked(self, filter_: Filter, without: str) -> Mask:
        found = self._rows.living
        for field, mask in self._criteria(filter_):
            if field != without:
                found &= mask()
        return found

    def _criteria(self, f: Filter) -> Iterator[tuple[str, Callable[[], Mask]]]:
        """What the filter asks for, each with the field that asks."""
        rows, many = self._rows, len(self._rows.entries)
        for key in KEYS:
            if wanted := getattr(f, key):
                yield key, partial(rows.pairs[key].mask, wanted, many)
        if f.q.strip():
            yield "q", lambda: rows.words.mask(f.q, many)
        if f.ids:
            yield "ids", lambda: _listed([rows.at[i] for i in f.ids if i in rows.at], many)
        if f.box is not None:
            yield "box", lambda: self._inside(edges(str(f.box)))
        if f.background != "with":
            yield "background", lambda: rows.background.now == (f.background == "only")
        yield from self._days(f)

    def _days(self, f: Filter) -> Iterator[tuple[str, Callable[[], Mask]]]:
        first, last = self._rows.first.now, self._rows.last.now
        undated = first == NO_DAY
        if f.undated != "with":
            yield "undated", lambda: undated if f.undated == "only" else ~undated
        if f.since is not None or f.until is not None:
            since = f.since.toordinal() if f.since is not None else 1
            until = f.until.toordinal() if f.until is not None else date.max.toordinal()
            yield "days", lambda: ~undated & (last >= since) & (first <= until)

    def _inside(self, box: tuple[float, float, float, float]) -> Mask:
        west, south, east, north = box
        lat, lon = self._rows.lat.now, self._rows.lon.now
        here = (lat >= south) & (lat <= north) & (((lon - west) % 360) <= (east - west))
        found = np.zeros(len(self._rows.entries), dtype=bool)
        found[self._rows.spot_row.now[here]] = True
        return found

    # facets, map, timeline

    def facets(self, filter_: Filter, *, most: int = _MOST_VALUES) -> tuple[Facet, ...]:
        """How many incidents each value has; a facet's own choice does not narrow its counts."""
        plain = filter_.where_only()
        with self._lock:
            return self._facets.get((plain, most), lambda: tuple(self._facet(key, plain, most) for key in FACETS))

    def _facet(self, key: str, f: Filter, most: int) -> Facet:
        chosen = set(getattr(f, key))
        pairs = self._rows.pairs[key]
        counts = pairs.counts(self._mask(f, key if chosen else ""))
        names: Sequence[str] = pairs.codes.names
        here = [n for n in np.argsort(-counts, kind="stable").tolist() if counts[n] or names[n] in chosen]
        listed = [n for i, n in enumerate(here) if i < most or names[n] in chosen]
        name = self._rows.names.get if key in ("place", "actor") else (lambda _: None)
        values = tuple(FacetValue(names[n], int(counts[n]), names[n] in chosen, name(names[n])) for n in listed)
        return Facet(key, values, len(here) - len(listed))

    def map(self, filter_: Filter, *, zoom: int, box: str | None = None) -> MapView:
        """What a map of this zoom draws within a box; the filter's own box narrows it as everywhere."""
        with self._lock:
            return map_of(
                self._rows, self._mask(filter_.where_only()), zoom=zoom, box=None if box is None else edges(box), version=self.version
            )

    def timeline(self, filter_: Filter, *, unit: Unit | None = None) -> Timeline:
        """How many incidents on each day, week or month, whatever days the filter asks for."""
        plain = filter_.where_only()
        with self._lock:
            return self._timelines.get(
                (plain, unit), lambda: timeline_of(self._bins, self._mask(plain, "days"), unit=unit, version=self.version)
            )


def _listed(rows: Sequence[int], many: int) -> Mask:
    found = np.zeros(many, dtype=bool)
    found[list(rows)] = True
    return found
