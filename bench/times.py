"""Days and times against gold: `python bench/times.py SHARED [--set open] [--misses]`.

SHARED is the folder that holds gold/ and data/. Prints the share of gold's `when` that some find over its words gives
exactly (the report's date as anchor), how dating does on dated reports whose date is hidden, and the speed.
"""

from __future__ import annotations

import argparse
import json
import time
from datetime import date
from pathlib import Path
from typing import Any

from sijill.arabic.text import Text, analyse
from sijill.arabic.times import TimeFind, find_times
from sijill.model import Interval, Report, Span


def load(path: Path) -> dict[str, dict[str, Any]]:
    return {row["report_id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def interval(row: dict[str, Any] | None) -> Interval | None:
    if not row or not row.get("earliest"):
        return None
    return Interval(date.fromisoformat(row["earliest"][:10]), date.fromisoformat(row["latest"][:10]), "given")


def same(a: Interval | None, b: Interval) -> bool:
    return a is not None and (a.earliest, a.latest) == (b.earliest, b.latest)


def covered(finds: list[TimeFind], spans: list[Span]) -> list[TimeFind]:
    return [f for f in finds if any(f.span.overlaps(s) for s in spans)]


def whens(gold: dict[str, dict[str, Any]], data: dict[str, dict[str, Any]], *, misses: bool) -> None:
    right = other = total = 0
    for rid, g in gold.items():
        text = analyse(data[rid]["text"])
        finds = find_times(text, interval(g["published"]))
        for incident in g["incidents"]:
            when = interval(incident["when"])
            if when is None:
                continue
            total += 1
            over = covered(finds, [Span(s["start"], s["end"]) for s in incident["when"]["spans"]])
            if any(same(f.value.interval, when) for f in over):
                right += 1
                continue
            second = any(same(f.value.other, when) for f in over)
            other += second
            if misses:
                _show(rid, g, incident, over, text, second=second)
    print(
        f"when: {right} of {total} gold days or stretches are some find's over their words ({right / total:.1%}); {other} more are its second use"
    )


def _show(rid: str, g: dict[str, Any], incident: dict[str, Any], over: list[TimeFind], text: Text, *, second: bool) -> None:
    when = incident["when"]
    got = [
        f"{f.span.of(text.raw)} = {f.value.interval and (str(f.value.interval.earliest), str(f.value.interval.latest))} {f.value.reason}"
        for f in over
    ]
    print(
        f"  {'second' if second else 'miss'} {rid} ({(g['published'] or {}).get('earliest')}) gold {when['earliest']}..{when['latest']} {[s['quote'] for s in when['spans']]} found {got}"
    )


def dating(data: dict[str, dict[str, Any]], gold: dict[str, dict[str, Any]], *, misses: bool) -> None:
    from sijill.intake.dating import date_report

    dated = held = days = total = 0
    for rid, row in data.items():
        if not row.get("published"):
            continue
        total += 1
        found = date_report(Report(row["text"], outlet=row.get("outlet"), given_id=rid))
        if found.interval is None:
            continue
        true = interval({"earliest": row["published"], "latest": row["published"]})
        assert true is not None
        dated += 1
        days += found.interval.days
        if found.interval.meets(true):
            held += 1
        elif misses:
            print(f"  wrong {rid} {row['published']} read {found.interval.earliest}..{found.interval.latest} {found.reasons}")
    print(
        f"dating, date hidden: {dated} of {total} dated, {held} of them hold the true day, {days / max(1, dated):.0f} days wide on average"
    )
    if gold:
        _inferred(data, gold, misses=misses)


def _inferred(data: dict[str, dict[str, Any]], gold: dict[str, dict[str, Any]], *, misses: bool) -> None:
    """Reports that came without a date: the day that gold infers, or none."""
    from sijill.intake.dating import date_report

    right = wrong = missed = extra = none = 0
    for rid, row in data.items():
        if row.get("published") or rid not in gold:
            continue
        found, true = date_report(Report(row["text"], outlet=row.get("outlet"), given_id=rid)), interval(gold[rid]["published"])
        if true is None:
            none += found.interval is None
            extra += found.interval is not None
        elif found.interval is None:
            missed += 1
        elif same(found.interval, true):
            right += 1
        else:
            wrong += 1
        if (misses and (found.interval is None) != (true is None)) or (misses and true is not None and not same(found.interval, true)):
            print(
                f"  {rid} gold {true and (str(true.earliest), str(true.latest))} read {found.interval and (str(found.interval.earliest), str(found.interval.latest))} {found.reasons}"
            )
    print(
        f"undated reports: gold infers {right + wrong + missed}: {right} the same, {wrong} other, {missed} not dated; gold leaves {none + extra} open: {extra} of them dated here"
    )


def offices(data: dict[str, dict[str, Any]]) -> None:
    """How many of the bounds that offices and events set hold the day of a dated report."""
    from sijill.knowledge.offices import bounds

    held = total = 0
    for row in data.values():
        if not row.get("published"):
            continue
        day = date.fromisoformat(row["published"][:10])
        for bound in bounds(analyse(row["text"]).folded):
            total += 1
            held += any(a <= day and (b is None or day <= b) for a, b in bound.windows)
    print(f"offices: {held} of {total} bounds on dated reports hold the true day")


def speed(texts: list[str]) -> None:
    day = Interval.day(date(2018, 3, 22), "given")
    analysed = [analyse(t) for t in texts]
    for text in analysed:
        _ = text.tokens, text.sentences
    began = time.process_time()
    n = sum(len(find_times(text, day)) for text in analysed)
    took = time.process_time() - began
    size = sum(map(len, texts))
    print(f"speed: {n} times in {size:,} characters, {took * 1500 / size * 1000:.2f} ms for 1,500 characters")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("shared", type=Path)
    cli.add_argument("--set", default="train")
    cli.add_argument("--more", type=Path, help="a further file of dated reports, for dating and offices")
    cli.add_argument("--misses", action="store_true")
    a = cli.parse_args()
    gold = load(a.shared / "gold" / f"{a.set}.jsonl")
    data = load(a.shared / "data" / f"reports_{a.set}.jsonl")
    whens(gold, data, misses=a.misses)
    speed([row["text"] for row in data.values()])
    dating(data, gold, misses=a.misses)
    offices(data)
    if a.more is not None:
        more = load(a.more)
        dating(more, {}, misses=a.misses)
        offices(more)


if __name__ == "__main__":
    main()
