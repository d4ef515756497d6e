"""Learn linking's weights from pairs that recorders judged, and compare ways of judging pairs on incidents not learned from.

    python tools/fit_linking.py REPORTS.jsonl INCIDENTS.jsonl [--ledger FILE] [--splink]

Folds are of incidents: those that share a report are in one fold, a pair is tested only where both its incidents are in the
fold that is left out, and learned from only where neither is. Every way sees the same pairs, those that blocking proposes and
no veto forbids. Last are weights learned from all, for sijill/linking/data/weights.toml; they are taken over by hand, and only
where they do better both here and in whole registers (the second table: best-match F1 of incidents left out).

Needs scikit-learn (the `train` dependency group), and for `--splink` Splink (`try-splink`); linking needs neither.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
from labelled_pairs import FOLDS, Labelled, Row, best_cut, folds, labelled, laid_to, rows
from sklearn.linear_model import LogisticRegression

from sijill.errors import InputRefused
from sijill.linking import Candidate, Linker, Persons, Weights, candidates, item_of, link, weights
from sijill.linking.evidence import comparisons
from sijill.linking.index import MemoryIndex
from sijill.linking.vetoes import veto
from sijill.store import Ledger
from sijill.workflow import read

Array = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The labelled pairs, what the evidence says of each, and how much each counts: an incident of fifty tellings has a
    thousand pairs and is still one."""

    by_id: Mapping[str, Candidate]
    incident_of: Mapping[str, str]
    listed: Sequence[Labelled]
    scores: Array
    same: Mask
    shares: Array

    def outside(self, fold: int) -> Mask:
        return np.array([fold not in p.folds for p in self.listed])

    def within(self, fold: int) -> Mask:
        return np.array([p.folds == {fold} for p in self.listed])


#: Learns on the pairs of the first mask; the odds of all.
Judge = Callable[[Pairs, Mask], Array]


