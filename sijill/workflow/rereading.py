"""Every stored report read again by the present reader, and what that changed.

Invariant: each report is one transaction, so that an interrupted run leaves a whole register and can be run again; no decision
loses what it is about without being named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sijill.errors import InputRefused
from sijill.model import Decision, Reading, telling_ids
from sijill.publish.review_text import decision_lines
from sijill.register import build_register
from sijill.store import Ledger
from sijill.store.renaming import claim_renames, renames
from sijill.workflow.changes import changes
from sijill.workflow.reading import Progress, Refusal, read_again, silent
from sijill.workflow.reviewing import described

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Reread:
    """`counts`: reports read and changed, tellings and claims new, gone, moved or changed; `incidents`: a line for each that became
    another; `decisions`: a line for each that moved with its telling or claim, or has lost it."""

    counts: Mapping[str, int]
    refused: int
    incidents: tuple[str, ...]
    moved: tuple[str, ...]
    lost: tuple[str, ...]

    def lines(self) -> Iterator[str]:
        of = self.counts
        yield f"{of.get('reports', 0)} reports read again, {of.get('changed', 0)} read otherwise than before, {self.refused} refused"
        for what in ("tellings", "claims"):
            told = ", ".join(f"{of.get(f'{what} {how}', 0)} {how}" for how in ("new", "gone", "moved"))
            yield f"{what}: {told}"
        yield from self.incidents or ("incidents: none became another",)
        yield from (f"decision moved: {line}" for line in self.moved)
        yield from (f"decision without its subject: {line}" for line in self.lost)


def reread(ledger: Ledger, *, places: Path | None = None, progress: Progress = silent, refused: Refusal = silent) -> Reread:
    """Read every report again and link anew. A report that the reader fails on keeps the reading it has."""
    before, gone_before = build_register(ledger), ledger.renamed()
    counts: Counter[str] = Counter()
    for done, (old, new) in enumerate(_pairs(ledger, places), 1):
        if isinstance(new, InputRefused):
            refused(new)
            counts["refused"] += 1
        else:
            counts["reports"] += 1
            if ledger.add(new) == "reread":
                counts["changed"] += 1
                counts.update(_differences(old, new))
        progress(done)
    renamed = ledger.renamed()
    fresh = {old: new for old, new in renamed.items() if old not in gone_before or gone_before[old] != new}
    touched = [d for d in ledger.decisions() if d.left in fresh or d.right in fresh]
    return Reread(
        counts,
        counts.pop("refused", 0),
        tuple(changes(before, build_register(ledger), renamed)),
        tuple(_told(ledger, [_at(d, fresh) for d in touched if not _lost(d, fresh)])),
        tuple(_told(ledger, [_at(d, fresh) for d in touched if _lost(d, fresh)])),
    )


def _pairs(ledger: Ledger, places: Path | None) -> Iterator[tuple[Reading, Reading | InputRefused]]:
    """Each standing reading and the new one, some hundreds held at a time: what is read is not read while it is written to."""
    ids = ledger.report_ids()
    for first in range(0, len(ids), _AT_ONCE):
        old = list(ledger.readings(ids[first : first + _AT_ONCE]))
        yield from zip(old, read_again([r.report for r in old], places=places), strict=True)


def _differences(old: Reading, new: Reading) -> Counter[str]:
    counts: Counter[str] = Counter()
    tellings = ({x for x, _ in telling_ids(r.tellings)} for r in (old, new))
    claims = ({c.id for t in r.tellings for c in t.claims} for r in (old, new))
    for what, (before, after), went in (
        ("tellings", tellings, renames(old.tellings, new.tellings)),
        ("claims", claims, claim_renames(old.tellings, new.tellings)),
    ):
        heirs = {x for x in went.values() if x is not None}
        counts[f"{what} new"] += len(after - before - heirs)
        counts[f"{what} moved"] += sum(1 for x in went.values() if x is not None)
        counts[f"{what} gone"] += len(before - after) - sum(1 for x in went.values() if x is not None)
    return counts


def _lost(decision: Decision, went: Mapping[str, str | None]) -> bool:
    """Whether what it names is found no more, or the two that it names are one and the same now."""
    now = [went.get(x, x) for x in (decision.left, decision.right) if x is not None]
    return None in now or len(set(now)) < len(now)


def _at(decision: Decision, went: Mapping[str, str | None]) -> Decision:
    """The decision under the new ids, where there are some."""
    right = None if decision.right is None else went.get(decision.right) or decision.right
    return replace(decision, left=went.get(decision.left) or decision.left, right=right)


def _told(ledger: Ledger, decisions: Sequence[Decision]) -> list[str]:
    names = described(ledger, decisions)
    return list(decision_lines(decisions, names))
