"""What a person chose, in words.

Invariant: whatever can be chosen can be told, and that it is not known is told too.
"""

from __future__ import annotations

from sijill.model import Actor, Choice, Interval, Place
from sijill.saying.names import value_name
from sijill.saying.words import Words, words


def choice_text(choice: Choice, said: Words | None = None) -> str:
    """The value alone, in English where no other words are given."""
    value, said = choice.value, said if said is not None else words()
    if value is None or value == ():
        return said("unknown")
    if isinstance(value, Interval):
        return said.interval(value)
    if isinstance(value, tuple):
        return said("list").join(_named(v, said) for v in value)
    return said.type(value) if choice.field == "type" and isinstance(value, str) else str(value)


def _named(value: Place | Actor, said: Words) -> str:
    name = value_name(value, said.language)
    if isinstance(value, Actor) or value.point is None:
        return name
    return f"{name} ({value.point.lat:.3f}, {value.point.lon:.3f})"
