"""Where an incident's sources are heard: at its event words, where its dead are counted, and where the next sentence takes up those who
came to harm («وقال مدير المستشفى إن بين الضحايا أطفالا», the hospital's director said that there were children among the victims).

Invariant: a chain is an incident's only where it vouches for words that tell of the incident.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sijill.codebook import codebook
from sijill.model import Attribution, Claim
from sijill.reading.attribution_lexicon import lexicon
from sijill.reading.binding import Group
from sijill.reading.scene import Scene


def voices(scene: Scene, starts: Iterable[int]) -> tuple[Attribution, ...]:
    """The chains that vouch for what is told at these places, each once with all the words that name it."""
    chains: dict[tuple[str, ...], Attribution] = {}
    for start in sorted(starts):
        for chain in scene.voices.at(start):
            key = tuple(s.name for s in chain.chain)
            chains[key] = _joined(chains[key], chain) if key in chains else chain
    return tuple(c for key, c in chains.items() if not any(_part(key, other) for other in chains))


def _part(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether a chain only repeats the beginning or the end of a longer one."""
    return len(shorter) < len(longer) and shorter in (longer[: len(shorter)], longer[-len(shorter) :])


def _joined(a: Attribution, b: Attribution) -> Attribution:
    pairs = zip(a.chain, b.chain, strict=True)
    return Attribution(tuple(replace(x, spans=tuple(sorted({*x.spans, *y.spans}))) for x, y in pairs))


def told_at(scene: Scene, one: Group, claims: Sequence[Claim]) -> list[int]:
    """The places where an incident is told, in folded offsets."""
    counted = (scene.text.map.find(s.start) for c in claims if c.field == "toll" for s in c.spans)
    return [*(m.find.start for m in one.mentions), *counted, *_taken_up(scene, one)]


def _taken_up(scene: Scene, one: Group) -> Iterator[int]:
    """The words of a sentence without event words that go back to those of the sentence before: «الضحايا», «المهاجم», «الحصيلة»."""
    if codebook().types[one.type].category != "violence":
        return
    text, taken_up = scene.text, lexicon().role("taken_up")
    for sentence, mine in one.told_in.items():
        after, theirs = sentence + 1, one.rivals_in.get(sentence, ())
        if after == len(text.sentences) or after in one.told_in or after in one.rivals_in:
            continue
        if max(m.token for m in mine) > max((m.token for m in theirs), default=-1):
            said = text.sentences[after]
            yield from (text.starts[i] for i in range(said.first, said.last) if text.forms[i] in taken_up)
