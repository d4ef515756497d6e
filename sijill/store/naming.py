"""What a person may mean by a name: an id, how one begins, or the id that a report came with.

Invariant: only what can be decided on is found: incidents that were minted, reports, and what standing readings hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Table, select

from sijill.store import tables as t

NameKind = Literal["incident", "report", "telling", "claim"]
#: More than any person wants to choose from.
_MOST = 50
_DIGITS = re.compile(r"([0-9a-f]+)(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Named:
    """`report`: the report that it stands in, `None` for an incident. `given`: the id that a report came with."""

    kind: NameKind
    id: str
    report: str | None = None
    given: str | None = None


def named(connection: Connection, name: str) -> tuple[Named, ...]:
    digits = _DIGITS.fullmatch(name)
    found = [*_incidents(connection, name), *_reports(connection, name)]
    if digits is not None:
        found += [*_held(connection, t.tellings, "telling", digits[1]), *_held(connection, t.claims, "claim", digits[1])]
    return tuple(dict.fromkeys(found))


def _incidents(connection: Connection, name: str) -> Iterator[Named]:
    query = select(t.incident_ids.c.id).where(t.incident_ids.c.id.startswith(name, autoescape=True)).limit(_MOST)
    return (Named("incident", x) for x in connection.execute(query).scalars())


def _reports(connection: Connection, name: str) -> Iterator[Named]:
    both = select(t.reports.c.id, t.copies.c.given_id).join(t.copies, t.copies.c.report == t.reports.c.row)
    for column in (t.copies.c.given_id, t.reports.c.id):
        for row in connection.execute(both.where(column.startswith(name, autoescape=True)).limit(_MOST)):
            yield Named("report", row.id, row.id, row.given_id)


def _held(connection: Connection, table: Table, kind: NameKind, digits: str) -> Iterator[Named]:
    """Tellings or claims whose plain id begins so; whoever asks tells the second of one report from the first."""
    query = select(table.c.id, t.reports.c.id.label("report")).distinct()
    query = query.join(t.tellings, t.claims.c.telling == t.tellings.c.row) if table is t.claims else query
    query = query.join(t.readings, t.tellings.c.reading == t.readings.c.row).join(t.reports, t.readings.c.report == t.reports.c.row)
    standing = query.where(t.readings.c.superseded_by.is_(None), table.c.id.startswith(digits, autoescape=True))
    return (Named(kind, row.id, row.report) for row in connection.execute(standing.limit(_MOST)))
