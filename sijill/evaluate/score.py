"""What was read, against gold: right, missed and made up, by field, by type and by report.

Invariant: facts of an incident count only where the incident itself was found, one of its mentions overlapping one of
gold's; each incident answers for at most one. What the other side has beside that is missed or made up.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sijill.evaluate.facts import FIELDS, Incident, agreeing, facts, mention_overlap
from sijill.evaluate.gold import Row

#: In a report that gold could not date, an interval this long may be bounded by nothing but guesses about the report.
_WIDE_DAYS = 6


@dataclass(frozen=True, slots=True)
class Counts:
    """How many facts the gold has, how many were read, and how many of these are right; of none, all figures are 0."""

    right: int = 0
    gold: int = 0
    read: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.gold + other.gold, self.read + other.read)

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Disagreement:
    """`field` is one of the facts, or "missed" or "made up" for a whole incident. `incident` is gold's, or the one made up."""

    report_id: str
    field: str
    gold: Sequence[Any]
    read: Sequence[Any]
    incident: Incident = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Score:
    """`by_type`: incidents of each type found with that type; `by_report`: all facts of each report; `facts_by_type`: all facts
    of the incidents of each type, by gold's type where gold has the incident."""

    found: Counts
    fields: Mapping[str, Counts]
    by_type: Mapping[str, Counts]
    by_report: Mapping[str, Counts]
    disagreements: Sequence[Disagreement]
    not_read: Sequence[str]
    facts_by_type: Mapping[str, Counts] = dataclasses.field(default_factory=dict)

    @property
    def all_facts(self) -> Counts:
        return sum((self.fields[f] for f in FIELDS), Counts())

    def rows(self) -> dict[str, Counts]:
        """The figures in the order they are shown: found, each field, all facts."""
        return {"found": self.found, **{f: self.fields[f] for f in FIELDS}, "all facts": self.all_facts}


class _Tally:
    """Counts while they grow."""

    def __init__(self) -> None:
        self.found = Counts()
        self.fields: dict[str, Counts] = dict.fromkeys(FIELDS, Counts())
        self.by_type: dict[str, Counts] = defaultdict(Counts)
        self.facts_by_type: dict[str, Counts] = defaultdict(Counts)
        self.by_report: dict[str, Counts] = {}
        self.disagreements: list[Disagreement] = []

    def add(self, report_id: str, gold: Sequence[Incident], read: Sequence[Incident]) -> None:
        pairs = matched(gold, read)
        self.found += Counts(len(pairs), len(gold), len(read))
        self.by_report[report_id] = Counts()
        for incident in gold:
            self._count(report_id, {f: Counts(gold=len(v)) for f, v in facts(incident).items()}, incident["type"])
        for incident in read:
            self._count(report_id, {f: Counts(read=len(v)) for f, v in facts(incident).items()}, incident["type"])
        for i, j in pairs:
            self._compare(report_id, gold[i], read[j])
        of_gold: dict[int, str] = {j: gold[i]["type"] for i, j in pairs}
        for j, incident in enumerate(read):
            self.facts_by_type[of_gold.get(j, str(incident["type"]))] += Counts(read=_how_many(incident))
        for incident in gold:
            self.facts_by_type[incident["type"]] += Counts(gold=_how_many(incident))
        self._leftovers(report_id, "missed", gold, {i for i, _ in pairs})
        self._leftovers(report_id, "made up", read, {j for _, j in pairs})

    def _count(self, report_id: str, counts: Mapping[str, Counts], type_: str) -> None:
        for field, count in counts.items():
            self.fields[field] += count
            self.by_report[report_id] += count
        self.by_type[type_] += counts["type"]

    def _compare(self, report_id: str, gold: Incident, read: Incident) -> None:
        wanted, given = facts(gold), facts(read)
        hits = {f: agreeing(f, wanted[f], given[f]) for f in FIELDS}
        self._count(report_id, {f: Counts(right=n) for f, n in hits.items()}, gold["type"])
        self.facts_by_type[gold["type"]] += Counts(right=sum(hits.values()))
        self.disagreements += [
            Disagreement(report_id, f, wanted[f], given[f], gold) for f in FIELDS if hits[f] < max(len(wanted[f]), len(given[f]))
        ]

    def _leftovers(self, report_id: str, what: str, incidents: Sequence[Incident], used: set[int]) -> None:
        for incident in (x for i, x in enumerate(incidents) if i not in used):
            said = [incident["type"], next((m.get("quote") for m in incident["mentions"]), None)]
            gold, read = (said, []) if what == "missed" else ([], said)
            self.disagreements.append(Disagreement(report_id, what, gold, read, incident))


def _how_many(incident: Incident) -> int:
    return sum(map(len, facts(incident).values()))


def score(gold: Mapping[str, Row], read: Mapping[str, Row]) -> Score:
    """Compare what was read of each of gold's reports; a report not read counts as read empty."""
    tally = _Tally()
    for report_id, row in gold.items():
        given = read[report_id]["incidents"] if report_id in read else []
        tally.add(report_id, row["incidents"], _without_guessed_days(row, given))
    not_read = [r for r in gold if r not in read]
    by_type, facts_by_type = dict(tally.by_type), dict(tally.facts_by_type)
    return Score(tally.found, tally.fields, by_type, tally.by_report, tally.disagreements, not_read, facts_by_type)


def matched(gold: Sequence[Incident], read: Sequence[Incident]) -> list[tuple[int, int]]:
    """Pairs of indices: same type first, then the most facts, then the longest shared mention, then the earlier."""
    ranked = []
    for i, wanted in enumerate(gold):
        for j, given in enumerate(read):
            shared = mention_overlap(wanted, given)
            if shared > 0:
                ours, theirs = facts(wanted), facts(given)
                agree = sum(agreeing(f, ours[f], theirs[f]) for f in FIELDS)
                ranked.append((wanted["type"] != given["type"], -agree, -shared, i, j))
    pairs: list[tuple[int, int]] = []
    for *_, i, j in sorted(ranked):
        if all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return pairs


def _without_guessed_days(gold: Row, read: Sequence[Incident]) -> Sequence[Incident]:
    """Where gold could not date the report and has no wide interval itself, wide ones that were read do not count."""
    published = gold.get("published")
    dated = published and published.get("basis") != "unknown"
    if dated or any(_wide(i) for i in gold["incidents"]):
        return read
    return [{**i, "when": None} if _wide(i) else i for i in read]


def _wide(incident: Incident) -> bool:
    when = incident.get("when")
    if not when:
        return False
    return (date.fromisoformat(when["latest"][:10]) - date.fromisoformat(when["earliest"][:10])).days >= _WIDE_DAYS
