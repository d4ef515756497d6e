"""How a claim is made: a value, the words it rests on, and the chains that vouch for it.

Invariant: each chain is named once, with all the words that name it, and none that only repeats part of another.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sijill.model import Attribution, Claim, Field, Span, Value
from sijill.reading.scene import Scene


def claimed(scene: Scene, field: Field, value: Value, spans: Iterable[Span]) -> Claim:
    """A claim that rests on these words, with the chains that vouch for it."""
    ordered = tuple(sorted(set(spans)))
    starts = {scene.text.map.find(s.start) for s in ordered}
    return Claim(scene.report.id, field, value, ordered, attributions=vouching(scene, starts))


def vouching(scene: Scene, starts: Iterable[int]) -> tuple[Attribution, ...]:
    """The chains that vouch for what is told at these places, each once with all the words that name it."""
    chains: dict[tuple[str, ...], Attribution] = {}
    for start in sorted(starts):
        for chain in scene.voices.at(start):
            key = tuple(s.name for s in chain.chain)
            chains[key] = _joined(chains[key], chain) if key in chains else chain
    return tuple(c for key, c in chains.items() if not any(_part(key, other) for other in chains))


def _part(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether a chain only repeats the beginning or the end of a longer one."""
    return len(shorter) < len(longer) and shorter in (longer[: len(shorter)], longer[-len(shorter) :])


def _joined(a: Attribution, b: Attribution) -> Attribution:
    pairs = zip(a.chain, b.chain, strict=True)
    return Attribution(tuple(replace(x, spans=tuple(sorted({*x.spans, *y.spans}))) for x, y in pairs))
