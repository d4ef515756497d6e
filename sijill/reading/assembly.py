"""From a scene to tellings: which mentions are one incident, of what type, and what belongs to it.

Invariant: every claim rests on finds of the scene, so its words are in the report; what no find gives is not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sijill.arabic.text import COMMAS
from sijill.knowledge.actors import actor_list
from sijill.knowledge.geo import distance_km
from sijill.model import Actor, Attribution, Claim, Factuality, Field, Interval, Place, Role, Span, Telling, Toll, Value
from sijill.reading.actors import ActorValue
from sijill.reading.arguments import place_features, role_features, time_features, toll_features
from sijill.reading.background import background_at, news_day
from sijill.reading.binding import Group
from sijill.reading.certain_roles import certain, stands_aside
from sijill.reading.days import candidates
from sijill.reading.denials import disowned_at
from sijill.reading.entities import place_entities
from sijill.reading.finds import Find
from sijill.reading.gathering import Thresholds, accepted, grouped
from sijill.reading.launching import STRIKES, fired_from
from sijill.reading.place_company import with_joined
from sijill.reading.places import PlaceValue
from sijill.reading.placing import located
from sijill.reading.positions import found_in
from sijill.reading.scene import Scene
from sijill.reading.scorer import Scorers
from sijill.reading.tallies import is_in, tallied
from sijill.reading.tolls import TollFind

#: The codebook's low for a plural without a number.
_UNCOUNTED = 2
_COUNTRY_LETTERS = 2
#: The reach of a large town; of a province «the most specific place» is for the scorer to say.
_TOWN_KM = 15.0

Part = tuple[Actor, list[Span]]


def _claim(scene: Scene, field: Field, value: Value, spans: Iterable[Span]) -> Claim:
    ordered = tuple(sorted(set(spans)))
    starts = {scene.text.map.find(s.start) for s in ordered}
    return Claim(scene.report.id, field, value, ordered, attributions=_voices(scene, starts))


def _voices(scene: Scene, starts: Iterable[int]) -> tuple[Attribution, ...]:
    """The chains that vouch for what is told at these places, each once with all the words that name it."""
    chains: dict[tuple[str, ...], Attribution] = {}
    for start in sorted(starts):
        for chain in scene.voices.at(start):
            key = tuple(s.name for s in chain.chain)
            chains[key] = _joined(chains[key], chain) if key in chains else chain
    return tuple(c for key, c in chains.items() if not any(_part(key, other) for other in chains))


def _part(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether a chain only repeats the beginning or the end of a longer one."""
    return len(shorter) < len(longer) and shorter in (longer[: len(shorter)], longer[-len(shorter) :])


def _joined(a: Attribution, b: Attribution) -> Attribution:
    pairs = zip(a.chain, b.chain, strict=True)
    return Attribution(tuple(replace(x, spans=tuple(sorted({*x.spans, *y.spans}))) for x, y in pairs))


def _actor_claims(scene: Scene, one: Group, scorers: Scorers, limits: Thresholds) -> list[Claim]:
    judge = scorers.role
    none = judge.classes.index("none")
    parts: dict[tuple[str, object], list[Part]] = {}
    for n, near in _entities_beside(scene, one):
        rows = [certain(scene, one, f, judge.classes) or judge.probabilities(role_features(scene, one, f)) for f in near]
        best = min(rows, key=lambda row: row[none])
        if 1 - best[none] < limits.role:
            continue
        role = max((k for k in range(len(best)) if k != none), key=best.__getitem__)
        spans = [f.span for f, row in zip(near, rows, strict=True) if row is best or 1 - row[none] >= limits.role]
        actor = scene.entities[n][0].value.actor
        parts.setdefault((judge.classes[role], _body(actor) or n), []).append((actor, spans))
    return [_actor_claim(scene, role, mine) for role, mine in _one_after_another(scene, parts)]


def _one_after_another(scene: Scene, parts: Mapping[tuple[str, object], list[Part]]) -> list[tuple[str, list[Part]]]:
    """Parts by role; whoever is named in words that adjoin is one: «المهاجم الانتحاري» (the suicide attacker)."""
    found: list[tuple[str, list[Part]]] = []
    for (role, _), mine in parts.items():
        spans = [s for _, some in mine for s in some]
        beside = (
            held for kind, held in found if kind == role and any(_adjoin(scene, s, o) for _, some in held for s in some for o in spans)
        )
        one = next(beside, None)
        if one is None:
            found.append((role, list(mine)))
        else:
            one.extend(mine)
    return found


