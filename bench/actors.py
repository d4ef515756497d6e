"""How well actors, persons and sources are found: bench/actors.py [--misses N] [--gold FILE] [--ner FILE]

Recall of gold actors and sources (some find overlaps one of the spans), the share of finds that overlap something in gold,
persons and organisations on a named-entity corpus, time a report and time to load.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sijill.arabic.text import analyse
from sijill.reading.actors import ActorValue, find_actors
from sijill.reading.finds import Find

SHARED = Path("../shared")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def spans(item: dict[str, Any]) -> list[tuple[int, int]]:
    return [(s["start"], s["end"]) for s in item["spans"] if s.get("start") is not None]


def touched(wanted: list[tuple[int, int]], finds: list[Find[ActorValue]]) -> list[Find[ActorValue]]:
    return [f for f in finds if any(f.span.start < b and a < f.span.end for a, b in wanted)]


class Tally:
    """Hits and misses by role, and the finds that were of use."""

    def __init__(self) -> None:
        self.hits: dict[str, list[bool]] = defaultdict(list)
        self.missed: dict[str, Counter[str]] = defaultdict(Counter)
        self.useful: Counter[str] = Counter()
        self.idle: Counter[str] = Counter()
        self.words: Counter[str] = Counter()

    def want(self, role: str, item: dict[str, Any], finds: list[Find[ActorValue]]) -> set[int]:
        found = touched(spans(item), finds)
        self.hits[role].append(bool(found))
        if not found:
            self.missed[role][" … ".join(s["quote"] for s in item["spans"])] += 1
        return {id(f) for f in found}

    def report(self, text: str, answer: dict[str, Any]) -> None:
        finds = find_actors(analyse(text))
        speakers = [f for f in finds if f.value.can_speak]
        used: set[int] = set()
        for incident in answer["incidents"]:
            for actor in incident["actors"]:
                used |= self.want(actor["role"], actor, finds)
            for source in (s for chain in incident["sources"] for s in chain):
                used |= self.want("source", source, speakers)
        for find in finds:
            (self.useful if id(find) in used else self.idle)[find.value.kind] += 1
            if id(find) not in used:
                self.words[find.span.of(text)] += 1

    def show(self, misses: int) -> None:
        for role, found in sorted(self.hits.items()):
            print(f"{role:12} recall {sum(found) / len(found):6.1%} of {len(found)}")
            for quote, count in self.missed[role].most_common(misses):
                print(f"    {count} {quote}")
        total = sum(self.useful.values()) + sum(self.idle.values())
        print(f"finds {total}, of which touch gold {sum(self.useful.values()) / total:.1%}")
        for kind in sorted(self.useful | self.idle):
            print(f"    {kind:18} {self.useful[kind]:5} touch, {self.idle[kind]:5} do not")
        if misses:
            print("    idle: " + " | ".join(f"{w} {c}" for w, c in self.words.most_common(3 * misses)))


def gold(reports: Path, answers: Path, misses: int) -> None:
    texts = {r["report_id"]: r["text"] for r in rows(reports)}
    tally = Tally()
    for answer in rows(answers):
        tally.report(texts[answer["report_id"]], answer)
    tally.show(misses)


def entities(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    start, kind = 0, ""
    for n, tag in enumerate([*tags, "O"]):
        if kind and not (tag.startswith("I-") and tag[2:5] == kind):
            yield start, n, kind
            kind = ""
        if tag != "O" and not kind:
            start, kind = n, tag[2:5]


def named(path: Path, misses: int) -> None:
    tally: dict[str, Counter[str]] = {"PER": Counter(), "ORG": Counter()}
    missed: dict[str, Counter[str]] = defaultdict(Counter)
    wrong: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows(path):
        text = " ".join(row["tokens"])
        edges, at = [], 0
        for token in row["tokens"]:
            edges.append((at, at + len(token)))
            at += len(token) + 1
        finds = find_actors(analyse(text))
        wanted = [(edges[a][0], edges[b - 1][1], k) for a, b, k in entities(row["tags"])]
        for kind, chosen in (("PER", is_person), ("ORG", is_body)):
            mine = [f for f in finds if chosen(f)]
            true = [(a, b) for a, b, k in wanted if k == kind]
            for a, b in true:
                found = bool(touched([(a, b)], mine))
                tally[kind]["found" if found else "missed"] += 1
                if not found:
                    missed[kind][text[a:b]] += 1
            for find in mine:
                right = bool(touched(true, [find]))
                tally[kind]["right" if right else "wrong"] += 1
                if not right:
                    wrong[kind][find.span.of(text)] += 1
    for kind, t in tally.items():
        print(f"{kind} recall {t['found'] / (t['found'] + t['missed']):.1%} of {t['found'] + t['missed']}, "
              f"precision {t['right'] / (t['right'] + t['wrong']):.1%} of {t['right'] + t['wrong']} finds")  # fmt: skip
        if misses:
            print("    missed: " + " | ".join(f"{w} {c}" for w, c in missed[kind].most_common(4 * misses)))
            print("    wrong:  " + " | ".join(f"{w} {c}" for w, c in wrong[kind].most_common(4 * misses)))


def is_person(find: Find[ActorValue]) -> bool:
    return find.kind == "person" and any(c for c in find.value.actor.name) and not find.value.plural and named_person(find)


def named_person(find: Find[ActorValue]) -> bool:
    """A person by name, not by office alone."""
    return find.value.actor.id is not None or not find.value.actor.name.isascii()


def is_body(find: Find[ActorValue]) -> bool:
    value = find.value
    return (
        find.kind == "actor"
        and not value.nisba
        and ((value.actor.id is not None and value.kind != "state") or value.kind in {"org", "outlet"})
    )


def speed(reports: Path) -> None:
    texts = [analyse(r["text"]) for r in rows(reports)]
    for text in texts:
        _ = text.tokens
    began = time.perf_counter()
    for text in texts:
        find_actors(text)
    took = time.perf_counter() - began
    size = sum(len(t.raw) for t in texts)
    print(f"{took / len(texts) * 1000:.2f} ms a report of {size / len(texts):.0f} characters; {took / size * 1.5e6:.2f} ms for 1,500")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--misses", type=int, default=0)
    cli.add_argument("--gold", type=Path, default=SHARED / "gold/train.jsonl")
    cli.add_argument("--reports", type=Path, default=SHARED / "data/reports_train.jsonl")
    cli.add_argument("--ner", type=Path, default=SHARED / "data/ner_train.jsonl")
    options = cli.parse_args()
    began = time.perf_counter()
    find_actors(analyse("قوات النظام"))
    print(f"loaded in {time.perf_counter() - began:.2f} s")
    gold(options.reports, options.gold, options.misses)
    named(options.ner, options.misses)
    speed(options.reports)


if __name__ == "__main__":
    main()
