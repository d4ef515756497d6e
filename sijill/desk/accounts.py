"""Accounts: who may enter, and what they may do.

Invariant: a password is only kept as its argon2id hash, and whether a name is known cannot be told from how long a refusal takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from sqlite3 import Row
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from sijill.desk.file import DeskFile, stamp
from sijill.errors import UsageError
from sijill.saying import told

Role = Literal["reader", "analyst", "admin"]
#: Each may do what those before it may.
ROLES: tuple[Role, ...] = ("reader", "analyst", "admin")

_NAME = re.compile(r"[^\W_][\w.@-]{0,63}")
_LEAST, _MOST = 10, 1000
#: Taken by decisions that no person made.
_RESERVED = frozenset({"linker"})


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    role: Role
    made: datetime


def allows(own: Role, needed: Role) -> bool:
    return ROLES.index(own) >= ROLES.index(needed)


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobody() -> str:
    """A hash to compare with where there is no account, so that it takes as long."""
    return _hasher().hash("nobody's password")


class Accounts:
    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def all(self) -> tuple[Account, ...]:
        return tuple(_account(row) for row in self._file.rows("SELECT * FROM accounts ORDER BY name"))

    def any(self) -> bool:
        return self._file.row("SELECT 1 FROM accounts LIMIT 1") is not None

    def get(self, name: str) -> Account | None:
        row = self._file.row("SELECT * FROM accounts WHERE name = ?", name)
        return None if row is None else _account(row)

    def add(self, name: str, role: Role, password: str) -> Account:
        """A new account. With the first one, whoever entered without any is out."""
        _check(name, role, password)
        hashed = _hasher().hash(password)
        with self._file.writing() as connection:
            if connection.execute("SELECT 1 FROM accounts WHERE name = ?", (name,)).fetchone():
                raise UsageError(told("account_exists", name=name))
            connection.execute("INSERT INTO accounts VALUES (?, ?, ?, ?)", (name, role, hashed, stamp()))
            connection.execute("DELETE FROM sessions WHERE role IS NOT NULL")
        return self._known(name)

    def change(self, name: str, *, role: Role | None = None, password: str | None = None) -> Account:
        """Another role or password; a new password ends the account's sessions."""
        old = self._known(name)
        _check(name, role or old.role, password)
        if role is not None and role != "admin":
            self._keep_an_admin(old)
        with self._file.writing() as connection:
            if role is not None:
                connection.execute("UPDATE accounts SET role = ? WHERE name = ?", (role, name))
            if password is not None:
                connection.execute("UPDATE accounts SET password = ? WHERE name = ?", (_hasher().hash(password), name))
                connection.execute("DELETE FROM sessions WHERE name = ?", (name,))
        return self._known(name)

    def remove(self, name: str) -> None:
        """Takes away an account with its views and sessions. `UsageError` where none has that name, or no admin would be left to the others."""
        self._keep_an_admin(self._known(name))
        with self._file.writing() as connection:
            connection.execute("DELETE FROM accounts WHERE name = ?", (name,))
            connection.execute("DELETE FROM views WHERE owner = ?", (name,))
            connection.execute("DELETE FROM sessions WHERE name = ?", (name,))

    def check(self, name: str, password: str) -> Account | None:
        """The account, where the password is its own."""
        row = self._file.row("SELECT * FROM accounts WHERE name = ?", name)
        try:
            _hasher().verify(_nobody() if row is None else row["password"], password[:_MOST])
        except (VerificationError, InvalidHashError):
            return None
        return None if row is None else _account(row)

    def _known(self, name: str) -> Account:
        found = self.get(name)
        if found is None:
            raise UsageError(told("no_such_account", name=name))
        return found

    def _keep_an_admin(self, account: Account) -> None:
        others = [a for a in self.all() if a.role == "admin" and a.name != account.name]
        if account.role == "admin" and not others and len(self.all()) > 1:
            raise UsageError(told("only_admin", name=account.name))


def _account(row: Row) -> Account:
    return Account(row["name"], row["role"], datetime.fromisoformat(row["made"]))


def _check(name: str, role: str, password: str | None) -> None:
    if not _NAME.fullmatch(name) or name.lower() in _RESERVED:
        raise UsageError(told("no_account_name", name=name))
    if role not in ROLES:
        raise UsageError(told("no_role", name=role, roles=ROLES))
    if password is not None and not _LEAST <= len(password) <= _MOST:
        raise UsageError(told("password_length", least=_LEAST, most=_MOST))
