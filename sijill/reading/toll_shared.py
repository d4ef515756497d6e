"""Tolls that several incidents share: «قتل 20 مسلحا في غارات للتحالف ومواجهات مع القبائل» (20 gunmen were killed in air strikes by the
coalition and clashes with the tribes).

Invariant: the acts are nouns of violence joined by «و» after the toll, of other incidents, with no verb, comma or figure between them:
what is told of the first is told of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from sijill.arabic.text import COMMAS
from sijill.arabic.verbs import is_verb
from sijill.codebook import codebook
from sijill.reading.binding import Group
from sijill.reading.mentions import Mention
from sijill.reading.scene import Scene

_REACH = 10  # tokens from one act to the next: «غارات لطائرات التحالف العربي ومواجهات»
_AND = "و"
Held = tuple[Mention, int]


def shared(scene: Scene, groups: Sequence[Group], homes: Sequence[int | None]) -> Mapping[int, frozenset[int]]:
    """For the tolls that stand on other groups than their home too, by number, the numbers of those groups."""
    found: dict[int, frozenset[int]] = {}
    acts = _acts(groups)
    for n, home in enumerate(homes):
        others = frozenset() if home is None else frozenset(_joined(scene, groups, acts, n, home)) - {home}
        if others:
            found[n] = others
    return found


def _joined(scene: Scene, groups: Sequence[Group], acts: Mapping[int, Sequence[Held]], n: int, home: int) -> Iterator[int]:
    end = scene.tolls[n].end
    after = [held for held in acts.get(scene.sentence(end - 1), ()) if held[0].find.start >= end]
    if not after or after[0][1] != home:
        return
    for (left, _), (right, group) in pairwise(after):
        if not _noun_joined(scene, right) or _parted(scene, left.token + 1, right.token):
            return
        if codebook().types[groups[group].type].category == "violence":
            yield group


def _acts(groups: Sequence[Group]) -> Mapping[int, Sequence[Held]]:
    """By sentence the acts told in it, in order, each with the number of its group."""
    found: dict[int, list[Held]] = {}
    for n, one in enumerate(groups):
        for m in one.mentions:
            if m.trigger.word_class == "event":
                found.setdefault(m.sentence, []).append((m, n))
    return {sentence: sorted(held, key=lambda h: h[0].token) for sentence, held in found.items()}


def _noun_joined(scene: Scene, act: Mention) -> bool:
    form = scene.text.forms[act.token]
    return form.startswith(_AND) and not is_verb(form.removeprefix(_AND)) and not act.trigger.definite


def _parted(scene: Scene, first: int, last: int) -> bool:
    figures = any(first <= scene.token(t.start) < last for t in scene.tolls_in[scene.sentence(scene.text.starts[last])])
    apart = any(f in COMMAS or is_verb(f.removeprefix(_AND)) for f in scene.text.forms[first:last])
    return figures or apart or last - first > _REACH
