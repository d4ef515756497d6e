"""Files in the form of gold: one report a line, with the incidents in it.

Invariant: a file is taken whole or refused with the line that cannot work.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sijill.errors import UsageError

Row = Mapping[str, Any]


def load_rows(path: Path) -> dict[str, Row]:
    """Rows by report id, in the file's order; `UsageError` names the line that is not of the form."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({error})") from error
    return dict(_parsed(path, text.splitlines()))


def _parsed(path: Path, lines: Iterable[str]) -> Iterable[tuple[str, Row]]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise UsageError(f"{path}:{number}: not JSON ({error.msg})") from error
        if not isinstance(row, dict) or not isinstance(row.get("incidents"), list) or not row.get("report_id"):
            raise UsageError(f"{path}:{number}: needs report_id and incidents, as `sijill read --json` prints them")
        yield str(row["report_id"]), row


def file_digest(path: Path) -> str:
    """SHA-256 of the file's bytes, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def reports_beside(gold: Path) -> Path | None:
    """Where the reports of a gold file usually lie: NAME_reports.jsonl or reports_NAME.jsonl beside it, or the latter in ../data."""
    name = f"reports_{gold.stem}.jsonl"
    places = (gold.with_name(f"{gold.stem}_reports.jsonl"), gold.with_name(name), gold.parent.parent / "data" / name)
    return next((p for p in places if p.is_file()), None)
