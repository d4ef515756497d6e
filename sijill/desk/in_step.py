"""The register as the desk holds it: loaded when it starts, and kept in step with what is on disk.

Invariant: what needs every incident is refused until all are there; once they are, what is held is one state of the register, and
whatever changed it, here or elsewhere, is taken in whole.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from threading import Event, RLock, Thread
from typing import TypeVar

from sijill.desk.entry import Entry, entry
from sijill.desk.folded import Folded
from sijill.desk.holding import Holding
from sijill.desk.index import Index
from sijill.desk.problems import problem
from sijill.errors import SijillError
from sijill.model import Report
from sijill.register.incident import Incident
from sijill.saying import told
from sijill.workflow import Register, settle

_AT_ONCE = 500
#: Seconds between looks at what others did to the register.
_LOOK_EVERY = 5.0
T = TypeVar("T")
State = tuple[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the incidents are there; `failed`: why no more will come (as an error's `said`), `None` where they will."""

    done: int
    total: int
    failed: object = None


class InStep:
    """Safe for several threads: whoever changes something holds `lock`."""

    def __init__(self, register: Register, folded: Folded) -> None:
        self._register, self._folded = register, folded
        self.lock = RLock()
        self.held, self.index = Holding(), Index()
        self._stamp: tuple[int, ...] = ()
        self._mark = self._kept = ""
        self._looked = time.monotonic()
        self._total = 0
        self._failed: object = None
        self._there, self._stop = Event(), Event()
        self._working = Thread()

    @property
    def state(self) -> State:
        """Which state of the register is held: another one after every change, those too that no incident shows."""
        return self.index.version, self._stamp

    @property
    def loading(self) -> Progress | None:
        """How far loading is; `None` once everything is there."""
        return None if self._there.is_set() else Progress(len(self.held), max(self._total, len(self.held)), self._failed)

    def whole(self) -> Holding:
        """All incidents; refused until they are there."""
        progress = self.loading
        if progress is None:
            return self.held
        if progress.failed is not None:
            raise problem(503, "load_failed", what=progress.failed)
        raise problem(503, "loading", done=progress.done, total=progress.total, headers={"Retry-After": "5"})

    def wait(self) -> None:
        """Until everything is there, or no more will come."""
        if self._working.is_alive():
            self._working.join()

    def close(self) -> None:
        self._stop.set()
        self.wait()
        self._keep()

    # loading

    def load_behind(self) -> None:
        """Load while the desk serves what is there already."""
        self._working = Thread(target=self._tried, name="loading", daemon=True)
        self._working.start()

    def _tried(self) -> None:
        try:
            self.load()
        except Exception as error:  # nobody is there to catch it: whoever asks is told
            self._failed = error.said if isinstance(error, SijillError) else told("desk_failed", error=type(error).__name__)

    def load(self) -> None:
        """Take in the register: what the table needs at once where it was kept, then the incidents themselves."""
        self._stamp, self._mark = self._register.stamp(), self._register.refresh().after
        self._total = self._register.count()
        kept = self._folded.read(self._mark) if self._mark else None
        for entries in batched(kept or (), 10 * _AT_ONCE):
            self.index.update(entries)
        for incidents in batched(self._register.stream(), _AT_ONCE):
            if self._stop.is_set():
                return
            self.held.fill(incidents)
            if kept is None:
                self.index.update(self._entries(incidents))
        self._kept = self._mark if kept is not None else ""
        with self.lock:
            self.held.filled(self._register.redirects())
            if self._register.stamp() != self._stamp:
                self.refresh()
            self._there.set()
        settle()  # a hundred thousand incidents stay: walking them again and again would hold every answer up for a second
        self._keep()

    def _keep(self) -> None:
        """For the next start."""
        if self._there.is_set() and self._mark and self._kept != self._mark and self._folded.write(self._mark, self.index.entries()):
            self._kept = self._mark

    # keeping in step

    def look(self) -> None:
        """See, now and then, whether someone else has changed the register (`sijill add`), and if so take it in, behind whoever asks."""
        if time.monotonic() - self._looked < _LOOK_EVERY or self._working.is_alive():
            return
        self._looked = time.monotonic()
        if self._register.stamp() != self._stamp:
            self._working = Thread(target=self.catch_up, name="keeping in step", daemon=True)
            self._working.start()

    def is_behind(self) -> bool:
        return self._register.stamp() != self._stamp

    def catch_up(self) -> None:
        """Take in what changed since, and look at nothing else; where others linked it meanwhile, at everything."""
        with self.lock:
            stamp = self._register.stamp()
            update = self._register.refresh()
            if self._mark and update.before == self._mark:
                self._follow(update.changed, update.gone)
                self._stamp, self._mark = stamp, update.after
                return
        self.refresh()

    def _follow(self, names: Sequence[str], gone: Sequence[str]) -> None:
        changed = list(self._register.stream(names))
        hinted = self.held.put(changed, gone, self._register.redirects(), self.index.version + 1)
        if hinted or gone:
            self.index.update(self._entries(hinted), gone)

    def refresh(self) -> int:
        """Look at the whole register anew; the version after. Others go on meanwhile, and where they change it, it is looked at again,
        in the end with everybody held up."""
        for _ in range(2):
            if self._looked_anew():
                return self.index.version
        with self.lock:
            self._looked_anew()
            return self.index.version

    def _looked_anew(self) -> bool:
        """Whether nobody changed anything between the look and the taking in."""
        stamp, mark = self._register.stamp(), self._register.refresh().after
        incidents = self._register.incidents()
        with self.lock:
            if self._register.stamp() != stamp:
                return False
            changed, gone = self.held.take(incidents, self._register.redirects(), self.index.version + 1)
            if changed or gone:
                self.index.update(self._entries(changed), gone)
            self._stamp, self._mark = stamp, mark
        settle()
        return True

    def _entries(self, incidents: Sequence[Incident]) -> Iterator[Entry]:
        for some in batched(incidents, _AT_ONCE):
            texts = first_texts(self._register.copies(some))
            yield from (entry(i, texts) for i in some)


def first_texts(copies: Mapping[str, Sequence[Report]]) -> dict[str, str]:
    return {name: listed[0].text for name, listed in copies.items()}


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while some := list(islice(iterator, size)):
        yield some
