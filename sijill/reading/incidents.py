"""Which groups of mentions are an incident to record: the group as a whole is judged, not its words one by one.

Invariant: features speak of the group and what stands around it; a group is kept or left out whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.codebook import codebook
from sijill.reading.mentions import Mention, company_of
from sijill.reading.scene import Scene

_NEAR = 6  # tokens

Judged = Sequence[tuple[Mention, float]]


def _tenth(p: float) -> int:
    return min(9, int(10 * p))


def group_features(scene: Scene, judged: Judged, type_: str, *, others: int, alike: int, kin: float | None) -> list[str]:
    """Features for "this group is an incident".

    `judged`: its mentions with their probabilities; `others`, `alike`: other groups of the report, and those of its type;
    `kin`: log-odds that it only repeats another.
    """
    category = codebook().types[type_].category
    features = [
        *(f"{category},{t}" for t in scene.tenor),
        *_strength(judged, type_),
        *_standing(scene, judged, type_, others),
        *_company(scene, judged),
    ]
    return [*features, *_kinship(judged, alike, kin), *_telling(scene, judged)]


def _kinship(judged: Judged, alike: int, kin: float | None) -> Iterator[str]:
    top = _tenth(max(p for _, p in judged)) // 2
    near = "only" if kin is None else str(round(max(-4.0, min(2.0, kin))))
    yield from (f"alike={min(3, alike)}", f"kin={near}", f"kin={near},top={top}", f"kin={near},n={min(len(judged), 3)}")
    if kin is not None:
        yield from (f"kin>{k}" for k in (-3, -2, -1, 0) if kin > k)


def _telling(scene: Scene, judged: Judged) -> Iterator[str]:
    """How its first word is told: recalled from before the news, hedged, planned or denied."""
    first = judged[0][0].find
    factuality = scene.told(first.start, first.end)
    recalled = scene.recalled(first.start)
    yield from (f"told={factuality}", f"recalled={recalled}", f"told={factuality},{recalled},{judged[0][0].trigger.word_class}")
    yield from scene.tenor
    for m, _ in judged[:3]:
        yield f"has={m.trigger.lemma},{m.trigger.definite}"


def _strength(judged: Judged, type_: str) -> Iterator[str]:
    chances = sorted((p for _, p in judged), reverse=True)
    top = _tenth(chances[0])
    yield from (f"top={top}", f"top={top},{type_}", f"top>={top // 2}", f"mean={_tenth(sum(chances) / len(chances))}")
    yield f"second={_tenth(chances[1]) if len(chances) > 1 else '-'}"
    missed = 1.0
    for p in chances:
        missed *= 1 - p
    yield from (f"any={_tenth(1 - missed)}", f"any={int(25 * (1 - missed))}")
    yield from (f"type={type_}", f"n={min(len(judged), 5)}", f"n={min(len(judged), 3)},{type_}")
    classes = {m.trigger.word_class for m, _ in judged}
    yield f"classes={'+'.join(sorted(classes))},n={min(len(judged), 2)}"
    yield f"classes={'+'.join(sorted(classes))},top={top // 2}"


def _standing(scene: Scene, judged: Judged, type_: str, others: int) -> Iterator[str]:
    first = judged[0][0]
    sentences = {m.sentence for m, _ in judged}
    yield from (f"first={min(first.sentence, 6)}", f"sentences={min(len(sentences), 4)}", f"others={min(others, 6)}")
    yield from (f"definite first={first.trigger.definite},{first.trigger.word_class}", f"lemma={first.trigger.lemma}")
    if 0 in sentences:
        yield from ("headline", f"headline,{type_}")
    if all(scene.text.sentences[s].furniture for s in sentences):
        yield "furniture"
    yield f"voiced={any(scene.voices.at(m.find.start) for m, _ in judged)}"


def _company(scene: Scene, judged: Judged) -> Iterator[str]:
    tokens = [m.token for m, _ in judged]
    rows = [company_of(scene, sentence) for sentence in {m.sentence for m, _ in judged}]
    for kinds in zip(*rows, strict=True):
        name, finds = kinds[0][0], [f for _, row in kinds for f in row]
        yield f"{name}={min(len(finds), 3)}"
        yield f"{name} near={any(abs(scene.token(f.start) - t) <= _NEAR for f in finds for t in tokens)}"
