"""The ledger: reports, what readers made of them, and what people and the linker decided.

Invariant: facts are added, never changed or taken away; each report goes in whole, in one transaction, or not at all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from sqlalchemy import Engine, delete, func, insert, or_, select, text, update

from sijill.arabic.fold import fold
from sijill.errors import UsageError
from sijill.model import Decision, Reading, Report, Telling
from sijill.store import decided, naming, readback
from sijill.store import tables as t
from sijill.store.naming import Named
from sijill.store.opening import explained, open_engine, writing
from sijill.store.writing import Added, add_reading


@dataclass(frozen=True, slots=True)
class Minted:
    """An incident's id, the telling it is anchored to, and what became of it."""

    id: str
    telling: str
    redirect: str | None = None
    split_from: str | None = None


@dataclass(frozen=True, slots=True)
class Ungrounded:
    """A stored quote that is not what its report says there."""

    report_id: str
    start: int
    end: int
    quote: str


class Ledger:
    """Use `Ledger.open(path)`, as a context manager."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine, self.name = engine, name

    @classmethod
    def open(cls, where: str | Path, *, create: bool = True) -> Ledger:
        """A register's file (made where there is none, unless `create` is false) or a database URL."""
        return cls(open_engine(where, create=create), str(where))

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # reports and readings

    def add(self, reading: Reading) -> Added:
        """Keep a reading. "known": nothing changed; "copy": the text was known, not from there; "reread": the standing
        reading gave way to this one."""
        with explained(self.name), writing(self._engine) as connection:
            return add_reading(connection, reading)

    def has(self, report_id: str) -> bool:
        with explained(self.name), self._engine.connect() as connection:
            return connection.execute(select(t.reports.c.row).where(t.reports.c.id == report_id)).first() is not None

    def report_ids(self) -> tuple[str, ...]:
        with explained(self.name), self._engine.connect() as connection:
            return tuple(connection.execute(select(t.reports.c.id).order_by(t.reports.c.id)).scalars())

    def report(self, report_id: str) -> Report:
        """The report by its id, as its first copy gives it."""
        return self.reading(report_id).report

    def reading(self, report_id: str) -> Reading:
        for reading in self.readings([report_id]):
            return reading
        raise UsageError(f"{self.name}: no report {report_id}")

    def find(self, name: str) -> tuple[str, ...]:
        """Ids of the reports that have this given id, or whose id begins so."""
        query = select(t.reports.c.id).join(t.copies, t.copies.c.report == t.reports.c.row)
        match = or_(t.copies.c.given_id == name, t.reports.c.id.startswith(name, autoescape=True))
        with explained(self.name), self._engine.connect() as connection:
            return tuple(connection.execute(query.where(match).distinct().order_by(t.reports.c.id)).scalars())

    def readings(self, report_ids: Iterable[str] | None = None) -> Iterator[Reading]:
        """Standing readings, in the order of report ids, some hundreds held at a time."""
        with explained(self.name), self._engine.connect() as connection:
            yield from readback.readings(connection, report_ids)

    def reports(self) -> Iterator[Report]:
        return (reading.report for reading in self.readings())

    def tellings(self, report_ids: Iterable[str] | None = None) -> Iterator[Telling]:
        return (telling for reading in self.readings(report_ids) for telling in reading.tellings)

    def copies(self, report_ids: Iterable[str] | None = None) -> dict[str, tuple[Report, ...]]:
        """Every publication of each text, by report id."""
        with explained(self.name), self._engine.connect() as connection:
            return readback.copies(connection, report_ids)

    def search(self, words: str, *, limit: int = 50) -> tuple[str, ...]:
        """Ids of reports that hold all the words, best first; spelling is folded."""
        terms = " ".join(f'"{w}"' for w in fold(words).replace('"', " ").split())
        if not terms:
            return ()
        query = text(
            "SELECT r.id FROM search JOIN reports r ON r.row = search.rowid WHERE search MATCH :terms ORDER BY search.rank, r.id LIMIT :limit"
        )
        with explained(self.name), self._engine.connect() as connection:
            return tuple(connection.execute(query, {"terms": terms, "limit": limit}).scalars())

    def counts(self) -> dict[str, int]:
        """Rows by table, for a line that says what the register holds."""
        with explained(self.name), self._engine.connect() as connection:
            tables = (t.reports, t.copies, t.readings, t.tellings, t.claims, t.decisions)
            return {x.name: connection.execute(select(func.count()).select_from(x)).scalar_one() for x in tables}

    def verify(self) -> Iterator[Ungrounded]:
        """Every stored quote that is not in its report's text; nothing where all is well."""
        with explained(self.name), self._engine.connect() as connection:
            rows = connection.execute(select(t.reports.c.id, t.reports.c.text))
            texts = {row.id: row.text for row in rows}
            for report_id, start, end, quote in readback.quotes(connection):
                if texts[report_id][start:end] != quote:
                    yield Ungrounded(report_id, start, end, quote)

    def renamed(self) -> dict[str, str | None]:
        """Where tellings of superseded readings went, and claims that were decided on; `None`: the newer reader finds nothing there."""
        with explained(self.name), self._engine.connect() as connection:
            steps = {row.old: row.new for row in connection.execute(select(t.renames).order_by(t.renames.c.row))}
            here = readback.standing(connection, _ids(steps))
        return {old: _follow(old, steps, here) for old in steps if old not in here}

    # decisions

    def decide(self, *decisions: Decision, instead_of: Collection[str] = ()) -> tuple[Decision, ...]:
        """Keep decisions that were made together, all or none; those that were not here yet, with what they put aside.
        `ConflictError` names a person's standing one that is contradicted, unless that one's id is in `instead_of`."""
        with explained(self.name), writing(self._engine) as connection:
            return decided.keep(connection, decisions, instead_of=instead_of)

    def replay(self, decisions: Iterable[Decision], *, by: str) -> tuple[list[Decision], list[decided.Aside]]:
        """Take over decisions from an export: those that were not here yet, and of these the ones kept aside since they
        contradict what stands here."""
        with explained(self.name), writing(self._engine) as connection:
            return decided.replay(connection, decisions, by=by)

    def decisions(self, *, standing: bool = True) -> tuple[Decision, ...]:
        """Decisions in the order they were made; the superseded ones too where `standing` is false."""
        with explained(self.name), self._engine.connect() as connection:
            return tuple(decided.rows(connection, t.decisions.c.superseded_by.is_(None) if standing else None))

    def located(self, ids: Iterable[str]) -> dict[str, str]:
        """Of ids of reports and of tellings and claims of standing readings: each that is here, and the report it is of."""
        with explained(self.name), self._engine.connect() as connection:
            return dict(readback.located(connection, sorted(set(ids))))

    # names

    def named(self, name: str) -> tuple[Named, ...]:
        """What has an id that begins so, or a given id: incidents, reports, and the tellings and claims of standing readings."""
        with explained(self.name), self._engine.connect() as connection:
            return naming.named(connection, name)

    # incident ids

    def minted(self) -> tuple[Minted, ...]:
        """Every incident id, in the order they were minted."""
        with explained(self.name), self._engine.connect() as connection:
            rows = connection.execute(select(t.incident_ids).order_by(t.incident_ids.c.row)).all()
        return tuple(Minted(row.id, row.telling, row.redirect, row.split_from) for row in rows)

    def memberships(self) -> dict[str, str]:
        """The incident that each telling was last seen in."""
        with explained(self.name), self._engine.connect() as connection:
            return {row.telling: row.incident for row in connection.execute(select(t.memberships))}

    def mint(self, minted: Iterable[Minted], *, seen: Mapping[str, str] = MappingProxyType({})) -> None:
        """Keep new ids, where known ones now lead, and in which incident tellings were now `seen`."""
        with explained(self.name), writing(self._engine) as connection:
            known = set(connection.execute(select(t.incident_ids.c.id)).scalars())
            for one in minted:
                values = {"telling": one.telling, "redirect": one.redirect, "split_from": one.split_from}
                if one.id in known:
                    connection.execute(update(t.incident_ids).where(t.incident_ids.c.id == one.id).values(values))
                else:
                    connection.execute(insert(t.incident_ids).values(id=one.id, **values))
            for some in readback.chunks(sorted(seen)):
                connection.execute(delete(t.memberships).where(t.memberships.c.telling.in_(some)))
                connection.execute(insert(t.memberships), [{"telling": x, "incident": seen[x]} for x in some])


def _ids(steps: dict[str, str | None]) -> list[str]:
    return sorted({x for pair in steps.items() for x in pair if x is not None})


def _follow(old: str, steps: dict[str, str | None], here: set[str]) -> str | None:
    seen: set[str] = set()
    at: str | None = old
    while at is not None and at not in here and at not in seen:
        seen.add(at)
        at = steps.get(at)
    return at if at in here else None
