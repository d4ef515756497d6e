"""How a claim is made: a value, the words it rests on, and the chains that vouch for it.

Invariant: its words are ordered, each once, and its chains are those that vouch for what is told where they begin.
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.model import Claim, Field, Span, Value
from sijill.reading.hearing import voices
from sijill.reading.scene import Scene


def claimed(scene: Scene, field: Field, value: Value, spans: Iterable[Span]) -> Claim:
    """A claim that rests on these words, with the chains that vouch for it."""
    ordered = tuple(sorted(set(spans)))
    starts = {scene.text.map.find(s.start) for s in ordered}
    return Claim(scene.report.id, field, value, ordered, attributions=voices(scene, starts))
