"""Read every annotated report with weights that never saw it, and score what was read.

    python tools/cross_validate.py REPORTS.jsonl GOLD.jsonl --keep DIR   fits each fold's weights, keeps them in DIR, and scores
    python tools/cross_validate.py REPORTS.jsonl GOLD.jsonl --with DIR   scores with weights kept before: for a change of rules alone

The reports of GOLD and those of training/annotated.jsonl are scored apart; invented ones are learnt from, never scored on.
A report's fold and half depend on its id alone. `--half` scores one half: look for causes in the one, judge them by the other.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from annotated import ANNOTATED, load_annotated
from invented import INVENTED, load_invented
from lessons import Gold, Lesson, lesson, load, scene_of, use_encoders

from sijill.evaluate.account import by_field, error_counts, error_lines
from sijill.evaluate.score import score
from sijill.model import Reading
from sijill.publish.reading_json import reading_row
from sijill.reading.assembly import assemble
from sijill.reading.scorer import Scorers, from_json

FOLDS = 4
HALVES = {"even": 0, "odd": 1}
_CHUNK = 40

Row = dict[str, Any]


def fold_of(report_id: str) -> int:
    return crc32(report_id.encode()) % FOLDS


def half_of(report_id: str) -> int:
    return crc32(report_id.encode()) // FOLDS % 2


class Annotated:
    """The annotated reports by sample, and what was made of them."""

    def __init__(self, reports: Path, gold: Path) -> None:
        given = {r["report_id"]: r for r in load(reports)}
        annotated = list(load_annotated(ANNOTATED, sorted(reports.parent.glob("*reports*.jsonl"))))
        self.samples: dict[str, dict[str, Gold]] = {
            ANNOTATED.name: {g["report_id"]: g for _, g in annotated},
            gold.name: {g["report_id"]: g for g in load(gold)},
        }
        self.reports: dict[str, Row] = {r["report_id"]: r for r, _ in annotated} | {i: given[i] for i in self.samples[gold.name]}

    @property
    def gold(self) -> Iterator[Gold]:
        for sample in self.samples.values():
            yield from sample.values()


#: What forked processes read: set before they start, since lessons and weights are too big to be handed over.
_LESSONS: dict[int, list[Lesson]] = {}
_REPORTS: dict[str, Row] = {}
_SCORERS: dict[int, Scorers] = {}


def _fit(task: tuple[int, Path]) -> None:
    from train_reader import save, train  # needs scikit-learn, which is not needed to read with weights kept before

    fold, out = task
    save(train([one for n, lessons in _LESSONS.items() if n != fold for one in lessons]), out)


def _read(report_ids: Sequence[str]) -> list[Row]:
    scenes = ((i, scene_of(_REPORTS[i])) for i in report_ids)
    return [reading_row(Reading(s.report, s.dating, assemble(s, _SCORERS[fold_of(i)]), "cv")) for i, s in scenes]


def fit_folds(annotated: Annotated, keep: Path) -> None:
    keep.mkdir(parents=True, exist_ok=True)
    for gold in annotated.gold:
        taught = lesson(scene_of(annotated.reports[gold["report_id"]]), gold)
        _LESSONS.setdefault(fold_of(gold["report_id"]), []).append(taught)
    _LESSONS[FOLDS] = [lesson(scene_of(row), g) for path in INVENTED for row, g in load_invented(path)]
    with multiprocessing.get_context("fork").Pool(maxtasksperchild=1) as pool:
        pool.map(_fit, [(k, _weights(keep, k)) for k in range(FOLDS)], chunksize=1)
    _LESSONS.clear()


def _weights(kept: Path, fold: int) -> Path:
    return kept / f"fold-{fold}.json"


def read_all(annotated: Annotated, kept: Path, wanted: Sequence[str]) -> dict[str, Row]:
    _SCORERS.update((k, from_json(_weights(kept, k).read_text(encoding="utf-8"))) for k in range(FOLDS))
    _REPORTS.update(annotated.reports)
    chunks = [wanted[n : n + _CHUNK] for n in range(0, len(wanted), _CHUNK)]
    with multiprocessing.get_context("fork").Pool() as pool:
        return {row["report_id"]: row for rows in pool.imap_unordered(_read, chunks) for row in rows}


def account(name: str, gold: Mapping[str, Gold], read: Mapping[str, Row], errors: int) -> Iterator[str]:
    made = score(gold, read)
    yield from (f"{name}, {len(gold)} reports", *by_field(made))
    if errors:
        yield from ("", *error_counts(made), *error_lines(made, errors))
    yield ""


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("reports", type=Path)
    cli.add_argument("gold", type=Path)
    weights = cli.add_mutually_exclusive_group(required=True)
    weights.add_argument("--keep", type=Path, metavar="DIR")
    weights.add_argument("--with", type=Path, metavar="DIR", dest="kept")
    cli.add_argument("--half", choices=HALVES)
    cli.add_argument("--rows", type=Path, help="where to write what was read")
    cli.add_argument("--errors", type=int, default=0, help="how many of each kind to list")
    cli.add_argument("--encoders", type=Path, metavar="DIR", help="encoders that did not see half of the reports each")
    given = cli.parse_args()
    if given.encoders:
        use_encoders(given.encoders)
    annotated = Annotated(given.reports, given.gold)
    if given.keep:
        fit_folds(annotated, given.keep)
    wanted = [i for i in annotated.reports if given.half is None or half_of(i) == HALVES[given.half]]
    read = read_all(annotated, given.keep or given.kept, wanted)
    if given.rows:
        given.rows.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in read.values()), encoding="utf-8")
    for name, sample in annotated.samples.items():
        print("\n".join(account(name, {i: g for i, g in sample.items() if i in read}, read, given.errors)))


if __name__ == "__main__":
    main()
