"""Python's collector of garbage, left alone while a few reports are taken in or some incidents are derived.

Invariant: afterwards it is as it was, whatever happened in between; and what is done in between is little, for what hangs together
in circles is let go only then.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unswept(*, when: bool = True) -> Iterator[None]:
    """What is made stays until it is returned, and to look through all of it again and again finds nothing: an eighth of the work
    of one report more. Nothing is done unless `when`."""
    if not (when and gc.isenabled()):
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
