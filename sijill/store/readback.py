"""Reading the ledger back: whole readings, some hundreds at a time, never one query a row.

Invariant: what comes back equals what was put in; only standing readings are shown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

from sqlalchemy import LABEL_STYLE_TABLENAME_PLUS_COL, Connection, Row, Select, Table, func, select

from sijill.model import Attribution, Claim, Dating, Reading, Report, Span, Telling
from sijill.store import tables as t
from sijill.store.codec import chain_from, interval_from, moment_from, value_from

_CHUNK = 400
_LABELS = LABEL_STYLE_TABLENAME_PLUS_COL
T = TypeVar("T")


def readings(connection: Connection, report_ids: Iterable[str] | None) -> Iterator[Reading]:
    """Standing readings in the order of their reports' ids; of all reports where no ids are given."""
    if report_ids is None:
        wanted = list(connection.execute(select(t.reports.c.id).order_by(t.reports.c.id)).scalars())
    else:
        wanted = sorted(set(report_ids))
    for chunk in chunks(wanted):
        yield from _some(connection, chunk)


def chunks(items: Sequence[T]) -> Iterator[Sequence[T]]:
    return (items[n : n + _CHUNK] for n in range(0, len(items), _CHUNK))


def _some(connection: Connection, report_ids: Sequence[str]) -> Iterator[Reading]:
    query = (
        select(t.reports.c.id, t.reports.c.text, t.readings, t.copies)
        .join(t.readings, t.readings.c.report == t.reports.c.row)
        .join(t.copies, t.readings.c.copy == t.copies.c.row)
        .where(t.reports.c.id.in_(report_ids), t.readings.c.superseded_by.is_(None))
        .order_by(t.reports.c.id)
        .set_label_style(_LABELS)
    )
    rows = connection.execute(query).all()
    tellings = _tellings(connection, {row.readings_row: row.reports_id for row in rows})
    for row in rows:
        dating = Dating(interval_from(row.readings_dating), tuple(row.readings_reasons))
        yield Reading(copy_of(row, row.reports_text), dating, tuple(tellings[row.readings_row]), row.readings_reader)


def copies(connection: Connection, report_ids: Iterable[str] | None) -> dict[str, tuple[Report, ...]]:
    """Every publication of every text, by report id, the first published first; texts come once a copy."""
    query = select(t.reports.c.id, t.reports.c.text, t.copies).join(t.copies, t.copies.c.report == t.reports.c.row)
    found: dict[str, list[Row[Any]]] = defaultdict(list)
    for limited in _limited(query.order_by(t.copies.c.key).set_label_style(_LABELS), report_ids):
        for row in connection.execute(limited):
            found[row.reports_id].append(row)
    return {key: tuple(copy_of(row, row.reports_text) for row in rows) for key, rows in found.items()}


def _limited(query: Select[Any], report_ids: Iterable[str] | None) -> Iterator[Select[Any]]:
    if report_ids is None:
        yield query
        return
    for chunk in chunks(sorted(set(report_ids))):
        yield query.where(t.reports.c.id.in_(chunk))


def copy_of(row: Row[Any], text: str) -> Report:
    """A report from a row with the columns of `copies`, labelled with their table."""
    return Report(
        text,
        row.copies_outlet,
        row.copies_url,
        row.copies_title,
        interval_from(row.copies_published),
        moment_from(row.copies_retrieved_at),
        row.copies_kind,
        row.copies_given_id,
        row.copies_extra or {},
    )


