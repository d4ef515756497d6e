"""What analysts tell each other about incidents: notes, and who looks into which.

Invariant: it is kept in the desk's own file and changes nothing of the register; a note is never changed, and one of an incident
that became part of another is found with that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row

from sijill.desk.file import DeskFile, stamp
from sijill.errors import UsageError
from sijill.saying import told

_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Note:
    id: int
    incident: str
    name: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """`to`: who is to look into it; `name`: who said so."""

    incident: str
    to: str
    name: str
    at: datetime


class Notes:
    def __init__(self, file: DeskFile) -> None:
        self._file = file

    def of(self, incidents: Sequence[str]) -> tuple[Note, ...]:
        """The notes of an incident under all its ids, the oldest first."""
        notes = [_note(row) for one in incidents for row in self._file.rows("SELECT * FROM notes WHERE incident = ?", one)]
        return tuple(sorted(notes, key=lambda n: n.id))

    def add(self, incident: str, name: str, text: str) -> Note:
        """Keeps a note. `UsageError` where it is empty or longer than `_MOST` characters."""
        text = text.strip()
        if not text or len(text) > _MOST:
            raise UsageError(told("note_length", most=_MOST))
        kept = text.encode("utf-8", "replace").decode()
        with self._file.writing() as connection:
            made = connection.execute("INSERT INTO notes (incident, name, at, text) VALUES (?, ?, ?, ?)", (incident, name, stamp(), kept))
            row = connection.execute("SELECT * FROM notes WHERE id = ?", (made.lastrowid,)).fetchone()
        return _note(row)

    def assigned(self, incidents: Sequence[str]) -> Assignment | None:
        """Who is to look into an incident: what was said last, under any of its ids."""
        found = [_assignment(row) for one in incidents for row in self._file.rows("SELECT * FROM assignments WHERE incident = ?", one)]
        return max(found, key=lambda a: a.at, default=None)

    def assign(self, incident: str, to: str, name: str) -> None:
        with self._file.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO assignments VALUES (?, ?, ?, ?)", (incident, to, name, stamp()))

    def release(self, incidents: Sequence[str]) -> None:
        with self._file.writing() as connection:
            connection.executemany("DELETE FROM assignments WHERE incident = ?", [(one,) for one in incidents])


def _note(row: Row) -> Note:
    return Note(row["id"], row["incident"], row["name"], datetime.fromisoformat(row["at"]), row["text"])


def _assignment(row: Row) -> Assignment:
    return Assignment(row["incident"], row["to_whom"], row["name"], datetime.fromisoformat(row["at"]))
