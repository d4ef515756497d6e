"""Entries as columns: what one filter's three views are worked out from.

Invariant: a row once written never changes; an incident that changed gets a new row and its old one is dead. Rows that are
dead are swept out once they are a quarter of all.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np

from sijill.desk.entry import Entry, Named
from sijill.desk.index.columns import Column, Mask, Pairs
from sijill.desk.index.words import WordIndex
from sijill.register.incident import Range

#: Facets by one text a row or several.
KEYS = ("type", "category", "grade", "state", "factuality", "place", "actor", "side", "outlet")
NO_DAY = 0
_MOST = 2**31 - 1


class Rows:
    """The columns of all entries."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.at: dict[str, int] = {}
        self.alive = Column(np.bool_)
        self.first, self.last = Column(), Column()
        self.killed, self.injured, self.reports = Column(), Column(), Column()
        self.background = Column(np.bool_)
        self.pairs = {key: Pairs() for key in KEYS}
        self.words = WordIndex()
        self.names: dict[str, Named] = {}
        self.spot_row, self.spot_code = Column(), Column()
        self.lat, self.lon, self.km = Column(np.float64), Column(np.float64), Column(np.float64)
        self.dead = 0

    def add(self, entry: Entry) -> None:
        row = len(self.entries)
        self.remove(entry.id)
        self.entries.append(entry)
        self.at[entry.id] = row
        self.alive.extend([True])
        self.first.extend([ordinal(entry.first)])
        self.last.extend([ordinal(entry.last)])
        self.killed.extend([figure(entry.killed)])
        self.injured.extend([figure(entry.injured)])
        self.reports.extend([entry.reports])
        self.background.extend([entry.background])
        self.words.add(row, entry.words)
        self._pair(row, entry)
        self._place(row, entry)

    def _pair(self, row: int, entry: Entry) -> None:
        actors = entry.actors
        for name in (*entry.where, *actors):
            self.names.setdefault(name.key, name)
        told = {
            "type": (entry.type,), "category": (entry.category,), "grade": (entry.grade,), "state": (entry.state,),
            "factuality": (entry.factuality,), "place": (n.key for n in entry.where), "actor": (n.key for n in actors),
            "side": entry.sides, "outlet": entry.outlets,
        }  # fmt: skip
        for key, names in told.items():
            self.pairs[key].add(row, names)

    def _place(self, row: int, entry: Entry) -> None:
        for spot in entry.spots:
            self.spot_row.extend([row])
            self.spot_code.extend([self.pairs["place"].codes.number(spot.place.key)])
            self.lat.extend([spot.lat])
            self.lon.extend([spot.lon])
            self.km.extend([spot.km])

    def remove(self, incident_id: str) -> None:
        row = self.at.pop(incident_id, None)
        if row is not None:
            self.alive.now[row] = False
            self.dead += 1

    @property
    def living(self) -> Mask:
        return self.alive.now.copy()

    @property
    def worn(self) -> bool:
        return self.dead > 1000 and self.dead * 4 > len(self.entries)

    def kept(self) -> Iterable[Entry]:
        return (self.entries[row] for row in self.at.values())


def ordinal(day: date | None) -> int:
    return NO_DAY if day is None else day.toordinal()


def figure(value: Range | None) -> int:
    """What a toll is sorted by; -1 where nobody gives one. No more than a column holds: one «5 مليارات» (5 billion) that was misread
    or mistyped must not keep the whole register from the desk."""
    if value is None:
        return -1
    return min(_MOST, next((n for n in (value.best, value.low, value.high) if n is not None), -1))
