"""What one annotated report teaches each of the reader's scorers.

Invariant: an example is a thing of the report with its features, and what the annotation says of it; a thing that the
annotation is silent on teaches nothing.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from sijill.intake.dating import date_report
from sijill.model import Interval, Report
from sijill.reading.arguments import place_features, time_features, toll_features
from sijill.reading.binding import Group, beside, with_rivals
from sijill.reading.days import candidates
from sijill.reading.encoder import Encoder, read_encoder
from sijill.reading.features import Features, names
from sijill.reading.grouping import pair_features, settings
from sijill.reading.joining import REACH
from sijill.reading.leaning import Leaning
from sijill.reading.mentions import Mention, mention_features, place_triggers, type_features
from sijill.reading.placing import weighable
from sijill.reading.positions import Placed
from sijill.reading.roles import role_features
from sijill.reading.scene import Scene, look

#: Every feature seen, by its number: features are kept as numbers, since training goes over them many times.
FEATURES: dict[str, int] = {}

#: One for each half of the reports: what was not taught by that half. The shipped one where there are none.
ENCODERS: list[Encoder] = []

Example = tuple[npt.NDArray[np.int32], str]
Gold = dict[str, Any]
Span = tuple[int, int]


@dataclass(slots=True)
class Lesson:
    """Everything one report teaches, by scorer."""

    scene: Scene
    gold: Gold
    examples: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))
    told: list[tuple[Mention, int]] = field(default_factory=list)  # gold's mentions, each with its incident


def load(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def report_of(row: Mapping[str, Any]) -> Report:
    day = row.get("published")
    published = Interval.day(date.fromisoformat(day[:10]), "given") if day else None
    return Report(row["text"], outlet=row.get("outlet"), published=published, given_id=row["report_id"])


def taught_half(report_id: str) -> int:
    return crc32(report_id.encode()) % 2


def use_encoders(kept: Path) -> None:
    """From now on each report is seen through an encoder that was not taught by it (tools/train_encoder.py --halves)."""
    ENCODERS[:] = [read_encoder(kept / f"but-{half}.npz") for half in (0, 1)]


def scene_of(row: Mapping[str, Any]) -> Scene:
    report = report_of(row)
    return look(report, date_report(report), encoder=ENCODERS[taught_half(row["report_id"])] if ENCODERS else None)


def spans(item: Mapping[str, Any]) -> list[Span]:
    return [(s["start"], s["end"]) for s in item.get("spans") or [] if s.get("start") is not None]


def touches(start: int, end: int, stretches: Iterable[Span]) -> bool:
    return any(a < end and start < b for a, b in stretches)


def gold_groups(mentions: Sequence[Mention], incidents: Sequence[Gold]) -> dict[int, list[Mention]]:
    """Mentions by gold incident; one that two incidents share goes to the first."""
    groups: dict[int, list[Mention]] = defaultdict(list)
    for m in mentions:
        home = home_of(m, [[(s["start"], s["end"]) for s in i["mentions"]] for i in incidents])
        if home is not None:
            groups[home].append(m)
    return dict(groups)


def home_of(mention: Mention, stretches: Sequence[Sequence[Span]]) -> int | None:
    span = mention.find.span
    return next((n for n, mine in enumerate(stretches) if touches(span.start, span.end, mine)), None)


def numbered(features: Features) -> npt.NDArray[np.int32]:
    """The numbers of a thing's features, each once."""
    return np.array(sorted({FEATURES.setdefault(f, len(FEATURES)) for f in names(features)}), dtype=np.int32)


def yes(fact: bool) -> str:
    return "yes" if fact else "no"