def _adjoin(scene: Scene, one: Span, other: Span) -> bool:
    first, second = sorted((one, other))
    return first.end <= second.start and scene.report.text[first.end : second.start] in ("", " ")


def _entities_beside(scene: Scene, one: Group) -> list[tuple[int, list[Find[ActorValue]]]]:
    """The entities with finds near the incident, by number, and those finds; whoever condemns an act of violence is none of them."""
    near: dict[int, list[Find[ActorValue]]] = {}
    for find in found_in(scene.actors_in, one.close_alone):
        if not stands_aside(scene, one, find):
            near.setdefault(scene.entity_of[find.start], []).append(find)
    return sorted(near.items())


def _body(actor: Actor) -> str | None:
    """The state or group an actor is in the end part of: «سلاح الجو» of Israel and «إسرائيلية» are one initiator."""
    if actor.id is None or actor.kind == "person":
        return None
    country, dash, _ = actor.id.partition("-")
    if dash and len(country) == _COUNTRY_LETTERS:
        return country
    line = actor_list().ancestors(actor.id)
    return line[-1].id if line else actor.id


def _actor_claim(scene: Scene, role: str, parts: Sequence[Part]) -> Claim:
    """One claim for one body's parts, under the name of the most particular of them."""
    actor = max((a for a, _ in parts), key=lambda a: len(actor_list().ancestors(a.id)) if a.id else 0)
    return _claim(scene, _ROLE_FIELDS[role], actor, (span for _, spans in parts for span in spans))


_ROLE_FIELDS: Mapping[str, Role] = {"initiator": "initiator", "target": "target", "participant": "participant"}


def weighable(scene: Scene, one: Group) -> list[Find[PlaceValue]]:
    """The places where the incident may have happened; X and Y of «بين X وY» only serve to tell another."""
    return [f for f in found_in(scene.places_in, one.close_to) if f.value.landmark_of is None]


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
    chosen = _most_specific([f for _, f in sure], [f for p, f in scored if p >= limits.finer_place])
    near = [f for p, f in scored if p >= limits.place_again]
    return [_claim(scene, "where", located(scene, finds[0]), _all_words(finds, near)) for finds in place_entities(chosen)]


def _all_words(finds: Sequence[Find[PlaceValue]], near: Sequence[Find[PlaceValue]]) -> set[Span]:
    """The words for a place that is the incident's, with those that name it again beside the incident, if less surely."""
    names = {f.value.place.name for f in finds}
    return {f.span for f in finds} | {f.span for f in near if f.value.place.name in names}


def _when_claims(scene: Scene, one: Group, scorers: Scorers, limits: Thresholds) -> list[Claim]:
    judge = scorers.when
    scored = [(judge.yes(time_features(scene, one, f)), -n, f, days) for n, f, days in candidates(scene, one)]
    best = max(scored, default=None, key=lambda row: row[:2])
    if best is None or best[0] < limits.when:
        return []
    return [_claim(scene, "when", best[3], (f.span for p, _, f, interval in scored if p >= limits.when and interval == best[3]))]


def _most_specific(chosen: Sequence[Find[PlaceValue]], likely: Sequence[Find[PlaceValue]]) -> list[Find[PlaceValue]]:
    """A base in a town's surroundings stands for the town, where it is nearly as likely to be the place."""
    finer = {id(f): next((g for g in likely if _lies_in(g.value.place, f.value.place)), None) for f in chosen}
    found = [finer[id(f)] or f for f in chosen]
    return list({id(f): f for f in found}.values())


def _lies_in(fine: Place, coarse: Place) -> bool:
    if fine.point is None or coarse.point is None or fine.uncertainty_km is None or coarse.uncertainty_km is None:
        return False
    if fine.uncertainty_km >= coarse.uncertainty_km or coarse.uncertainty_km > _TOWN_KM:
        return False
    return distance_km(fine.point, coarse.point) <= fine.uncertainty_km + coarse.uncertainty_km


def _toll_value(find: TollFind, scene: Scene, part_of: str | None) -> Toll:
    who = find.who.of(scene.report.text) if find.who is not None else None
    return Toll(find.harm, find.low, find.high, find.approximate, find.additional, who, part_of)


