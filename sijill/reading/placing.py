"""Where to put a place that the gazetteer does not know: in the place it is told to be in, with that place's reach.

Invariant: the point is never more precise than the words. «حي … وسط تعز», an unlisted quarter of Taiz, lies somewhere in
Taiz; «قرية …، على بعد 14 كم شرق الميادين في ريف دير الزور» lies where the distance puts it, not anywhere in the countryside;
where no listed place of less than a province's reach stands by it, it keeps its words and has no point.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from sijill.model import Place
from sijill.reading.attribution_words import VERB
from sijill.reading.binding import Group
from sijill.reading.finds import Find
from sijill.reading.places import PlaceValue
from sijill.reading.positions import found_in
from sijill.reading.scene import Scene

_STATES = frozenset({"country", "capital"})
_WIDEST_KM = 100.0
_NEAR_TOKENS = 12
_OF_WHICH = (["التي"], ["الذي"])
#: Words and signs between a name and the distance that puts it on the map: «، على بعد», «الواقعة على بعد», «وتبعد».
_BESIDE_TOKENS = 3


def is_speaker(scene: Scene, find: Find[PlaceValue]) -> bool:
    """Whether a land or its capital stands right after a verb of speech, by its name alone: «نفت دمشق», «واتهمت أنقرة»."""
    at = scene.token(find.start)
    verb = VERB[scene.text.forms[at - 1]] if at > 0 else None
    if verb is None or verb.kind == "none" or scene.text.forms[scene.token(find.end - 1) + 1 : scene.token(find.end - 1) + 2] in _OF_WHICH:
        return False  # «وصفت دمشق التي تعرضت لغارة …» (Damascus, which came under a raid, called it …)
    named = not find.value.explicit and find.value.kind in _STATES
    return named or any(f.start == find.start and f.value.place_like for f in scene.actors_in[scene.sentence(find.start)])


def weighable(scene: Scene, one: Group) -> list[Find[PlaceValue]]:
    """The places where the incident may have happened; X and Y of «بين X وY» only serve to tell another, and in «لم تعلق تل أبيب»
    (Tel Aviv made no comment) a state speaks."""
    return [f for f in found_in(scene.places_in, one.close_to) if f.value.landmark_of is None and not is_speaker(scene, f)]


def located(scene: Scene, find: Find[PlaceValue]) -> Place:
    """The find's own place where it has a point; else the same name at the point and reach of what holds it."""
    place = find.value.place
    if place.point is not None:
        return place
    holder = _holder(scene, find)
    if holder is None or holder.point is None:
        return place
    return replace(place, country=holder.country, point=holder.point, uncertainty_km=holder.uncertainty_km, how="derived")


def _holder(scene: Scene, find: Find[PlaceValue]) -> Place | None:
    told = _beside(scene, find) or _told(scene, find)
    if told is not None:
        return told
    sentence, token = scene.sentence(find.start), scene.token(find.start)
    near = [p for p in scene.places_in[sentence] if _holds(p.value.place)]
    near = [p for p in near if abs(scene.token(p.start) - token) <= _NEAR_TOKENS and not _is_odd_land(scene, p)]
    after = [p for p in near if p.start > find.start]
    best = min(after or near, key=lambda p: abs(scene.token(p.start) - token), default=None)
    return best.value.place if best is not None else None


def _beside(scene: Scene, find: Find[PlaceValue]) -> Place | None:
    """The place that the next words work out, "…, 14 km east of Mayadin": the name said another way."""
    sentence, end = scene.sentence(find.start), scene.token(find.end)
    after = (p for p in scene.places_in[sentence] if p.value.place.how == "derived" and _holds(p.value.place))
    return next((p.value.place for p in after if 0 <= scene.token(p.start) - end <= _BESIDE_TOKENS), None)


def _told(scene: Scene, find: Find[PlaceValue]) -> Place | None:
    """The nearest holder along "in … in …", as the report tells it."""
    seen: set[int] = set()
    at = find.value.within
    while at is not None and at not in seen:
        seen.add(at)
        if _holds(scene.places[at].value.place):
            return scene.places[at].value.place
        at = scene.places[at].value.within
    return None


def _is_odd_land(scene: Scene, find: Find[PlaceValue]) -> bool:
    """A small land that the report is hardly about, in a row of villages: «عين جحش، قطر، عران» has a village of Qatar's name."""
    if find.value.kind != "country":
        return False
    lands = Counter(p.value.place.country for p in scene.places if p.value.place.country is not None)
    return lands.most_common(1)[0][0] != find.value.place.country


def _holds(place: Place) -> bool:
    return place.point is not None and place.uncertainty_km is not None and place.uncertainty_km <= _WIDEST_KM
