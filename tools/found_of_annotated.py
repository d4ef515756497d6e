"""How much of what annotations name is found before anything is decided: python tools/found_of_annotated.py POOL.jsonl... [--missed FIELD N]

The annotations are those of training/annotated.jsonl whose report a pool holds. Found is a toll or a day that some find of the
report has the value of, a place or an actor whose words some find overlaps, an incident one of whose mentions is an event word's.
`--missed` prints N of a field that are not found, by offsets, with the words.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from annotated import ANNOTATED, load_annotated
from lessons import Gold, Span, scene_of, spans, touches

from sijill.reading.scene import Scene

Things = Callable[[Gold], Iterable[Gold]]
Found = Callable[[Scene, Gold], bool]


def _overlapped(finds: Iterable[Span], stretches: list[Span]) -> bool:
    return any(touches(start, end, stretches) for start, end in finds)


def _toll(scene: Scene, toll: Gold) -> bool:
    return any((f.harm, f.low, f.high) == (toll["harm"], toll["low"], toll.get("high")) for f in scene.tolls)


def _day(scene: Scene, when: Gold) -> bool:
    told = {(i.earliest.isoformat(), i.latest.isoformat()) for f in scene.times if (i := f.value.interval) is not None}
    return (when["earliest"][:10], when["latest"][:10]) in told


def _place(scene: Scene, place: Gold) -> bool:
    return _overlapped(((f.span.start, f.span.end) for f in scene.places), spans(place))


def _actor(scene: Scene, actor: Gold) -> bool:
    return _overlapped(((f.span.start, f.span.end) for f in scene.actors), spans(actor))


def _incident(scene: Scene, incident: Gold) -> bool:
    return _overlapped(((f.span.start, f.span.end) for f in scene.triggers), spans({"spans": incident["mentions"]}))


#: Of each field, what an annotated incident tells of it, and whether a scene holds one such.
FIELDS: dict[str, tuple[Things, Found]] = {
    "incident": (lambda incident: [incident | {"spans": incident["mentions"]}], _incident),
    "toll": (lambda incident: incident["tolls"], _toll),
    "when": (lambda incident: [incident["when"]] if incident["when"] else [], _day),
    "where": (lambda incident: incident["where"], _place),
    "actor": (lambda incident: incident["actors"], _actor),
}


def judged(pools: Iterable[Path]) -> Iterator[tuple[str, str, str, Gold, bool]]:
    """Field, report, its text, the thing that the annotation names, and whether it is found."""
    for report, gold in load_annotated(ANNOTATED, pools):
        scene = scene_of(report)
        for incident in gold["incidents"]:
            for field, (things, found) in FIELDS.items():
                for thing in things(incident):
                    yield field, report["report_id"], report["text"], thing, found(scene, thing)


def main() -> int:
    line = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    line.add_argument("pools", nargs="+", type=Path)
    line.add_argument("--missed", nargs=2, metavar=("FIELD", "N"), default=("", "0"))
    asked = line.parse_args()
    named: Counter[str] = Counter()
    found: Counter[str] = Counter()
    left = int(asked.missed[1])
    for field, report, text, thing, is_found in judged(asked.pools):
        named[field] += 1
        found[field] += is_found
        if not is_found and field == asked.missed[0] and left > 0:
            left -= 1
            print(report, *(f"{start}-{end} «{text[start:end]}»" for start, end in spans(thing)))
    for field in FIELDS:
        print(f"{field:<9} {found[field]:>6} of {named[field]:>6} named are found: {found[field] / max(1, named[field]):.1%}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
