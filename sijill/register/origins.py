"""Who an incident rests on, and how many of them speak for themselves.

Invariant: an origin counts once however many outlets repeat it, and so do near-identical texts; what no one signs
("local sources") is the outlet's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sijill.arabic.datafile import table
from sijill.arabic.fold import fold
from sijill.linking import resemblance
from sijill.model import Attribution
from sijill.register.bodies import body_of

#: Share of word triples from which two texts are one, however they are signed.
NEAR_IDENTICAL = 0.6
#: Texts of several origins up to which every choice is tried; beyond, the origin that most of them have is taken.
_TRIED = 12


@dataclass(frozen=True, slots=True)
class Voice:
    """What independence is judged by: one telling's origins and its report's sketch."""

    report_id: str
    origins: tuple[str, ...]
    sketch: tuple[int, ...]


@cache
def _generic() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in table("sijill.register", "generic_sources.tsv", ("word", "source")))


def origin(attribution: Attribution, outlet: str | None) -> str:
    """The name of a chain's last source; of one who speaks for a body, the body's; of an unnamed one, the
    nearest to it that is named, else the outlet."""
    for source in reversed(attribution.chain):
        if source.id is not None or not _unnamed(source.name):
            return body_of(source)
    return f"{attribution.origin.name} ({outlet})" if outlet is not None else attribution.origin.name


def _unnamed(name: str) -> bool:
    words = fold(name).split()
    return not words or words[0] in _generic() or words[-1] in _generic() or fold(name) in _generic()


def origins(attributions: Iterable[Attribution], outlets: Sequence[str], report_name: str) -> tuple[str, ...]:
    """Who a telling rests on: its chains' origins, else the outlets that published it, else the report itself."""
    first = outlets[0] if outlets else None
    named = tuple(sorted({origin(a, first) for a in attributions}))
    return named or tuple(outlets) or (itself(report_name),)


def itself(report_name: str) -> str:
    """What a report is called as an origin, where neither it nor who published it names one."""
    return f"report {report_name}"


def independent(voices: Sequence[Voice]) -> int:
    """The fewest origins that all texts could rest on. An outlet that quotes two may rest on either, so that it adds none to
    them and makes them no less independent of each other."""
    heard: dict[int, frozenset[str]] = {}
    for n, voice in zip(_texts(voices), voices, strict=True):
        heard[n] = heard.get(n, frozenset()) | {fold(_signed(o)) for o in voice.origins}
    return _fewest(frozenset(heard.values()), 0)


def _signed(origin: str) -> str:
    """«مصادر محلية (Enab)» (local sources, as Enab has it) is Enab's own word."""
    name, bracket, outlet = origin.removesuffix(")").partition(" (")
    return outlet if bracket and origin.endswith(")") and _unnamed(name) else origin


def _fewest(texts: frozenset[frozenset[str]], found: int) -> int:
    """The size of the least set of origins that has one of every text. Texts of one origin decide most of it at once."""
    least = [t for t in texts if not any(other < t for other in texts)]
    if not least:
        return found
    first = min(least, key=lambda t: (len(t), sorted(t)))
    tried = first if len(least) <= _TRIED else [min(first, key=lambda o: (-sum(o in t for t in least), o))]
    return min(_fewest(frozenset(t for t in least if name not in t), found + 1) for name in tried)


def _texts(voices: Sequence[Voice]) -> list[int]:
    """For each voice the first whose text it repeats, through any chain of such."""
    root = list(range(len(voices)))
    sketches = [frozenset(voice.sketch) for voice in voices]
    for n, left in enumerate(voices):
        for m in range(n):
            if root[n] != root[m] and _one_text(left, voices[m], apart=_share_too_little(sketches[n], sketches[m])):
                old, new = max(root[n], root[m]), min(root[n], root[m])
                root = [new if r == old else r for r in root]
    return root


def _share_too_little(one: frozenset[int], other: frozenset[int]) -> bool:
    """Of what two sketches share `resemblance` counts no more than all."""
    return len(one & other) < NEAR_IDENTICAL * max(len(one), len(other))


def _one_text(left: Voice, right: Voice, *, apart: bool) -> bool:
    """`apart`: whether they have too few word triples in common, which is soon found out."""
    return left.report_id == right.report_id or (not apart and resemblance(left.sketch, right.sketch) >= NEAR_IDENTICAL)
