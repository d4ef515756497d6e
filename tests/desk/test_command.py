"""Accounts from the command line, and an address that others can reach only behind them."""

from __future__ import annotations

import io
import socket
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sijill.desk import serve as serving
from sijill.desk.file import DeskFile
from sijill.desk.options import Options
from sijill.desk.state import Desk

PASSWORD = "a long enough password"
Sijill = Callable[..., Any]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_an_account_is_made_changed_and_taken_away(sijill: Sijill, typed: Any, options: Options) -> None:
    typed(f"{PASSWORD}\n")
    assert sijill("desk", "account", "add", "amal", "--role", "admin", "-r", options.register).code == 0
    typed(f"{PASSWORD} too\n")
    assert sijill("desk", "account", "add", "basim", "-r", options.register).err == "basim: analyst\n"
    listed = sijill("desk", "account", "list", "-r", options.register).out.splitlines()
    assert [line.split("\t")[:2] for line in listed] == [["amal", "admin"], ["basim", "analyst"]]
    typed("another long password\n")
    assert sijill("desk", "account", "change", "basim", "--role", "reader", "--password", "-r", options.register).err == "basim: reader\n"
    file = DeskFile(options.file)
    assert Desk(options).accounts.check("basim", "another long password") is not None
    file.close()
    assert sijill("desk", "account", "remove", "basim", "-r", options.register).code == 0
    assert len(sijill("desk", "account", "list", "-r", options.register).out.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "password", "said"),
    [
        ("amal", "short", "a password has 10 to 1000 characters"),
        ("amal", "", "a password has 10 to 1000 characters"),
        ("linker", PASSWORD, "an account's name"),
        ("a b", PASSWORD, "an account's name"),
        ("<script>", PASSWORD, "an account's name"),
        ("x" * 65, PASSWORD, "an account's name"),
    ],
)
def test_what_is_no_account_is_refused_in_a_line(sijill: Sijill, typed: Any, options: Options, name: str, password: str, said: str) -> None:
    typed(f"{password}\n")
    done = sijill("desk", "account", "add", name, "-r", options.register)
    assert done.code == 2
    assert len(done.complaints) == 1
    assert said in done.err


def test_twice_the_same_name_and_names_that_are_not_there(sijill: Sijill, typed: Any, options: Options) -> None:
    for code in (0, 2):
        typed(f"{PASSWORD}\n")
        assert sijill("desk", "account", "add", "amal", "-r", options.register).code == code
    assert "no account of that name" in sijill("desk", "account", "remove", "basim", "-r", options.register).err
    assert "no account of that name" in sijill("desk", "account", "change", "basim", "--role", "admin", "-r", options.register).err


def test_the_last_admin_stays_while_others_have_accounts(sijill: Sijill, typed: Any, options: Options) -> None:
    for name, role in (("amal", "admin"), ("basim", "reader")):
        typed(f"{PASSWORD}\n")
        sijill("desk", "account", "add", name, "--role", role, "-r", options.register)
    assert "the only admin" in sijill("desk", "account", "remove", "amal", "-r", options.register).err
    assert "the only admin" in sijill("desk", "account", "change", "amal", "--role", "reader", "-r", options.register).err


def test_who_did_what_is_listed(sijill: Sijill, typed: Any, options: Options) -> None:
    typed(f"{PASSWORD}\n")
    sijill("desk", "account", "add", "amal", "--role", "admin", "-r", options.register)
    desk = Desk(options)
    desk.audit.write("amal", "login", address="127.0.0.1")
    desk.audit.write("amal", "decided right", "d-1", "line\nbreak \x1b[31m")
    desk.close()
    out = sijill("desk", "audit", "-r", options.register).out.splitlines()
    assert [line.split("\t")[1:3] for line in out] == [["amal", "decided right"], ["amal", "login"], ["(command line)", "account made"]]
    assert "\x1b" not in "".join(out)
    assert len(sijill("desk", "audit", "-n", "1", "-r", options.register).out.splitlines()) == 1


def test_no_register_no_accounts(sijill: Sijill, tmp_path: Path) -> None:
    done = sijill("desk", "account", "list", "-r", tmp_path / "none.sqlite")
    assert done.code == 2
    assert "no register there" in done.err
    assert not (tmp_path / "none.sqlite-desk").exists()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.4", "::"])
def test_an_address_that_others_can_reach_needs_accounts(options: Options, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from sijill.errors import UsageError

    ran: list[str] = []
    monkeypatch.setattr(serving.uvicorn, "run", lambda app, **more: ran.append(more["host"]))
    monkeypatch.setattr(serving, "_check_free", lambda options: None)
    open_to_all = replace(options, host=host)
    with pytest.raises(UsageError, match="make accounts first"):
        serving.serve(open_to_all, tell=ran.append)
    assert ran == []
    desk = Desk(options)
    desk.accounts.add("amal", "admin", PASSWORD)
    desk.close()
    serving.serve(open_to_all, tell=ran.append)
    assert ran[-1] == host
    assert "token" not in ran[0]


def test_the_printed_address_is_good_here(options: Options, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(serving.uvicorn, "run", lambda app, **more: None)
    monkeypatch.setattr(serving, "_check_free", lambda options: None)
    serving.serve(options, tell=told.append)
    assert told[0].startswith("open http://127.0.0.1:8765/enter?token=")


def test_the_desk_s_file_is_its_owner_s_alone(desk: Desk) -> None:
    assert stat.S_IMODE(desk.options.file.stat().st_mode) == 0o600
    assert PASSWORD.encode() not in desk.options.file.read_bytes()


def test_an_address_that_cannot_be_served_is_refused_before_it_is_told(sijill: Sijill, options: Options) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = sijill("desk", "-r", options.register, "--port", taken.getsockname()[1])
    assert done.code == 2
    (said,) = done.complaints
    assert "cannot serve there (address already in use); choose another with --port" in said
    assert "Errno" not in said
    assert "enter?token" not in said
