"""What is found in a report before tellings are made of it, one JSON object a find.

Invariant: `text[start:end] == quote`; a value that could not be resolved is null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, is_dataclass
from typing import Any, Protocol

from sijill.model import Interval, Report, Span
from sijill.publish.out import on_one_line, safe
from sijill.publish.reading_json import Row, as_line, days


class Found(Protocol):
    """Any find: what kind, where, and a value."""

    @property
    def kind(self) -> str: ...
    @property
    def span(self) -> Span: ...
    @property
    def value(self) -> Any: ...  # noqa: ANN401  each kind has its own type of value


def tag_rows(report: Report, finds: Iterable[Found]) -> list[Row]:
    """Rows in order of place, the wider first where two begin together."""
    ordered = sorted(finds, key=lambda f: (f.span.start, -f.span.end, f.kind))
    return [_row(report, find) for find in ordered]


def tag_lines(report: Report, finds: Iterable[Found]) -> Iterator[str]:
    """One line of JSON a find, no newline."""
    return (as_line(row) for row in tag_rows(report, finds))


def tag_texts(report: Report, finds: Iterable[Found]) -> Iterator[str]:
    """The same for people: the report's name, then kind, words and value."""
    yield on_one_line(report.name)
    for row in tag_rows(report, finds):
        value = json.dumps(row["value"], ensure_ascii=False)
        yield safe(f"  {row['kind']:<8} «{' '.join(row['quote'].split())}»  {value}")


def _row(report: Report, find: Found) -> Row:
    span = find.span
    return {
        "report_id": report.name,
        "start": span.start,
        "end": span.end,
        "kind": find.kind,
        "quote": span.of(report.text),
        "value": _value(find.kind, find.value),
    }


def _value(kind: str, value: Any) -> Any:  # noqa: ANN401  as above
    if kind == "number":
        return value.value if value.value is not None else {"low": value.low, "high": value.high}
    if kind == "time":
        return _time(value.interval)
    if kind == "place":
        return _place(value)
    if kind == "trigger":
        return {"type": value.type, "lemma": value.lemma}
    return _plain(value)


def _time(interval: Interval | None) -> Row | None:
    """Days, narrowed to moments where the words give a time of day."""
    if interval is None:
        return None
    row = days(interval)
    if interval.from_time is not None:
        row["earliest"] += f"T{interval.from_time.isoformat('minutes')}"
    if interval.to_time is not None:
        row["latest"] += f"T{interval.to_time.isoformat('minutes')}"
    return row


def _place(value: Any) -> Row:  # noqa: ANN401  as above
    place = getattr(value, "place", value)
    point = place.point
    return {
        "name": place.name,
        "lat": None if point is None else point.lat,
        "lon": None if point is None else point.lon,
        "uncertainty_km": place.uncertainty_km,
    }


def _plain(value: Any) -> Any:  # noqa: ANN401  as above
    about = getattr(value, "actor", value)
    if is_dataclass(about) and not isinstance(about, type):
        fields = asdict(about)
        return {k: v for k, v in fields.items() if isinstance(v, str | int | float | None)}
    return value
