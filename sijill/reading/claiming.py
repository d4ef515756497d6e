"""How a claim is made: a value, the words it rests on, and the chains that vouch for it.

Invariant: its words are ordered, each once, and its chains are those that vouch for what is told where they begin.
"""

from __future__ import annotations

from collections.abc import Iterable

from sijill.model import Claim, Field, Span, Value
from sijill.reading.hearing import voices
from sijill.reading.scene import Scene


def claimed(scene: Scene, field: Field, value: Value, spans: Iterable[Span], *, named: Iterable[Span] = ()) -> Claim:
    """A claim that rests on these words, with the chains that vouch for it. `named`: words further off that only name the value
    («بلدة طفس» in the lead, where it is «البلدة», "the town", that was shelled): who speaks there vouches for something else."""
    telling = set(spans)
    ordered = tuple(sorted(telling.union(named)))
    starts = {scene.text.map.find(s.start) for s in telling}
    return Claim(scene.report.id, field, value, ordered, attributions=voices(scene, starts))
