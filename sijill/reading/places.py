"""The places a report names.

Invariant: a find's span covers words of the report; a place has a point only where the gazetteer, or words told from a
place it knows, give one. What could not be resolved keeps its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from sijill.arabic.text import Text
from sijill.knowledge.gazetteer import Entry, Gazetteer
from sijill.knowledge.geo import distance_km
from sijill.model import Place
from sijill.reading.actors import ActorValue
from sijill.reading.finds import Find
from sijill.reading.place_back import places_back
from sijill.reading.place_choose import choose, context_of, is_ordinary, is_place, lies_in, sure
from sijill.reading.place_context import Context
from sijill.reading.place_cues import Cues, cues
from sijill.reading.place_derive import Around, around, derived
from sijill.reading.place_match import BARE, Mention, find_mentions
from sijill.reading.place_pairs import between, borders, spoken_areas
from sijill.reading.place_rows import rows
from sijill.reading.place_spots import spots
from sijill.reading.place_unknown import fellows, led_to, situated, unknown_places
from sijill.reading.place_value import Draft, PlaceValue
from sijill.reading.place_words import LIST, PLAIN, Words, clitic_of, words_of

_LINK_WORDS = 5
_LANDS = frozenset({"country", "sea"})
_IN = "ب"
#: Kinds of what stands in a town and may be called by another, or by a country.
_SPOTS = frozenset({"hospital", "street", "square", "bridge"})
_CITIES = frozenset({"capital", "city", "town", "region"})
_ELSEWHERE_KM = 40.0


__all__ = ["PlaceValue", "find_places"]


def find_places(
    text: Text, *, outlet: str | None = None, actors: Iterable[Find[ActorValue]] = (), gazetteer: Gazetteer | None = None
) -> list[Find[PlaceValue]]:
    """Places in order of their words. `outlet` and the text's `actors` are weak hints of the country; `gazetteer` defaults to the
    project's own."""
    known = Gazetteer.default() if gazetteer is None else gazetteer
    words, table = words_of(text), cues()
    mentions = find_mentions(words, text.folded, known, table)
    context = context_of(words, mentions, table, outlet, known, [f.value for f in actors])
    pairs = zip(mentions, (*mentions[1:], None), strict=False)
    kept = [m for m, after in pairs if is_place(m, context, table) or (after is not None and _held(words, m, after, table))]
    drafts = [_draft(text, words, m, context, table, after) for m, after in zip(kept, (*kept[1:], None), strict=False)]
    _add_unlisted(text, words, drafts, context, known, table)
    return _finds(text, words, _linked(text, words, drafts, table))


def _add_unlisted(text: Text, words: Words, drafts: list[Draft], context: Context, known: Gazetteer, table: Cues) -> None:
    """Put to the drafts, in order, the places that are told without a listed name; a word is part of one place at most."""
    used = {k for d in drafts for k in range(d.first, d.last)}

    def put(draft: Draft) -> None:
        drafts.append(draft)
        used.update(range(draft.first, draft.last))

    for first, last, name_from, area in spoken_areas(words, used, context, known, table):
        put(Draft(first, last, words.starts[first], _value(text, words, area.place, area.kind, name_from, last)))
    for first, last, name_from, kind in unknown_places(words, used, table):
        called = any(e.kind == "country" for e in known.lookup(" ".join(words.forms[name_from:last])))
        put(_unresolved(text, words, first, last, name_from, kind, whole=_before_name(words, first, table) if called else None))
    firsts = [d.first for d in drafts]
    for first, last, kind in chain(situated(words, firsts, used), led_to(words, firsts, used)):
        put(_unresolved(text, words, first, last, first, kind))
    drafts.sort(key=_by_place)
    for first, last, kind in fellows(words, drafts[:], used, table):
        put(_unresolved(text, words, first, last, first, kind))
    for first, last, kind in rows(words, drafts[:], used, table):
        put(_unresolved(text, words, first, last, first, kind))
    for first, last, place, kind in places_back(words, drafts, used, context, known, table):
        put(_back(text, words, first, last, place, kind, table))
    drafts.sort(key=_by_place)
    borders(words, drafts, context, known, table)
    if not words.spots:
        return
    used.update(k for d in drafts for k in range(d.first, d.last))  # some reach further now
    before = len(drafts)
    for first, last, place, kind in spots(words, used, context, known, table):
        put(_back(text, words, first, last, place, kind, table))
    if len(drafts) > before:
        drafts.sort(key=_by_place)


