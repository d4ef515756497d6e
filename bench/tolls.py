"""How many gold tolls are found with the right harm and bounds, and how many finds fall on gold tolls.

    python bench/tolls.py GOLD REPORTS [--errors]

A gold toll counts as found where a find with its harm, low and high overlaps one of its spans. A find counts as right
where it hits a gold toll so, as wrong where it overlaps a gold toll's words but says something else, and as spare where
it lies on none (background figures outside the annotated incidents, or a mistake).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse
from sijill.reading.tolls import TollFind, find_tolls


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def overlaps(find: TollFind, toll: dict[str, Any]) -> bool:
    return any(find.span.start < s["end"] and s["start"] < find.span.end for s in toll["spans"])


def same(find: TollFind, toll: dict[str, Any]) -> bool:
    return overlaps(find, toll) and (find.harm, find.low, find.high) == (toll["harm"], toll["low"], toll["high"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("reports", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    texts = {r["report_id"]: r["text"] for r in rows(options.reports)}
    gold_n = hit_n = right = wrong = spare = 0
    for report in rows(options.gold):
        raw = texts[report["report_id"]]
        text = analyse(raw)
        finds = find_tolls(text, find_numbers(text))
        tolls = [t for i in report["incidents"] for t in i["tolls"]]
        missed = [t for t in tolls if not any(same(f, t) for f in finds)]
        good = [f for f in finds if any(same(f, t) for t in tolls)]
        bad = [f for f in finds if f not in good and any(overlaps(f, t) for t in tolls)]
        extra = [f for f in finds if f not in good and f not in bad]
        gold_n, hit_n = gold_n + len(tolls), hit_n + len(tolls) - len(missed)
        right, wrong, spare = right + len(good), wrong + len(bad), spare + len(extra)
        if options.errors:
            show(report["report_id"], raw, missed, bad, extra)
    recall, precision, strict = hit_n / gold_n, right / max(1, right + wrong), right / max(1, right + wrong + spare)
    print(f"gold tolls {gold_n}, found {hit_n}: recall {recall:.3f}")
    print(f"finds on gold tolls: right {right}, wrong {wrong}: precision {precision:.3f}; off gold {spare}: strict precision {strict:.3f}")
    print(f"F1 {2 * recall * precision / (recall + precision):.3f}, strict F1 {2 * recall * strict / (recall + strict):.3f}")


def show(name: str, raw: str, missed: list[dict[str, Any]], bad: list[TollFind], extra: list[TollFind]) -> None:
    for toll in missed:
        at = toll["spans"][0]
        print(
            f"MISS {name} {toll['harm']} {toll['low']}-{toll['high']} {[s['quote'] for s in toll['spans']]} | {around(raw, at['start'], at['end'])}"
        )
    for label, finds in (("WRONG", bad), ("EXTRA", extra)):
        for f in finds:
            print(f"{label} {name} {f.harm} {f.low}-{f.high} «{f.span.of(raw)}» | {around(raw, f.span.start, f.span.end)}")


def around(raw: str, start: int, end: int) -> str:
    return raw[max(0, start - 50) : end + 50].replace("\n", "⏎")


if __name__ == "__main__":
    main()
