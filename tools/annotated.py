"""Read training/annotated.jsonl: what a careful reader marked in reports that lie outside the repository, by offsets alone.

A row holds no word of its report, only where things stand in it: spans are `[start, end]`, code points, half-open.
`sha256` begins with the report text's digest, so that a row is never laid over another text.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

DIGITS = 16
ANNOTATED = Path(__file__).parents[1] / "training" / "annotated.jsonl"

Row = dict[str, Any]


def digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def load_annotated(annotations: Path, pools: Iterable[Path]) -> Iterator[tuple[Row, Row]]:
    """Each annotated report that one of the pools holds, with a row like those of gold/train.jsonl. `ValueError`: another text."""
    reports = {r["report_id"]: r for pool in pools for r in _lines(pool)}
    for row in _lines(annotations):
        report = reports.get(row["report_id"])
        if report is None:
            continue
        if digest(report["text"]) != row["sha256"]:
            raise ValueError(f"{annotations.name}: {row['report_id']} was annotated in another text")
        yield report, {"report_id": row["report_id"], "incidents": [_incident(report["text"], i) for i in row["incidents"]]}


def _lines(path: Path) -> Iterator[Row]:
    return (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


def _incident(text: str, row: Mapping[str, Any]) -> Row:
    def spans(pairs: Iterable[tuple[int, int]]) -> list[Row]:
        return [{"start": start, "end": end, "quote": text[start:end]} for start, end in pairs]

    when = row["when"]
    return {
        "type": row["type"],
        "factuality": row["factuality"],
        "background": row["background"],
        "mentions": spans(row["mentions"]),
        "when": when and {"earliest": when[0], "latest": when[1], "spans": spans(when[2])},
        "where": [{"spans": spans(place)} for place in row["where"]],
        "actors": [{"role": role, "spans": spans(words)} for role, words in row["actors"]],
        "tolls": [{"harm": harm, "low": low, "high": high, "spans": spans(words)} for harm, low, high, words in row["tolls"]],
        "sources": [[{"spans": spans(link)} for link in chain] for chain in row["sources"]],
    }
