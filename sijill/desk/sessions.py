"""Sessions: who a request comes from.

Invariant: what the browser holds is a random token of which only the hash is kept; a session ends when it was idle or lasted
too long, when its account is gone, or when its password changed.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from sijill.desk.accounts import Role
from sijill.desk.file import DeskFile, now, stamp

_REFRESH = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who is at the other end. `csrf`: the session's token that every request that changes something must carry."""

    name: str
    role: Role
    csrf: str

    def proves(self, token: str | None) -> bool:
        return token is not None and hmac.compare_digest(token.encode(), self.csrf.encode())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


class Sessions:
    def __init__(self, file: DeskFile, *, idle: timedelta, longest: timedelta) -> None:
        self._file, self._idle, self._longest = file, idle, longest

    def begin(self, name: str, role: Role | None = None) -> str:
        """A new session's token. `role`: for whoever has no account; else the account's own holds at every request."""
        token, at = secrets.token_urlsafe(32), stamp()
        with self._file.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE seen < ? OR made < ?", (stamp(now() - self._idle), stamp(now() - self._longest)))
            values = (_hash(token), name, role, secrets.token_urlsafe(32), at, at)
            connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?)", values)
        return token

    def visitor(self, token: str | None) -> Visitor | None:
        """Who holds the token; `None` where its session is over."""
        if not token:
            return None
        query = "SELECT s.*, a.role AS own FROM sessions s LEFT JOIN accounts a ON a.name = s.name WHERE s.token = ?"
        row = self._file.row(query, _hash(token))
        if row is None:
            return None
        seen, role = datetime.fromisoformat(row["seen"]), row["role"] or row["own"]
        if role is None or now() - seen > self._idle or now() - datetime.fromisoformat(row["made"]) > self._longest:
            self.end(token)
            return None
        if now() - seen > _REFRESH:
            with self._file.writing() as connection:
                connection.execute("UPDATE sessions SET seen = ? WHERE token = ?", (stamp(), _hash(token)))
        return Visitor(row["name"], role, row["csrf"])

    def end(self, token: str) -> None:
        with self._file.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE token = ?", (_hash(token),))


class OneTimeToken:
    """What the address that `sijill desk` prints carries: good once, within its time."""

    def __init__(self, life: timedelta = timedelta(hours=12)) -> None:
        self._lock, self._life = Lock(), life
        self._token, self._made = "", now()

    def fresh(self) -> str:
        """A new token; the one before is no longer good."""
        with self._lock:
            self._token, self._made = secrets.token_urlsafe(24), now()
            return self._token

    def take(self, token: str) -> bool:
        """Whether this is the token and it is still good; then it is good no more."""
        with self._lock:
            good = bool(self._token) and hmac.compare_digest(token.encode(), self._token.encode()) and now() - self._made < self._life
            if good:
                self._token = ""
            return good
