"""The work of a register's first linking on several processes, each with the ledger open for itself.

Invariant: an answer for each unit of work, in the order of the units, whoever did it; few units are held at a time.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

from sijill.linking import Arrival, Candidate, Do, Linker, Persons, Weights, Work, arrival, candidates
from sijill.register.rulings import Rulings
from sijill.store import Ledger, Linking

#: Units that each process has waiting.
_AHEAD = 2


@dataclass(frozen=True, slots=True)
class Task:
    """What a process must know: which ledger, and what persons decided."""

    ledger: str
    persons: Persons
    rulings: Rulings
    weights: Weights


def seen(kept: Linking, ruled: Rulings, reports: Iterable[str]) -> Iterator[Candidate]:
    """The tellings of some reports as the linker sees them, less those that a person found wrong."""
    found = (c for reading in kept.readings(reports) for c in candidates(ruled.less_wrong(reading)))
    return (c for c in found if not ruled.is_wrong(c.id, c.report_id))


def told(kept: Linking, ruled: Rulings, reports: Iterable[str]) -> Iterator[Arrival]:
    return map(arrival, seen(kept, ruled, reports))


@contextmanager
def doing(task: Task, jobs: int) -> Iterator[Do]:
    """Fresh processes: one that is forked would take over the locks of whatever threads this one has."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(task,)) as pool:
        yield lambda name, units: _in_order(pool, name, units, jobs * _AHEAD)


def _in_order(pool: ProcessPoolExecutor, name: str, units: Iterable[Any], ahead: int) -> Iterator[Any]:
    waiting: deque[Future[Any]] = deque()
    for unit in units:
        waiting.append(pool.submit(_do, name, unit))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


class _Hand:
    """One process's view of the ledger, as it is when it is first asked for a kind of work."""

    def __init__(self, task: Task) -> None:
        self._open = ExitStack()  # until the process ends
        self._task, self._ledger = task, Ledger.open(task.ledger, create=False)
        self._work: Work | None = None

    def do(self, name: str, unit: Any) -> Any:  # noqa: ANN401 — as the work has it
        if name == "tell":
            with self._ledger.linking() as kept:
                return list(told(kept, self._task.rulings, unit))
        return getattr(self._work or self._linked(), name)(unit)

    def _linked(self) -> Work:
        """On a connection that stays open: what the linker looks at is there before it is asked, and does not change."""
        kept = self._open.enter_context(self._ledger.linking())
        self._work = Work(Linker(kept.index, self._task.persons, self._task.weights))
        return self._work


_hand: _Hand | None = None


def _start(task: Task) -> None:
    """In a fresh process. An interrupt is the first process's to answer."""
    global _hand  # noqa: PLW0603  a worker's only state, set once before its first unit
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _hand = _Hand(task)


def _do(name: str, unit: Any) -> Any:  # noqa: ANN401 — as above
    assert _hand is not None  # noqa: S101  the pool calls `_start` first
    return _hand.do(name, unit)
