"""What is worth a person's decision, what was decided, and decisions carried from one register to another.

Invariant: nothing that a person has settled is asked again; what is replayed is either in force, or kept and told why it is not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sijill.errors import InputRefused, UsageError, in_short
from sijill.intake.json_faults import fault
from sijill.model import Decision, telling_ids
from sijill.publish.terminal import value_text
from sijill.register import Incident, Link, Member
from sijill.saying import Said, told
from sijill.saying.words import words
from sijill.store import Ledger
from sijill.store.codec import decision_from, decision_to
from sijill.store.deciding import Groups
from sijill.workflow.subjects import SHORT


@dataclass(frozen=True, slots=True)
class Question:
    """Two tellings of which it is worth saying whether they are of one incident. `joined`: they are in one now; `stake`: how many
    tellings would change their incident; `doubt`: 0 where the linker is sure, 1 where it could be either."""

    left: Member
    right: Member
    incidents: tuple[str, ...]
    link: Link
    joined: bool
    stake: int

    @property
    def doubt(self) -> float:
        return 1.0 - abs(2.0 * self.link.score - 1.0)


def queue(incidents: Iterable[Incident], decisions: Iterable[Decision], *, limit: int | None = None) -> list[Question]:
    """Pairs whose decision would settle most, those first: tellings nearly joined, and tellings weakly joined."""
    listed = list(incidents)
    settled = _Settled(d for d in decisions if d.by_person)
    home = {m.id: (i, m) for i in listed for m in i.members}
    found: dict[tuple[str, str], Question] = {}
    for incident in listed:
        for link in (*incident.nearly, *(m.tie for m in incident.members if m.tie is not None)):
            if (link.left, link.right) not in found and not settled.knows(link.left, link.right):
                found[link.left, link.right] = _question(link, home)
    ordered = sorted(found.values(), key=lambda q: (-round(q.doubt * q.stake, 6), -q.stake, q.link.left, q.link.right))
    return ordered[:limit]


def _question(link: Link, home: dict[str, tuple[Incident, Member]]) -> Question:
    (one, left), (other, right) = home[link.left], home[link.right]
    joined = one.id == other.id
    stake = 1 if joined else min(len(one.members), len(other.members))
    return Question(left, right, tuple(dict.fromkeys((one.id, other.id))), link, joined, stake)


class _Settled:
    """Pairs on which persons have spoken, at first hand or through others."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        pairs = [d for d in decisions if d.right is not None]
        self._groups = Groups(d for d in pairs if d.judgement == "same")
        self._apart = {frozenset(map(self._groups.root, (d.left, str(d.right)))) for d in pairs if d.judgement == "different"}

    def knows(self, left: str, right: str) -> bool:
        roots = frozenset((self._groups.root(left), self._groups.root(right)))
        return len(roots) == 1 or roots in self._apart


# what was decided


def described(ledger: Ledger, decisions: Iterable[Decision]) -> dict[str, str]:
    """What the ids that decisions name stand for, in words: the report, and what is told or claimed there."""
    ids = {x for d in decisions for x in (d.left, d.right) if x is not None}
    at = ledger.located(x.split(".")[0] for x in ids)
    told: dict[str, str] = {}
    for reading in ledger.readings(set(at.values())):
        name, report = reading.report.name, reading.report.id
        told[report] = f"report {name}"
        for key, telling in telling_ids(reading.tellings):
            told[key] = f"{words().type(telling.type)} in {name} ({_short(key)})"
            told.update({c.id: f"{c.field} {value_text(c)} in {name} ({c.id[:SHORT]})" for c in telling.claims})
    known = {d.id for d in ledger.decisions(standing=False)}
    return {x: told.get(x) or (f"decision {x}" if x in known else f"{_short(x)} (not in this register)") for x in ids}


def _short(key: str) -> str:
    plain, dot, number = key.partition(".")
    return f"{plain[:SHORT]}{dot}{number}" if dot else plain[:SHORT]


# from one register to another


def export_decisions(ledger: Ledger) -> Iterator[str]:
    """The whole history, one decision a line, in the order they were made."""
    return (json.dumps(decision_to(d), ensure_ascii=False) + "\n" for d in ledger.decisions(standing=False))


@dataclass(frozen=True, slots=True)
class Replayed:
    """What became of the lines of an export: `aside`: kept and not in force, and why; `waiting`: in force, but what they are about
    is not in this register yet; `refused`: lines that are no decisions."""

    new: int
    known: int
    aside: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    refused: tuple[InputRefused, ...] = field(default=())

    def sentence(self) -> str:
        told = f"{self.new} new, {self.known} known, {len(self.aside)} kept aside, {len(self.waiting)} waiting for their reports"
        return told + (f", {len(self.refused)} refused" if self.refused else "")


def replay(ledger: Ledger, file: Path, *, by: str) -> Replayed:
    """Take over the decisions of an export; those that are here already are passed over."""
    decisions, refused = _lines(file)
    added, aside = ledger.replay(decisions, by=by)
    waiting = _without_subject(ledger, added)
    return Replayed(
        len(added),
        len(decisions) - len(added),
        tuple(f"{a.decision.id} is kept aside: {a.reason}" for a in aside),
        tuple(
            f"{d.id} waits: what it is about ({_short(x)}) is not in this register; it holds once that report is added" for d, x in waiting
        ),
        tuple(refused),
    )


def _lines(file: Path) -> tuple[list[Decision], list[InputRefused]]:
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")  # `splitlines` would break a decision at a U+2028 in a name
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: cannot be read ({in_short(error)})") from error
    decisions: list[Decision] = []
    refused: list[InputRefused] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            decisions.append(decision_from(json.loads(line)))
        except (KeyError, TypeError, ValueError) as error:
            refused.append(InputRefused(f"{file}, line {number}", _why(error)))
    return decisions, refused


def _why(error: KeyError | TypeError | ValueError) -> Said:
    """What a line lacks to be a decision: words of JSON, or the name of what is missing or wrong in it."""
    if isinstance(error, json.JSONDecodeError):
        return told("broken_json", why=fault(error), at=error.pos + 1)
    if isinstance(error, TypeError):  # «[]», or a number where words must stand
        return told("no_decision_line", error="a value of another kind")
    return told("no_decision_line", error=f'no "{error.args[0]}"' if isinstance(error, KeyError) else str(error))


def _without_subject(ledger: Ledger, decisions: Sequence[Decision]) -> list[tuple[Decision, str]]:
    """Decisions that name what this register does not hold, and has not held under an older reader either."""
    named = {x.split(".")[0] for d in decisions for x in (d.left, d.right) if x is not None}
    here = set(ledger.located(named)) | set(ledger.renamed()) | {d.id for d in ledger.decisions(standing=False)}
    lacking = ((d, next((x for x in (d.left, d.right) if x is not None and x.split(".")[0] not in here), None)) for d in decisions)
    return [(d, x) for d, x in lacking if x is not None]
