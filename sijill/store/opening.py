"""Opening a register's file: what it is, whether it can be used, and bringing it to the newest form.

Invariant: a file is either made or migrated whole, in one transaction, or left as it was; what is not a register is
never written to.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event, text
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, OperationalError

from sijill.errors import SijillError, UsageError
from sijill.store.tables import APPLICATION_ID, HEAD

_SECONDS_TO_WAIT = 10.0


def open_engine(where: str | Path, *, create: bool) -> Engine:
    """An engine on a register brought to the newest form; `SijillError` where that cannot be."""
    if not isinstance(where, str | Path) or not str(where):
        raise UsageError(f"{where!r}: no register is called so; name a file")
    name = str(where)
    if "://" not in name:
        _check_path(Path(name), create=create)
    try:
        engine = _engine(name if create or _can_write_beside(name) else _untouched(Path(name)))
    except (ArgumentError, ImportError) as error:  # no such kind of database, or no driver for it here
        raise UsageError(f"{_shown(name)}: no database that can be opened here; name a file ({error})") from error
    try:
        with explained(name):
            _bring_up(engine, name)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Turns what the database says into one line that says what to do."""
    try:
        yield
    except (OperationalError, DatabaseError) as error:
        raise SijillError(_explain(name, error)) from error


def _can_write_beside(name: str) -> bool:
    """Whether SQLite can put its own files beside the register, or must (there are some that hold what was added last)."""
    return "://" in name or os.access(Path(name).absolute().parent, os.W_OK) or Path(f"{name}-wal").exists()


def _untouched(path: Path) -> str:
    """The register as it lies in a folder that may not be written to (a CD, a shared drive): only looked at."""
    return f"sqlite:///file:{quote(str(path.absolute()))}?immutable=1&mode=ro&uri=true"


def _shown(name: str) -> str:
    """The database's URL without user and password, which are nobody's to read in a log."""
    scheme, _, rest = name.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"


def _explain(name: str, error: DBAPIError) -> str:
    said = str(error.orig).lower()
    if "not a database" in said:
        return f"{name}: not a register; name another file"
    if "locked" in said or "busy" in said:
        return f"{name}: another process is writing to this register; try again when it is done"
    if "readonly" in said or "read-only" in said:
        return f"{name}: the register is read-only; make the file and its folder writable, or copy it"
    if "unable to open" in said:
        return f"{name}: cannot be opened; check that the folder exists and is writable"
    if "full" in said:
        return f"{name}: no room left on the disk; what was added before is kept"
    if "malformed" in said or "corrupt" in said:
        return f"{name}: the register's file is damaged; restore a copy"
    return f"{name}: {error.orig}"


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise UsageError(f"{path}: a folder, not a register; name a file")
    if not path.exists():
        if not create:
            raise UsageError(f"{path}: no register there; `sijill add` makes one")
        if not path.parent.is_dir():
            raise UsageError(f"{path}: the folder {path.parent} does not exist; make it first")
        return
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    if head and head != b"SQLite format 3\0":
        raise SijillError(f"{path}: not a register; name another file")


def dumps(value: object) -> str:
    """JSON with Arabic left readable; escapes only where the text could not be stored otherwise."""
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    try:
        plain.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, separators=(",", ":"))
    return plain


def _engine(name: str) -> Engine:
    url = name if "://" in name else f"sqlite:///{name}"
    if not url.startswith("sqlite"):
        engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1), json_serializer=dumps)
        event.listen(engine, "begin", _one_writer)
        return engine
    arguments: dict[str, Any] = {"connect_args": {"timeout": _SECONDS_TO_WAIT, "check_same_thread": False}}
    if url in ("sqlite://", "sqlite:///:memory:"):
        arguments["poolclass"] = StaticPool
    engine = create_engine(url, json_serializer=dumps, **arguments)
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # transactions are begun by _on_begin, so that those that write never deadlock
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA cache_size = -65536")


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _one_writer(connection: Connection) -> None:
    """As in SQLite who writes waits for whoever does, and then sees what that one wrote."""
    if connection.get_execution_options().get("writes", False) and connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that may write."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def _bring_up(engine: Engine, name: str) -> None:
    with engine.connect() as connection:
        version = _version(connection, name)
    if version == HEAD:
        return
    if engine.dialect.name == "sqlite" and version is None:
        with engine.connect() as connection:  # outside a transaction, or it is not taken
            raw = connection.connection.dbapi_connection
            if raw is not None:
                raw.execute("PRAGMA journal_mode = WAL")
    with writing(engine) as connection:
        if _version(connection, name) != HEAD:  # another process may have been faster
            _migrate(connection)


def _version(connection: Connection, name: str) -> str | None:
    """The migration the register stands at; `None` for an empty file."""
    if connection.dialect.name == "sqlite":
        tables = {row[0] for row in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))}
        if not tables:
            return None
        mark = connection.execute(text("PRAGMA application_id")).scalar()
        if mark != APPLICATION_ID or "alembic_version" not in tables:
            raise SijillError(f"{name}: not a register but another program's file; name another file")
    elif not connection.dialect.has_table(connection, "alembic_version"):
        return None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if version is not None and version > HEAD:
        raise SijillError(f"{name}: written by a newer Sijill (form {version}, this one knows {HEAD}); update Sijill")
    return None if version is None else str(version)


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        connection.execute(text(f"PRAGMA application_id = {APPLICATION_ID}"))
