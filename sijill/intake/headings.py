"""What tables and JSON call a report's fields: «date», "created_at" and «تاريخ النشر» are `published`.

Invariant: a field under its own name stands before any other name for it, however the name is spelled («Published At»); a heading
that may mean something else («source»: an outlet, or the program that posted) is none of these names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any

from sijill.arabic.datafile import table

FIELDS = frozenset({"report_id", "text", "title", "outlet", "published", "url"})
_JOINTS = re.compile(r"[\s_-]+")


def by_field(record: Mapping[str, Any], tells_day: Callable[[object], bool]) -> dict[str, Any]:
    """The record with its fields under their own names. What may be another thing stays where it is: a value that is no word and no
    number («publisher» of linked data), and under another name than `published` one that tells no day («3 hours ago»)."""
    meant = fields_of([heading for heading, value in record.items() if isinstance(value, str | int)])
    meant = {name: field for name, field in meant.items() if field != "published" or bare(name) == field or tells_day(record[name])}
    rest = {heading: value for heading, value in record.items() if heading not in meant}
    return rest | {field: record[heading] for heading, field in meant.items()}


def fields_of(headings: Collection[str]) -> dict[str, str]:
    """For each heading that is another name for a field which none bears itself: that field. Of several names the first listed."""
    written: dict[str, str] = {}
    for heading in headings:
        written.setdefault(bare(heading), heading)
    missing = {field: names for field, names in _names().items() if field not in headings}
    found = {field: next((written[name] for name in names if name in written), None) for field, names in missing.items()}
    return {heading: field for field, heading in found.items() if heading is not None}


def bare(heading: str) -> str:
    """«Published At», "published_at" and "publishedAt" are one name."""
    return _JOINTS.sub("", heading.casefold())


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    """The names of each field as `bare` has them, its own first."""
    names = {field: [bare(field)] for field in sorted(FIELDS)}
    for row in table("sijill.intake", "headings.tsv", ("field", "heading", "source")):
        names[row["field"]].append(bare(row["heading"]))
    return {field: tuple(some) for field, some in names.items()}
