"""The same work on many reports: one after the other, or on several cores where there are enough of them.

Invariant: one answer for each input, in the order of the inputs, however many cores work; few are held at a time; and a
report that the work fails on, or a core that is lost, costs no other report.
"""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context
from typing import Any, TypeVar

from sijill.errors import InputRefused
from sijill.model import Report
from sijill.saying import told

Out = TypeVar("Out")
Item = Report | InputRefused
Work = Callable[[Report], Out]

#: So many are done before other cores are called in: what these must load first takes as long as reading forty reports.
_ALONE = 100
#: Inputs that each core has waiting.
_AHEAD = 8
_MOST = 8
_ALLOCATIONS = 200_000


def cores() -> int:
    """How many cores to read on where no one says: all that this process may use, up to eight, since each needs 100 MB."""
    return min(_MOST, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def each(items: Iterable[Item], work: Work[Out], *, jobs: int = 1) -> Iterator[Out | InputRefused]:
    """The work done on each report, or its refusal. With more than one of `jobs`, `work` must be a thing that pickle knows."""
    coming = iter(items)
    yield from _alone(coming if jobs <= 1 else islice(coming, _ALONE), work)
    for item in coming:  # none is left where this process did them all
        yield from _together(chain((item,), coming), work, jobs)


def _alone(items: Iterable[Item], work: Work[Out]) -> Iterator[Out | InputRefused]:
    settle()
    for n, item in enumerate(items):
        yield or_refused(item, work)
        if n == 0:
            settle()


def _together(items: Iterator[Item], work: Work[Out], jobs: int) -> Iterator[Out | InputRefused]:
    # Fresh processes: one that is forked would take over the locks of whatever threads this one has.
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_start, initargs=(work,))
    waiting: deque[tuple[Item, Future[Any] | None]] = deque()
    try:
        for item in items:
            waiting.append((item, _handed(pool, item)))
            if len(waiting) >= jobs * _AHEAD:
                yield _answer(*waiting.popleft(), work)
        while waiting:
            yield _answer(*waiting.popleft(), work)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _handed(pool: ProcessPoolExecutor, item: Item) -> Future[Any] | None:
    if isinstance(item, InputRefused):
        return None
    try:
        return pool.submit(_do, item)
    except BrokenProcessPool:
        return None


def _answer(item: Item, future: Future[Any] | None, work: Work[Out]) -> Out | InputRefused:
    """What the other core made of it; where that was lost, it is done here."""
    try:
        done: Out | InputRefused = or_refused(item, work) if future is None else future.result()
    except BrokenProcessPool:
        return or_refused(item, work)
    return done


_work: Work[Any] | None = None


def _start(work: Work[Any]) -> None:
    """In a fresh process: what to do with each report. An interrupt is the first process's to answer."""
    global _work  # noqa: PLW0603  a worker's only state, set once before its first report
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _work = work
    settle()


def _do(report: Report) -> object:
    assert _work is not None  # noqa: S101  the pool calls `_start` first
    return or_refused(report, _work)


def settle() -> None:
    """What is known is loaded with the first report and stays: the garbage collector need not walk it again and again. Nor
    need it look so often: reading makes no garbage that refers to itself. Together a twentieth of a run's time."""
    gc.freeze()
    gc.set_threshold(max(_ALLOCATIONS, gc.get_threshold()[0]), *gc.get_threshold()[1:])


def or_refused(item: Item, work: Work[Out]) -> Out | InputRefused:
    """The work done on a report, or the refusal that stands in its place."""
    if isinstance(item, InputRefused):
        return item
    try:
        return work(item)
    except Exception as error:  # one report that the reader fails on must not cost the other ten thousand
        return InputRefused(item.name, told("reader_failed", error=f"{type(error).__name__}: {error}"))
