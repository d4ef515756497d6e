"""Views that people keep under a name: for themselves, or for everybody at the desk.

Invariant: a kept view is its URL's query and nothing else; only whoever kept one changes it or takes it away, and it goes with
their account.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from sqlite3 import Row
from urllib.parse import parse_qs

from pydantic import ValidationError

from sijill.desk.file import DeskFile, stamp
from sijill.desk.filter import View
from sijill.desk.problems import problem

LONGEST_NAME, LONGEST_QUERY = 60, 8000
_MOST = 200


@dataclass(frozen=True, slots=True)
class KeptView:
    """`shared`: everybody sees it."""

    owner: str
    name: str
    query: str
    shared: bool


class Views:
    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def seen_by(self, who: str) -> tuple[KeptView, ...]:
        """Their own, then those that others share, each by name."""
        query = "SELECT * FROM views WHERE owner = ? OR shared ORDER BY owner <> ?, name, owner"
        return tuple(_kept(row) for row in self._file.rows(query, who, who))

    def keep(self, who: str, name: str, query: str, *, shared: bool) -> KeptView:
        """Keep a view under a name, in place of their own of that name."""
        name = " ".join(name.encode("utf-8", "replace").decode().split())
        if not name or len(name) > LONGEST_NAME:
            raise problem(422, "view_name", most=LONGEST_NAME)
        told = plain(query)
        with self._file.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO views VALUES (?, ?, ?, ?, ?)", (who, name, told, shared, stamp()))
            if connection.execute("SELECT count(*) FROM views WHERE owner = ?", (who,)).fetchone()[0] > _MOST:
                raise problem(409, "too_many_views", most=_MOST)
        return KeptView(who, name, told, shared)

    def remove(self, who: str, name: str) -> None:
        with self._file.writing() as connection:
            if not connection.execute("DELETE FROM views WHERE owner = ? AND name = ?", (who, name)).rowcount:
                raise problem(404, "no_view", name=name)


def plain(query: str) -> str:
    """A query of the register's page as its view writes it; what is no view is refused."""
    try:
        return View.model_validate(_fields(parse_qs(query))).url_query(page=1)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "query"
        raise problem(422, "invalid", where=where, what=str(first["msg"]).removeprefix("Value error, ")) from error


def _fields(told: Mapping[str, list[str]]) -> dict[str, str | list[str]]:
    several = {name for name, field in View.model_fields.items() if field.default == ()}
    return {k: values if k in several else values[-1] for k, values in told.items() if k in View.model_fields}


def _kept(row: Row) -> KeptView:
    return KeptView(row["owner"], row["name"], row["query"], bool(row["shared"]))
