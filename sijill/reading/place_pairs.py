"""Places told without a name of their own: «الأراضي السورية», «العاصمة العراقية», «الحدود السورية التركية», «بين X وY».

Invariant: a capital or a border is given only where the words, or the report's one country, name its country.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sijill.arabic.text import Text
from sijill.knowledge.derived_places import derived_name
from sijill.knowledge.gazetteer import Gazetteer
from sijill.knowledge.geo import distance_km
from sijill.model import Place
from sijill.reading.place_context import Context
from sijill.reading.place_cues import Cues
from sijill.reading.place_derive import Around, derived, midpoint
from sijill.reading.place_value import Draft
from sijill.reading.place_words import LIST, PLAIN, Words, clitic_of

_BETWEEN = frozenset({"بين", "مابين"})
_OF_BORDERS = frozenset({"مع", "بين"})
_BETWEEN_KM = 150.0
_ONE_COUNTRY = 0.7
#: The country whose adjective is that of any desert.
_SAHARA = "EH"
_PARTS = frozenset({"admin", "parts"})


@dataclass(frozen=True, slots=True)
class Area:
    place: Place
    kind: str


def spoken_areas(words: Words, used: set[int], context: Context, gazetteer: Gazetteer, cues: Cues) -> Iterator[tuple[int, int, int, Area]]:
    """First word, last word (half-open), first word of the name, and the area; none overlaps the words that are used."""
    for k in words.openings:
        if k in used:
            continue
        if "capital" in words.roles(k):
            found = _capital(words, k, used, context, gazetteer)
        elif k + 1 < len(words) and words.gaps[k + 1] == PLAIN and k + 1 not in used:
            found = _border(words, k, context, gazetteer, cues) or _land(words, k, gazetteer, cues)
        else:
            found = None
        if found is not None and not used.intersection(range(k, found[0])):
            yield k, found[0], k, found[1]


def _capital(words: Words, k: int, used: set[int], context: Context, gazetteer: Gazetteer) -> tuple[int, Area] | None:
    last, country = k + 1, None
    if last < len(words) and words.gaps[last] == PLAIN and last not in used:
        country = words.countries.get(last)
        last += country is not None
    elif last in used:
        return None
    if country is None and context.countries:
        top, _ = context.countries.most_common(1)[0]
        country = top if context.share(top) >= _ONE_COUNTRY and words.forms[k].endswith("العاصمه") else None
    entry = gazetteer.capital(country) if country else None
    return (last, Area(entry.place, "capital")) if entry is not None else None


def _land(words: Words, k: int, gazetteer: Gazetteer, cues: Cues) -> tuple[int, Area] | None:
    """«الأراضي السورية», «الشمال السوري», «شمال شرق سوريا» is read elsewhere; the nisba must bear the article."""
    definite = words.forms[k + 1].startswith("ال")
    indefinite = "land" in words.roles(k) and not (definite or words.roles(k)["land"].startswith("ال"))  # «أراض سورية»
    country = words.countries.get(k + 1) if definite or indefinite else None
    if country == _SAHARA and not _PARTS.isdisjoint(words.roles(k)):  # «المناطق الصحراوية», deserts
        return None
    entry = gazetteer.country(country) if country else None
    if entry is None:
        return None
    side = words.roles(k).get("side")
    if side is not None and side.startswith("ال"):
        reach = Around(k, k + 2, side=cues.side[side])
        return k + 2, Area(derived(entry, reach, cues), "region")
    if "land" in words.roles(k):
        return k + 2, Area(entry.place, "country")
    return None


def _border(words: Words, k: int, context: Context, gazetteer: Gazetteer, cues: Cues) -> tuple[int, Area] | None:
    """«الحدود السورية التركية», «الحدود السورية - اللبنانية»; with one nisba the other country is the report's."""
    if "border" not in words.roles(k):
        return None
    sides, last = list[str](), k + 1
    while last < len(words) and len(sides) < 2 and words.gaps[last] in (PLAIN, LIST):
        country = words.countries.get(last)
        if country is None:
            break
        sides.append(country)
        last += 1
    if len(sides) == 1:
        top = next((c for c, _ in context.countries.most_common() if c not in sides), None)
        sides += [top] if top is not None else []
    entry = gazetteer.border(*sides) if len(sides) == 2 else None
    return (last, Area(entry.place, "border")) if entry is not None else None


