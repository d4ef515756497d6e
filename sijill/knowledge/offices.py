"""Who held which office when, and what could not be named before it happened: bounds on the day of a report.

Invariant: a name bounds a report only beside the office it is given («وزير الخارجية مايك بومبيو»); the name alone, or
an office that its holder is said to have left, never sets an upper bound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from sijill.knowledge.phrases import Hit, PhraseIndex, longest
from sijill.knowledge.tables import Row, read_table

_REACH = 22  # how many characters may stand between the office and the name: «الأميركي», «في حكومة تصريف الأعمال» is too far

Kind = Literal["title", "holder", "event", "former", "elect", "kin", "horizon"]


@dataclass(frozen=True, slots=True)
class Bearing:
    kind: str
    office: str
    since: date | None
    until: date | None
    line: int


@dataclass(frozen=True, slots=True)
class Bound:
    """The report is of a day in one of `windows` (`None`: open), because of the words at folded `start`, `end`."""

    start: int
    end: int
    windows: tuple[tuple[date, date | None], ...]
    kind: Literal["office", "elect", "former", "event"]
    words: str


def _day(row: Row, column: str) -> date | None:
    try:
        return date.fromisoformat(row[column]) if row[column] else None
    except ValueError:
        raise row.wrong(f"{row[column]!r} is not a day (YYYY-MM-DD)") from None


def _rows() -> Iterator[tuple[str, Bearing]]:
    for row in read_table("offices.tsv", ("kind", "words", "office", "from", "to", "source")):
        told = Bearing(row["kind"], row["office"], _day(row, "from"), _day(row, "to"), row.line)
        if (told.kind in ("holder", "event", "horizon") and told.since is None) or (told.since and told.until and told.since > told.until):
            raise row.wrong(f"{row['words']} needs a first day that is not after its last")
        for form in row.several("words"):
            yield form, told


@cache
def _index() -> PhraseIndex[Bearing]:
    return PhraseIndex((form, row) for form, row in _rows() if row.kind != "horizon")


@cache
def horizon() -> date:
    """The last day up to which the table was kept: no report is taken to be later than it."""
    return next(row.since for _, row in _rows() if row.kind == "horizon" and row.since is not None)


def bounds(folded: str) -> list[Bound]:
    """Every bound that the text gives, in order of place."""
    hits = longest(_index().hits(folded))
    found = list(_events(hits, folded))
    names: dict[tuple[int, int], list[Bearing]] = {}
    for hit in hits:
        if hit.value.kind == "holder":
            names.setdefault((hit.start, hit.end), []).append(hit.value)
    for (start, end), rows in names.items():
        bound = _held(folded, hits, start, end, rows)
        if bound is not None:
            found.append(bound)
    return sorted(found, key=lambda b: b.start)


def _events(hits: list[Hit[Bearing]], folded: str) -> Iterator[Bound]:
    for hit in hits:
        if hit.value.kind == "event" and hit.value.since is not None:
            yield Bound(hit.start, hit.end, ((hit.value.since, hit.value.until),), "event", folded[hit.start : hit.end])


def _held(folded: str, hits: list[Hit[Bearing]], start: int, end: int, rows: list[Bearing]) -> Bound | None:
    """The terms of the name in the office that stands before it."""
    titles = [h for h in hits if h.value.kind == "title" and 0 <= start - h.end <= _REACH and _plain(folded[h.end : start])]
    if not titles:
        return None
    nearest = max(h.end for h in titles)
    words = {h.value.office for h in titles if h.end == nearest}
    first = min(h.word_start for h in titles if h.end == nearest)
    near = [h.value.kind for h in hits if nearest <= h.start < start or end <= h.start <= end + 2]
    if any(h.value.kind == "kin" and 0 <= first - h.end <= 1 for h in hits) or "kin" in near:
        return None
    if "elect" in near:
        words = {"elect"}
    terms = sorted({(r.since, r.until) for r in rows if r.office in words and r.since is not None}, key=lambda t: t[0])
    if not terms:
        return None
    if "former" in near:
        starts = [since for since, _ in terms[1:]] + [None]
        windows = tuple((until, following) for (_, until), following in zip(terms, starts, strict=True) if until is not None)
        return Bound(first, end, windows, "former", folded[first:end]) if windows else None
    if words == {"leader"}:  # a fallen leader is still called one long after
        terms = [(terms[0][0], None)]
    return Bound(first, end, tuple(terms), "elect" if "elect" in words else "office", folded[first:end])


def _plain(between: str) -> bool:
    """Whether nothing but a word or two of the same phrase stands between office and name."""
    return not any(c in between for c in '.،,؛:\n()«»"') and between.count(" ") <= 3
