"""Where an incident's sources are heard: at its event words, where its dead are counted, and where the next sentence takes up those who
came to harm («وقال مدير المستشفى إن بين الضحايا أطفالا», the hospital's director said that there were children among the victims).

Invariant: a chain is an incident's only where it vouches for words that tell of the incident.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from sijill.codebook import codebook
from sijill.model import Attribution, Claim, Source, Span
from sijill.reading.attribution_lexicon import lexicon
from sijill.reading.attribution_words import VERB
from sijill.reading.binding import Group
from sijill.reading.scene import Scene
from sijill.reading.voices import Scope

#: What is done in the open: agreements, marches, visits.
_IN_THE_OPEN = frozenset({"agreement", "protest", "visit"})


def voices(scene: Scene, starts: Iterable[int], tells: Callable[[Scope, int], bool] | None = None) -> tuple[Attribution, ...]:
    """The chains that vouch for what is told at these places, each once with all the words that name it. `tells`: of which
    scopes to believe that."""
    chains: dict[tuple[str, ...], list[Attribution]] = {}
    for start in sorted(starts):
        for chain in _chains_at(scene, start, tells):
            chains.setdefault(tuple(s.name for s in chain.chain), []).append(chain)
    return tuple(_joined(same) for key, same in chains.items() if not any(_part(key, other) for other in chains))


def _chains_at(scene: Scene, start: int, tells: Callable[[Scope, int], bool] | None) -> Iterable[Attribution]:
    if tells is None:
        return scene.voices.at(start)
    return (s.attribution for s in scene.voices.scopes_at(start) if tells(s, start))


def _part(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether a chain only repeats the beginning or the end of a longer one."""
    return len(shorter) < len(longer) and shorter in (longer[: len(shorter)], longer[-len(shorter) :])


def _joined(same: Sequence[Attribution]) -> Attribution:
    """One chain with the words of all; all at once, since a bulletin of a hundred pages cites one source a thousand times."""
    if len(same) == 1:
        return same[0]
    links = zip(*(a.chain for a in same), strict=True)
    return Attribution(tuple(replace(link[0], spans=_words_of(link)) for link in links))


def _words_of(link: Iterable[Source]) -> tuple[Span, ...]:
    told = {id(source.spans): source.spans for source in link}  # most of them are one and the same, and long
    return tuple(sorted({span for spans in told.values() for span in spans}))


def vouchers(scene: Scene, one: Group, claims: Sequence[Claim], *, background: bool) -> tuple[Attribution, ...]:
    """The chains that vouch for an incident."""
    first = one.mentions[0].find
    denied = scene.told(first.start, first.end).factuality == "denied"
    heard = voices(
        scene, told_at(scene, one, claims), lambda scope, start: _tells(scene, scope, start, denied=denied, background=background)
    )
    return tuple(c for c in heard if _tells_all(scene, one, c)) if one.type in _IN_THE_OPEN else heard


def _tells(scene: Scene, scope: Scope, start: int, *, denied: bool, background: bool) -> bool:
    """Whether who speaks tells what stands here: who spoke last does not recall what was before, who denies one thing («نفى
    مقتل أي مدني في الهجوم», he denied that any civilian was killed in the attack) does not vouch for the other, and who denies an act
    that the report tells as having happened is no source of it; `denied`: it does not."""
    if scope.kind == "carried":
        return not background
    verb = None if scope.cue is None else VERB[scope.cue]
    return verb is None or verb.kind != "deny" or (denied and scene.told(start, start + 1).factuality == "denied")


def _tells_all(scene: Scene, one: Group, chain: Attribution) -> bool:
    """What everybody sees («المظاهرة», «الاتفاق») is not told by whoever speaks of it, but where all there is of it is theirs."""
    names = [s.name for s in chain.chain]
    return all(names in ([s.name for s in c.chain] for c in scene.voices.at(m.find.start)) for m in one.mentions)


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
