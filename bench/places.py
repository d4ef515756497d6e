"""How well places are found: python bench/places.py GOLD REPORTS [--airwars REPORTS INCIDENTS] [--import FILE] [--misses]

Prints, on gold: the share of gold places that some find overlaps; of those with a point, the share that some find puts
within max(10 km, uncertainty); and the share of finds that lie on a gold place, or name an area around one. On Airwars: the
share of incidents with coordinates for which a place tagged in one of their reports lies within 5 and 25 km. Always: time.
"""

from __future__ import annotations

import argparse
import json
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sijill.arabic.text import analyse
from sijill.knowledge.gazetteer import Gazetteer
from sijill.knowledge.geo import distance_km
from sijill.model import Point
from sijill.reading.places import find_places


def lines(path: str) -> Iterator[dict[str, Any]]:
    with Path(path).open(encoding="utf-8") as handle:
        yield from map(json.loads, handle)


def gold(gold_path: str, reports_path: str, known: Gazetteer, *, misses: bool) -> None:
    texts = {r["report_id"]: r for r in lines(reports_path)}
    count: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for answer in lines(gold_path):
        report = texts[answer["report_id"]]
        finds = find_places(analyse(report["text"]), outlet=report.get("outlet"), gazetteer=known)
        wheres = [w for i in answer["incidents"] for w in i["where"]]
        for where in wheres:
            over = [f for f in finds for s in where["spans"] if f.span.start < s["end"] and s["start"] < f.span.end]
            count["gold"] += 1
            count["overlap"] += bool(over)
            if where["lat"] is None:
                continue
            count["pointed"] += 1
            at = Point(where["lat"], where["lon"])
            off = [distance_km(f.value.place.point, at) for f in over if f.value.place.point]
            count["right"] += bool(off and min(off) <= max(10, where["uncertainty_km"]))
            if not (off and min(off) <= max(10, where["uncertainty_km"])):
                said = "|".join(s["quote"] for s in where["spans"])
                got = "; ".join(sorted({f"{f.value.place.name} {f.value.place.how} {f.value.place.point}" for f in over}))
                missed[f"{where['name']} [{said}] {where['lat']} {where['lon']} ±{where['uncertainty_km']} -- {got}"] += 1
        for find in finds:
            count["finds"] += 1
            count["useful"] += any(s["start"] < find.span.end and find.span.start < s["end"] for w in wheres for s in w["spans"])
            count["unresolved"] += find.value.place.how == "unresolved"
    print(f"gold places {count['gold']}: overlapped {count['overlap'] / count['gold']:.1%}", end="; ")
    print(f"with a point {count['pointed']}: right {count['right'] / count['pointed']:.1%}")
    print(
        f"finds {count['finds']}: on gold words {count['useful'] / count['finds']:.1%}, unresolved {count['unresolved'] / count['finds']:.1%}"
    )
    if misses:
        print("\n".join(f"  {n} {m}" for m, n in missed.most_common()))


def airwars(reports_path: str, incidents_path: str, known: Gazetteer, *, misses: bool) -> None:
    at = {i["incident_id"]: Point(i["lat"], i["lon"]) for i in lines(incidents_path) if i["lat"] is not None}
    best: dict[str, float] = {}
    for report in lines(reports_path):
        wanted = [i for i in report["incident_ids"] if i in at]
        if not wanted:
            continue
        finds = find_places(analyse(report["text"]), outlet=report.get("outlet"), gazetteer=known)
        points = [f.value.place.point for f in finds if f.value.place.point]
        for incident in wanted:
            best[incident] = min([best.get(incident, 1e9), *(distance_km(p, at[incident]) for p in points)])
    within = {km: sum(d <= km for d in best.values()) / len(best) for km in (5, 25)}
    print(f"airwars: {len(best)} incidents; within 5 km {within[5]:.1%}, within 25 km {within[25]:.1%}")
    if misses:
        print("  beyond 25 km:", sorted((round(d), i) for i, d in best.items() if d > 25))


def speed(paths: list[str], known: Gazetteer) -> None:
    texts = [r["text"] for path in paths for r in lines(path)][:300]
    found = sum(len(find_places(analyse(t), gazetteer=known)) for t in texts[:50])
    start, size = time.perf_counter(), sum(map(len, texts))
    analysed = [analyse(t) for t in texts]
    for text in analysed:
        _ = text.tokens
    cut = time.perf_counter()
    found = sum(len(find_places(t, gazetteer=known)) for t in analysed)
    took = time.perf_counter() - cut
    print(f"{len(texts)} reports, {size / len(texts):.0f} characters each: {took / len(texts) * 1e3:.2f} ms a report for places", end=" ")
    print(f"({(cut - start) / len(texts) * 1e3:.2f} ms to fold and cut); {found} finds")


def loading() -> Gazetteer:
    before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
    known = Gazetteer.default()
    took = time.perf_counter() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"gazetteer: {len(known)} places, {sum(1 for _ in known.names)} names, {took * 1e3:.0f} ms, {grown:.0f} MB")
    return known


def imported(path: str) -> Gazetteer:
    from sijill.knowledge.places_import import import_places

    with tempfile.TemporaryDirectory() as folder:
        account = import_places(Path(path), columns=None, into=Path(folder))
        print(f"imported {path}: read {account.read}, kept {account.kept}, refused {len(account.refused)}")
        return Gazetteer.with_imported(account.written)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?")
    parser.add_argument("reports", nargs="?")
    parser.add_argument("--airwars", nargs=2, metavar=("REPORTS", "INCIDENTS"))
    parser.add_argument("--import", dest="imports")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    known = loading()
    layers = [known] + ([imported(asked.imports)] if asked.imports else [])
    for layer in layers:
        if asked.gold:
            gold(asked.gold, asked.reports, layer, misses=asked.misses)
        if asked.airwars:
            airwars(asked.airwars[0], asked.airwars[1], layer, misses=asked.misses)
    if asked.reports:
        speed([asked.reports], known)


if __name__ == "__main__":
    main()
