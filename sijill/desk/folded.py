"""What the desk made of the register when it last loaded it, kept beside it, so that the next start need not make it again.

Invariant: nothing here is missed where it is not there, cannot be read or written, or is of another state of the register: then it is
as if there were none. What is read is data alone, checked as it comes; a file that is not whole gives nothing.
"""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple
from datetime import date
from pathlib import Path
from typing import Any

from sijill import __version__
from sijill.desk.entry import Entry, Named, Spot
from sijill.register.incident import Range

#: Raise it when the same incidents would give other entries, or entries are written otherwise.
_FORM = f"2 {__version__}"


class Folded:
    """Entries by the state of the register that they are of, `mark`."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self, mark: str) -> list[Entry] | None:
        """The entries of this state, all of them; `None` where they are not here."""
        try:
            with gzip.open(self._path, "rt", encoding="utf-8") as lines:
                head = json.loads(next(lines))
                if head[:2] != [_FORM, mark]:
                    return None
                entries = [_entry(*json.loads(line)) for line in lines]
        except (OSError, EOFError, StopIteration, ValueError, TypeError, LookupError):
            return None
        return entries if len(entries) == head[2] else None

    def write(self, mark: str, entries: Sequence[Entry]) -> bool:
        """Keep these in place of what was kept; whether that could be done."""
        fresh = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            with gzip.open(fresh, "wt", encoding="utf-8", compresslevel=1) as target:
                target.writelines(_lines(mark, entries))
            fresh.chmod(0o600)
            fresh.replace(self._path)
        except (OSError, UnicodeError):
            with suppress(OSError):
                fresh.unlink(missing_ok=True)
            return False
        return True


def _lines(mark: str, entries: Sequence[Entry]) -> Iterator[str]:
    yield json.dumps([_FORM, mark, len(entries)]) + "\n"
    for entry in entries:
        yield json.dumps(_row(entry)) + "\n"


def _row(e: Entry) -> list[Any]:
    return [
        e.id, e.type, e.category, e.factuality, e.background, _written(e.first), _written(e.last), _names(e.where),
        [[_plain(s.place), s.lat, s.lon, s.km] for s in e.spots], _names(e.initiators), _names(e.targets), _names(e.participants),
        e.sides, _toll(e.killed), _toll(e.injured), e.grade, e.state, e.origins, e.reports, e.outlets, sorted(e.words),
    ]  # fmt: skip


def _entry(*row: Any) -> Entry:  # noqa: ANN401 -- whatever the file holds; what does not fit is refused
    (name, type_, category, factuality, background, first, last, where, spots, initiators, targets, participants, sides, killed, injured,
     grade, state, origins, reports, outlets, words) = row  # fmt: skip
    return Entry(
        name, type_, category, factuality, background, _day(first), _day(last), _named(where),
        tuple(Spot(Named(*place), lat, lon, km) for place, lat, lon, km in spots), _named(initiators), _named(targets),
        _named(participants), tuple(sides), _range(killed), _range(injured), grade, state, origins, reports, tuple(outlets), frozenset(words),
    )  # fmt: skip


def _plain(name: Named) -> list[str]:
    return [name.key, name.en, name.ar]


def _names(names: Iterable[Named]) -> list[list[str]]:
    return [_plain(n) for n in names]


def _named(names: Iterable[Sequence[str]]) -> tuple[Named, ...]:
    return tuple(Named(*n) for n in names)


def _written(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)


def _toll(value: Range | None) -> tuple[Any, ...] | None:
    return None if value is None else astuple(value)


def _range(row: Sequence[Any] | None) -> Range | None:
    if row is None:
        return None
    low, high, best, rule, supporting, contradicting = row
    return Range(low, high, best, rule, tuple(supporting), tuple(contradicting))
