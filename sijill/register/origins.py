"""Who an incident rests on, and how many of them speak for themselves.

Invariant: an origin counts once however many outlets repeat it, and so do near-identical texts; what no one signs
("local sources") is the outlet's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    """How many origins can each be heard in a text of its own: the most that can be so paired. One that only stands beside
    others in their texts adds none; a report that quotes two makes them no less independent."""
    heard: dict[int, set[str]] = {}
    for n, voice in zip(_texts(voices), voices, strict=True):
        heard.setdefault(n, set()).update(fold(o) for o in voice.origins)
    given: dict[str, int] = {}
    return sum(_give(text, heard, given, set()) for text in sorted(heard))


def _give(text: int, heard: Mapping[int, set[str]], given: dict[str, int], asked: set[str]) -> bool:
    """Give the text an origin of its own, moving others to their second choice where that makes room."""
    for name in sorted(heard[text] - asked):
        asked.add(name)
        if name not in given or _give(given[name], heard, given, asked):
            given[name] = text
            return True
    return False


def _texts(voices: Sequence[Voice]) -> list[int]:
    """For each voice the first whose text it repeats, through any chain of such."""
    root = list(range(len(voices)))
    for n, left in enumerate(voices):
        for m in range(n):
            if root[n] != root[m] and _one_text(left, voices[m]):
                old, new = max(root[n], root[m]), min(root[n], root[m])
                root = [new if r == old else r for r in root]
    return root


def _one_text(left: Voice, right: Voice) -> bool:
    return left.report_id == right.report_id or resemblance(left.sketch, right.sketch) >= NEAR_IDENTICAL
