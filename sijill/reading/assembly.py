"""From a scene to tellings: which mentions are one incident, of what type, and what belongs to it.

Invariant: every claim rests on finds of the scene, so its words are in the report; what no find gives is not said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sijill.arabic.text import COMMAS
from sijill.knowledge.geo import distance_km
from sijill.model import Claim, Factuality, Interval, Place, Role, Span, Telling
from sijill.reading.arguments import place_features, time_features
from sijill.reading.background import background_at, is_followed, news_day
from sijill.reading.binding import Group, in_reach
from sijill.reading.casting import cast
from sijill.reading.claiming import claimed
from sijill.reading.days import candidates
from sijill.reading.denials import disowned_at
from sijill.reading.entities import place_entities, place_key
from sijill.reading.finds import Find
from sijill.reading.gathering import Thresholds, accepted, grouped
from sijill.reading.hearing import vouchers
from sijill.reading.launching import STRIKES, fired_from
from sijill.reading.place_company import row_of, with_joined
from sijill.reading.places import PlaceValue
from sijill.reading.placing import located, weighable
from sijill.reading.scene import Scene
from sijill.reading.scorer import Scorers
from sijill.reading.toll_claims import toll_claims, toll_homes
from sijill.reading.toll_shared import shared

#: The reach of a large town; of a province «the most specific place» is for the scorer to say.
_TOWN_KM = 15.0


def _place_claims(
    scene: Scene, one: Group, scorers: Scorers, limits: Thresholds, doers: Sequence[Span], counted: Sequence[Find[PlaceValue]]
) -> list[Claim]:
    """`doers`: the words for those who did it; `counted`: the places where its dead are told one by one."""
    judge = scorers.place
    scored = [(1.0 if f in counted else judge.yes(place_features(scene, one, f)), f) for f in weighable(scene, one)]
    if one.type in STRIKES:
        scored = [row for row in scored if not fired_from(scene, row[1], doers)] or scored
    sure = [(p, f) for p, f in scored if p >= limits.place]
    if not sure and scored:
        best = max(scored, key=lambda row: row[0])
        sure = [best] if best[0] >= limits.lone_place else []
    sure = with_joined(scene, scored, sure, limits.place_joined)
    rows = row_of(scene, scored)
    chosen = _most_specific([f for _, f in sure], [f for p, f in scored if p >= limits.finer_place], rows)
    near = [f for p, f in scored if p >= limits.place_again]
    named = [f for f in scene.places if f.value.landmark_of is None and in_reach(scene, one, f)]
    return [
        claimed(scene, "where", located(scene, finds[0]), _same_place(finds, near), named=_same_place(finds, named))
        for finds in place_entities(chosen)
    ]


def _same_place(finds: Sequence[Find[PlaceValue]], others: Sequence[Find[PlaceValue]]) -> set[Span]:
    """The words for a place that is the incident's, with those of the others that name it, too."""
    keys = {place_key(f.value.place) for f in finds}
    return {f.span for f in finds} | {f.span for f in others if place_key(f.value.place) in keys}


def _actor_claims(scene: Scene, one: Group, scorers: Scorers, limits: Thresholds) -> list[Claim]:
    return [claimed(scene, _ROLE_FIELDS[part.role], part.actor, part.spans) for part in cast(scene, one, scorers, limits)]


_ROLE_FIELDS: Mapping[str, Role] = {"initiator": "initiator", "target": "target", "participant": "participant"}


def _when_claims(scene: Scene, one: Group, scorers: Scorers, limits: Thresholds) -> list[Claim]:
    """The likeliest day, where it is likely enough that something happened and on that day: a day is wrong of what is no incident, too."""
    judge = scorers.when
    scored = [(one.chance * judge.yes(time_features(scene, one, f)), -n, f, days) for n, f, days in candidates(scene, one)]
    best = max(scored, default=None, key=lambda row: row[:2])
    if best is None or best[0] < limits.when:
        return []
    return [claimed(scene, "when", best[3], (f.span for p, _, f, interval in scored if p >= limits.when and interval == best[3]))]


def _most_specific(
    chosen: Sequence[Find[PlaceValue]], likely: Sequence[Find[PlaceValue]], row_of: Mapping[int, int]
) -> list[Find[PlaceValue]]:
    """A base in a town's surroundings stands for the town, where it is nearly as likely to be the place; in «قاعدة العند ومعسكر
    لبوزة», one row of places, the base stands for the base and the camp for the camp, wherever either is told again."""
    rows: dict[object, set[int]] = defaultdict(set)
    for f in (*chosen, *likely):
        rows[place_key(f.value.place)].add(row_of[f.start])

    def apart(one: Find[PlaceValue], other: Find[PlaceValue]) -> bool:
        keys = place_key(one.value.place), place_key(other.value.place)
        return keys[0] == keys[1] or rows[keys[0]].isdisjoint(rows[keys[1]])

    places: dict[Place, Find[PlaceValue]] = {}
    for g in likely:
        places.setdefault(g.value.place, g)  # the first words are looked at for all
    finer: dict[Place, Find[PlaceValue] | None] = {}
    for f in chosen:
        if f.value.place not in finer:
            finer[f.value.place] = next((g for g in places.values() if apart(g, f) and _lies_in(g.value.place, f.value.place)), None)
    found = [finer[f.value.place] or f for f in chosen]
    return list({id(f): f for f in found}.values())


