"""Where the tellings and claims of a reading went when a newer reader read the report again.

Invariant: a telling goes to the one whose words share most with its own, a claim to one of the same value in words that overlap;
what has no such heir goes nowhere, and is said to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from sijill.model import Claim, Span, Telling, Toll, Value, telling_ids


def renames(old: Sequence[Telling], new: Sequence[Telling]) -> dict[str, str | None]:
    """Each telling of the old reading that the new one lacks, and its heir."""
    heirs = dict(telling_ids(new))
    return {key: _heir(telling, heirs.items()) for key, telling in telling_ids(old) if key not in heirs}


def _heir(telling: Telling, heirs: Iterable[tuple[str, Telling]]) -> str | None:
    def shared(one: tuple[str, Telling]) -> tuple[int, int]:
        return _common(telling.spans, one[1].spans), -one[1].spans[0].gap(telling.spans[0])

    best = max(heirs, key=shared, default=None)
    return best[0] if best is not None and shared(best)[0] > 0 else None


def claim_renames(old: Sequence[Telling], new: Sequence[Telling]) -> dict[str, str | None]:
    """Each claim of the old reading that the new one lacks, and the one that says the same of the same words."""
    claims = {c.id: c for t in new for c in t.claims}
    return {c.id: _claim_heir(c, claims.values()) for t in old for c in t.claims if c.id not in claims}


def _claim_heir(claim: Claim, heirs: Iterable[Claim]) -> str | None:
    alike = [c for c in heirs if c.field == claim.field and _plain(c.value) == _plain(claim.value)]
    best = max(alike, key=lambda c: (_common(claim.spans, c.spans), c.id), default=None)
    if best is None or (claim.spans and best.spans and not _common(claim.spans, best.spans)):
        return None
    return best.id


def _plain(value: Value) -> Value:
    """A part's total goes by the total's id, which moves with its words."""
    return replace(value, part_of=None) if isinstance(value, Toll) else value


def _common(one: Sequence[Span], other: Sequence[Span]) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