def _by_place(draft: Draft) -> tuple[int, int]:
    return draft.start, -draft.last


def _draft(text: Text, words: Words, mention: Mention, context: Context, table: Cues, after: Mention | None) -> Draft:
    beside = None
    if after is not None and _links(words, mention.last, after.from_word, table) and len({e.point for e in after.entries}) == 1:
        beside = after.entries[0].point
    reach = around(words, mention, table)
    mention.around_town = reach.near or reach.side is not None or reach.km is not None
    holders = _holders(words, mention, after, table) if after is not None else ()
    entry, others = choose(mention, context, table, beside=beside, holders=holders)
    spot = _names_a_spot(words, mention, entry, after, table)
    if spot:
        entry, others = None, ()
    name_start = words.starts[mention.first] + mention.name_offset
    name_end = words.ends[mention.last - 1]
    name = text.map.span(name_start, name_end)
    whole = text.map.span(_start(words, mention.admin, mention, table), name_end) if spot and mention.admin is not None else name
    place, kind = _place(entry, reach, mention, table, whole.of(text.raw))
    explicit = mention.level > BARE or reach.moves
    ids = tuple([e.id for e in others]) if others else ()
    value = tuple.__new__(PlaceValue, (place, kind, name, explicit, ids, None, None))
    return Draft(reach.first, reach.last, _start(words, reach.first, mention, table), value, entry)


def _names_a_spot(words: Words, mention: Mention, entry: Entry | None, after: Mention | None, table: Cues) -> bool:
    """«مستشفى الكويت», «دوار الأردن»: a hospital, a roundabout is called by a country and does not lie there; nor does «فندق بغداد في
    مقديشو» lie in the first of the two towns."""
    if mention.admin_word is None or table.admin[mention.admin_word][0] not in _SPOTS or mention.admin_word in table.many:
        return False
    if entry is None or entry.kind == "country":
        return any(e.kind == "country" for e in mention.entries)
    if after is None or entry.kind not in _CITIES or not _links(words, mention.last, after.from_word, table):
        return False
    return all(distance_km(entry.point, e.point) > entry.radius_km + e.radius_km + _ELSEWHERE_KM for e in after.entries)


def _place(entry: Entry | None, reach: Around, mention: Mention, table: Cues, name: str) -> tuple[Place, str]:
    word = mention.admin_word
    if entry is None:
        kinds = table.admin[word] if word is not None else ("place",)
        return Place(name, how="unresolved"), kinds[0] if kinds[0] != "*" else "place"
    site = None
    if word is not None and entry.kind not in table.admin[word] and word in table.at and entry.kind not in _LANDS:
        site = table.admin[word][0]
        reach.facility = table.site.get(word, site)
    reach.front = word is not None and table.admin[word][0] == "front" and entry.kind != "front"
    if reach.moves:
        return derived(entry, reach, table), site or reach.facility or entry.kind
    return entry.place, entry.kind


def _unresolved(text: Text, words: Words, first: int, last: int, name_from: int, kind: str, *, whole: int | None = None) -> Draft:
    """A place that keeps its words; the «و» that joins it to a list is none of them. `whole`: where those begin by which it is
    called, with its head where the name alone is a country's: «دوار الكويت»."""
    joined = int(name_from == first and words.forms[first].startswith("و"))
    name = text.map.span(words.starts[name_from] + joined, words.ends[last - 1])
    called = name if whole is None else text.map.span(whole, words.ends[last - 1])
    value = PlaceValue(Place(called.of(text.raw), how="unresolved"), kind, name, explicit=True)
    return Draft(first, last, words.starts[first] + joined, value)


