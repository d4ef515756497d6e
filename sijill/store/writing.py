"""Putting one reading into the ledger, inside a transaction that the caller holds.

Invariant: nothing is stored whose words are not in the stored text (`text[start:end] == quote`), and of the copies of one
text it is always the same one whose reading stands, whatever the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from sqlalchemy import Connection, Row, Table, func, insert, select, text, update

from sijill.arabic.fold import fold
from sijill.errors import GroundingError
from sijill.model import Claim, Reading, Report, Telling, checked
from sijill.store import tables as t
from sijill.store.codec import chain_to, content_digest, digest, interval_to, moment_from, moment_to, value_to
from sijill.store.readback import readings
from sijill.store.renaming import claim_renames, renames

Added = Literal["new", "known", "copy", "reread"]


def add_reading(connection: Connection, reading: Reading) -> Added:
    """Store a reading; says whether the text was new, known as it is, known from elsewhere, or read anew."""
    report = reading.report
    row = connection.execute(select(t.reports.c.row).where(t.reports.c.id == report.id)).scalar()
    if row is None:
        row = _insert_report(connection, report)
        _insert_reading(connection, row, _insert_copy(connection, row, report), reading)
        return "new"
    known = connection.execute(select(t.copies).where(t.copies.c.report == row)).all()
    mine = next((copy.row for copy in known if copy.key == _copy_key(report)), None)
    outcome: Added = "known"
    if mine is None:
        mine, outcome = _insert_copy(connection, row, report), "copy"
        known = connection.execute(select(t.copies).where(t.copies.c.report == row)).all()
    if mine == principal(known).row and _replace(connection, row, mine, reading) and outcome == "known":
        outcome = "reread"
    return outcome


_AT_A_TIME = 2000


def add_new(connection: Connection, readings: Iterable[Reading]) -> int:
    """Store readings of texts that are not there yet and differ from one another, some thousands at a time."""
    rows, done = _Rows(connection), 0
    for done, reading in enumerate(readings, 1):
        rows.take(reading)
        if done % _AT_A_TIME == 0:
            rows.write()
    rows.write()
    return done


def principal(copies: Iterable[Row[Any]]) -> Row[Any]:
    """The copy that a text is read by: the first published, where none has a day the first fetched, ties by given id; the same
    whatever the order they came in."""
    return min(copies, key=lambda c: (*_first_told(c), c.given_id is None, c.given_id or "", c.key))


def _first_told(copy: Row[Any]) -> tuple[Any, ...]:
    fetched = None if copy.published is not None else moment_from(copy.retrieved_at)
    return copy.published is None, _day(copy.published), fetched is None, 0.0 if fetched is None else fetched.timestamp()


def _day(published: Mapping[str, Any] | None) -> tuple[str, str]:
    return ("", "") if published is None else (str(published["earliest"]), str(published["latest"]))


def _copy_key(report: Report) -> str:
    """What tells one publication of a text from another. When it was fetched does where its day is not known, for then it is
    dated by that: of a page fetched in 2020 and again in 2025, neither may take the other's place."""
    fetched = () if report.published is not None or report.retrieved_at is None else (moment_to(report.retrieved_at),)
    return digest(report.given_id, report.outlet, report.url, report.title, interval_to(report.published), *fetched)


def _insert_report(connection: Connection, report: Report) -> int:
    row = _insert_one(connection, t.reports, {"id": report.id, "text": report.text, "kind": report.kind})
    _make_searchable(connection, [(row, report)])
    return row


def _make_searchable(connection: Connection, reports: Iterable[tuple[int, Report]]) -> None:
    if connection.dialect.name == "sqlite":
        words = [{"row": row, "title": _searchable(r.title or ""), "folded": _searchable(r.text)} for row, r in reports]
        connection.execute(text("INSERT INTO search(rowid, title, folded) VALUES (:row, :title, :folded)"), words)


def _searchable(raw: str) -> str:
    return fold(raw).replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


def _insert_copy(connection: Connection, row: int, report: Report) -> int:
    return _insert_one(connection, t.copies, _copy_row(row, report))


def _copy_row(row: int, report: Report) -> dict[str, Any]:
    return {
        "report": row,
        "key": _copy_key(report),
        "given_id": report.given_id,
        "outlet": report.outlet,
        "url": report.url,
        "title": report.title,
        "published": interval_to(report.published),
        "retrieved_at": moment_to(report.retrieved_at),
        "kind": report.kind,
        "extra": dict(report.extra) or None,
    }


def _insert_one(connection: Connection, table: Table, values: Mapping[str, Any]) -> int:
    """Rows are numbered here, as those of many readings at once are: PostgreSQL's own count would not know of these."""
    row = _last(connection, table) + 1
    connection.execute(insert(table).values(row=row, **values))
    return row


