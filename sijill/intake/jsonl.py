"""JSON lines: one report a line.

Invariant: a line stands for itself; a broken one is refused with its number and the next is read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from sijill.errors import InputRefused
from sijill.intake.encoding import decode
from sijill.intake.json_faults import fault, parsed
from sijill.intake.records import to_report
from sijill.intake.source import Source
from sijill.model import Report
from sijill.saying import told


def reports(source: Source) -> Iterator[Report | InputRefused]:
    """A report or a refusal for every line that is not blank."""
    for number, line in source.lines():
        where = f"{source.where}:{number}"
        if isinstance(line, InputRefused):
            yield line
        elif line.strip():
            try:
                yield to_report(_record(line, where), where)
            except InputRefused as refused:
                yield refused


def _record(line: bytes, where: str) -> dict[str, object]:
    try:
        record = parsed(decode(line, where))
    except json.JSONDecodeError as broken:
        raise InputRefused(where, told("broken_json", why=fault(broken), at=broken.pos + 1)) from None
    except RecursionError:
        raise InputRefused(where, told("json_nested_too_deep")) from None
    if not isinstance(record, dict):
        raise InputRefused(where, told("no_json_object"))
    return record
