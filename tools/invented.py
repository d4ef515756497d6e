"""Read training/invented.txt: reports of our own with ⟦codes:words⟧ around what is annotated, as reports and gold rows (no sources)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

INVENTED = sorted((Path(__file__).parents[1] / "training").glob("invented*.txt"))

_OPEN = re.compile(r"⟦((?:[mitpwdkjxeas]\d+(?:,\d+)*)):")
_ROLES = {"i": "initiator", "t": "target", "p": "participant"}
_HARMS = {"k": "killed", "j": "injured", "x": "missing", "e": "detained", "a": "abducted", "s": "displaced"}

Marks = dict[tuple[str, int], list[dict[str, int]]]


def unmark(marked: str) -> tuple[str, Marks]:
    """The plain text, and the spans by code and incident. `ValueError` where a mark is not closed."""
    plain: list[str] = []
    length, at = 0, 0
    open_marks: list[tuple[str, int]] = []
    marks: Marks = defaultdict(list)
    while at < len(marked):
        opened = _OPEN.match(marked, at)
        if opened:
            open_marks.append((opened.group(1), length))
            at = opened.end()
        elif marked[at] == "⟧":
            codes, start = open_marks.pop()
            for number in codes[1:].split(","):
                marks[codes[0], int(number)].append({"start": start, "end": length})
            at += 1
        else:
            plain.append(marked[at])
            length += 1
            at += 1
    if open_marks:
        raise ValueError(f"mark {open_marks[-1][0]} is not closed: {''.join(plain)[-60:]}")
    return "".join(plain), marks


def _incident(number: int, type_: str, marks: Marks) -> dict[str, Any]:
    def spans(code: str) -> list[dict[str, int]]:
        return marks.get((code, number), [])

    return {
        "type": type_,
        "factuality": "happened",
        "background": False,
        "mentions": spans("m"),
        "when": {"spans": spans("d")} if spans("d") else None,
        "where": [{"spans": [s]} for s in spans("w")],
        "actors": [{"role": role, "spans": [s]} for code, role in _ROLES.items() for s in spans(code)],
        "tolls": [{"harm": harm, "spans": [s]} for code, harm in _HARMS.items() for s in spans(code)],
    }


def load_invented(path: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each report as a row like those of reports_train.jsonl, with a row like those of gold/train.jsonl (spans only)."""
    for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        name, outlet, day, types = (part.strip() for part in head.split("|"))
        text, marks = unmark(body.strip())
        numbered = (entry.strip().partition("=") for entry in types.split(",") if entry.strip() != "-")
        incidents = [_incident(int(number), type_, marks) for number, _, type_ in numbered]
        if any(not i["mentions"] for i in incidents):
            raise ValueError(f"{name}: an incident has no mention")
        report = {"report_id": name, "text": text, "outlet": None if outlet == "-" else outlet, "published": None if day == "-" else day}
        yield report, {"report_id": name, "incidents": incidents}
