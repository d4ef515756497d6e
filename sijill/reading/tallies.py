"""Running counts: «منذ بداية العام 491 هجوماً» (491 attacks since the beginning of the year) tells of no one incident.

Invariant: only where acts themselves are counted, many of them, and over a year, a war or a campaign; a count of the dead
of one day, or of the strikes of one wave, is none.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache

from sijill.arabic.by_form import Marks
from sijill.arabic.text import Sentence
from sijill.reading.attribution_lexicon import rows
from sijill.reading.cues import Cues, beginnings, begun, by_role, cue_at
from sijill.reading.scene import Scene

#: From so many on, acts are those of many days: a wave told as one incident seldom has more.
_MANY = 10
#: Tokens after a word of counting within which the act stands («تعداد المدنيين الذين قتلوا باستهدافات»).
_REACH = 6
#: Folded offsets, half-open.
Stretch = tuple[int, int]


@cache
def _cues() -> Cues:
    return by_role((role, words) for _line, (role, words, _gloss, _source) in rows("tallies.tsv", 4))


@cache
def _beginnings() -> Mapping[str, frozenset[str]]:
    return beginnings(_cues())


#: Of each form, the roles that it may begin a cue of: most forms begin none.
_MAY_BEGIN = Marks(lambda form: begun(_beginnings(), form))


def tallied(scene: Scene) -> tuple[Stretch, ...]:
    """Where the report counts up acts: from the clause in which it begins to, to the end of its sentence."""
    return tuple(_stretches(scene))


def is_in(stretches: tuple[Stretch, ...], start: int) -> bool:
    return any(a <= start < b for a, b in stretches)


def _stretches(scene: Scene) -> Iterator[Stretch]:
    for number, sentence in enumerate(scene.text.sentences):
        if not scene.triggers_in[number]:
            continue
        year, since = (next(_at(scene, sentence, role), None) for role in ("year", "since"))
        counted = None if year is None and since is None else _counted(scene, number, sentence)
        if counted is None:
            continue
        begun_at = since if year is None and counted[1] else year
        if begun_at is not None:
            yield _clause_start(scene, min(begun_at, counted[0])), sentence.end


def _at(scene: Scene, sentence: Sentence, role: str) -> Iterator[int]:
    """The tokens of a sentence at which a cue of the role stands."""
    cues, forms, marks = _cues()[role], scene.text.forms, _MAY_BEGIN.of(scene.text.cards)
    for i, roles in marks[bisect_left(marks, (sentence.first,)) : bisect_left(marks, (sentence.last,))]:
        if role in roles and cue_at(cues, forms, i, sentence.last):
            yield i


def _counted(scene: Scene, number: int, sentence: Sentence) -> tuple[int, bool] | None:
    """The token with which acts are counted, and whether a word of counting leads to it: «تعداد الغارات» (the count of air
    strikes), «491 هجوماً» (491 attacks)."""
    acts = {scene.token(t.start) for t in scene.triggers_in[number] if t.value.word_class == "event"}
    many = [n.value for n in scene.numbers if sentence.start <= n.start < sentence.end and (n.value.low or 0) >= _MANY]
    for i in _at(scene, sentence, "count") if many else ():
        if any(i < act <= i + _REACH for act in acts):
            return i, True
    return next(((q.first, False) for q in many if q.last in acts), None)


def _clause_start(scene: Scene, token: int) -> int:
    return scene.text.clause_starts[scene.clause(scene.text.starts[token])]
