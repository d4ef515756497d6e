"""Where grammar or the report's flow says that two event words tell of one incident, or of two, whatever else speaks for it.

Invariant: such a rule is let in only if it is nearly always right in the annotated reports; it says nothing of all other pairs.
"""

from __future__ import annotations

from functools import cache

from sijill.arabic.datafile import table
from sijill.arabic.fold import fold
from sijill.reading.grouping import Setting, when_agreement
from sijill.reading.mentions import Mention
from sijill.reading.scene import Scene

_RELATIVES = frozenset({"الذي", "التي", "اللذان", "اللذين", "اللتان", "اللتين"})
_RELATIVE_REACH = 4
_SHORT = 3  # tokens


def recalls_another(scene: Scene, left: Setting, right: Setting) -> bool:
    """«يذكر أن قوات النظام استهدفت البلدة في 3 من حزيران» (note that the regime's forces hit the town on 3 June), «وكانت غارة مماثلة
    قد أودت بسبعة» (a similar raid had killed seven): recalled beside the news, and of another day or said to be like it."""
    earlier, later = (left, right) if left.mention.number < right.mention.number else (right, left)
    start, trigger = later.mention.find.start, later.mention.trigger
    if trigger.definite or trigger.pronoun:  # «إن عملية الإعدام نفذت قبل أسبوع» (the execution was a week ago) points back
        return False
    if earlier.mention.sentence == later.mention.sentence or not scene.recalled(start) or scene.recalled(earlier.mention.find.start):
        return False
    return when_agreement(earlier.when, later.when) == "other" or _is_likened(scene, later.mention)


@cache
def _likening() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in table("sijill.reading", "likening.tsv", ("word", "source")))


def _is_likened(scene: Scene, mention: Mention) -> bool:
    return not _likening().isdisjoint(scene.text.forms[mention.token + 1 : mention.token + _SHORT])


def bound(scene: Scene, a: Mention, b: Mention) -> bool:
    """Whether grammar makes the two, in order, one telling."""
    return a.sentence == b.sentence and (_in_a_row(scene, a, b) or _relative(scene, a, b))


#: Between an event word and one right after it: nothing, or the article, which is no part of the word that was found.
_NEXT = frozenset((" ", " ال"))


def _in_a_row(scene: Scene, a: Mention, b: Mention) -> bool:
    """«عملية مداهمة» (a raid operation), «حملة الاعتقالات» (the campaign of arrests); not «شهدت العملية اشتباكات» (the operation saw
    clashes), where the first is definite and the second is not."""
    between = scene.text.folded[a.find.end : b.find.start]
    return between in _NEXT and (not a.trigger.definite or b.trigger.definite)


def _relative(scene: Scene, a: Mention, b: Mention) -> bool:
    """«الغارة الجوية التي استهدفت», "the air strike that hit": noun, relative pronoun and verb."""
    if a.trigger.word == "verb" or b.trigger.word not in ("verb", "either"):
        return False
    between = scene.text.tokens[scene.token(a.find.end - 1) + 1 : b.token]
    return 0 < len(between) <= _RELATIVE_REACH and between[-1].form in _RELATIVES