def _last(connection: Connection, table: Table) -> int:
    return int(connection.execute(select(func.max(table.c.row))).scalar() or 0)


def _replace(connection: Connection, report: int, copy: int, reading: Reading) -> bool:
    """Put a reading in the standing one's place where it says something else; whether it did."""
    standing = connection.execute(select(t.readings).where(t.readings.c.report == report, t.readings.c.superseded_by.is_(None))).one()
    if standing.digest == content_digest(reading):
        changed = {"reader": reading.reader, "copy": copy}
        connection.execute(update(t.readings).where(t.readings.c.row == standing.row).values(changed))
        return False
    (old,) = readings(connection, [reading.report.id])
    new = _insert_reading(connection, report, copy, reading)
    connection.execute(update(t.readings).where(t.readings.c.row == standing.row).values(superseded_by=new))
    _rename(connection, new, old, reading)
    return True


def _rename(connection: Connection, new: int, old: Reading, reading: Reading) -> None:
    """Say where each telling of the old reading went, and each claim that someone decided on."""
    went = renames(old.tellings, reading.tellings)
    claims = claim_renames(old.tellings, reading.tellings)
    decided = select(t.decisions.c.left).where(t.decisions.c.left.in_(list(claims)))
    went.update({x: claims[x] for x in connection.execute(decided).scalars()})
    if went:
        connection.execute(insert(t.renames), [{"reading": new, "old": x, "new": to} for x, to in went.items()])


def _insert_reading(connection: Connection, report: int, copy: int, reading: Reading) -> int:
    row = _insert_one(connection, t.readings, _reading_row(report, copy, reading))
    rows = _Rows(connection)
    rows.store(row, reading)
    rows.write()
    return row


def _reading_row(report: int, copy: int, reading: Reading) -> dict[str, Any]:
    dating = reading.dating
    return {
        "report": report,
        "copy": copy,
        "reader": reading.reader,
        "digest": content_digest(reading),
        "dating": interval_to(dating.interval),
        "reasons": list(dating.reasons),
    }


class _Rows:
    """Rows of readings, numbered by hand (the transaction has the file to itself), written a table at a time."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows: dict[Table, list[dict[str, Any]]] = {
            table: [] for table in (t.reports, t.copies, t.readings, t.tellings, t.claims, t.spans, t.attributions)
        }
        self._next: dict[Table, int] = {}
        self._reports: list[tuple[int, Report]] = []

    def take(self, reading: Reading) -> None:
        """A reading with its report, whose text is new."""
        report = reading.report
        row, copy, number = (self._number(table) for table in (t.reports, t.copies, t.readings))
        self._rows[t.reports].append({"row": row, "id": report.id, "text": report.text, "kind": report.kind})
        self._rows[t.copies].append({"row": copy, **_copy_row(row, report)})
        self._rows[t.readings].append({"row": number, **_reading_row(row, copy, reading)})
        self._reports.append((row, report))
        self.store(number, reading)

    def store(self, row: int, reading: Reading) -> None:
        for telling in reading.tellings:
            self._telling(row, checked(telling, reading.report), reading.report)

    def write(self) -> None:
        for table, rows in self._rows.items():
            if rows:
                self._connection.execute(insert(table), rows)
                rows.clear()
        if self._reports:
            _make_searchable(self._connection, self._reports)
            self._reports.clear()

    def _number(self, table: Table) -> int:
        if table not in self._next:
            self._next[table] = _last(self._connection, table)
        self._next[table] += 1
        return self._next[table]

    def _telling(self, reading: int, telling: Telling, report: Report) -> None:
        row = self._number(t.tellings)
        own = {"row": row, "reading": reading, "id": telling.id, "type": telling.type}
        self._rows[t.tellings].append(own | {"factuality": telling.factuality, "background": telling.background})
        self._words(row, None, telling, report.text)
        for claim in telling.claims:
            if claim.report_id != report.id:
                raise GroundingError(f"claim {claim.id} is of another report than its telling {telling.id}")
            number = self._number(t.claims)
            held = {"row": number, "telling": row, "id": claim.id, "field": claim.field, "value": value_to(claim.value)}
            self._rows[t.claims].append(held | {"factuality": claim.factuality})
            self._words(row, number, claim, report.text)

    def _words(self, telling: int, claim: int | None, told: Telling | Claim, raw: str) -> None:
        owner = {"telling": telling, "claim": claim}
        self._rows[t.spans] += [owner | {"start": s.start, "end": s.end, "quote": s.of(raw)} for s in told.spans]
        self._rows[t.attributions] += [owner | {"chain": chain_to(a, raw)} for a in told.attributions]
