"""What a find of a place carries, and how it looks while it is being made.

Invariant: indices in a value point into the list of finds it is returned in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from sijill.knowledge.gazetteer import Entry
from sijill.model import Place, Span


class PlaceValue(NamedTuple):
    """A place and how it was told.

    `kind`: the gazetteer's kind, or for an unknown place the first kind its introducing word may bear. `name_span`: the
    name alone. `explicit`: introduced by a word of place, a preposition or a hashtag. `alternatives`: gazetteer ids of the
    far places of that name that were weighed. `within`: index, among the finds returned, of the place it is told to be in.
    `landmark_of`: index of the derived place that this one only serves to tell («بين X وY»).
    """

    place: Place
    kind: str
    name_span: Span
    explicit: bool = False
    alternatives: tuple[str, ...] = ()
    within: int | None = None
    landmark_of: int | None = None


@dataclass(slots=True)
class Draft:
    """A find in the making: words `first` to `last`, the name's words, the value."""

    first: int
    last: int
    start: int
    value: PlaceValue
    entry: Entry | None = None
