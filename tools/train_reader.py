"""Train the reader's scorers on annotated reports: python tools/train_reader.py REPORTS.jsonl GOLD.jsonl

Writes sijill/reading/data/weights.json.gz; tools/cross_validate.py measures what is trained so on reports that it never saw. Needs
scikit-learn (the `train` dependency group); nothing of it is needed to read.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from annotated import ANNOTATED, load_annotated
from fitting import STRENGTH, chooser, judge
from invented import INVENTED, load_invented
from lessons import Example, Gold, Lesson, home_of, lesson, load, numbered, scene_of, teach_same, touches, use_encoders, yes

from sijill.reading.encoder import shipped_digest
from sijill.reading.gathering import (
    Candidate,
    Doubts,
    Judged,
    Thresholds,
    accepted,
    incident_features,
    kinds_of,
    merged,
    parts_of,
    type_logits,
)
from sijill.reading.leaning import leanings
from sijill.reading.merging import Parts, merge_features
from sijill.reading.scorer import CHOOSERS, ENCODER, JUDGES, Chooser, Judge, Scorers

OUT = Path(__file__).parents[1] / "sijill" / "reading" / "data" / "weights.json.gz"
INNER = 8
_BY_DRAFTS = ("merge", "settle", "incident", "kind")
#: Doubts are learnt from a little beyond where they are asked about (`belonging.DOUBT`): log-odds.
_LEARNT = (-2.0, 1.5)
#: What belongs to a group, by scorers fitted without a part of so many: a multiple of them is INNER.
_BONDS, _PARTS = ("place", "when", "toll", "role"), 4


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
    typing = [_without(lessons, k, ("type",)) for k in range(INNER)]
    for k, scorers in enumerate(typing):
        _teach_same(lessons[k::INNER], scorers)
    known = _only(lessons, [n for n in STRENGTH if n not in _BY_DRAFTS])
    bonds = [_without(lessons, k, _BONDS, parts=_PARTS) for k in range(_PARTS)]
    folds = [list(_drafts(lessons, k, scorers.type, bonds[k % _PARTS])) for k, scorers in enumerate(typing)]
    merge = _but_for_each([list(_merge_examples(drafts)) for drafts in folds], "merge")
    settle = _but_for_each([[e for draft in drafts for e in _settle_examples(draft, merge[k])] for k, drafts in enumerate(folds)], "settle")
    known = replace(known, merge=merge[-1], settle=settle[-1])
    found = list(_found(folds, merge[:-1], settle[:-1]))
    known = replace(known, incident=judge("incident", list(_incident_examples(found))))
    return replace(known, kind=chooser("kind", list(_kind_examples(found))))


def _without(lessons: Sequence[Lesson], k: int, wanted: Sequence[str], parts: int = INNER) -> Scorers:
    """Those wanted, learnt from all but part k."""
    return _only([one for n, one in enumerate(lessons) if n % parts != k], wanted)


def _but_for_each(folds: Sequence[Sequence[Example]], name: str) -> list[Judge]:
    """For each fold a judge that learnt from all others, and last the one that learnt from all."""
    others = ([e for n, one in enumerate(folds) if n != k for e in one] for k in range(len(folds) + 1))
    return [judge(name, examples) for examples in others]


def _teach_same(lessons: Sequence[Lesson], typing: Scorers) -> None:
    for one in lessons:
        one.examples["same"] = []
        rows = [type_logits(one.scene, m, typing) for m, _ in one.told]
        teach_same(one, leanings(rows, typing.type.classes))


def _drafts(lessons: Sequence[Lesson], k: int, typing: Chooser, bonds: Scorers) -> Iterator[Draft]:
    known = {name: getattr(bonds, name) for name in _BONDS}
    scorers = replace(_without(lessons, k, ("mention", "same")), type=typing, **known)
    for one in lessons[k::INNER]:
        judged = accepted(one.scene, scorers, Thresholds())
        yield Draft(one, judged, parts_of(one.scene, judged, scorers, Thresholds()), scorers)


def _merge_examples(drafts: Sequence[Draft]) -> Iterator[Example]:
    """Pairs of groups that both tell of a gold incident: of the same one or not."""
    return ((numbered(merge_features(draft.parts, i, j)), yes(same)) for draft in drafts for i, j, same in _pairs(draft))


def _settle_examples(draft: Draft, merge: Judge) -> Iterator[Example]:
    """Of those pairs the ones that a judge of their words which did not see them is in doubt about."""
    doubts = Doubts(draft.parts, draft.judged, replace(draft.scorers, merge=merge))
    for i, j, same in _pairs(draft):
        odds = doubts.by_words(i, j)
        if _LEARNT[0] < odds < _LEARNT[1]:
            yield numbered(doubts.settling(i, j, odds)), yes(same)


def _pairs(draft: Draft) -> Iterator[tuple[int, int, bool]]:
    homes = [_part_home(draft, n) for n in range(len(draft.parts.all))]
    for j, right in enumerate(homes):
        for i, left in enumerate(homes[:j]):
            if left is not None and right is not None:
                yield i, j, left == right


def _part_home(draft: Draft, n: int) -> int | None:
    """The gold incident that most mentions of a group tell of."""
    stretches = [[(s["start"], s["end"]) for s in i["mentions"]] for i in draft.lesson.gold["incidents"]]
    homes = [home_of(draft.judged[m][0], stretches) for m in draft.parts.all[n].members]
    known = [h for h in homes if h is not None]
    return max(known, key=known.count) if known else None


def _found(folds: Sequence[Sequence[Draft]], merge: Sequence[Judge], settle: Sequence[Judge]) -> Iterator[tuple[Draft, list[Candidate]]]:
    """Groups as they come out of scorers that did not see their reports."""
    for drafts, words, belongings in zip(folds, merge, settle, strict=True):
        for draft in drafts:
            yield draft, merged(draft.parts, draft.judged, replace(draft.scorers, merge=words, settle=belongings), Thresholds())


def _incident_examples(found: Sequence[tuple[Draft, list[Candidate]]]) -> Iterator[Example]:
    """Groups, right where they are the best for an incident."""
    for draft, candidates in found:
        best = _best_groups(candidates, draft.lesson.gold["incidents"])
        for n in range(len(candidates)):
            yield numbered(incident_features(draft.lesson.scene, candidates, n)), yes(n in best)


def _kind_examples(found: Sequence[tuple[Draft, list[Candidate]]]) -> Iterator[Example]:
    """Groups that are the best for an incident, of its type."""
    for draft, candidates in found:
        incidents = draft.lesson.gold["incidents"]
        for n, i in _best_groups(candidates, incidents).items():
            classes = draft.scorers.type.classes
            yield numbered(kinds_of(draft.lesson.scene, candidates[n], classes)), incidents[i]["type"]


def _best_groups(found: Sequence[Candidate], incidents: Sequence[Gold]) -> dict[int, int]:
    """For each gold incident the group with most of its mentions, each group for one incident only: incidents by group."""
    shared = []
    for i, incident in enumerate(incidents):
        said = [(s["start"], s["end"]) for s in incident["mentions"]]
        for n, one in enumerate(found):
            common = sum(touches(m.find.span.start, m.find.span.end, said) for m, _ in one.judged)
            if common:
                shared.append((common, one.type == incident["type"], -n, -i))
    groups: dict[int, int] = {}
    for _, _, n, i in sorted(shared, reverse=True):
        if -n not in groups and -i not in groups.values():
            groups[-n] = -i
    return groups


def save(scorers: Scorers, out: Path) -> None:
    models: dict[str, Any] = {name: asdict(getattr(scorers, name)) for name in (*JUDGES, *CHOOSERS)}
    raw = {ENCODER: shipped_digest(), **models}
    told = (json.dumps(raw, ensure_ascii=False, separators=(",", ":")) + "\n").encode("utf-8")
    out.write_bytes(gzip.compress(told, mtime=0) if out.suffix == ".gz" else told)
    print(f"{out.name}: {out.stat().st_size / 1000:.0f} kB, {sum(len(m['weights']) for m in models.values())} features")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("reports", type=Path)
    cli.add_argument("gold", type=Path)
    cli.add_argument("--invented", type=Path, nargs="*", default=INVENTED, help="further reports to learn from, never to score on")
    cli.add_argument("--annotated", type=Path, default=ANNOTATED, help="annotations by offset of reports in files beside REPORTS")
    cli.add_argument("--out", type=Path, default=OUT)
    cli.add_argument("--encoders", type=Path, metavar="DIR", help="encoders that did not see half of the reports each")
    given = cli.parse_args()
    if given.encoders:
        use_encoders(given.encoders)
    gold = load(given.gold)
    rows = {r["report_id"]: r for r in load(given.reports)}
    scenes = [scene_of(rows[g["report_id"]]) for g in gold]
    lessons = [lesson(s, g) for s, g in zip(scenes, gold, strict=True)]
    more = [lesson(scene_of(row), g) for path in given.invented for row, g in load_invented(path)]
    pools = sorted(given.reports.parent.glob("*reports*.jsonl"))
    read_before = [lesson(scene_of(row), g) for row, g in load_annotated(given.annotated, pools)]
    print(f"{len(lessons)} reports of {given.gold.name}, {len(read_before)} of {given.annotated.name}, {len(more)} invented")
    more += read_before
    save(train(lessons + more), given.out)


if __name__ == "__main__":
    main()
