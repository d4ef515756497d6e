"""Places told from another place: «ريف حلب الغربي», «20 كم جنوب شرق X», «قرب X».

Invariant: a derived place's uncertainty is never less than that of the place it is told from, nor than a quarter of the
distance said; with no words around it a place stays as the gazetteer has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sijill.knowledge.derived_places import derived_name
from sijill.knowledge.gazetteer import Entry
from sijill.model import Place, Point
from sijill.reading.place_cues import Cues
from sijill.reading.place_match import Mention
from sijill.reading.place_words import PLAIN, Words, clitic_of, cue

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_AREAS = frozenset({"country", "region", "desert", "sea"})
_CENTRES = frozenset({"capital", "city", "region"})
# How far the countryside of a governorate's chief town lies from it, and how wide it is; likewise that of a lesser town.
_COUNTRYSIDE_KM, _COUNTRYSIDE_WIDE_KM, _COUNTRYSIDE_ALL_KM = 27.0, 25.0, 45.0
_SMALL_COUNTRYSIDE_KM = 12.0
_COMPASS = {"NE": "NE", "EN": "NE", "NW": "NW", "WN": "NW", "SE": "SE", "ES": "SE", "SW": "SW", "WS": "SW"}
_LEADING = frozenset({"side", "near"})
_FAR_WORDS = 5


@dataclass(slots=True)
class Around:
    """What the words around a name say: words `first` to `last` belong to it. `side` is a key of `cues.direction`."""

    first: int
    last: int
    side: str | None = None
    km: float | None = None
    near: bool = False
    inside: bool = False
    countryside: bool = False
    front: bool = False
    border: bool = False
    facility: str | None = None

    @property
    def moves(self) -> bool:
        return bool(self.side or self.near or self.countryside or self.km is not None or self.front or self.border or self.facility)


def around(words: Words, mention: Mention, cues: Cues) -> Around:
    """Read to the left of the name (or of the word that introduces it) as far as words of place go, then to the right."""
    found = Around(mention.from_word, mention.last)
    clitic = mention.clitic
    if mention.admin is not None:
        clitic = words.forms[mention.admin][: clitic_of(words.forms[mention.admin], mention.admin_word or "")]
    while (k := found.first) > 0 and words.gaps[k] == PLAIN:
        step = step_left(words, k, clitic, found, cues)
        if step is None:
            break
        found.first, clitic = step
    _distance(words, found, cues)
    found.countryside = found.countryside or mention.rural
    if found.countryside or (found.border and found.side is None):
        sided(words, found, cues)
    return found


def step_left(words: Words, k: int, clitic: str, found: Around, cues: Cues) -> tuple[int, str] | None:
    """Take one word to the left; the new first word and what clitic it bears. `None` where it says nothing of place."""
    form, roles = words.forms[k - 1], words.roles(k - 1)
    if not roles and form != "من" and k - 1 not in words.countries:
        return None
    if form == "من" and k > 1 and not _LEADING.isdisjoint(words.roles(k - 2)):
        return k - 1, ""
    if clitic and not (clitic[-1] in "لب" and (form in cues.side_after or "border" in roles)):
        return None
    if form in cues.side_after and form.startswith("ال") and k > 1 and words.gaps[k - 1] == PLAIN:
        return _the_side_of(words, k, form, found, cues)
    if (capital := _capital(words, k, cues)) is not None:
        return capital
    side = roles.get("side")
    if side is not None:
        found.side = _joined(cues.side[side], found.side)
        return k - 1, form[: clitic_of(form, side)]
    for name in ("near", "countryside", "border", "inside"):
        stem = roles.get(name)
        if stem is not None:
            setattr(found, name, True)
            return k - 1, form[: clitic_of(form, stem)]
    return None


def _capital(words: Words, k: int, cues: Cues) -> tuple[int, str] | None:
    """«العاصمة صنعاء», «العاصمة العراقية بغداد»: the words before the name that only say that it is a capital."""
    at = k - 2 if k > 1 and words.gaps[k - 1] == PLAIN and k - 1 in words.countries else k - 1
    stem = words.roles(at).get("capital")
    return (at, words.forms[at][: clitic_of(words.forms[at], stem)]) if stem is not None else None


def _the_side_of(words: Words, k: int, form: str, found: Around, cues: Cues) -> tuple[int, str] | None:
    """«الريف الشرقي لمدينة X», the eastern countryside of X; «الحدود الشرقية لقطاع غزة»."""
    before = words.forms[k - 2]
    for name in ("countryside", "border", "inside"):
        stem = words.roles(k - 2).get(name)
        if stem is None and before.startswith("ال") and cue(before[2:], name) == before[2:]:
            stem = before
        if stem is not None:
            setattr(found, name, True)
            found.side = _joined(cues.side_after[form], found.side)
            return k - 2, before[: clitic_of(before, stem)]
    return None


def _joined(first: str, second: str | None) -> str | None:
    """North and east make north-east; two that do not join keep the first said."""
    if second is None or first == "C":
        return None if first == "C" else first
    return _COMPASS.get(first + second, second if first == second else first)


def sided(words: Words, found: Around, cues: Cues) -> None:
    """«ريف إدلب الجنوبي الشرقي»: the adjectives after the name."""
    while found.last < len(words) and words.gaps[found.last] == PLAIN:
        form = words.forms[found.last]
        plain = form[1:] if form[:1] == "و" and form not in cues.side_after else form
        if plain not in cues.side_after:
            return
        found.side = _joined(found.side, cues.side_after[plain]) if found.side else _joined(cues.side_after[plain], None)
        found.last += 1


def _distance(words: Words, found: Around, cues: Cues) -> None:
    """«على بعد 20 كم جنوب شرق X», «20 كيلومترا الى الشمال من X», «يبعد 20 كم عن X»."""
    k = found.first
    while k > 0 and words.gaps[k] == PLAIN and words.forms[k - 1] in {"الي", "من", "عن"} and found.first - k < 2:
        k -= 1
    if k < 2 or words.gaps[k] != PLAIN or words.gaps[k - 1] != PLAIN:
        return
    unit, number = words.forms[k - 1], words.forms[k - 2]
    if unit not in cues.unit or not _NUMBER.fullmatch(number):
        return
    found.km = float(number.replace(",", ".")) * cues.unit[unit]
    found.first = k - 2
    k -= words.forms[found.first - 1] in cues.about if found.first else 0
    if k > 3 and words.forms[k - 3].endswith("بعد"):
        found.first = k - 4 if words.forms[k - 4] in {"علي", "وعلي"} else k - 3


def derived(entry: Entry, words_around: Around, cues: Cues) -> Place:
    """The place that the words around a known one tell."""
    a, where = words_around, entry.point
    uncertainty = entry.radius_km
    if a.km is not None:
        if a.side is not None:
            where = moved(entry.point, cues.direction[a.side][2], a.km)
            uncertainty = max(2.0, entry.radius_km, a.km / 4)
        else:
            uncertainty = max(uncertainty, a.km * 1.2)
    elif a.countryside:
        where, uncertainty = _countryside(entry, a.side, cues)
    elif a.side is not None:
        wide = entry.kind in _AREAS
        shift = entry.radius_km * (1.0 if a.border else 0.55 if wide else 1.0)
        where = moved(entry.point, cues.direction[a.side][2], shift)
        uncertainty = max(entry.radius_km * 0.6, 4.0) if wide else entry.radius_km * 1.6 + 2
    elif a.near or a.front:
        uncertainty = entry.radius_km * 1.3 + 2
    elif a.border:
        uncertainty = max(20.0, entry.radius_km)
    elif a.facility:
        uncertainty = min(max(entry.radius_km, 3.0), 15.0)
    return Place(_name(entry, a, cues), entry.country, entry.id, where, round(uncertainty, 1), "derived")


def _countryside(entry: Entry, side: str | None, cues: Cues) -> tuple[Point, float]:
    chief = entry.kind in _CENTRES
    if side is None:
        return entry.point, max(entry.radius_km, _COUNTRYSIDE_ALL_KM if chief else _SMALL_COUNTRYSIDE_KM)
    shift = _COUNTRYSIDE_KM if chief else entry.radius_km + 3
    wide = _COUNTRYSIDE_WIDE_KM if chief else _SMALL_COUNTRYSIDE_KM
    return moved(entry.point, cues.direction[side][2], shift), max(wide, entry.radius_km)


@lru_cache(maxsize=4096)
def moved(point: Point, azimuth: float, km: float) -> Point:
    """The point `km` away in that direction, on the ellipsoid; kept, as it costs as much as all else that is read of a place."""
    from geographiclib.geodesic import Geodesic  # imported here: it costs start-up time that few texts need

    to = Geodesic.WGS84.Direct(point.lat, point.lon, azimuth, km * 1000.0)
    return Point(round(to["lat2"], 4), round(to["lon2"], 4))


@lru_cache(maxsize=4096)
def midpoint(a: Point, b: Point) -> tuple[Point, float]:
    """Half-way along the geodesic, and half its length in km."""
    from geographiclib.geodesic import Geodesic

    line = Geodesic.WGS84.InverseLine(a.lat, a.lon, b.lat, b.lon)
    half = line.Position(line.s13 / 2)
    return Point(round(half["lat2"], 4), round(half["lon2"], 4)), line.s13 / 2000.0


def _name(entry: Entry, a: Around, cues: Cues) -> str:
    noun, adjective = cues.direction[a.side][:2] if a.side else ("", "")
    if a.km is not None:
        km = f"{a.km:g}"
        return (
            derived_name("so_far_to_a_side", km=km, side=noun, name=entry.name) if noun else derived_name("so_far", km=km, name=entry.name)
        )
    for form, holds in (("countryside", a.countryside), ("border", a.border)):
        if holds:
            name = entry.name.removesuffix(" governorate") if form == "countryside" else entry.name
            return derived_name(f"part_of_the_{form}", part=adjective, name=name) if noun else derived_name(form, name=name)
    if a.front:
        return derived_name("front", name=entry.name)
    if a.facility:
        return derived_name("facility", facility=a.facility, name=entry.name)
    if noun:
        wide = entry.kind in _AREAS
        return derived_name("part", part=adjective, name=entry.name) if wide else derived_name("side", side=noun, name=entry.name)
    return derived_name("near", name=entry.name)
