"""Which groups of mentions are an incident to record: the group as a whole is judged, not its words one by one.

Invariant: features speak of the group and what stands around it; a group is kept or left out whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sijill.codebook import codebook
from sijill.reading.features import Features, Trait, just
from sijill.reading.mentions import Mention
from sijill.reading.scene import Scene
from sijill.reading.stretches import Stretches

_NEAR = 6  # tokens
_BACK, _ON = 4, 10  # tokens
_LONG = 5  # sentences

_KIN_ABOVE = (-3, -2, -1, 0)

Judged = Sequence[tuple[Mention, float]]


def _tenth(p: float) -> int:
    return min(9, int(10 * p))


def group_features(scene: Scene, judged: Judged, type_: str, *, others: int, alike: int, kin: float | None, rank: int) -> Features:
    """Features for "this group is an incident".

    `judged`: its mentions with their probabilities; `others`, `alike`: other groups of the report, and those of its type;
    `kin`: log-odds that it only repeats another; `rank`: how many others are likelier by their mentions' chances.
    """
    top = _tenth(max(p for _, p in judged))
    told = Features([(_tenor, codebook().types[type_].category, scene.tenor), *_strength(judged, type_)], [])
    told.plain += (*_standing(scene, judged, type_, others), *_company(scene, judged))
    told.plain.append((_deaths, type_, judged[0][0].trigger.word_class, min(3, scene.acts), _accident(scene, judged)))
    told.plain += ((_kinship, top // 2, min(len(judged), 3), min(3, alike), None if kin is None else _rounded(kin)), _told(scene, judged))
    told.plain += (_report(scene, judged, others, rank), (_ground, _placed(scene, judged), type_, min(len(judged), 2)))
    told.plain.extend({(just, "has={},{}", m.trigger.lemma, m.trigger.definite) for m, _ in judged[:3]})
    return told


def _report(scene: Scene, judged: Judged, others: int, rank: int) -> Trait:
    """How far down it stands, and whether others of the report are likelier."""
    sentences = len(scene.text.sentences)
    down = int(5 * judged[0][0].sentence / max(1, sentences - 1)) if sentences > _LONG else None
    return _reported, min(rank, 5), min(others, 7), down


def _reported(rank: int, others: int, down: int | None) -> tuple[str, ...]:
    return f"rank={rank}", f"rank={min(rank, 3)},of={others}", f"down={down}"


def _placed(scene: Scene, judged: Judged) -> bool:
    """Whether a place is named next to one of its mentions."""
    return any(-_BACK <= scene.token(p.start) - m.token <= _ON for m, _ in judged for p in scene.places_in[m.sentence])


def _ground(placed: bool, type_: str, size: int) -> tuple[str, ...]:
    return f"placed={placed},{type_}", f"placed={placed},{size}"


def _tenor(category: str, tenor: tuple[str, ...]) -> Iterator[str]:
    for t in tenor:
        yield from (t, f"{category},{t}")


def _accident(scene: Scene, judged: Judged) -> str:
    """The kind of accident that its sentences tell of."""
    return next((kind for m, _ in judged if (kind := scene.accidents.get(m.sentence))), "-")


def _deaths(type_: str, first: str, acts: int, accident: str) -> tuple[str, ...]:
    """`first`: the class of its first word; of deaths told without an act the report tells of few acts, or of an accident."""
    return f"{first},acts={acts}", f"{type_},{first},acts={acts}", f"accident={accident}", f"{type_},accident={accident != '-'}"


def _rounded(kin: float) -> tuple[str, int]:
    """To the nearest whole number, and how many of the marks it lies above."""
    return str(round(max(-4.0, min(2.0, kin)))), bisect_left(_KIN_ABOVE, kin)


def _kinship(top: int, size: int, alike: int, kin: tuple[str, int] | None) -> Iterator[str]:
    near, above = kin or ("only", 0)
    yield from (f"alike={alike}", f"kin={near}", f"kin={near},top={top}", f"kin={near},n={size}")
    yield from (f"kin>{k}" for k in _KIN_ABOVE[:above])


def _told(scene: Scene, judged: Judged) -> Trait:
    """How its first word is told: recalled from before the news, hedged, planned or denied."""
    first = judged[0][0].find
    return _telling, scene.told(first.start, first.end).factuality, scene.recalled(first.start), judged[0][0].trigger.word_class


def _telling(factuality: str, recalled: bool, word_class: str) -> tuple[str, ...]:
    return f"told={factuality}", f"recalled={recalled}", f"told={factuality},{recalled},{word_class}"


def _strength(judged: Judged, type_: str) -> Iterator[Trait]:
    chances, size = sorted((p for _, p in judged), reverse=True), len(judged)
    top, missed = _tenth(chances[0]), 1.0
    for p in chances:
        missed *= 1 - p
    second = _tenth(chances[1]) if size > 1 else None
    classes = tuple(sorted({m.trigger.word_class for m, _ in judged}))
    yield _chances, top, second, _tenth(sum(chances) / size), type_
    yield _any, _tenth(1 - missed), int(25 * (1 - missed))
    yield _words, type_, min(size, 5), classes, top // 2


def _chances(top: int, second: int | None, mean: int, type_: str) -> tuple[str, ...]:
    return f"top={top}", f"top={top},{type_}", f"top>={top // 2}", f"mean={mean}", f"second={'-' if second is None else second}"


def _any(tenth: int, finer: int) -> tuple[str, str]:
    return f"any={tenth}", f"any={finer}"


def _words(type_: str, size: int, classes: tuple[str, ...], top: int) -> tuple[str, ...]:
    named = f"classes={'+'.join(classes)}"
    return f"type={type_}", f"n={size}", f"n={min(size, 3)},{type_}", f"{named},n={min(size, 2)}", f"{named},top={top}"


def _standing(scene: Scene, judged: Judged, type_: str, others: int) -> tuple[Trait, ...]:
    first = judged[0][0]
    sentences = {m.sentence for m, _ in judged}
    aside = all(scene.text.sentences[s].furniture for s in sentences)
    voiced = any(scene.voices.at(m.find.start) for m, _ in judged)
    return (
        (_first, min(first.sentence, 6), first.trigger.definite, first.trigger.word_class, first.trigger.lemma),
        (_where, min(len(sentences), 4), type_ if 0 in sentences else None, aside, voiced),
        (just, "others={}", min(others, 6)),
    )


def _first(sentence: int, definite: bool, word_class: str, lemma: str) -> tuple[str, ...]:
    return f"first={sentence}", f"definite first={definite},{word_class}", f"lemma={lemma}"


def _where(sentences: int, headline: str | None, aside: bool, voiced: bool) -> Iterator[str]:
    """`headline`: the type, of one told in the headline."""
    yield from (f"sentences={sentences}", f"voiced={voiced}")
    if headline is not None:
        yield from ("headline", f"headline,{headline}")
    if aside:
        yield "furniture"


def _company(scene: Scene, judged: Judged) -> Iterator[Trait]:
    """What its sentences tell beside it."""
    told = Stretches((m.token - _NEAR, m.token + _NEAR + 1) for m, _ in judged)
    for kinds in zip(*(scene.company[s] for s in {m.sentence for m, _ in judged}), strict=True):
        finds = [f for _, row in kinds for f in row]
        yield _beside, kinds[0][0], min(len(finds), 3), any(told.meet(token, token + 1) for _, _, token in finds)


def _beside(name: str, count: int, near: bool) -> tuple[str, str]:
    return f"{name}={count}", f"{name} near={near}"
