"""The register's incidents as they stand, by what people know of them: their own ids, their tellings, their reports.

Invariant: all of it is of one state of the register; an id that once stood for an incident leads to the one it is part of now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sijill.register import with_hints
from sijill.register.incident import Incident


class Moved(Exception):
    """The incident asked for is part of another one now."""

    def __init__(self, name: str, to: str) -> None:
        super().__init__(f"{name} is now part of {to}")
        self.name, self.to = name, to


class Holding:
    """Whoever changes it keeps others from it meanwhile."""

    def __init__(self) -> None:
        self._incidents: dict[str, Incident] = {}
        self._redirects: Mapping[str, str] = {}
        self._home: dict[str, str] = {}
        self._telling_of: dict[str, tuple[str, ...]] = {}
        self._changed: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._incidents)

    def all(self) -> tuple[Incident, ...]:
        return tuple(self._incidents.values())

    def take(self, incidents: Iterable[Incident], redirects: Mapping[str, str], version: int) -> tuple[list[Incident], list[str]]:
        """Hold these instead of those before, as `version`; the incidents that are new or changed, and the ids that are gone."""
        fresh = {i.id: i for i in incidents}
        changed = [i for name, i in fresh.items() if self._incidents.get(name) != i]
        gone = [name for name in self._incidents if name not in fresh]
        home, telling_of = _where(fresh.values())
        self._changed.update(dict.fromkeys((*(i.id for i in changed), *gone), version))
        self._incidents, self._redirects, self._home, self._telling_of = fresh, dict(redirects), home, telling_of
        return changed, gone

    def fill(self, incidents: Iterable[Incident]) -> None:
        """Hold some more, while not all are there yet."""
        listed = list(incidents)
        self._incidents.update((i.id, i) for i in listed)
        _place(listed, self._home, self._telling_of)

    def filled(self, redirects: Mapping[str, str]) -> None:
        """All are there now: what reports that take something back may mean for each can be told."""
        self._incidents = {i.id: i for i in with_hints(self._incidents.values())}
        self._redirects = dict(redirects)

    def put(self, changed: Iterable[Incident], gone: Iterable[str], redirects: Mapping[str, str], version: int) -> list[Incident]:
        """Hold these in place of what has their ids, and no longer those that are gone; the new ones with what reports that take
        something back may mean for them."""
        lost = set(gone)
        fresh = {i.id: i for i in changed}
        kept = {name: i for name, i in self._incidents.items() if name not in lost and name not in fresh}
        hinted = [i for i in with_hints((*kept.values(), *fresh.values())) if i.id in fresh]
        self._incidents = kept | {i.id: i for i in hinted}
        self._home, self._telling_of = _where(self._incidents.values())
        self._redirects = dict(redirects)
        self._changed.update(dict.fromkeys((*fresh, *lost), version))
        return hinted

    def get(self, name: str) -> Incident | None:
        return self._incidents.get(name)

    def those(self, names: Iterable[str]) -> Iterator[Incident]:
        """Those of these ids that are there, in their order."""
        here = self._incidents
        return (here[n] for n in names if n in here)

    def current(self, name: str) -> str | None:
        """The id that this one leads to, which may be itself; `None` where nothing is left of it."""
        seen: set[str] = set()
        while name not in self._incidents and name in self._redirects and name not in seen:
            seen.add(name)
            name = self._redirects[name]
        return name if name in self._incidents else None

    def former(self, name: str) -> tuple[str, ...]:
        """The incident's id, and every id that leads to it."""
        return (name, *(old for old in self._redirects if old not in self._incidents and self.current(old) == name))

    def home(self, telling: str) -> str | None:
        """The incident that a telling is in."""
        return self._home.get(telling)

    def telling_of(self, report: str) -> Iterator[Incident]:
        """The incidents that a report tells of."""
        return self.those(self._telling_of.get(report, ()))

    def changed(self, name: str) -> int:
        """The version with which the incident became what it is, or went."""
        return self._changed.get(name, 0)


def _where(incidents: Iterable[Incident]) -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The incident of each telling, and the incidents of each report."""
    home: dict[str, str] = {}
    telling_of: dict[str, tuple[str, ...]] = {}
    _place(incidents, home, telling_of)
    return home, telling_of


def _place(incidents: Iterable[Incident], home: dict[str, str], telling_of: dict[str, tuple[str, ...]]) -> None:
    for one in incidents:
        for m in one.members:
            home[m.id] = one.id
            report = m.telling.report_id
            telling_of[report] = tuple(dict.fromkeys((*telling_of.get(report, ()), one.id)))
