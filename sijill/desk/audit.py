"""Who did what at the desk.

Invariant: rows are added and never changed; a decision, a login or its refusal is written down before it is answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sijill.desk.file import DeskFile, stamp

_MOST = 500


@dataclass(frozen=True, slots=True)
class Deed:
    at: datetime
    name: str
    did: str
    about: str
    detail: str
    address: str
    id: int


class Audit:
    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def write(self, name: str, did: str, about: str = "", detail: str = "", address: str = "") -> None:
        with self._file.writing() as connection:
            values = (stamp(), name[:_MOST], did, about[:_MOST], detail[: 4 * _MOST], address)
            connection.execute("INSERT INTO audit (at, name, did, about, detail, address) VALUES (?, ?, ?, ?, ?, ?)", values)

    def deeds(self, *, about: str | None = None, most: int = 200, before: int | None = None) -> tuple[Deed, ...]:
        """The latest first."""
        where = [c for c, wanted in (("about = ?", about), ("id < ?", before)) if wanted is not None]
        values = [v for v in (about, before) if v is not None]
        condition = f"WHERE {' AND '.join(where)}" if where else ""
        query = f"SELECT * FROM audit {condition} ORDER BY id DESC LIMIT ?"  # noqa: S608 -- the conditions are the two above
        return tuple(
            Deed(datetime.fromisoformat(r["at"]), r["name"], r["did"], r["about"], r["detail"], r["address"], r["id"])
            for r in self._file.rows(query, *values, most)
        )