def _back(text: Text, words: Words, first: int, last: int, place: Place | None, kind: str, table: Cues) -> Draft:
    start = _before_name(words, first, table)
    name = text.map.span(start, words.ends[last - 1])
    value = PlaceValue(Place(name.of(text.raw), how="unresolved") if place is None else place, kind, name, explicit=True)
    return Draft(first, last, start, value)


def _start(words: Words, first: int, mention: Mention, table: Cues) -> int:
    """Folded offset of the first word without its proclitics."""
    if first == mention.first:
        return words.starts[first] + mention.name_offset
    return _before_name(words, first, table)


def _before_name(words: Words, first: int, table: Cues) -> int:
    form = words.forms[first]
    if form.startswith("ال"):
        return words.starts[first]
    for listed in (
        table.admin,
        table.side,
        table.near,
        table.inside,
        table.countryside,
        table.border,
        table.capital,
        table.seat,
        table.back,
        table.back_own,
    ):
        for stem in (form, form[1:], form[2:]):
            if stem in listed:
                return words.starts[first] + clitic_of(form, stem)
    return words.starts[first]


def _value(text: Text, words: Words, place: Place, kind: str, name_from: int, last: int) -> PlaceValue:
    return PlaceValue(place, kind, text.map.span(words.starts[name_from], words.ends[last - 1]), explicit=True)


def _holders(words: Words, mention: Mention, after: Mention, table: Cues) -> tuple[Entry, ...]:
    """The rows of the place after a mention that it is told to lie in («… بريف دمشق», «… في حلب»); none where it is not."""
    start, end = mention.last, after.from_word
    if not 0 <= end - start <= _LINK_WORDS or start >= len(words) or max(words.gaps[start : end + 1]) > PLAIN:
        return ()
    leading = [words.forms[k] for k in range(start, end)]
    led = bool(leading) or after.clitic == _IN or (after.admin is not None and words.forms[end].startswith(_IN))
    if not led or not all(form in table.holds or form.removeprefix(_IN) in table.holds for form in leading):
        return ()
    return after.entries


def _held(words: Words, mention: Mention, after: Mention, table: Cues) -> bool:
    """Whether a name is a place because one of its rows lies where the next place holds it: «الباب بريف حلب»."""
    if not sure(after, table) or is_ordinary(mention):
        return False
    holders = _holders(words, mention, after, table)
    return bool(holders) and any(lies_in(e, holders) for e in mention.entries)


def _links(words: Words, start: int, end: int, table: Cues) -> bool:
    """Whether nothing but words that tell where stands from word `start` to word `end`: «… وسط مدينة», «… بريف …»."""
    if not 0 <= end - start <= _LINK_WORDS or start >= len(words) or max(words.gaps[start : end + 1]) > PLAIN:
        return False
    if start == end:
        return words.forms[end] in table.inside or not words.forms[end].startswith("و")
    return all(words.forms[k] in table.link or words.forms[k].lstrip("ب") in table.link for k in range(start, end))


def _linked(text: Text, words: Words, drafts: list[Draft], table: Cues) -> list[Draft]:
    """Tell which find lies in the next one, and which only serve to tell the place between them."""
    for n, draft in enumerate(drafts[:-1]):
        other = drafts[n + 1]
        if draft.value.kind != "country" and other.first >= draft.last and _links(words, draft.last, other.first, table):
            draft.value = draft.value._replace(within=n + 1)
    for draft, other in zip(reversed(drafts[:-1]), reversed(drafts), strict=False):
        joined = other.first == draft.last and (words.gaps[other.first] == LIST or words.forms[other.first].startswith("و"))
        if joined and draft.value.within is None and "country" not in (draft.value.kind, other.value.kind):
            draft.value = draft.value._replace(within=other.value.within)  # «عندان وحريتان شمالي حلب»
    return between(text, words, drafts)


def _finds(text: Text, words: Words, drafts: list[Draft]) -> list[Find[PlaceValue]]:
    make, span, ends = tuple.__new__, text.map.span, words.ends  # by name, a tuple costs half as much again
    edges = [(d, d.start, ends[d.last - 1]) for d in drafts]
    return [make(Find, ("place", span(start, end), start, end, d.value)) for d, start, end in edges]
