"""Where a strike was fired from, which is not where it happened: «قصفت القوات المتمركزة في المعسكر القرية».

Invariant: a place is one of launching only by the words right before it, and, where those tell of whoever is stationed there, only if
it is they who fired.
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.model import Span
from sijill.reading.finds import Find
from sijill.reading.places import PlaceValue
from sijill.reading.scene import Scene
from sijill.reading.stances import STANCE_CUES

#: Types of acts from afar.
STRIKES = frozenset(("air_strike", "drone_strike", "shelling", "strike"))
_FROM = "من"
_SOURCE_WORDS = 6


def fired_from(scene: Scene, find: Find[PlaceValue], doers: Sequence[Span]) -> bool:
    """Whether a strike was fired from the place. `doers`: the words for those who did it."""
    forms, first = scene.text.forms, scene.text.sentences[scene.sentence(find.start)].first
    at = scene.token(find.start)
    prep = at > first and forms[at - 1] in STANCE_CUES.words("at")
    before = at - 1 - prep
    if before < first:
        return False
    if forms[before] in STANCE_CUES.words("stationed"):
        return any(scene.token(scene.text.map.find(s.end - 1)) == before - 1 or _spans(scene, s, before) for s in doers)
    if prep and forms[at - 1] == _FROM and forms[before] in STANCE_CUES.words("launched"):
        return True
    if forms[before] in STANCE_CUES.words("post"):
        return before > first and forms[before - 1] == _FROM
    return _source(forms, max(first, at - _SOURCE_WORDS), at)


def _spans(scene: Scene, span: Span, token: int) -> bool:
    """Whether the words of a doer reach over the token: «القوات المتمركزة»."""
    find = scene.text.map.find
    return scene.token(find(span.start)) <= token <= scene.token(find(span.end - 1))


def _source(forms: Sequence[str], first: int, at: int) -> bool:
    """«قذائف مصدرها مواقع النظام في …», of one clause and before «على», where they fell."""
    k = next((k for k in range(at - 1, first - 1, -1) if forms[k] in STANCE_CUES.words("source")), None)
    return k is not None and all(form.isalnum() and form != "علي" for form in forms[k:at])