def toll_homes(scene: Scene, groups: Sequence[Group], scorers: Scorers, limits: Thresholds) -> list[int | None]:
    """For each toll found, the index of the group it is a toll of; `None` where it is of none. A part goes with its whole."""
    judge, homes, counts = scorers.toll, [], tallied(scene)
    told_near: dict[int, list[int]] = {}
    for n, one in enumerate(groups):
        for sentence in one.close_alone:
            told_near.setdefault(sentence, []).append(n)
    for find in scene.tolls:
        whole = find if find.part_of is None else scene.tolls[find.part_of]  # a breakdown may stand in lines of its own
        counted_up = is_in(counts, find.start) or is_in(counts, whole.start)
        near = () if counted_up else told_near.get(scene.sentence(find.start), ())
        scored = [(judge.yes(toll_features(scene, groups[n], find)), -n) for n in near]
        best, at = max(scored, default=(0.0, 0))
        homes.append(-at if best >= limits.toll else None)
    return [
        homes[f.part_of] if f.part_of is not None and homes[f.part_of] is not None else home
        for f, home in zip(scene.tolls, homes, strict=True)
    ]


def _vague(find: TollFind) -> bool:
    return find.low == _UNCOUNTED and find.high is None


def _toll_claims(scene: Scene, mine: Sequence[int]) -> list[Claim]:
    """Claims of the tolls with these indices: the same figure told again adds its words to the first."""
    by_figure: dict[tuple[object, ...], list[int]] = {}
    counted = {scene.tolls[n].harm for n in mine if not _vague(scene.tolls[n])}
    for n in mine:
        find = scene.tolls[n]
        if _vague(find) and find.part_of is None and find.harm in counted:
            continue  # «ضحايا», "victims", beside their number
        by_figure.setdefault((find.harm, find.low, find.high), []).append(n)
    told: dict[int, Claim] = {}  # and not their ids, which are digests, and are asked for where there are parts alone
    claims = []
    for members in sorted(by_figure.values(), key=lambda ns: (scene.tolls[ns[0]].part_of is not None, ns[0])):
        first = max((scene.tolls[n] for n in members), key=lambda t: (t.part_of is not None, t.who is not None, -t.start))
        whole = told.get(first.part_of) if first.part_of is not None else None
        value = _toll_value(first, scene, None if whole is None else whole.id)
        claim = _claim(scene, "toll", value, (scene.tolls[n].span for n in members))
        told.update(dict.fromkeys(members, claim))
        claims.append(claim)
    return claims


def _published(scene: Scene) -> date | None:
    return scene.dating.interval.latest if scene.dating.interval is not None else None


def _day_of(claims: Sequence[Claim]) -> Interval | None:
    return next((c.value for c in claims if isinstance(c.value, Interval)), None)


def _telling(scene: Scene, one: Group, claims: Sequence[Claim], news: date | None) -> Telling:
    first = one.mentions[0].find
    factuality = scene.told(first.start, first.end).factuality
    background, _ = background_at(scene.text, first.start, published=_published(scene), when=_day_of(claims), news=news)
    return Telling(
        scene.report.id,
        one.type,
        tuple(m.find.span for m in one.mentions),
        _as_told(scene, one, claims, factuality),
        factuality,
        background,
        _voices(scene, _told_at(scene, one, claims)),
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


def _told_at(scene: Scene, one: Group, claims: Sequence[Claim]) -> list[int]:
    """Where an incident's sources are heard: at its event words, and where its dead are counted («وقال مصدر طبي إن الحصيلة»)."""
    counted = (scene.text.map.find(s.start) for c in claims if c.field == "toll" for s in c.spans)
    return [*(m.find.start for m in one.mentions), *counted]


def assemble(scene: Scene, scorers: Scorers, limits: Thresholds | None = None) -> tuple[Telling, ...]:
    """Every telling of the report, in order of their first words."""
    limits = limits or Thresholds()
    groups = grouped(scene, accepted(scene, scorers, limits), scorers, limits)
    homes = toll_homes(scene, groups, scorers, limits)
    told = []
    for n, one in enumerate(groups):
        actors = _actor_claims(scene, one, scorers, limits)
        doers = [span for claim in actors if claim.field == "initiator" for span in claim.spans]
        tolls = [i for i, home in enumerate(homes) if home == n]
        counted = [scene.told_by_place[i] for i in tolls if i in scene.told_by_place]
        claims = _when_claims(scene, one, scorers, limits) + _place_claims(scene, one, scorers, limits, doers, counted) + actors
        claims += _toll_claims(scene, tolls)
        told.append(claims)
    news = news_day(_published(scene), [_day_of(claims) for claims in told])
    return tuple(_telling(scene, one, claims, news) for one, claims in zip(groups, told, strict=True))
