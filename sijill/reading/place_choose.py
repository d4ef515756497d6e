"""Which of the places that share a name is meant, and whether a place is meant at all.

Invariant: never a guess. A name that the report's countries and other places leave open between two far apart is not
resolved; an ordinary word or first name is a place only where its introduction or its neighbours on the map say so.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise, product

from sijill.arabic.by_form import ByForm
from sijill.knowledge.actors import kinds
from sijill.knowledge.gazetteer import Entry, Gazetteer
from sijill.knowledge.geo import distance_km
from sijill.knowledge.theatres import theatres
from sijill.model import Actor, Point
from sijill.reading.actors import ActorValue
from sijill.reading.place_context import AROUND_KM, TALK, Context
from sijill.reading.place_cues import Cues, cues
from sijill.reading.place_match import BARE, NAMED, Mention
from sijill.reading.place_words import Words

_SURE_KINDS = frozenset({"country", "region", "capital", "sea", "river", "border", "dam", "airport", "base", "crossing", "desert"})
_SETTLED = frozenset({"capital", "city", "town", "village", "place", "district", "region"})
_TOWNS = frozenset({"capital", "city", "town"})
_VAST, _BIG, _TOWN = 1_000_000, 100_000, 20_000
_SHORT = 4
_FAR_SMALLER = 100
_NEAR_KM, _REGION_KM = 60.0, 400.0
_POST_WORDS, _SMALL_LAND_KM = 60, 210.0  # in a short post a country no wider than Jordan is a neighbourhood of its own
_APART_KM, _CLEAR = 30.0, 0.7
_HELD_KM, _HELD_REACH = 60.0, 2.0  # the country around a town; regions are no circles
_WIDE = frozenset({"country", "region", "capital", "sea", "river", "border", "desert"})


def context_of(
    words: Words, mentions: list[Mention], cues: Cues, outlet: str | None, gazetteer: Gazetteer, actors: Iterable[ActorValue] = ()
) -> Context:
    """Countries from names, nisbas («السورية»), who fights («برصاص الاحتلال») and, a little, the outlet; anchors from names that
    mean one place only."""
    context = Context()
    context.countries.update(words.countries.values())
    for mention in mentions:
        entry = mention.entries[0]
        if not sure(mention, cues) or not (len(mention.entries) == 1 or _one_place(mention.entries)):
            continue
        weight = 2 if entry.kind == "country" else 1
        context.countries[entry.country or ""] += weight
        context.own.setdefault(mention.key, Counter())[entry.country or ""] += weight
        reach = AROUND_KM if entry.kind != "country" else _SMALL_LAND_KM if len(words) <= _POST_WORDS else 0.0
        if entry.radius_km < reach:
            context.anchors.add(entry.point)
            context.own_points.setdefault(mention.key, set()).add(entry.point)
    context.anchors.update(_listed_together(mentions, cues))
    for country in _outlet_countries(outlet, gazetteer):
        context.countries[country] += 1
    context.countries.pop("", None)
    context.fronts = frozenset(chain.from_iterable(theatres(a) for a in _fighters(actors)))
    return context


def _fighters(actors: Iterable[ActorValue]) -> Iterator[Actor]:
    """Who carries arms, by its name or as the owner of a thing or a person («حاجزا لقوات الأسد»)."""
    for value in actors:
        if value.armed:
            yield value.actor
        if (owner := value.owner) is not None and (kind := kinds().get(owner.kind or "")) is not None and kind.armed:
            yield owner


def _listed_together(mentions: list[Mention], cues: Cues) -> Iterator[Point]:
    """The points of names that stand in one list and lie near one another: «جبلة وبانياس والحفة» needs no further word."""
    for one, other in pairwise(mentions):
        if not other.joined or one.key == other.key or _ORDINARY[one.key] or _ORDINARY[other.key]:
            continue
        if one.key in cues.ambiguous and other.key in cues.ambiguous:
            continue
        for a, b in product(one.entries, other.entries):
            if distance_km(a.point, b.point) <= _NEAR_KM:
                yield a.point
                yield b.point


@lru_cache(maxsize=1024)
def _outlet_countries(outlet: str | None, gazetteer: Gazetteer) -> Iterable[str]:
    """The country an outlet's name names: «Syria TV», «Daraa 24»."""
    if outlet is None:
        return ()
    spoken = outlet.lower()
    return tuple(e.country for e in gazetteer.countries if e.country is not None and e.name.lower() in spoken)