def borders(words: Words, drafts: list[Draft], context: Context, gazetteer: Gazetteer, cues: Cues) -> None:
    """«الحدود مع مصر», «حدود قطاع غزة مع إسرائيل», «الحدود بين سوريا والعراق»: the country's draft becomes the border's."""
    for n, draft in enumerate(drafts):
        k, here = draft.first, draft.entry.country if draft.entry is not None else None
        if here is None or k < 2 or words.forms[k - 1] not in _OF_BORDERS:
            continue
        before = drafts[n - 1] if n and drafts[n - 1].last == k - 1 else None
        after = drafts[n + 1] if n + 1 < len(drafts) and drafts[n + 1].first == draft.last else None
        first = before.first if before is not None else k - 1
        bounded = "border" in words.roles(first - 1) if first else False
        bounded = bounded or (before is not None and "border" in words.roles(before.first))
        if not bounded:
            continue
        beside = after if words.forms[k - 1] == "بين" else before
        there = beside.entry.country if beside is not None and beside.entry is not None else None
        if there is None and words.forms[k - 1] == "مع":
            there = next((c for c, _ in context.countries.most_common() if c != here), None)
        entry = gazetteer.border(here, there) if there is not None else None
        if entry is not None:
            draft.entry, draft.value = entry, draft.value._replace(place=entry.place, kind="border", within=None, explicit=True)
            _span_border(words, draft, first - 1, after if beside is after else None, n, cues)


def _span_border(words: Words, draft: Draft, first: int, after: Draft | None, n: int, cues: Cues) -> None:
    """Let the border's find begin with the word that says border, and the second country be its landmark."""
    stem = words.roles(first).get("border")
    if stem is not None:
        draft.first, draft.start = first, words.starts[first] + clitic_of(words.forms[first], stem)
    if after is not None:
        draft.last = after.last
        after.value = after.value._replace(landmark_of=n)


def between(text: Text, words: Words, drafts: list[Draft]) -> list[Draft]:
    """«بين X وY», two towns not far apart: a place half-way, of which the two are only the landmarks."""
    found: list[tuple[int, Draft]] = []
    for n, (left, right) in enumerate(pairwise(drafts)):
        one, two = left.entry, right.entry
        if one is None or two is None or left.first == 0 or words.forms[left.first - 1].lstrip("و") not in _BETWEEN:
            continue
        if right.first != left.last or not words.forms[right.first].startswith("و") or "country" in (one.kind, two.kind):
            continue
        if not 0 < distance_km(one.point, two.point) <= _BETWEEN_KM:
            continue
        point, half = midpoint(one.point, two.point)
        place = Place(derived_name("between", name=one.name, other=two.name), one.country, None, point, round(max(half, 3.0), 1), "derived")
        span = text.map.span(left.start, words.ends[right.last - 1])
        start = words.starts[left.first - 1] + clitic_of(words.forms[left.first - 1], "بين")
        value = left.value._replace(place=place, kind="place", name_span=span, alternatives=(), within=None)
        found.append((n, Draft(left.first - 1, right.last, start, value)))
    for shift, (n, draft) in enumerate(found):
        drafts = _inserted(drafts, n + shift, draft)
    return drafts


def _inserted(drafts: list[Draft], at: int, draft: Draft) -> list[Draft]:
    """The draft put before its two landmarks, and every index after it moved on by one."""
    for d in drafts:
        if d.value.within is not None and d.value.within >= at:
            d.value = d.value._replace(within=d.value.within + 1)
        if d.value.landmark_of is not None and d.value.landmark_of >= at:
            d.value = d.value._replace(landmark_of=d.value.landmark_of + 1)
    for d in drafts[at : at + 2]:
        d.value = d.value._replace(landmark_of=at)
    return [*drafts[:at], draft, *drafts[at:]]