def lesson(scene: Scene, gold: Gold) -> Lesson:
    taught = Lesson(scene, gold)
    incidents = gold["incidents"]
    candidates = place_triggers(scene)
    groups = gold_groups(candidates, incidents)
    home = {m.number: n for n, members in groups.items() for m in members}
    for m in candidates:
        taught.examples["mention"].append((numbered(mention_features(scene, m)), yes(m.number in home)))
    mentions = [m for m in candidates if m.number in home]
    for m in mentions:
        taught.examples["type"].append((numbered(type_features(scene, m)), incidents[home[m.number]]["type"]))
    taught.told = [(m, home[m.number]) for m in mentions]
    known = with_rivals([Group(tuple(members), incidents[n]["type"]) for n, members in groups.items()])
    for n, one in zip(groups, known, strict=True):
        _teach_arguments(taught, scene, one, incidents[n])
    return taught


def teach_same(taught: Lesson, leaning: Sequence[Leaning]) -> None:
    """`leaning`: what each mention is taken for, by a scorer that did not see the report: gold's would agree wherever mentions are of
    one incident, as those found do not."""
    scene, homes = taught.scene, [home for _, home in taught.told]
    around = settings(scene, [m for m, _ in taught.told], leaning)
    for j in range(len(homes)):
        for i in range(max(0, j - REACH), j):
            taught.examples["same"].append((numbered(pair_features(scene, around[i], around[j])), yes(homes[i] == homes[j])))


def _teach_arguments(taught: Lesson, scene: Scene, one: Group, incident: Gold) -> None:
    for question, row in told_of(scene, one, incident).items():
        for find, answer in row:
            taught.examples[question].append((numbered(_FEATURES[question](scene, one, find)), answer))


_FEATURES: Mapping[str, Callable[[Scene, Group, Any], Features]] = {
    "role": role_features,
    "place": place_features,
    "when": time_features,
    "toll": toll_features,
}


def told_of(scene: Scene, one: Group, incident: Gold) -> dict[str, list[tuple[Placed, str]]]:
    """By question, the finds beside an incident, each with what gold says of it."""
    return {
        "role": list(_roles(scene, one, incident)),
        "place": list(_places(scene, one, incident)),
        "when": list(_days(scene, one, incident)),
        "toll": list(_tolls(scene, one, incident)),
    }


def _tolls(scene: Scene, one: Group, incident: Gold) -> Iterator[tuple[Placed, str]]:
    tolls = [(t["harm"], s) for t in incident["tolls"] for s in spans(t)]
    for toll in (t for t in scene.tolls if beside(scene, one, t)):
        yield toll, yes(touches(toll.span.start, toll.span.end, [s for harm, s in tolls if harm == toll.harm]))


def _places(scene: Scene, one: Group, incident: Gold) -> Iterator[tuple[Placed, str]]:
    """A find of a place that gold names by other words of the same place teaches nothing."""
    where = [s for w in incident["where"] for s in spans(w)]
    finds = [(place, touches(place.span.start, place.span.end, where)) for place in weighable(scene, one)]
    named = {place.value.place.name for place, said in finds if said}
    for place, said in finds:
        if said or place.value.place.name not in named:
            yield place, yes(said)


def _days(scene: Scene, one: Group, incident: Gold) -> Iterator[tuple[Placed, str]]:
    """Other words for the day that gold gives teach nothing."""
    when = incident["when"]
    for _, time, days in candidates(scene, one):
        said = when is not None and touches(time.span.start, time.span.end, spans(when))
        same = when is not None and [str(days.earliest), str(days.latest)] == [str(when.get(end))[:10] for end in ("earliest", "latest")]
        if said or not same:
            yield time, yes(said)


def _roles(scene: Scene, one: Group, incident: Gold) -> Iterator[tuple[Placed, str]]:
    """A find of an actor that gold names by other words of the same actor teaches nothing."""
    for entity in scene.entities:
        roles = [_gold_role(f.span.start, f.span.end, incident) for f in entity]
        known = any(r != "none" for r in roles)
        for find, role in zip(entity, roles, strict=True):
            if (role != "none" or not known) and beside(scene, one, find):
                yield find, role


def _gold_role(start: int, end: int, incident: Gold) -> str:
    return next((a["role"] for a in incident["actors"] if touches(start, end, spans(a))), "none")