@dataclass(frozen=True, slots=True)
class Recorded:
    """Which reports the recorders list for which incident."""

    reports: Sequence[Row]
    incidents: Mapping[str, Row]
    fold_of: Mapping[str, int]
    names: Mapping[str, str]

    def members(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for report in self.reports:
            for incident in report["incident_ids"]:
                if incident in self.incidents:
                    found[incident].add(report["report_id"])
        return found


def tellings(ledger: Ledger, path: str) -> tuple[dict[str, Candidate], dict[str, str]]:
    """Everything told in the reports, by id, and the name of each report by id."""
    if not ledger.counts()["reports"]:
        for item in read([path]):
            if not isinstance(item, InputRefused):
                ledger.add(item)
    names = {key: copies[0].name for key, copies in ledger.copies().items()}
    return {c.id: c for reading in ledger.readings() for c in candidates(reading)}, names


def compared(by_id: Mapping[str, Candidate]) -> list[tuple[str, str]]:
    """The pairs that blocking proposes, each once, the lesser id first."""
    linker = Linker(MemoryIndex(), Persons())
    linker.update(new=by_id.values())
    ids = {item_of(name): name for name in by_id}
    met = linker.met(ids)
    return sorted({(min(ids[a], ids[b]), max(ids[a], ids[b])) for a, others in met.items() for b in others})


def gather(by_id: Mapping[str, Candidate], recorded: Recorded) -> Pairs:
    incident_of = laid_to(by_id.values(), recorded.names, recorded.reports, recorded.incidents)
    limits = weights().limits
    proposed = [(a, b) for a, b in compared(by_id) if veto(by_id[a], by_id[b], limits) is None]
    listed = list(labelled(proposed, incident_of, recorded.fold_of))
    functions = comparisons()
    scores = np.array([[f(by_id[p.left], by_id[p.right]).score for f in functions] for p in listed])
    of_both = [tuple(sorted((incident_of[p.left], incident_of[p.right]))) for p in listed]
    sizes = Counter(of_both)
    return Pairs(by_id, incident_of, listed, scores, np.array([p.same for p in listed]), np.array([sizes[key] ** -0.5 for key in of_both]))


def by_hand(known: Pairs, train: Mask) -> Array:
    """The shipped weights; nothing is learned."""
    shipped = weights()
    return np.asarray(known.scores @ np.array(list(shipped.of.values())) + shipped.limits.bias, dtype=np.float64)


def logistic(known: Pairs, train: Mask) -> Array:
    """Log odds from a logistic regression over the same evidence, cut where its F1 on the training pairs is best."""
    odds = np.asarray(_fitted(known, train).decision_function(known.scores), dtype=np.float64)
    return odds - best_cut(odds[train], known.same[train])


def words_only(known: Pairs, train: Mask) -> Array:
    """What weighted words alone say (the cosine of TF-IDF), cut as above."""
    odds = known.scores[:, list(weights().of).index("words")]
    return np.asarray(odds - best_cut(odds[train], known.same[train]), dtype=np.float64)


def _fitted(known: Pairs, train: Mask) -> LogisticRegression:
    return LogisticRegression(max_iter=2000).fit(known.scores[train], known.same[train], sample_weight=known.shares[train])


def held_out(known: Pairs, judge: Judge) -> tuple[float, float, float]:
    """Precision, recall and F1 over the pairs of every fold, judged without it."""
    said, asked = np.zeros(len(known.listed), bool), np.zeros(len(known.listed), bool)
    for fold in range(FOLDS):
        test = known.within(fold)
        said[test] = judge(known, known.outside(fold))[test] >= 0
        asked |= test
    right = float((said & known.same & asked).sum())
    precision, recall = right / max(1, (said & asked).sum()), right / (known.same & asked).sum()
    return precision, recall, 2 * precision * recall / (precision + recall)


def as_weights(model: LogisticRegression, *, more: float = 0.0) -> Weights:
    """The model's coefficients in the form of weights.toml; `more` is added to the bias."""
    shipped = weights()
    of = dict(zip(shipped.of, map(float, model.coef_[0]), strict=True))
    return Weights(MappingProxyType(of), replace(shipped.limits, bias=float(model.intercept_[0]) + more))


def best_match(by_id: Mapping[str, Candidate], recorded: Recorded, using: Weights) -> dict[str, float]:
    """For each incident of two reports or more the F1 of its reports with those of its best cluster."""
    listed = recorded.members()
    known = set[str]().union(*listed.values())
    clusters = [{recorded.names[by_id[x].report_id] for x in members} & known for members in link(by_id.values(), using=using).clusters]
    found = {}
    for incident, mine in listed.items():
        if len(mine) > 1:
            found[incident] = max((2 * len(mine & c) / (len(mine) + len(c)) for c in clusters if mine & c), default=0.0)
    return found


def in_registers(known: Pairs, recorded: Recorded) -> dict[str, float]:
    """Best-match F1 in whole registers: with the shipped weights, and with weights that each fold's incidents had no part in.
    How far the bias is moved is chosen by the incidents learned from."""
    found = {"hand-set weights": best_match(known.by_id, recorded, weights())}
    learned: dict[str, float] = {}
    for fold in range(FOLDS):
        model = _fitted(known, known.outside(fold))
        tried = [best_match(known.by_id, recorded, as_weights(model, more=more)) for more in (0.0, 0.5, 1.0, 1.5)]
        best = max(tried, key=lambda t: float(np.mean([f for i, f in t.items() if recorded.fold_of[i] != fold])))
        learned.update({i: f for i, f in best.items() if recorded.fold_of[i] == fold})
    return {name: float(np.mean(list(f1.values()))) for name, f1 in (*found.items(), ("learned weights", learned))}


def show(known: Pairs, recorded: Recorded, ways: Mapping[str, Judge]) -> None:
    print(f"{len(known.listed)} pairs, {known.same.sum()} of one incident, {FOLDS} folds of {len(recorded.fold_of)} incidents\n")
    print("| way | precision | recall | F1 |\n|---|---|---|---|")
    for name, judge in ways.items():
        precision, recall, f1 = held_out(known, judge)
        print(f"| {name} | {precision:.1%} | {recall:.1%} | {f1:.1%} |")
    print("\n| in whole registers | best-match F1 |\n|---|---|")
    for name, f1 in in_registers(known, recorded).items():
        print(f"| {name} | {f1:.1%} |")
    learned = as_weights(_fitted(known, np.ones(len(known.listed), bool)))
    print("\nlearned from all:", ", ".join(f"{k} = {v:.2f}" for k, v in learned.of.items()), f"bias = {learned.limits.bias:.2f}")


def main() -> int:
    line = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    line.add_argument("reports")
    line.add_argument("incidents")
    line.add_argument("--ledger")
    line.add_argument("--splink", action="store_true")
    asked = line.parse_args()
    with tempfile.TemporaryDirectory() as folder, Ledger.open(asked.ledger or Path(folder) / "fit.sijill") as ledger:
        by_id, names = tellings(ledger, asked.reports)
    reports, incidents = rows(asked.reports), {i["incident_id"]: i for i in rows(asked.incidents)}
    recorded = Recorded(reports, incidents, folds(reports, incidents), names)
    ways: dict[str, Judge] = {"words alone (TF-IDF cosine)": words_only, "hand-set weights": by_hand, "logistic regression": logistic}
    if asked.splink:
        from splink_pairs import splink_way  # a group of its own, and slow to load

        ways["Splink (DuckDB)"] = splink_way
    show(gather(by_id, recorded), recorded, ways)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