def _lies_in(fine: Place, coarse: Place) -> bool:
    if fine.point is None or coarse.point is None or fine.uncertainty_km is None or coarse.uncertainty_km is None:
        return False
    if fine.uncertainty_km >= coarse.uncertainty_km or coarse.uncertainty_km > _TOWN_KM:
        return False
    return distance_km(fine.point, coarse.point) <= fine.uncertainty_km + coarse.uncertainty_km


def _published(scene: Scene) -> date | None:
    return scene.dating.interval.latest if scene.dating.interval is not None else None


def _day_of(claims: Sequence[Claim]) -> Interval | None:
    return next((c.value for c in claims if isinstance(c.value, Interval)), None)


def _telling(scene: Scene, one: Group, claims: Sequence[Claim], news: date | None, *, alone: bool) -> Telling:
    """`alone`: whether the report tells no other incident."""
    first = one.mentions[0].find
    with_news = alone or not all(is_followed(scene.text, m.find.start) for m in one.mentions)
    factuality = scene.told(first.start, first.end).factuality
    day = _day_of(claims)
    background, _ = background_at(scene.text, first.start, published=_published(scene), when=day, news=news, with_news=with_news)
    return Telling(
        scene.report.id,
        one.type,
        tuple(m.find.span for m in one.mentions),
        _as_told(scene, one, claims, factuality),
        factuality,
        background,
        vouchers(scene, one, claims, background=background),
    )


def _as_told(scene: Scene, one: Group, claims: Sequence[Claim], factuality: Factuality) -> tuple[Claim, ...]:
    """The claims, each as its words are told."""
    claims = [replace(c, factuality="denied") if _is_disowned(scene, c) else c for c in claims]
    if all(scene.told(m.find.start, m.find.end).factuality == factuality == "happened" for m in one.mentions):
        return tuple(claims)  # as most are
    return tuple(c if c.factuality == "denied" else replace(c, factuality=_told_as(scene, one, c, factuality)) for c in claims)


def _is_disowned(scene: Scene, claim: Claim) -> bool:
    """«نفت الحركة مسؤوليتها عن الهجوم»: the attack happened, and by others, as she says."""
    return claim.field == "initiator" and all(disowned_at(scene.text, scene.token(scene.text.map.find(s.start))) for s in claim.spans)


def _told_as(scene: Scene, one: Group, claim: Claim, factuality: Factuality) -> Factuality:
    """The factuality of the event words that a claim's words stand by: «نفى الجيش قصف القرية» ("denied shelling") adds no
    village to what happened. That of the incident where the claim's words stand by none, or by several told differently."""
    told = {told for s in claim.spans if (told := _told_beside(scene, one, scene.text.map.find(s.start))) is not None}
    return told.pop() if len(told) == 1 else factuality


def _told_beside(scene: Scene, one: Group, start: int) -> Factuality | None:
    here = one.told_in.get(scene.sentence(start), ())
    if not here:
        return None
    near = min((m.find for m in here), key=lambda f: abs(f.start - start))
    first, last = sorted((scene.token(near.start), scene.token(start)))
    apart = any(form in COMMAS for form in scene.text.forms[first:last])  # «نفى الجيش قصف القرية، متهما الفصائل»
    return None if apart else scene.told(near.start, near.end).factuality


def assemble(scene: Scene, scorers: Scorers, limits: Thresholds | None = None) -> tuple[Telling, ...]:
    """Every telling of the report, in order of their first words."""
    limits = limits or Thresholds()
    groups = grouped(scene, accepted(scene, scorers, limits), scorers, limits)
    homes = toll_homes(scene, groups, scorers, limits)
    beside = shared(scene, groups, homes)
    told = []
    for n, one in enumerate(groups):
        actors = _actor_claims(scene, one, scorers, limits)
        doers = [span for claim in actors if claim.field == "initiator" for span in claim.spans]
        tolls = [i for i, home in enumerate(homes) if home == n or n in beside.get(i, ())]
        counted = [scene.told_by_place[i] for i in tolls if i in scene.told_by_place]
        claims = _when_claims(scene, one, scorers, limits) + _place_claims(scene, one, scorers, limits, doers, counted) + actors
        claims += toll_claims(scene, tolls)
        told.append(claims)
    news = news_day(_published(scene), [_day_of(claims) for claims in told])
    alone = len(groups) == 1
    return tuple(_telling(scene, one, claims, news, alone=alone) for one, claims in zip(groups, told, strict=True))
