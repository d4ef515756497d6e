"""`sijill desk` and its accounts, on the command line.

Invariant: no logic here, and nothing heavy is imported before a command runs.
"""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from sijill.cli_options import RegisterFile
from sijill.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sijill.desk.accounts import Accounts
    from sijill.desk.audit import Audit

#: Who did it, where whoever holds the machine itself did.
_HERE = "(command line)"

desk = typer.Typer(name="desk", invoke_without_command=True, help="Serve the desk, the web page where an analyst works.")
account = typer.Typer(name="account", help="Accounts of the desk.")
desk.add_typer(account)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The account's name; it stands in decisions.")]
RoleOf = Annotated[Literal["reader", "analyst", "admin"], typer.Option(help="reader looks, analyst decides, admin manages accounts too.")]


@desk.callback()
def serve(
    context: typer.Context,
    register: RegisterFile = None,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to serve at; others' need accounts.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to serve at.")] = 8765,
    browse: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
    name: Annotated[list[str] | None, typer.Option(metavar="HOST", help="Another name that browsers call this desk by.")] = None,
    tiles: Annotated[
        str | None, typer.Option(metavar="URL", help="A tile server for the map, with {z}, {x} and {y} [default: none].")
    ] = None,
) -> None:
    """Serve the desk, the web page where an analyst works, until interrupted."""
    if context.invoked_subcommand is not None:
        return
    from sijill.desk.options import Options
    from sijill.desk.serve import serve as run
    from sijill.settings import load_settings

    settings = load_settings()
    options = Options(
        register or settings.register,
        places=settings.places,
        host=host,
        port=port,
        names=tuple(name or ()),
        tiles=tiles,
        user=_user(),
    )
    run(options, tell=lambda line: typer.echo(line, err=True), browse=browse)


def _user() -> str:
    """Who sits at this machine, as decisions name them."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "analyst"


@desk.command("audit")
def audit(
    many: Annotated[int, typer.Option("-n", "--number", min=1, metavar="N", help="How many to show.")] = 100,
    register: RegisterFile = None,
) -> None:
    """List who did what at the desk, the latest first: when, who, what, about what, from where."""
    from sijill.publish.out import safe

    for _, written in _files(register):
        for d in written.deeds(most=many):
            line = (f"{d.at:%Y-%m-%d %H:%M:%S}", d.name, d.did, d.about, d.detail, d.address)
            typer.echo("\t".join(" ".join(safe(part).split()) for part in line))


@account.command("add")
def add(name: Name, role: RoleOf = "analyst", register: RegisterFile = None) -> None:
    """Make an account; its password is asked for, or read from standard input."""
    for accounts, audit in _files(register):
        made = accounts.add(name, role, _password())
        audit.write(_HERE, "account made", made.name, made.role)
        typer.echo(f"{made.name}: {made.role}", err=True)


@account.command("change")
def change(
    name: Name,
    role: Annotated[Literal["reader", "analyst", "admin"] | None, typer.Option(help="The new role.")] = None,
    password: Annotated[bool, typer.Option("--password", help="Ask for a new password, or read it from standard input.")] = False,
    register: RegisterFile = None,
) -> None:
    """Give an account another role or password."""
    for accounts, audit in _files(register):
        now = accounts.change(name, role=role, password=_password() if password else None)
        audit.write(_HERE, "account changed", now.name, f"{now.role}{', new password' if password else ''}")
        typer.echo(f"{now.name}: {now.role}", err=True)


@account.command("remove")
def remove(name: Name, register: RegisterFile = None) -> None:
    """Take an account away; what it decided stays."""
    for accounts, audit in _files(register):
        accounts.remove(name)
        audit.write(_HERE, "account removed", name)


@account.command("list")
def list_(register: RegisterFile = None) -> None:
    """List accounts: name, role, since when."""
    for accounts, _ in _files(register):
        for one in accounts.all():
            typer.echo(f"{one.name}\t{one.role}\t{one.made:%Y-%m-%d}")


def _files(register: str | None) -> Iterator[tuple[Accounts, Audit]]:
    """The accounts of a register's desk and who did what there; closed after."""
    from sijill.desk.accounts import Accounts
    from sijill.desk.audit import Audit
    from sijill.desk.file import DeskFile
    from sijill.desk.options import Options
    from sijill.settings import load_settings

    options = Options(register or load_settings().register)
    if "://" not in options.register and not Path(options.register).exists():
        raise UsageError(f"{options.register}: no register there; `sijill add` makes one")
    file = DeskFile(options.file)
    try:
        yield Accounts(file), Audit(file)
    finally:
        file.close()


def _password() -> str:
    """Asked for twice on a terminal, else the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Again: ") != first:
        raise UsageError("the two passwords differ")
    return first
