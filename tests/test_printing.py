"""Colours are for a terminal; what goes to a file is whole and plain."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import subprocess
from pathlib import Path

from tests.called import run


def at_a_terminal(command: list[object], *, both: bool) -> tuple[bytes, bytes]:
    """What goes to standard output, and what a terminal shows, with standard error (or both) on the terminal."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "80"}
    environment.pop("NO_COLOR", None)
    process = run(*command, stdout=theirs if both else subprocess.PIPE, stderr=theirs, env=environment)
    os.close(theirs)
    said = [b"" if both else process.communicate(timeout=30)[0], b""]
    with contextlib.suppress(OSError):  # the terminal is gone with the process
        while piece := os.read(ours, 65536):
            said[1] += piece
    os.close(ours)
    process.wait(timeout=30)
    return said[0], said[1]


def test_what_goes_to_a_file_does_not_end_up_on_the_terminal(reports: Path) -> None:
    out, shown = at_a_terminal(["read", "--json", reports], both=False)
    assert [json.loads(line)["report_id"] for line in out.decode("utf-8").splitlines()] == ["a", "b"]
    assert b"report_id" not in shown


def test_reading_at_a_terminal_is_coloured_and_json_is_whole(reports: Path) -> None:
    _, shown = at_a_terminal(["read", reports], both=True)
    assert "\x1b[30;43mغارة\x1b[0m" in shown.decode("utf-8")
    assert b"reports read" not in shown
    _, rows = at_a_terminal(["read", "--json", reports], both=True)
    assert [json.loads(line)["report_id"] for line in rows.decode("utf-8").splitlines()] == ["a", "b"]
