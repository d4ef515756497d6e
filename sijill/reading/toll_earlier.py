"""Figures of an earlier count, which a later one takes the place of: «وكانت حصيلة سابقة تحدثت عن مقتل 83» (an earlier tally told of 83).

Invariant: a figure is of an earlier count only where words that say so stand before it, in its sentence and near it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.reading.cues import cue_at, cue_table
from sijill.reading.scene import Scene

_EARLIER = "earlier"
#: Tokens from words for an earlier count to its last figure.
_REACH = 14
_CLAUSE_ENDS = frozenset({"،", ",", "؛"})


_CUES = cue_table("earlier_counts.tsv", ("role", "words", "gloss", "source"))
_MAY_BEGIN = _CUES.marks()


def outdated(scene: Scene, mine: Sequence[int]) -> frozenset[int]:
    """Of these tolls those of an earlier count, where another tells how many it came to since: whole ones of the same harm."""
    earlier = set(_told_earlier(scene, mine)) if _MAY_BEGIN.of(scene.text.cards) else set[int]()
    if not earlier:
        return frozenset()  # as in most reports
    since = {t.harm for n in mine if n not in earlier and (t := scene.tolls[n]).part_of is None and not t.additional}
    return frozenset(n for n in earlier if scene.tolls[n].harm in since)


def _told_earlier(scene: Scene, mine: Sequence[int]) -> Iterator[int]:
    """Of each harm the first figure after the words, in their clause: of «الحصيلة السابقة من 10 قتلى إلى 15» (from 10 killed to 15) the 10."""
    text = scene.text
    placed = sorted((scene.token(scene.tolls[n].start), n) for n in mine)
    for k, _ in _MAY_BEGIN.of(text.cards):
        last = min(text.sentences[scene.sentence(text.starts[k])].last, k + 1 + _REACH)
        if cue_at(_CUES[_EARLIER], text.forms, k, last) is None:
            continue
        end = next((at for at in range(k, last) if text.forms[at] in _CLAUSE_ENDS), last)
        told = set[str]()
        for n in (n for at, n in placed if k < at < end and scene.tolls[n].harm not in told):
            told.add(scene.tolls[n].harm)
            yield n
