"""What linking reads from the ledger and writes to its derived tables, in one transaction.

Invariant: the marks say up to which rows of the facts the derived tables go; they are moved in the transaction that moves these.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text, update

from sijill.model import Decision, Reading, Report
from sijill.store import decided, readback
from sijill.store import tables as t
from sijill.store.linked import SqlIndex
from sijill.store.minting import Minted, follow

_SEEN = (
    "INSERT INTO memberships (telling, incident) VALUES (:telling, :incident)"
    " ON CONFLICT (telling) DO UPDATE SET incident = excluded.incident"
)


@dataclass(frozen=True, slots=True)
class Listed:
    """An incident as the derived tables list it."""

    cluster: int
    incident: str
    day: str | None
    telling: str


class Linking:
    """Facts and derived tables on one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self.index = connection, SqlIndex(connection)

    # how far the derived tables go

    def marks(self) -> dict[str, str]:
        """The last rows of the facts, and how many decisions are put aside: what is new since they were noted is not taken in."""
        highest = {x.name: select(func.coalesce(func.max(x.c.row), 0)) for x in (t.readings, t.copies, t.renames, t.decisions)}
        found = {name: str(self._connection.execute(query).scalar_one()) for name, query in highest.items()}
        aside = select(func.count()).where(t.decisions.c.superseded_by.is_not(None))
        return found | {"aside": str(self._connection.execute(aside).scalar_one())}

    def state(self) -> dict[str, str]:
        return {row.name: row.value for row in self._connection.execute(select(t.linked_state))}

    def note(self, state: Mapping[str, str]) -> None:
        self._connection.execute(delete(t.linked_state))
        self._connection.execute(insert(t.linked_state), [{"name": k, "value": v} for k, v in sorted(state.items())])

    def forget(self) -> None:
        """Drop all that is derived."""
        for table in t.DERIVED:
            self._connection.execute(delete(table))

    # facts

    def reports_since(self, reading: int, copy: int) -> list[str]:
        """Reports with a reading or a copy that came after these rows, sorted."""
        c = t.reports.c
        found: set[str] = set()
        for table, row in ((t.readings, reading), (t.copies, copy)):
            query = select(c.id).join(table, table.c.report == c.row).where(table.c.row > row)
            found.update(self._connection.execute(query).scalars())
        return sorted(found)

    def count_reports(self) -> int:
        return self._connection.execute(select(func.count()).select_from(t.reports)).scalar_one()

    def count_since(self, reading: int) -> int:
        """How many readings came after this row."""
        return self._connection.execute(select(func.count()).select_from(t.readings).where(t.readings.c.row > reading)).scalar_one()

    def readings(self, report_ids: Iterable[str]) -> Iterator[Reading]:
        return readback.readings(self._connection, report_ids)

    def copies(self, report_ids: Iterable[str]) -> dict[str, tuple[Report, ...]]:
        return readback.copies(self._connection, report_ids)

    def decisions(self) -> list[Decision]:
        """The standing ones."""
        return decided.rows(self._connection, t.decisions.c.superseded_by.is_(None))

    def renamed(self) -> dict[str, str | None]:
        """Where tellings of superseded readings went, and claims that were decided on; `None`: the newer reader finds nothing there."""
        steps = {row.old: row.new for row in self._connection.execute(select(t.renames).order_by(t.renames.c.row))}
        here = readback.standing(self._connection, sorted({x for pair in steps.items() for x in pair if x is not None}))
        return {old: follow(old, steps, here) for old in steps if old not in here}

    def renamed_to(self, telling: str) -> str | None:
        """What the newest reader that took it for another took it for."""
        c = t.renames.c
        return self._connection.execute(select(c.new).where(c.old == telling).order_by(c.row.desc()).limit(1)).scalar()

    def located(self, ids: Iterable[str]) -> dict[str, str]:
        """Of ids of reports and of tellings and claims of standing readings: each that is here, and the report it is of."""
        return dict(readback.located(self._connection, sorted(set(ids))))

    # decisions as they were last heard

    def heard(self) -> set[tuple[str, str, str | None]]:
        return {(row.id, row.left, row.right) for row in self._connection.execute(select(t.linked_decisions))}

    def hear(self, decisions: Iterable[tuple[str, str, str | None]]) -> None:
        self._connection.execute(delete(t.linked_decisions))
        rows = [{"id": d, "left": left, "right": right} for d, left, right in sorted(decisions)]
        if rows:
            self._connection.execute(insert(t.linked_decisions), rows)

    # items

    def items_of(self, report_ids: Collection[str]) -> dict[int, str]:
        """The items of some reports, with their bodies."""
        c = t.linked_items.c
        query = select(c.item, c.body)
        chunks = readback.chunks(sorted(report_ids))
        return {row.item: row.body for some in chunks for row in self._connection.execute(query.where(c.report.in_(some)))}

    # incidents

    def listed(self, clusters: Collection[int] | None = None) -> list[Listed]:
        """Incidents by day; all where none are asked for."""
        c = t.linked_incidents.c
        query = select(t.linked_incidents).order_by(c.day.is_(None), c.day, c.telling)
        chunks = [None] if clusters is None else list(readback.chunks(sorted(clusters)))
        rows = (row for some in chunks for row in self._connection.execute(query if some is None else query.where(c.cluster.in_(some))))
        return [Listed(row.cluster, row.incident, row.day, row.telling) for row in rows]

    def named(self, incidents: Collection[str]) -> list[Listed]:
        """Those with these ids, by day."""
        c = t.linked_incidents.c
        query = select(t.linked_incidents)
        chunks = readback.chunks(sorted(set(incidents)))
        rows = (row for some in chunks for row in self._connection.execute(query.where(c.incident.in_(some))))
        found = (Listed(row.cluster, row.incident, row.day, row.telling) for row in rows)
        return sorted(found, key=lambda one: (one.day is None, one.day or "", one.telling))

    def enlist(self, listed: Sequence[Listed], *, gone: Collection[int]) -> None:
        """Put incidents in the list, in place of those that their clusters and the gone ones had."""
        old = [{"old": x} for x in sorted({*gone, *(one.cluster for one in listed)})]
        if old:
            self._connection.execute(delete(t.linked_incidents).where(t.linked_incidents.c.cluster == bindparam("old")), old)
        rows = [{"cluster": x.cluster, "incident": x.incident, "day": x.day, "telling": x.telling} for x in listed]
        if rows:
            self._connection.execute(insert(t.linked_incidents), rows)

    def count(self) -> int:
        return self._connection.execute(select(func.count()).select_from(t.linked_incidents)).scalar_one()

    # incident ids

    def moved_to(self, tellings: Collection[str]) -> dict[str, str]:
        """Tellings of superseded readings that lead to one of these, each to the one it leads to."""
        leads: dict[str, str] = {}
        ahead = {x: x for x in tellings}
        while ahead:
            query = select(t.renames.c.old, t.renames.c.new)
            steps = [
                row for some in readback.chunks(sorted(ahead)) for row in self._connection.execute(query.where(t.renames.c.new.in_(some)))
            ]
            ahead = {row.old: ahead[row.new] for row in steps if row.old not in leads and row.old not in tellings}
            leads |= ahead
        return leads

    def minted(self, tellings: Collection[str], ids: Collection[str] = ()) -> list[Minted]:
        """Incident ids that are anchored to these tellings, and these ids, in the order they were minted."""
        c = t.incident_ids.c
        asked = [c.telling.in_(some) for some in readback.chunks(sorted(tellings))]
        asked += [c.id.in_(some) for some in readback.chunks(sorted(set(ids)))]
        rows = {row.row: row for where in asked for row in self._connection.execute(select(t.incident_ids).where(where))}
        return [Minted(row.id, row.telling, row.redirect, row.split_from) for _, row in sorted(rows.items())]

    def taken(self, incidents: Collection[str]) -> set[str]:
        """Those of the incident ids that are minted."""
        c = t.incident_ids.c
        chunks = readback.chunks(sorted(incidents))
        return {x for some in chunks for x in self._connection.execute(select(c.id).where(c.id.in_(some))).scalars()}

    def memberships(self, tellings: Collection[str]) -> dict[str, str]:
        """The incident that each of these was last seen in."""
        c = t.memberships.c
        chunks = readback.chunks(sorted(tellings))
        return {
            row.telling: row.incident
            for some in chunks
            for row in self._connection.execute(select(t.memberships).where(c.telling.in_(some)))
        }

    def mint(self, minted: Sequence[Minted], seen: Mapping[str, str]) -> None:
        """Keep new ids, where known ones now lead, and in which incident tellings were now `seen`."""
        c = t.incident_ids.c
        known = self.taken({m.id for m in minted})
        rows = [{"id": m.id, "telling": m.telling, "redirect": m.redirect, "split_from": m.split_from} for m in minted]
        fresh = [row for row in rows if row["id"] not in known]
        if fresh:
            self._connection.execute(insert(t.incident_ids), fresh)
        for row in rows:
            if row["id"] in known:
                self._connection.execute(update(t.incident_ids).where(c.id == row["id"]).values(row))
        if seen:
            self._connection.execute(text(_SEEN), [{"telling": x, "incident": i} for x, i in sorted(seen.items())])
