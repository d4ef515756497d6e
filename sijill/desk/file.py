"""The desk's own file beside the register: accounts, sessions, notes, assignments, and who did what.

Invariant: nothing of the register is in it; deleting it loses no report, claim or decision. Passwords and session tokens are
only kept as hashes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import RLock

from sijill.errors import SijillError

APPLICATION_ID = 0x53494A44  # "SIJD"
#: What each form of the file added to the one before; a file of any of them is brought up when it is opened.
_TABLES = (
    """
CREATE TABLE accounts (name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, made TEXT NOT NULL);
CREATE TABLE sessions (
  token TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT, csrf TEXT NOT NULL, made TEXT NOT NULL, seen TEXT NOT NULL
);
CREATE TABLE notes (id INTEGER PRIMARY KEY, incident TEXT NOT NULL, name TEXT NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX notes_incident ON notes (incident);
CREATE TABLE assignments (incident TEXT PRIMARY KEY, to_whom TEXT NOT NULL, name TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE audit (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, name TEXT NOT NULL, did TEXT NOT NULL, about TEXT NOT NULL, detail TEXT NOT NULL,
  address TEXT NOT NULL
);
""",
    """
CREATE TABLE views (
  owner TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, shared INTEGER NOT NULL, made TEXT NOT NULL, PRIMARY KEY (owner, name)
);
""",
)
_FORM = len(_TABLES)


class DeskFile:
    """One connection that threads share, one at a time."""

    def __init__(self, path: Path) -> None:
        self._lock, self._path = RLock(), path
        try:
            self._connection = sqlite3.connect(path, check_same_thread=False, timeout=10.0, isolation_level=None)
            self._connection.row_factory = sqlite3.Row
            self._make()
        except sqlite3.Error as error:
            raise SijillError(f"{path}: the desk's own file cannot be used ({error})") from error
        path.chmod(0o600)

    def _make(self) -> None:
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("BEGIN IMMEDIATE")
        form = self._connection.execute("PRAGMA user_version").fetchone()[0]
        if form < _FORM:
            for statement in ";".join(_TABLES[form:]).split(";"):
                self._connection.execute(statement)
            self._connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            self._connection.execute(f"PRAGMA user_version = {_FORM}")
        self._connection.execute("COMMIT")
        if form > _FORM:
            raise SijillError(f"{self._path}: written by a newer Sijill; update Sijill")

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def rows(self, query: str, *values: str | int | None) -> Sequence[sqlite3.Row]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()

    def row(self, query: str, *values: str | int | None) -> sqlite3.Row | None:
        return next(iter(self.rows(query, *values)), None)


def now() -> datetime:
    return datetime.now(tz=UTC)


def stamp(moment: datetime | None = None) -> str:
    """A moment as it is kept: it sorts as it passes."""
    return (moment if moment is not None else now()).isoformat(timespec="milliseconds")
