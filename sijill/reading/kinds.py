"""Of what type a whole group of mentions is, once it is known which belong to it.

Invariant: features only, of what its mentions speak for and what their sentences tell. The sum of what each mention speaks for is one
of them and not the last word: four times «القصف», "the shelling", outweighs one «القصف الجوي», which says by what means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sijill.reading.features import SPELLED, Features
from sijill.reading.leaning import log_chances
from sijill.reading.mentions import Mention
from sijill.reading.scene import Scene

#: Log-odds below the likeliest from which a type is told of no more: of all mentions together, and of the best for it.
_TOGETHER, _BEST = 6, 4
_MANY = 4  # mentions


def kind_features(scene: Scene, mentions: Sequence[Mention], rows: Sequence[Sequence[float]], classes: Sequence[str]) -> Features:
    """Features for "it is of this type". `rows`: for each mention one log-odds a class."""
    told = [*_spoken_for([log_chances(row) for row in rows], classes), f"n={min(_MANY, len(mentions))}"]
    return Features([], [(SPELLED, dict.fromkeys((*told, *_words(mentions), *_beside(scene, mentions), *_report(scene))))])


def _spoken_for(rows: Sequence[Sequence[float]], classes: Sequence[str]) -> Iterator[str]:
    """The types that the mentions speak for: together, and any of them by itself."""
    sums = [sum(column) for column in zip(*rows, strict=True)]
    best = [max(column) for column in zip(*rows, strict=True)]
    likeliest = max(sums)
    for type_, together, alone in zip(classes, sums, best, strict=True):
        yield from (f"{type_} all<{n}" for n in range(int(likeliest - together), _TOGETHER))
        yield from (f"{type_} any<{n}" for n in range(int(-alone), _BEST))
    yield f"type={classes[sums.index(likeliest)]}"


def _words(mentions: Iterable[Mention]) -> Iterator[str]:
    for m in mentions:
        yield f"l={m.trigger.lemma}"
        yield from (f"near={cue}" for cue in m.cues)


def _beside(scene: Scene, mentions: Iterable[Mention]) -> Iterator[str]:
    """The means, sides and tolls that its sentences tell."""
    for sentence in {m.sentence for m in mentions}:
        yield from (f"means={f.value}" for f in scene.means_in[sentence])
        yield from (f"side={f.value.actor.side or f.kind}" for f in scene.actors_in[sentence])
        yield from (f"toll={f.harm},{min(f.low or 0, 3)}" for f in scene.tolls_in[sentence])


def _report(scene: Scene) -> Iterator[str]:
    """What else the report tells of."""
    yield from (f"report means={f.value}" for f in scene.means)
    yield from (f"report={f.value.type}" for f in scene.triggers)
