"""Event words that tell of no incident where they stand: in a place's name («مستشفى كمال عدوان», a hospital, and no aggression), in a listed
actor's («هيئة تحرير الشام»), and «فجر» (to blow up) where it is the dawn («فجر الجمعة»).

Invariant: a word is taken for a name only where a name that is on a list covers it, or a time of day does; a scene leaves out beforehand
the first word of a listed name, or of one that begins as names do («جبل حيد الحمام»), right after the word that leads it in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter

from sijill.reading.scene import Scene

#: Folded offsets, half-open.
Stretch = tuple[int, int]

_DAWN = "فجر"
_LISTED = "gazetteer"
_first = itemgetter(0)


def namesakes(scene: Scene) -> frozenset[int]:
    """Where such words start, in folded offsets."""
    named, dawns = sorted(_names(scene)), [(t.start, t.end) for t in scene.times]
    inside = (t for t in scene.triggers if _covered(t.start, t.end, named) or (t.value.form == _DAWN and _covered(t.start, t.end, dawns)))
    return frozenset(t.start for t in inside)


def _names(scene: Scene) -> Iterator[Stretch]:
    """Names of listed places and actors; «تدمر» (it destroys) is Palmyra only where a word says that it is a place: «في تدمر»."""
    find = scene.text.map.find
    for place in scene.places:
        name, value = place.value.name_span, place.value
        if value.place.how == _LISTED and value.explicit:
            yield find(name.start), find(name.end - 1) + 1
    for actor in scene.actors:
        if actor.value.actor.id is not None:
            yield scene.text.ends[scene.token(actor.start)], actor.end  # its first word may be the act: «العدوان التركي»


#: So many names may stand within one.
_WITHIN = 4


def _covered(start: int, end: int, stretches: Sequence[Stretch]) -> bool:
    """Whether one of these, in order, covers the word."""
    n = bisect_right(stretches, start, key=_first)
    return any(end <= last for _, last in stretches[max(0, n - _WITHIN) : n])
