"""How often who-says-so, factuality and background are right, given the gold's own event words.

python bench/attribution.py GOLD REPORTS [--errors N]
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from sijill.arabic.text import Text, analyse
from sijill.model import Attribution, Interval
from sijill.reading.actors import find_actors
from sijill.reading.attribution import find_sources
from sijill.reading.background import background_at
from sijill.reading.factuality import factuality_at, is_event_context
from sijill.reading.voices import Voices

Row = dict[str, Any]


def overlap(a: list[tuple[int, int]], b: list[tuple[int, int]]) -> bool:
    return any(min(x[1], y[1]) > max(x[0], y[0]) for x in a for y in b)


def same_chain(gold: list[Row], read: Attribution) -> bool:
    """The scorer's rule: as many links, and each overlaps its counterpart."""
    if len(gold) != len(read.chain):
        return False
    return all(
        overlap([(s["start"], s["end"]) for s in g["spans"]], [(s.start, s.end) for s in r.spans])
        for g, r in zip(gold, read.chain, strict=True)
    )


def chains_at(voices: Voices, text: Text, incident: Row) -> list[Attribution]:
    found: dict[Attribution, None] = {}
    for mention in incident["mentions"]:
        found.update(dict.fromkeys(voices.at(text.map.find(mention["start"]))))
    return list(found)


def paired(gold: list[list[Row]], read: list[Attribution]) -> int:
    free, hits = list(read), 0
    for chain in gold:
        hit = next((a for a in free if same_chain(chain, a)), None)
        if hit is not None:
            free.remove(hit)
            hits += 1
    return hits


def f1(right: int, gold: int, read: int) -> str:
    p, r = right / max(1, read), right / max(1, gold)
    return f"P {p:6.1%}  R {r:6.1%}  F1 {2 * p * r / max(1e-9, p + r):6.1%}   ({right} right of {gold} gold, {read} read)"


def load(path: str) -> dict[str, Row]:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return {row["report_id"]: row for row in map(json.loads, lines)}


def shown(chain: list[Row]) -> str:
    return " > ".join(s["spans"][0]["quote"] for s in chain)


def day(stamp: str | None) -> date | None:
    return date.fromisoformat(stamp[:10]) if stamp else None


def interval(when: Row | None) -> Interval | None:
    first, last = (day(when["earliest"]), day(when["latest"])) if when else (None, None)
    return Interval(first, last) if first is not None and last is not None else None


def judge(text: Text, incident: Row, published: date | None, count: Counter[str]) -> None:
    """Factuality and background of one gold incident, at its first event word."""
    first = min(incident["mentions"], key=lambda m: m["start"])
    start, end = text.map.find(first["start"]), text.map.find(first["end"])
    count["factual"] += factuality_at(text, start, end)[0] == incident["factuality"]
    count["incidents"] += 1
    count["context"] += is_event_context(text, start, end)[0]
    recalled = background_at(text, start, published=published, when=interval(incident["when"]))[0]
    worded = background_at(text, start)[0]
    count.update(old=incident["background"], recalled=recalled, recalled_right=recalled and incident["background"])
    count.update(worded=worded, worded_right=worded and incident["background"])


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("gold")
    cli.add_argument("reports")
    cli.add_argument("--errors", type=int, default=0)
    options = cli.parse_args()
    gold, reports = load(options.gold), load(options.reports)
    count: Counter[str] = Counter()
    spent, errors = 0.0, []
    for name, answer in gold.items():
        report = reports[name]
        text = analyse(report["text"])
        _ = text.sentences, text.tokens
        actors = find_actors(text)
        began = time.process_time()
        voices = find_sources(text, outlet=report.get("outlet"), actors=actors)
        spent += time.process_time() - began
        for incident in answer["incidents"]:
            judge(text, incident, day(answer["published"]["latest"]), count)
            read = chains_at(voices, text, incident)
            right = paired(incident["sources"], read)
            count.update(right=right, gold=len(incident["sources"]), read=len(read))
            if right < max(len(read), len(incident["sources"])):
                quotes = [m["quote"] for m in incident["mentions"]]
                found = [" > ".join(s.spans[0].of(report["text"]) for s in a.chain) for a in read]
                errors.append((name[:14], quotes, [shown(c) for c in incident["sources"]], found))
    print("sources            ", f1(count["right"], count["gold"], count["read"]))
    print("background         ", f1(count["recalled_right"], count["old"], count["recalled"]))
    print("background, undated", f1(count["worded_right"], count["old"], count["worded"]))
    print(f"factuality           {count['factual'] / count['incidents']:.1%} of {count['incidents']} incidents")
    print(f"told as incidents    {count['context'] / count['incidents']:.1%}")
    print(f"{1000 * spent / len(gold):.2f} ms a report")
    for error in errors[: options.errors]:
        print("  ", *error, sep="\n     ")


if __name__ == "__main__":
    main()
