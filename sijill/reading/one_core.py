"""One core for sums of matrices, whatever BLAS would take.

Invariant: the sums of one report come in the same order, however many threads read.
"""

from __future__ import annotations

from functools import cache
from threading import Lock

from threadpoolctl import ThreadpoolController


class _OneCore:
    """Holds BLAS to one core while anybody is in it, in whatever order threads come and go. Sums then come in the same order, and a
    core is left to whoever else reads (`--jobs`)."""

    def __init__(self) -> None:
        self._turn, self._within = Lock(), 0

    def __enter__(self) -> None:
        with self._turn:
            self._within += 1
            if self._within == 1:
                self._limit = _blas().limit(limits=1)

    def __exit__(self, *_: object) -> None:
        with self._turn:
            self._within -= 1
            if not self._within:
                self._limit.restore_original_limits()


@cache
def _blas() -> ThreadpoolController:
    return ThreadpoolController().select(user_api="blas")


ONE_CORE = _OneCore()
