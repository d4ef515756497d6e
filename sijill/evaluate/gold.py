"""Files in the form of gold: one report a line, with the incidents in it.

Invariant: a file is taken whole or refused with the line that cannot work; each report stands in it once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from sijill.codebook import codebook
from sijill.errors import UsageError, in_short
from sijill.evaluate.facts import agreeing, facts, mention_overlap

Row = Mapping[str, Any]


def load_rows(path: Path) -> dict[str, Row]:
    """Rows by report id, in the file's order; `UsageError` names the line that is not of the form."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({in_short(error)})") from error
    rows: dict[str, Row] = {}
    for number, name, row in _parsed(path, text.split("\n")):  # `splitlines` would break a line at a U+2028 in a quote
        if name in rows:
            raise UsageError(f"{path}:{number}: report {name} stands in it twice")
        rows[name] = row
    return rows


def _parsed(path: Path, lines: Iterable[str]) -> Iterable[tuple[int, str, Row]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:  # also a number of more digits than Python reads
            raise UsageError(f"{path}:{number}: not JSON ({getattr(error, 'msg', 'a number too long')})") from error
        if not isinstance(row, dict) or not isinstance(row.get("incidents"), list) or not row.get("report_id"):
            raise UsageError(f"{path}:{number}: needs report_id and incidents, as `sijill read --json` prints them")
        for n, incident in enumerate(row["incidents"], 1):
            if (fault := _fault(incident)) is not None:
                raise UsageError(f"{path}:{number}: incident {n} {fault}")
        yield number, str(row["report_id"]), row


def _fault(incident: Any) -> str | None:  # noqa: ANN401  # whatever stands in the file
    """What keeps an incident from being compared: it is compared with itself. `None` where nothing does."""
    if not isinstance(incident, dict):
        return "is no JSON object"
    try:
        mention_overlap(incident, incident)
        for field, values in facts(incident).items():
            agreeing(field, values, values)
        for end in ("earliest", "latest") if incident.get("when") else ():
            date.fromisoformat(incident["when"][end][:10])
    except KeyError as lacking:
        return f"lacks {lacking}"
    except (TypeError, ValueError, AttributeError) as error:
        return f"is not as `sijill read --json` prints them ({error})"
    return None if incident["type"] in codebook().types else f"is of no type of the codebook: {incident['type']}"


def file_digest(path: Path) -> str:
    """SHA-256 of the file's bytes, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def reports_beside(gold: Path) -> Path | None:
    """Where the reports of a gold file usually lie: NAME_reports.jsonl or reports_NAME.jsonl beside it, or the latter in ../data."""
    name = f"reports_{gold.stem}.jsonl"
    places = (gold.with_name(f"{gold.stem}_reports.jsonl"), gold.with_name(name), gold.parent.parent / "data" / name)
    return next((p for p in places if p.is_file()), None)
