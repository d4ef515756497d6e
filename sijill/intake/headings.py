"""What tables and JSON call a report's fields: «date», "created_at" and «تاريخ النشر» are `published`.

Invariant: a field under its own name stands before any other name for it; a heading that may mean something else («source»: an
outlet, or the program that posted) is none of these names.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any

from sijill.arabic.datafile import numbered

FIELDS = frozenset({"report_id", "text", "title", "outlet", "published", "url"})


def by_field(record: Mapping[str, Any], tells_day: Callable[[object], bool]) -> dict[str, Any]:
    """The record with its fields under their own names. What may be another thing stays where it is: a value that is no word and no
    number («publisher» of linked data), and under another name than `published` one that tells no day («3 hours ago»)."""
    meant = fields_of([heading for heading, value in record.items() if isinstance(value, str | int)])
    meant = {heading: field for heading, field in meant.items() if field != "published" or tells_day(record[heading])}
    rest = {heading: value for heading, value in record.items() if heading not in meant}
    return rest | {field: record[heading] for heading, field in meant.items()}


def fields_of(headings: Collection[str]) -> dict[str, str]:
    """For each heading that is another name for a field which none bears itself: that field. Of several names the first listed."""
    found = {field: next((name for name in names if name in headings), None) for field, names in _names().items() if field not in headings}
    return {heading: field for field, heading in found.items() if heading is not None}


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for _, row in numbered("sijill.intake", "headings.tsv", ("field", "heading", "source")):
        names.setdefault(row["field"], []).append(row["heading"])
    return {field: tuple(some) for field, some in names.items()}