def _one_place(entries: tuple[Entry, ...]) -> bool:
    return all(distance_km(entries[0].point, e.point) < max(_NEAR_KM, entries[0].radius_km) for e in entries[1:])


def sure(mention: Mention, cues: Cues) -> bool:
    """Whether the name alone says that it is a place."""
    if mention.sure is None:
        mention.sure = _sure(mention, cues)
    return mention.sure


def _sure(mention: Mention, cues: Cues) -> bool:
    if is_word(mention, cues):
        kinds = cues.admin[mention.admin_word] if mention.admin_word is not None else ()
        return mention.key not in cues.not_name and "*" not in kinds and any(e.kind in kinds for e in mention.entries)
    if mention.last - mention.first > 1 or mention.level == NAMED:
        return True
    for e in mention.entries:  # noqa: SIM110  asked of every name: a generator would double what it costs
        if e.kind in _SURE_KINDS or e.population >= (_VAST if e.source == "geonames" else _BIG):
            return True
    return False


def is_word(mention: Mention, cues: Cues) -> bool:
    """Whether the name is, or begins with, an ordinary word or a first name."""
    return _ORDINARY[mention.key] or mention.key in cues.ambiguous


def is_ordinary(mention: Mention) -> bool:
    """Whether it is an ordinary word or begins with a first name; of the ambiguous ones less is asked."""
    return _ORDINARY[mention.key]


def _serves_town(mention: Mention, cues: Cues) -> bool:
    """«ميناء العقبة», «مطار الطائف»: ports and airports are called by their towns."""
    kinds = cues.admin[mention.admin_word] if mention.admin_word is not None else ("",)
    return kinds[0] in ("port", "airport") and any(e.kind in _TOWNS for e in mention.entries)


#: Whether a name is an ordinary word, or begins with a first name.
_ORDINARY = ByForm(lambda key: key in cues().common or key.split(" ", 1)[0] in cues().given)


def fitting(mention: Mention, cues: Cues) -> tuple[Entry, ...] | None:
    """The rows of the kind that the introducing word asks for; all where it asks for none; `None` where no row will do.

    «حي القدس» is some quarter, not Jerusalem; «مدينة الأنبار» may still be the province of that name.
    """
    if mention.admin_word is None:
        return mention.entries
    kinds = cues.admin[mention.admin_word]
    rows = tuple(e for e in mention.entries if e.kind in kinds or (e.imported and e.kind == "place"))
    if rows or "*" in kinds or mention.admin_word in cues.at or mention.admin_word in cues.many:
        return rows or mention.entries  # «مدن العراق», the towns of Iraq, names Iraq
    if _SETTLED.intersection(kinds) >= {"district", "place"}:
        return tuple(e for e in mention.entries if e.kind in _SETTLED) or None
    return None


def is_place(mention: Mention, context: Context, cues: Cues) -> bool:
    """Whether a place is meant, by the name, its introduction, and what else the report names."""
    if sure(mention, cues):
        return True

    def near(km: float) -> bool:
        return any(context.nearest_km(e.point) <= km for e in mention.entries)

    spoken_of = any(context.countries[e.country or ""] > 0 for e in mention.entries)
    if _ORDINARY[mention.key]:
        named = mention.level == NAMED and mention.admin_word is not None and fitting(mention, cues) is not None
        listed = mention.joined or (mention.leads and mention.level > BARE)
        return (named and spoken_of) or ((listed or mention.level == NAMED) and near(_NEAR_KM))
    if mention.key in cues.ambiguous:
        if mention.tag or _serves_town(mention, cues) or (mention.struck and context.countries.total() < TALK):
            return True  # in a headline, which names no country, «تفجير الباب» is in the town
        if mention.joined or mention.leads:
            return near(AROUND_KM) or (mention.level > BARE and spoken_of)
        fought_in = context.countries.total() < TALK and any(e.country in context.fronts for e in mention.entries)
        return mention.level > BARE and (spoken_of or fought_in or near(_NEAR_KM))
    if mention.level > BARE or mention.struck:
        spoken_of = any(context.speaks_of(e) for e in mention.entries)
        plain = len(mention.key) > _SHORT and mention.clitic in ("", "ب")  # «من وتيرة» is not و + Tira
        least = _TOWN if plain else _BIG
        return spoken_of or any(
            not _foreign(e, context, mention.key) for e in mention.entries if e.source == "hand" or e.population >= least
        )
    return near(AROUND_KM)


