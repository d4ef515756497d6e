"""What goes to standard error: progress and refusals.

Invariant: one line a message, `sijill: where: what`; nothing here ever reaches standard output.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Seconds between lines of progress where standard error is no terminal.
_EVERY = 10.0


def complain(message: object) -> None:
    """One line on standard error, whatever is in the message."""
    line = " ".join(str(message).split())
    sys.stderr.write(f"sijill: {line}\n".encode("utf-8", "backslashreplace").decode("utf-8"))


@contextmanager
def progress(what: str, *, answers_as_it_goes: bool = False) -> Iterator[Callable[[int], None]]:
    """A function to call with how many are done: a live count on a terminal, else a line now and then. Where the answers
    come to a terminal as they are found, they are all the progress that is to be seen."""
    if answers_as_it_goes and sys.stdout.isatty():
        yield lambda _: None
        return
    with _live(what) if sys.stderr.isatty() else _lines(what) as tell:
        yield tell


@contextmanager
def _live(what: str) -> Iterator[Callable[[int], None]]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} {task.description}"), TimeElapsedColumn())
    # Left to itself, Rich would take standard output over too, and what goes to a file would end up on the terminal.
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done: bar.update(task, completed=done)


@contextmanager
def _lines(what: str) -> Iterator[Callable[[int], None]]:
    last = time.monotonic()

    def tell(done: int) -> None:
        nonlocal last
        if time.monotonic() - last >= _EVERY:
            last = time.monotonic()
            complain(f"{done} {what}")

    yield tell
