"""The one register that a desk works on, opened, looked up and kept in step.

Invariant: what everybody at the desk sees is one state of the register, with one version number that grows with every change;
whoever decides sees it at once, and so does everyone after.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from threading import RLock
from typing import Protocol, TypeVar

from sijill.desk.accounts import Accounts
from sijill.desk.audit import Audit
from sijill.desk.entry import Entry, entry
from sijill.desk.file import DeskFile
from sijill.desk.index import Index
from sijill.desk.options import Options
from sijill.desk.problems import problem
from sijill.desk.sessions import OneTimeToken, Sessions
from sijill.model import Report
from sijill.register.incident import Incident, Member
from sijill.workflow import Register

_AT_ONCE = 500
T = TypeVar("T")


class Kept(Protocol):
    """What the desk needs of a register."""

    def __exit__(self, *_: object) -> None: ...
    def incidents(self) -> tuple[Incident, ...]: ...
    def copies(self, incidents: Iterable[Incident]) -> dict[str, tuple[Report, ...]]: ...


class Desk:
    """Safe for several threads. Close it when done."""

    def __init__(self, options: Options, *, register: Kept | None = None) -> None:
        self.options = options
        self.file = DeskFile(options.file)
        self.accounts, self.audit = Accounts(self.file), Audit(self.file)
        self.sessions = Sessions(self.file, idle=options.idle, longest=options.longest)
        self.token = OneTimeToken()
        self.register: Kept = Register(options.register) if register is None else register
        self.lock = RLock()
        self.index = Index()
        self.nonce = secrets.token_hex(4)
        self._incidents: dict[str, Incident] = {}
        self._speaking_of: dict[str, set[str]] = {}
        self.refresh()

    def close(self) -> None:
        self.register.__exit__()
        self.file.close()

    @property
    def version(self) -> int:
        return self.index.version

    # what is there

    def incident(self, name: str) -> Incident:
        """The incident of this id."""
        found = self._incidents.get(name)
        if found is None:
            raise problem(404, "no_incident", name=name)
        return found

    def entry(self, incident: Incident) -> Entry:
        """As the table shows it."""
        found = self.index.entry(incident.id)
        return found if found is not None else entry(incident, {})

    def report_of(self, name: str) -> tuple[Sequence[Report], list[Member]]:
        """Every publication of the text of this id, and all tellings of it."""
        here = [self._incidents[i] for i in self._speaking_of.get(name, ()) if i in self._incidents]
        members = [m for i in here for m in i.members if m.telling.report_id == name]
        copies = self.copies(here).get(name) if members else None
        if copies is None:
            raise problem(404, "no_report", name=name)
        return copies, members

    def incidents(self, names: Iterable[str]) -> Iterator[Incident]:
        """Those of these ids that are there, in their order."""
        return (self._incidents[n] for n in names if n in self._incidents)

    def copies(self, incidents: Iterable[Incident]) -> dict[str, tuple[Report, ...]]:
        """The reports that incidents rest on, every publication of each text, by report id."""
        return self.register.copies(incidents)

    # keeping in step

    def refresh(self) -> int:
        """Take in whatever has changed in the register; the version after."""
        with self.lock:
            fresh = {i.id: i for i in self.register.incidents()}
            changed = [i for name, i in fresh.items() if self._incidents.get(name) != i]
            gone = [name for name in self._incidents if name not in fresh]
            self._incidents = fresh
            self._note(changed)
            return self.index.update(self._entries(changed), gone) if changed or gone else self.version

    def _note(self, incidents: Iterable[Incident]) -> None:
        """Which incidents speak of a report or hold a telling; those that no longer do are passed over when asked."""
        for one in incidents:
            for m in one.members:
                self._speaking_of.setdefault(m.telling.report_id, set()).add(one.id)
                self._speaking_of.setdefault(m.id, set()).add(one.id)

    def _entries(self, incidents: Sequence[Incident]) -> Iterator[Entry]:
        for some in batched(incidents, _AT_ONCE):
            texts = first_texts(self.register.copies(some))
            yield from (entry(i, texts) for i in some)


def first_texts(copies: Mapping[str, Sequence[Report]]) -> dict[str, str]:
    return {name: listed[0].text for name, listed in copies.items()}


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while some := list(islice(iterator, size)):
        yield some