def choose(
    mention: Mention, context: Context, cues: Cues, *, beside: Point | None = None, holders: tuple[Entry, ...] = ()
) -> tuple[Entry | None, tuple[Entry, ...]]:
    """The place meant, `None` where it stays open, and the others that were weighed. `beside`: the place it is told to be in;
    `holders`: the rows of that place where it holds what is in it: no namesake outside is meant («الخالدية في حلب»)."""
    rows = _great_alone(fitting(mention, cues), mention)
    if rows is not None and holders:
        rows = tuple([e for e in rows if lies_in(e, holders)]) or None
    if rows is None:
        return None, ()
    if len(rows) == 1:
        return (None, rows) if _foreign(rows[0], context, mention.key) else (rows[0], ())
    scored = sorted(((_score(e, mention, context, cues, beside), -n, e) for n, e in enumerate(rows)), reverse=True, key=lambda s: s[:2])
    best = scored[0]
    far = [s for s in scored[1:] if _apart(s[2], best[2])]
    others = tuple(s[2] for s in far)
    if far and best[0] - far[0][0] < _CLEAR:
        return None, (best[2], *others)
    if _foreign(best[2], context, mention.key):
        return None, (best[2], *others)
    brought = next((s[2] for s in scored if s[2].imported and not _apart(s[2], best[2])), None)
    return brought or best[2], others


def _great_alone(rows: tuple[Entry, ...] | None, mention: Mention) -> tuple[Entry, ...] | None:
    """«القاهرة» by itself is Cairo, wherever the report's war is: a village of a capital's name is told of as one («قرية القاهرة») or in
    a row of its neighbours."""
    if rows is None or len(rows) == 1 or mention.joined or mention.leads or mention.level == NAMED:
        return rows
    capitals = [e.population for e in rows if e.kind == "capital"]
    if not capitals:
        return rows
    return tuple([e for e in rows if e.population * _FAR_SMALLER > max(capitals)])


def lies_in(entry: Entry, holders: tuple[Entry, ...]) -> bool:
    """Whether a place may lie in one of the rows of the place that it is told to be in; what is long or wide lies in many, and where
    a user's own rows lie the user knows."""
    if entry.kind in _WIDE or entry.imported:
        return True
    return any(_lies_in(entry, holder) for holder in holders)


def _lies_in(entry: Entry, holder: Entry) -> bool:
    if holder.kind == "country":
        return entry.country == holder.country
    away, here = distance_km(entry.point, holder.point), entry.country == holder.country
    if here and holder.kind == "region" and entry.admin1 and holder.admin1:
        return entry.admin1 == holder.admin1 or away <= _HELD_KM / 2 + holder.radius_km
    around = _HELD_KM if here else 0.0  # across a border only what the region itself reaches
    return away <= around + _HELD_REACH * holder.radius_km


def _foreign(entry: Entry, context: Context, name: str) -> bool:
    """Whether a small place lies far from all else that the report speaks of, so that some namesake is likelier: «جبهة البريج جنوب
    إدلب» is no camp in Gaza."""
    return entry.population < _BIG and entry.kind not in _SURE_KINDS and context.foreign(entry, name)


def _apart(one: Entry, other: Entry) -> bool:
    """Whether two places of a name are too far apart to be taken for each other; a province or a country and its chief town
    («الجزائر») never are."""
    if one.country == other.country and {one.kind, other.kind} & {"region", "country"}:
        return False
    return distance_km(one.point, other.point) > max(_APART_KM, one.radius_km, other.radius_km)


def _score(entry: Entry, mention: Mention, context: Context, cues: Cues, beside: Point | None) -> float:
    score = math.log10(entry.population + 10) + 1.5 * entry.imported
    kinds = cues.admin[mention.admin_word] if mention.admin_word else ()
    if entry.kind == "region" and not kinds and any(e.kind in _TOWNS and e.country == entry.country for e in mention.entries):
        score -= 2.5 if entry.population < _VAST or mention.around_town else 0.0  # «حمص» alone is the town, not the governorate
    if entry.kind in kinds:
        score += 3.0 - 0.3 * kinds.index(entry.kind)
    if context.countries[entry.country or ""]:
        score += 1.0 + 2.5 * context.share(entry.country)
    elif entry.country in context.fronts:
        score += 1.0
    near = context.nearest_km(entry.point)
    score += 3.0 if near <= _NEAR_KM else 2.0 if near <= AROUND_KM else 1.0 if near <= _REGION_KM else 0.0
    if beside is not None and distance_km(entry.point, beside) < AROUND_KM:
        score += 3.0
    return score
