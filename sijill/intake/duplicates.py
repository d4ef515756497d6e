"""Texts that are nearly the same: one agency's text in many outlets, one post shared again.

Invariant: pairs come in order, each once, the earlier text first; the same texts give the same pairs in the same order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from sijill.arabic.shingles import KEPT, resemblance, signature

#: Runs that more texts than this have in common are set phrases: they propose no pairs.
_COMMON = 200


def near_duplicates(texts: Sequence[str], *, least: float = 0.6) -> list[tuple[int, int, float]]:
    """Pairs (i, j, resemblance) with i < j of texts whose resemblance is at least `least`, in order."""
    signatures = [signature(text) for text in texts]
    found = []
    for i, j in _candidates(signatures, least):
        alike = resemblance(signatures[i], signatures[j])
        if alike >= least:
            found.append((i, j, alike))
    return sorted(found)


def _candidates(signatures: Sequence[tuple[int, ...]], least: float) -> Iterator[tuple[int, int]]:
    """Pairs that share runs enough to be worth the comparison."""
    holding: defaultdict[int, list[int]] = defaultdict(list)
    for j, runs in enumerate(signatures):
        shared = Counter(i for run in runs for i in holding[run] if len(holding[run]) <= _COMMON)
        for i, n in shared.items():
            # Half of what a pair at the threshold shares on average: the sample may fall short of it.
            if n >= 0.5 * least * min(len(runs), len(signatures[i]), KEPT) / (1 + least):
                yield i, j
        for run in runs:
            holding[run].append(j)
