"""Train the reader's scorers on annotated reports, or measure them by cross-validation.

    python tools/train_reader.py REPORTS.jsonl GOLD.jsonl            writes sijill/reading/data/weights.json
    python tools/train_reader.py REPORTS.jsonl GOLD.jsonl --folds 5  reads each report with weights that never saw it

Needs scikit-learn (the `train` dependency group); nothing of it is needed to read.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from annotated import load_annotated
from invented import load_invented
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from sijill.evaluate.account import by_field
from sijill.evaluate.score import score
from sijill.intake.dating import date_report
from sijill.model import Interval, Reading, Report
from sijill.publish.reading_json import reading_row
from sijill.reading.arguments import place_features, role_features, time_features, toll_features
from sijill.reading.assembly import assemble, weighable
from sijill.reading.binding import Group, beside, in_reach, with_rivals
from sijill.reading.features import Features, names
from sijill.reading.gathering import Candidate, Judged, Thresholds, accepted, incident_features, merged, parts_of
from sijill.reading.grouping import pair_features, settings
from sijill.reading.mentions import Mention, mention_features, place_triggers, type_features
from sijill.reading.merging import Parts, merge_features
from sijill.reading.scene import Scene, look
from sijill.reading.scorer import CHOOSERS, JUDGES, Chooser, Judge, Scorers

TRAINING = Path(__file__).parents[1] / "training"
INVENTED = sorted(TRAINING.glob("invented*.txt"))
ANNOTATED = TRAINING / "annotated.jsonl"
OUT = Path(__file__).parents[1] / "sijill" / "reading" / "data" / "weights.json"
STRENGTH = {
    "mention": 0.2,
    "type": 0.5,
    "same": 0.1,
    "merge": 0.1,
    "role": 0.1,
    "place": 0.1,
    "when": 0.1,
    "toll": 0.2,
    "incident": 0.05,
}  # inverse regularisation
SEEN_AT_LEAST = 3
INNER = 4
LIGHTEST = 0.1

#: Every feature seen, by its number: features are kept as numbers, since training goes over them many times.
FEATURES: dict[str, int] = {}

Example = tuple[npt.NDArray[np.int32], str]
Gold = dict[str, Any]
Span = tuple[int, int]


@dataclass(slots=True)
class Lesson:
    """Everything one report teaches, by scorer."""

    scene: Scene
    gold: Gold
    examples: dict[str, list[Example]] = field(default_factory=lambda: defaultdict(list))


def load(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def report_of(row: Mapping[str, Any]) -> Report:
    day = row.get("published")
    published = Interval.day(date.fromisoformat(day[:10]), "given") if day else None
    return Report(row["text"], outlet=row.get("outlet"), published=published, given_id=row["report_id"])


def scene_of(row: Mapping[str, Any]) -> Scene:
    report = report_of(row)
    return look(report, date_report(report))


def spans(item: Mapping[str, Any]) -> list[Span]:
    return [(s["start"], s["end"]) for s in item.get("spans") or [] if s.get("start") is not None]


def touches(start: int, end: int, stretches: Iterable[Span]) -> bool:
    return any(a < end and start < b for a, b in stretches)


def gold_groups(mentions: Sequence[Mention], incidents: Sequence[Gold]) -> dict[int, list[Mention]]:
    """Mentions by gold incident; one that two incidents share goes to the first."""
    groups: dict[int, list[Mention]] = defaultdict(list)
    for m in mentions:
        home = _home(m, [[(s["start"], s["end"]) for s in i["mentions"]] for i in incidents])
        if home is not None:
            groups[home].append(m)
    return dict(groups)


def _home(mention: Mention, stretches: Sequence[Sequence[Span]]) -> int | None:
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
    _teach_same(taught, scene, mentions, [home[m.number] for m in mentions], incidents)
    known = with_rivals([Group(tuple(members), incidents[n]["type"]) for n, members in groups.items()])
    for n, one in zip(groups, known, strict=True):
        _teach_arguments(taught, scene, one, incidents[n])
    return taught


def _teach_same(taught: Lesson, scene: Scene, mentions: Sequence[Mention], homes: Sequence[int], incidents: Sequence[Gold]) -> None:
    around = settings(scene, mentions, [incidents[h]["type"] for h in homes])
    for j in range(len(mentions)):
        for i in range(max(0, j - 12), j):
            taught.examples["same"].append((numbered(pair_features(scene, around[i], around[j])), yes(homes[i] == homes[j])))


def _teach_arguments(taught: Lesson, scene: Scene, one: Group, incident: Gold) -> None:
    _teach_roles(taught, scene, one, incident)
    where = [s for w in incident["where"] for s in spans(w)]
    for place in weighable(scene, one):
        taught.examples["place"].append(
            (numbered(place_features(scene, one, place)), yes(touches(place.span.start, place.span.end, where)))
        )
    when = incident["when"]
    for time in scene.times:
        if time.value.interval is not None and in_reach(scene, one, time):
            said = when is not None and touches(time.span.start, time.span.end, spans(when))
            taught.examples["when"].append((numbered(time_features(scene, one, time)), yes(said)))
    tolls = [(t["harm"], s) for t in incident["tolls"] for s in spans(t)]
    for toll in (t for t in scene.tolls if beside(scene, one, t)):
        said = touches(toll.span.start, toll.span.end, [s for harm, s in tolls if harm == toll.harm])
        taught.examples["toll"].append((numbered(toll_features(scene, one, toll)), yes(said)))


def _teach_roles(taught: Lesson, scene: Scene, one: Group, incident: Gold) -> None:
    """A find of an actor that gold names by other words of the same actor teaches nothing."""
    for entity in scene.entities:
        roles = [_gold_role(f.span.start, f.span.end, incident) for f in entity]
        known = any(r != "none" for r in roles)
        for find, role in zip(entity, roles, strict=True):
            if (role != "none" or not known) and beside(scene, one, find):
                taught.examples["role"].append((numbered(role_features(scene, one, find)), role))


def _gold_role(start: int, end: int, incident: Gold) -> str:
    return next((a["role"] for a in incident["actors"] if touches(start, end, spans(a))), "none")


def _learnt(name: str, examples: Sequence[Example]) -> tuple[LogisticRegression, list[str]]:
    """A model of the features seen often enough, and their names in the order of its columns."""
    seen = np.bincount(np.concatenate([ids for ids, _ in examples]), minlength=len(FEATURES))
    kept = np.flatnonzero(seen >= SEEN_AT_LEAST)
    x = _matrix([ids for ids, _ in examples])[:, kept]
    solver = "liblinear" if name in JUDGES else "lbfgs"
    model = LogisticRegression(C=STRENGTH[name], max_iter=200, solver=solver)
    model.fit(x, [label for _, label in examples])
    names = list(FEATURES)
    return model, [names[n] for n in kept]


def _matrix(rows: Sequence[npt.NDArray[np.int32]]) -> csr_matrix:
    ends = np.cumsum([0, *(len(r) for r in rows)])
    columns = np.concatenate(rows)
    return csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(rows), len(FEATURES)))


def judge(name: str, examples: Sequence[Example]) -> Judge:
    model, names = _learnt(name, examples)
    weights = {f: round(float(w), 3) for f, w in zip(names, model.coef_[0], strict=True) if abs(w) >= LIGHTEST}
    return Judge(round(float(model.intercept_[0]), 3), weights)


def chooser(name: str, examples: Sequence[Example]) -> Chooser:
    model, names = _learnt(name, examples)
    rows = ([round(float(w), 2) for w in row] for row in model.coef_.T)
    weights = {f: row for f, row in zip(names, rows, strict=True) if max(map(abs, row)) >= LIGHTEST}
    return Chooser(tuple(map(str, model.classes_)), tuple(round(float(b), 3) for b in model.intercept_), weights)


def _examples(lessons: Sequence[Lesson], name: str) -> list[Example]:
    return [e for one in lessons for e in one.examples[name]]


def _only(lessons: Sequence[Lesson], wanted: Sequence[str]) -> Scorers:
    """Scorers of which only those wanted are learnt; the others know nothing."""
    known: dict[str, Any] = {n: judge(n, _examples(lessons, n)) if n in wanted else Judge(0.0, {}) for n in JUDGES}
    known |= {n: chooser(n, _examples(lessons, n)) if n in wanted else Chooser(("none",), (0.0,), {}) for n in CHOOSERS}
    return Scorers(**known)


@dataclass(frozen=True, slots=True)
class Draft:
    """One report as scorers that did not see it group its mentions, before groups are joined."""

    lesson: Lesson
    judged: Judged
    parts: Parts
    scorers: Scorers


def train(lessons: Sequence[Lesson]) -> Scorers:
    known = _only(lessons, [n for n in STRENGTH if n not in ("merge", "incident")])
    folds = [list(_drafts(lessons, k)) for k in range(INNER)]
    known = replace(known, merge=judge("merge", [e for drafts in folds for e in _merge_examples(drafts)]))
    return replace(known, incident=judge("incident", list(_incident_examples(folds))))


def _drafts(lessons: Sequence[Lesson], k: int) -> Iterator[Draft]:
    scorers = _only([one for n, one in enumerate(lessons) if n % INNER != k], ("mention", "type", "same"))
    for one in lessons[k::INNER]:
        judged = accepted(one.scene, scorers, Thresholds())
        yield Draft(one, judged, parts_of(one.scene, judged, scorers, Thresholds()), scorers)


def _merge_examples(drafts: Sequence[Draft]) -> Iterator[Example]:
    """Pairs of groups that both tell of a gold incident: of the same one or not."""
    for draft in drafts:
        homes = [_part_home(draft, n) for n in range(len(draft.parts.all))]
        for j, right in enumerate(homes):
            for i, left in enumerate(homes[:j]):
                if left is not None and right is not None:
                    yield numbered(merge_features(draft.parts, i, j)), yes(left == right)


def _part_home(draft: Draft, n: int) -> int | None:
    """The gold incident that most mentions of a group tell of."""
    stretches = [[(s["start"], s["end"]) for s in i["mentions"]] for i in draft.lesson.gold["incidents"]]
    homes = [_home(draft.judged[m][0], stretches) for m in draft.parts.all[n].members]
    known = [h for h in homes if h is not None]
    return max(known, key=known.count) if known else None


def _incident_examples(folds: Sequence[Sequence[Draft]]) -> Iterator[Example]:
    """Groups as they come out of scorers that did not see their reports, right where they are the best for an incident."""
    for k, drafts in enumerate(folds):
        merge = judge("merge", [e for n, others in enumerate(folds) if n != k for e in _merge_examples(others)])
        for draft in drafts:
            found = merged(draft.parts, draft.judged, replace(draft.scorers, merge=merge), Thresholds())
            best = _best_groups(found, draft.lesson.gold["incidents"])
            for n in range(len(found)):
                yield numbered(incident_features(draft.lesson.scene, found, n)), yes(n in best)


def _best_groups(found: Sequence[Candidate], incidents: Sequence[Gold]) -> set[int]:
    """For each gold incident the group with most of its mentions, each group for one incident only."""
    shared = []
    for i, incident in enumerate(incidents):
        said = [(s["start"], s["end"]) for s in incident["mentions"]]
        for n, one in enumerate(found):
            common = sum(touches(m.find.span.start, m.find.span.end, said) for m, _ in one.judged)
            if common:
                shared.append((common, one.type == incident["type"], -n, -i))
    groups: set[int] = set()
    used: set[int] = set()
    for _, _, n, i in sorted(shared, reverse=True):
        if -n not in groups and -i not in used:
            groups.add(-n)
            used.add(-i)
    return groups


def _read_fold(task: tuple[Sequence[Lesson], Sequence[Scene]]) -> list[dict[str, Any]]:
    lessons, scenes = task
    scorers = train(lessons)
    return [reading_row(Reading(s.report, s.dating, assemble(s, scorers, Thresholds()), "cv")) for s in scenes]


def cross_validate(scenes: Sequence[Scene], lessons: Sequence[Lesson], folds: int, more: Sequence[Lesson] = ()) -> Iterator[dict[str, Any]]:
    tasks = []
    for k in range(folds):
        held = [s for n, s in enumerate(scenes) if n % folds == k]
        tasks.append(([*more, *(one for n, one in enumerate(lessons) if n % folds != k)], held))
    with ProcessPoolExecutor(2) as pool:
        for rows in pool.map(_read_fold, tasks):
            yield from rows


def save(scorers: Scorers, out: Path) -> None:
    raw: dict[str, Any] = {name: asdict(getattr(scorers, name)) for name in (*JUDGES, *CHOOSERS)}
    out.write_text(json.dumps(raw, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{out.name}: {out.stat().st_size / 1000:.0f} kB, {sum(len(m['weights']) for m in raw.values())} features")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("reports", type=Path)
    cli.add_argument("gold", type=Path)
    cli.add_argument("--invented", type=Path, nargs="*", default=INVENTED, help="further reports to learn from, never to score on")
    cli.add_argument("--annotated", type=Path, default=ANNOTATED, help="annotations by offset of reports in files beside REPORTS")
    cli.add_argument("--folds", type=int, default=0)
    cli.add_argument("--rows", type=Path, help="where to write what cross-validation read, for an error listing")
    cli.add_argument("--out", type=Path, default=OUT)
    given = cli.parse_args()
    gold = load(given.gold)
    rows = {r["report_id"]: r for r in load(given.reports)}
    scenes = [scene_of(rows[g["report_id"]]) for g in gold]
    lessons = [lesson(s, g) for s, g in zip(scenes, gold, strict=True)]
    more = [lesson(scene_of(row), g) for path in given.invented for row, g in load_invented(path)]
    pools = sorted(given.reports.parent.glob("*reports*.jsonl"))
    read_before = [lesson(scene_of(row), g) for row, g in load_annotated(given.annotated, pools)]
    print(f"{len(lessons)} reports of {given.gold.name}, {len(read_before)} of {given.annotated.name}, {len(more)} invented")
    more += read_before
    if not given.folds:
        save(train(lessons + more), given.out)
        return
    read = list(cross_validate(scenes, lessons, given.folds, more))
    if given.rows:
        given.rows.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in read), encoding="utf-8")
    print("\n".join(by_field(score({g["report_id"]: g for g in gold}, {r["report_id"]: r for r in read}))))


if __name__ == "__main__":
    main()
