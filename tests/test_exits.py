"""Every way out of the command line is quiet, and one of the exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.called import REPORTS, run

Call = Callable[..., "object"]


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    path, errors = tmp_path / "many.jsonl", tmp_path / "errors"
    path.write_text((json.dumps(REPORTS[0], ensure_ascii=False) + "\n") * 3000, encoding="utf-8")
    with errors.open("wb") as err, run("read", path, "--json", stderr=err) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(timeout=20) == 0
    assert errors.read_bytes() == b""


@pytest.mark.parametrize("command", [("read", "--json"), ("read",), ("tag",)])
def test_a_full_disk_is_one_line(reports: Path, command: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        process = run(*command, reports, stdout=full)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 2
    assert err.decode().splitlines() == ["sijill: standard output: cannot be written (No space left on device)"]


def test_a_file_in_the_way_of_the_demo_is_one_line(sijill: Call, reports: Path) -> None:
    called = sijill("demo", "--output", reports / "demo")
    assert called.code == 2
    assert called.complaints == [f"sijill: {reports / 'demo'}: cannot be used (Not a directory)"]


def test_an_interrupt_is_quiet() -> None:
    held = signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell's job in the background ignores it, and so would its children
    try:
        process = run("read", "-", stdin=subprocess.PIPE)
    finally:
        signal.signal(signal.SIGINT, held)
    time.sleep(3)  # on a busy machine it takes long to get as far as reading
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=10)
    assert err == b""
    assert process.returncode == 130


def test_standard_input_and_a_plain_locale() -> None:
    line = json.dumps(REPORTS[0], ensure_ascii=False).encode("utf-8")
    process = run("read", "-", "--json", stdin=subprocess.PIPE, env={"PATH": os.environ["PATH"], "LC_ALL": "C"})
    out, err = process.communicate(line, timeout=30)
    assert err == b""
    assert json.loads(out.decode("utf-8"))["report_id"] == "a"
