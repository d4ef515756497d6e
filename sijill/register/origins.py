"""Who an incident rests on, and how many of them speak for themselves.

Invariant: an origin counts once however many outlets repeat it, and so do near-identical texts; what no one signs
("local sources") is the outlet's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sijill.arabic.fold import fold
from sijill.linking import resemblance
from sijill.model import Attribution

#: Share of word triples from which two texts are one, however they are signed.
NEAR_IDENTICAL = 0.6


@dataclass(frozen=True, slots=True)
class Voice:
    """What independence is judged by: one telling's origins and its report's sketch."""

    report_id: str
    origins: tuple[str, ...]
    sketch: tuple[int, ...]


@cache
def _generic() -> frozenset[str]:
    table = (files("sijill.register") / "data" / "generic_sources.tsv").read_text(encoding="utf-8")
    return frozenset(fold(line.split("\t")[0]) for line in table.splitlines()[1:] if line)


def origin(attribution: Attribution, outlet: str | None) -> str:
    """The name of a chain's last source; of an unnamed one, the nearest to it that is named, else the outlet."""
    for source in reversed(attribution.chain):
        if source.id is not None or not _unnamed(source.name):
            return source.name
    return f"{attribution.origin.name} ({outlet})" if outlet is not None else attribution.origin.name


def _unnamed(name: str) -> bool:
    words = fold(name).split()
    return not words or words[0] in _generic() or words[-1] in _generic() or fold(name) in _generic()


def origins(attributions: Iterable[Attribution], outlets: Sequence[str], report_name: str) -> tuple[str, ...]:
    """Who a telling rests on: its chains' origins, else the outlets that published it, else the report itself."""
    first = outlets[0] if outlets else None
    named = tuple(sorted({origin(a, first) for a in attributions}))
    return named or tuple(outlets) or (f"report {report_name}",)


def independent(voices: Sequence[Voice]) -> int:
    """How many are left once those that share an origin, a report or their wording count as one."""
    root = list(range(len(voices)))

    def find(n: int) -> int:
        while root[n] != n:
            n = root[n]
        return n

    for n, left in enumerate(voices):
        for m in range(n):
            if find(n) != find(m) and _one_voice(left, voices[m]):
                root[max(find(n), find(m))] = min(find(n), find(m))
    return sum(1 for n in range(len(voices)) if root[n] == n)


def _one_voice(left: Voice, right: Voice) -> bool:
    if left.report_id == right.report_id:
        return True
    shared = {fold(o) for o in left.origins} & {fold(o) for o in right.origins}
    return bool(shared) or resemblance(left.sketch, right.sketch) >= NEAR_IDENTICAL