def _tellings(connection: Connection, of: dict[int, str]) -> dict[int, list[Telling]]:
    """Tellings by reading, in the order they were put in; `of` gives each reading's report."""
    rows = connection.execute(select(t.tellings).where(t.tellings.c.reading.in_(list(of))).order_by(t.tellings.c.row)).all()
    report_of = {row.row: of[row.reading] for row in rows}
    spans: dict[tuple[int, int | None], list[Span]] = defaultdict(list)
    chains: dict[tuple[int, int | None], list[Attribution]] = defaultdict(list)
    for row in _parts(connection, t.spans, list(of)):
        spans[row.telling, row.claim].append(Span(row.start, row.end))
    for row in _parts(connection, t.attributions, list(of)):
        chains[row.telling, row.claim].append(chain_from(row.chain))
    claims: dict[int, list[Claim]] = defaultdict(list)
    for row in _parts(connection, t.claims, list(of)):
        key = (row.telling, row.row)
        value = value_from(row.field, row.value)
        claim = Claim(report_of[row.telling], row.field, value, tuple(spans[key]), row.factuality, tuple(chains[key]))
        claims[row.telling].append(claim)
    found: dict[int, list[Telling]] = defaultdict(list)
    for row in rows:
        words, said = tuple(spans[row.row, None]), tuple(chains[row.row, None])
        telling = Telling(report_of[row.row], row.type, words, tuple(claims[row.row]), row.factuality, row.background, said)
        found[row.reading].append(telling)
    return found


def _parts(connection: Connection, table: Table, readings: list[int]) -> list[Row[Any]]:
    query = select(table).join(t.tellings, table.c.telling == t.tellings.c.row)
    return list(connection.execute(query.where(t.tellings.c.reading.in_(readings)).order_by(table.c.row)).all())


def quotes(connection: Connection) -> Iterator[tuple[str, int, int, str]]:
    """Every stored quote: report id, start, end, the words."""
    of_report = t.tellings.join(t.readings, t.tellings.c.reading == t.readings.c.row).join(
        t.reports, t.readings.c.report == t.reports.c.row
    )
    spans = select(t.reports.c.id, t.spans.c.start, t.spans.c.end, t.spans.c.quote)
    for row in connection.execute(spans.select_from(of_report.join(t.spans, t.spans.c.telling == t.tellings.c.row))):
        yield row.id, row.start, row.end, row.quote
    chains = select(t.reports.c.id, t.attributions.c.chain)
    for said in connection.execute(chains.select_from(of_report.join(t.attributions, t.attributions.c.telling == t.tellings.c.row))):
        for source in said.chain:
            yield from ((said.id, start, end, quote) for start, end, quote in source["spans"])


def standing(connection: Connection, ids: Sequence[str]) -> set[str]:
    """Those of the tellings (`.2` for the second of the same words) and claims that a standing reading holds."""
    plain = sorted({x.split(".")[0] for x in ids})
    told = t.tellings.join(t.readings, t.tellings.c.reading == t.readings.c.row)
    held = dict.fromkeys(plain, 0)
    for some in chunks(plain):
        query = select(t.tellings.c.id, func.count()).select_from(told).group_by(t.tellings.c.id)
        for name, count in connection.execute(query.where(t.readings.c.superseded_by.is_(None), t.tellings.c.id.in_(some))):
            held[name] = count
        claims = select(t.claims.c.id).select_from(told.join(t.claims, t.claims.c.telling == t.tellings.c.row))
        for name in connection.execute(claims.where(t.readings.c.superseded_by.is_(None), t.claims.c.id.in_(some))).scalars():
            held[name] = 1
    return {x for x in ids if held[x.split(".")[0]] >= int(x.partition(".")[2] or 1)}


def located(connection: Connection, ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Of ids of reports and of tellings and claims of standing readings: each that is here, and the report it is of."""
    told = t.reports.join(t.readings, t.readings.c.report == t.reports.c.row).join(t.tellings, t.tellings.c.reading == t.readings.c.row)
    queries = (
        (t.tellings.c.id, told, t.readings.c.superseded_by.is_(None)),
        (t.claims.c.id, told.join(t.claims, t.claims.c.telling == t.tellings.c.row), t.readings.c.superseded_by.is_(None)),
    )
    for some in chunks(ids):
        yield from ((x, x) for x in connection.execute(select(t.reports.c.id).where(t.reports.c.id.in_(some))).scalars())
        for column, tables, standing in queries:
            query = select(column, t.reports.c.id).select_from(tables).where(standing, column.in_(some)).distinct()
            yield from ((row[0], row[1]) for row in connection.execute(query))
