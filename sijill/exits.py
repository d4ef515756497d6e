"""How a run of the command line ends.

Invariant: every way out is quiet, and one of the exit codes: 0 done, 1 some inputs refused (the rest done), 2 a call that cannot
be carried out, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn, TextIO

import typer
from typer.exceptions import TyperException

from sijill.console import complain
from sijill.errors import SijillError
from sijill.publish.out import NobodyReadsError

_REFUSED = 1
UNUSABLE = 2
_INTERRUPTED = 130


def finish(refused: int) -> None:
    """Ends the command by how many inputs were refused."""
    if refused:
        raise typer.Exit(_REFUSED)


def run(app: typer.Typer) -> NoReturn:
    """Runs the command line that was called, says on one line of standard error why it could not, and leaves."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = app(standalone_mode=False) or 0
        sys.stdout.flush()
    except (SijillError, TyperException) as error:
        code = _complained(error)
    except (KeyboardInterrupt, typer.Abort):
        code = _INTERRUPTED
    except (NobodyReadsError, BrokenPipeError):  # whoever read our output has gone: nothing is left to say
        code = 0
    except OSError as error:  # a folder that may not be entered, a full disk: what and where, as for every other error
        where, what = (error.filename, "used") if error.filename else ("standard output", "written")
        code = _complained(SijillError(f"{where}: cannot be {what} ({error.strerror or error})"))
    _let_go(sys.stdout)
    sys.exit(code)


def _let_go(stream: TextIO) -> None:
    """Nothing more is said on the way out about output that nobody takes."""
    try:
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _complained(error: SijillError | TyperException) -> int:
    complain(error.format_message() if isinstance(error, TyperException) else error)
    return UNUSABLE
