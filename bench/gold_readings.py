"""Gold files as readings, to work on linking and the register without a reader.

python bench/gold_readings.py REPORTS.jsonl GOLD.jsonl   prints how many reports and tellings there are
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sijill.model import Actor, Attribution, Claim, Dating, Interval, Place, Point, Reading, Report, Source, Span, Telling, Toll


def rows(path: str | Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]


def report_of(row: dict[str, Any]) -> Report:
    day = row.get("published")
    published = Interval.day(date.fromisoformat(day[:10]), "given") if day else None
    return Report(row["text"], row.get("outlet"), row.get("url"), row.get("title"), published, given_id=row["report_id"])


def readings(reports: str | Path, gold: str | Path) -> Iterator[Reading]:
    texts = {row["report_id"]: report_of(row) for row in rows(reports)}
    for row in rows(gold):
        report = texts[row["report_id"]]
        published = row.get("published") or {}
        dated = published.get("earliest") and published.get("latest")
        dating = Dating(_interval(published) if dated else None, ("gold",))
        tellings = tuple(_telling(report, i) for i in row["incidents"] if i["mentions"])
        yield Reading(report, dating, tellings, "gold@1")


def _interval(row: dict[str, Any]) -> Interval:
    return Interval(date.fromisoformat(row["earliest"][:10]), date.fromisoformat(row["latest"][:10]), "stated")


def _spans(row: dict[str, Any]) -> tuple[Span, ...]:
    return tuple(Span(s["start"], s["end"]) for s in row.get("spans") or ())


def _telling(report: Report, row: dict[str, Any]) -> Telling:
    claims = [*_when(report, row), *_where(report, row), *_actors(report, row), *_tolls(report, row)]
    mentions = tuple(Span(m["start"], m["end"]) for m in row["mentions"])
    chains = tuple(Attribution(tuple(Source(s["name"], _spans(s)) for s in chain)) for chain in row.get("sources") or () if chain)
    return Telling(report.id, row["type"], mentions, tuple(claims), row["factuality"], row["background"], chains)


def _when(report: Report, row: dict[str, Any]) -> list[Claim]:
    return [Claim(report.id, "when", _interval(row["when"]), _spans(row["when"]))] if row.get("when") else []


def _where(report: Report, row: dict[str, Any]) -> list[Claim]:
    found = []
    for p in row.get("where") or ():
        point = Point(p["lat"], p["lon"]) if p.get("lat") is not None else None
        place = Place(
            p["name"], p.get("country"), None, point, p.get("uncertainty_km") if point else None, "gazetteer" if point else "unresolved"
        )
        found.append(Claim(report.id, "where", place, _spans(p)))
    return [c for c in found if c.spans]


def _actors(report: Report, row: dict[str, Any]) -> list[Claim]:
    return [Claim(report.id, a["role"], Actor(a["name"]), _spans(a)) for a in row.get("actors") or () if _spans(a)]


def _tolls(report: Report, row: dict[str, Any]) -> list[Claim]:
    found: dict[int, Claim] = {}
    for n, x in enumerate(row.get("tolls") or ()):
        if (x["low"] is None and x["high"] is None) or not _spans(x):
            continue
        whole = found[x["part_of"]].id if x.get("part_of") in found else None
        toll = Toll(x["harm"], x["low"], x["high"], x["approximate"], x["additional"], x["who"], whole)
        found[n] = Claim(report.id, "toll", toll, _spans(x))
    return list(found.values())


if __name__ == "__main__":
    made = list(readings(sys.argv[1], sys.argv[2]))
    print(len(made), "reports,", sum(len(r.tellings) for r in made), "tellings")
