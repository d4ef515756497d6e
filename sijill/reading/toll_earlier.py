"""Figures of an earlier count: «وكانت حصيلة سابقة تحدثت عن مقتل 83» (an earlier tally had told of 83 killed), which a later one takes the place of.

Invariant: a figure is of an earlier count only where words that say so stand before it, in its sentence and near it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from sijill.arabic.by_form import Marks
from sijill.reading.attribution_lexicon import rows
from sijill.reading.cues import Cues, beginnings, begun, by_role, cue_at
from sijill.reading.scene import Scene
from sijill.reading.tolls import TollFind

_EARLIER = "earlier"
#: Tokens from words for an earlier count to its last figure.
_REACH = 14


@cache
def _cues() -> Cues:
    return by_role((_EARLIER, words) for _line, (words, _gloss, _source) in rows("earlier_counts.tsv", 3))


@cache
def _first() -> Mapping[str, frozenset[str]]:
    return beginnings(_cues())


_MAY_BEGIN = Marks(lambda form: begun(_first(), form))


def outdated(scene: Scene, mine: Sequence[int]) -> frozenset[int]:
    """Of these tolls those of an earlier count, where another tells how many it came to since: whole ones of the same harm."""
    earlier = {n for n in mine if _is_earlier(scene, scene.tolls[n])} if _MAY_BEGIN.of(scene.text.cards) else set[int]()
    if not earlier:
        return frozenset()  # as in most reports
    since = {t.harm for n in mine if n not in earlier and (t := scene.tolls[n]).part_of is None and not t.additional}
    return frozenset(n for n in earlier if scene.tolls[n].harm in since)


def _is_earlier(scene: Scene, toll: TollFind) -> bool:
    text, at = scene.text, scene.token(toll.start)
    first = max(text.sentences[scene.sentence(toll.start)].first, at - _REACH)
    return any(first <= k < at and cue_at(_cues()[_EARLIER], text.forms, k, at) is not None for k, _ in _MAY_BEGIN.of(text.cards))
