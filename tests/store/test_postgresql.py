"""A register in PostgreSQL is what it is in a file: reports kept, linked and decided on."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from sijill.errors import ConflictError
from sijill.model import Dating, Decision, Reading, Report
from sijill.register import build_register, refresh
from sijill.store import Ledger
from tests.register.test_refresh import AT, derived, plain, told


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The URL of a server of its own, which is reached through a socket in its folder alone. It does not run as root."""
    found = [*Path("/usr/lib/postgresql").glob("*/bin/initdb"), *map(Path, filter(None, [shutil.which("initdb")]))]
    assert found, "no PostgreSQL: apt-get install postgresql"
    tools, user = max(found).parent, "postgres" if os.geteuid() == 0 else None
    folder = tempfile.mkdtemp(prefix="pg")
    if user is not None:
        shutil.chown(folder, user)

    def call(tool: str, *arguments: str) -> None:
        subprocess.run([tools / tool, "-D", f"{folder}/data", *arguments], user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL)

    try:
        call("initdb", "--username=sijill", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")
        call("pg_ctl", "-w", "-l", f"{folder}/log", "-o", f"-k {folder} -c listen_addresses= -c fsync=off", "start")
        yield f"postgresql://sijill@/postgres?host={folder}"
    finally:
        call("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def some() -> list[Reading]:
    return [told(n, [(n % 3, n % 3, n % 5, n % 4, 2, "air_strike")]) for n in range(9)]


def test_the_same_reports_and_decisions_give_the_same_register(server: str) -> None:
    readings = some()
    found = []
    for where in (server, "sqlite://"):
        with Ledger.open(where) as ledger:
            assert [ledger.add(r) for r in readings[:6]] == ["new"] * 6
            refresh(ledger)  # the first, as a whole
            assert ledger.add_new(readings[6:8]) == 2
            assert ledger.add(readings[8]) == "new"
            before = build_register(ledger)  # the rest, one by one
            one, other = before[0].members[0].id, before[-1].members[0].id
            ledger.decide(Decision("d1", one, other, "same", "amal", "was there", AT))
            with pytest.raises(ConflictError, match="d1"):
                ledger.decide(Decision("d2", one, other, "different", "basil", "was not", AT))
            after = build_register(ledger)
            assert any({one, other} <= set(i.tellings) for i in after)
            assert [d.id for d in ledger.decisions()] == ["d1"]
            found.append((derived(ledger), plain(before), plain(after), [i.id for i in after], ledger.counts()))
    assert found[0] == found[1]


@pytest.mark.parametrize("text", ["غارة\0 على القرية", "غارة \ud800", "\ufdd0d8ba"])
def test_what_it_has_no_text_for_comes_back_as_it_was(server: str, text: str) -> None:
    """PostgreSQL has no NUL and no lone surrogate in a text."""
    report = Report(text, f"outlet {text}")
    with Ledger.open(server) as ledger:
        assert ledger.add(Reading(report, Dating(None), (), "test@1")) == "new"
        assert ledger.report(report.id) == report
