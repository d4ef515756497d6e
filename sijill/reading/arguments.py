"""What belongs to an incident: where it was, when, and with what toll; as features for the scorers (who did it: roles.py).

Invariant: features only; decisions are made in assembly.py, weights come from tools/train_reader.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.arabic.times import TimeFind
from sijill.reading.binding import Group, geometry, tagged, words_around
from sijill.reading.cues import plain
from sijill.reading.features import SPELLED, Features, Trait, just
from sijill.reading.finds import Find
from sijill.reading.flow import flow
from sijill.reading.mentions import Mention
from sijill.reading.place_map import relation, sort_of
from sijill.reading.places import PlaceValue
from sijill.reading.positions import Spot
from sijill.reading.scene import Scene
from sijill.reading.tolls import TollFind


def place_features(scene: Scene, one: Group, find: Find[PlaceValue]) -> Features:
    """Features for "the incident happened here"."""
    value, spot = find.value, scene.spot(find)
    near = one.nearest(spot)
    told = geometry(scene, one, spot, near, tagged(value.kind))
    told.plain.extend(scene.sense.bonds("place", one.asked, spot))
    told.plain.append((_place, value.kind, one.type, value.place.how, value.explicit, value.within is not None))
    told.plain.extend(flow(scene, one, spot, near))
    told.worded.append((SPELLED, words_around(spot)))
    told.worded.append((SPELLED, _afar(one, near, spot)))
    _place_company(scene, one, find, near, told)
    _on_the_map(scene, one, find, near, told)
    return told


def _place(kind: str, type_: str, how: str, explicit: bool, within: bool) -> tuple[str, ...]:
    return f"k={kind}", f"k={kind},{type_}", f"how={how}", f"explicit={explicit}", f"within={within}"


def _order_in(finds: Sequence[object], find: object) -> int:
    return next(n for n, other in enumerate(finds) if other is find)


def _reach(find: Find[PlaceValue]) -> float:
    return find.value.place.uncertainty_km or 0.0


def _place_company(scene: Scene, one: Group, find: Find[PlaceValue], near: Mention, told: Features) -> None:
    sentence, start, reach = scene.sentence(find.start), find.start, _reach(find)
    mine, at, same = scene.places_in[sentence], near.find.start, near.sentence == sentence
    others = [p for p in mine if p is not find]
    closer = sum(abs(p.start - at) < abs(start - at) for p in others)
    own_places, least, _ = one.beside(scene)
    finer, finer_own = any(_reach(p) < reach for p in others), least < reach
    told.plain += (
        (just, "order={},of={}", min(_order_in(mine, find), 3), min(len(mine), 4)),
        (_among_places, min(closer, 2), finer, min(own_places, 2), finer_own, min(scene.repeats[find.value.place.name], 3), same),
    )
    number = scene.place_number[find.start]
    told.plain.append((_nested, any(p.value.within == number for p in others), find.value.within is not None, same))
    told.plain.append((_named_over, find.value.place.name in scene.headline_places, find.value.place.name == scene.main_place, same))
    if others and (via := _after_place(scene, others, find)) is not None:
        told.worded.append((SPELLED, (f"after place via={via},{same}",)))
    if scene.voices.names_at(start, find.span):
        told.plain.append((just, "in source"))
    if any(a.start <= start < a.end for a in scene.actors_in[sentence]):
        told.plain.append((just, "in actor"))


def _on_the_map(scene: Scene, one: Group, find: Find[PlaceValue], near: Mention, told: Features) -> None:
    lies, sentence = scene.lying(find), scene.sentence(find.start)
    same, sort = near.sentence == sentence, lies.sort
    told.plain.append((_lying, sort, lies.over, lies.within, lies.near, lies.open, same))
    told.plain.append((just, "opens={},{},{}", sentence == 0, sort, same))
    words = [f"next {sort},{lies.after}", f"next={lies.after},{same}"] if lies.after else []
    words += [f"prev {sort},{lies.before}", f"prev={lies.before},{same}"] if lies.before else []
    words += [f"head={lies.head}", f"head={lies.head},{same}"] if lies.head else []
    told.worded.append((SPELLED, words))
    if same:
        told.plain.append(_passed(scene, find, near, sort))
    else:
        own = {relation(find.value.place, other) for other in one.beside(scene).places}
        told.plain.append((_told_elsewhere, sort, "over" in own, "in" in own, "same" in own))


def _passed(scene: Scene, find: Find[PlaceValue], near: Mention, sort: str) -> Trait:
    """The places between the mention and the find, the last of them, and those on the mention's other side."""
    at, start = near.find.start, find.start
    others = [p for p in scene.places_in[near.sentence] if p is not find]
    lo, hi = min(at, start), max(at, start)
    between = [p for p in others if lo < p.start < hi]
    away = sum((p.start > at) != (start > at) for p in others)
    side, last = "after" if start > at else "before", "none"
    if between:
        nearest = between[-1] if start > at else between[0]
        last = f"{sort_of(nearest.value.kind)} {relation(find.value.place, nearest.value.place)}"
    return _between_places, side, min(len(between), 4), min(away, 2), last, sort


def _between_places(side: str, passed: int, away: int, last: str, sort: str) -> tuple[str, ...]:
    return (
        f"{side},passed={passed}",
        f"{side},passed={passed},{away}",
        f"{side},passed={passed},{sort}",
        f"{side},last={last}",
        f"{side},last={last},{sort}",
    )


def _told_elsewhere(sort: str, over: bool, within: bool, same: bool) -> tuple[str, ...]:
    """How it lies to the places of the incident's own sentences."""
    return f"own over={over},{sort}", f"own in={within},{sort}", f"own same={same},{sort}"


def _lying(sort: str, over: int, within: int, near: int, open_: int, same: bool) -> tuple[str, ...]:
    return (
        f"over={over},{same}",
        f"over={over},{sort},{same}",
        f"lies in={within},{same}",
        f"lies in={within},{sort},{same}",
        f"near={near},{same}",
        f"near={near},{sort},{same}",
        f"open={open_},{sort},{same}",
    )


def _among_places(closer: int, finer: bool, own_places: int, finer_own: bool, repeats: int, same: bool) -> tuple[str, ...]:
    """How many places stand nearer the mention, whether any is finer; `same`: the mention and the place are of one sentence."""
    return (
        f"closer={closer},{same}",
        f"finer here={finer},{same}",
        f"incident has own={own_places},{same}",
        f"finer own={finer_own},{same}",
        f"repeats={repeats},{same}",
    )


def _nested(holds: bool, held: bool, same: bool) -> tuple[str, ...]:
    """Whether another place of the sentence is told to lie in it, or it in another."""
    return f"holds={holds},{same}", f"holds={holds},held={held}"


def _named_over(headline: bool, main: bool, same: bool) -> tuple[str, ...]:
    """Whether the headline names the place, and whether the report names none more often."""
    return f"headline names={headline},{same}", f"main={main},{same}"


def _after_place(scene: Scene, others: list[Find[PlaceValue]], find: Find[PlaceValue]) -> str | None:
    """The words between it and the place right before it."""
    first = scene.token(find.start)
    before = [last for p in others if p.end <= find.start and first - (last := scene.token(p.end - 1)) <= 3]
    return " ".join(scene.text.forms[before[-1] + 1 : first]) if before else None


def time_features(scene: Scene, one: Group, find: TimeFind) -> Features:
    """Features for "the incident happened then"."""
    kind, spot = find.value.kind, scene.spot(find)
    near = one.nearest(spot)
    told = geometry(scene, one, spot, near, tagged(kind))
    told.plain.append((_time, kind, one.type))
    told.plain.extend(scene.sense.bonds("when", one.asked, spot))
    told.plain.extend(flow(scene, one, spot, near))
    told.worded.append((SPELLED, words_around(spot)))
    told.worded.append((SPELLED, _own_words(scene, spot)))
    told.worded.append((SPELLED, _afar(one, near, spot)))
    _time_company(scene, one, find, told)
    return told


def _own_words(scene: Scene, spot: Spot) -> tuple[str, ...]:
    """What the time is called: «أمس», «الشهر الماضي»."""
    forms = [f for f in scene.text.forms[spot.first : spot.last + 1] if f.isalpha()]
    return tuple({f"w={plain(form)}" for form in forms[:4]})


def _afar(one: Group, near: Mention, spot: Spot) -> tuple[str, ...]:
    """The event word, where the find is of another sentence: "a truce" is seldom of the day of the news."""
    return () if near.sentence == spot.sentence else (f"far={near.trigger.lemma}", f"far={near.trigger.lemma},{one.type}")


def _time(kind: str, type_: str) -> tuple[str, ...]:
    return f"k={kind}", f"k={kind},{type_}"


def _time_company(scene: Scene, one: Group, find: TimeFind, told: Features) -> None:
    interval, published, raw = find.value.interval, scene.dating.interval, scene.text.raw
    sentence = scene.sentence(find.start)
    mine, inside = scene.times_in[sentence], sentence in one.told_in
    own_times = any(scene.times_in[s] for s in one.told_in)
    told.plain.append((just, "order={},of={}", min(_order_in(mine, find), 3), min(len(mine), 4)))
    told.plain.append((just, "own={},{}", own_times, inside))
    told.plain.append(_day_in_force(scene, one, find, own_times))
    if interval is None:
        told.plain.append((just, "unresolved"))
        return
    told.plain.append((just, "length={}", min(interval.days, 8)))
    if raw[find.span.start].isascii() and raw[find.span.start].isalpha():
        told.plain.append((just, "date line"))  # "May 3, 2023" in an Arabic report stands over it, not in it
    if published is not None:
        age = (published.latest - interval.latest).days
        word = f"age={'future' if age < 0 else age if age < 8 else '8+' if age < 60 else 'old'}"
        told.plain.append((_age, word, inside))
        told.plain.append((_held, scene.told(*_ends(one)).factuality, word, inside))
    told.plain.append((_typed, one.type, inside, sentence == scene.opening_day, own_times))
    told.plain.append((just, "first told in={}", min(one.mentions[0].sentence, 8)))


def _ends(one: Group) -> tuple[int, int]:
    first = one.mentions[0].find
    return first.start, first.end


def _held(factuality: str, word: str, inside: bool) -> tuple[str, ...]:
    """What is planned is seldom of a day gone by."""
    return f"{factuality},{word}", f"{factuality},{inside}"


def _typed(type_: str, inside: bool, opens: bool, own_times: bool) -> tuple[str, ...]:
    return f"{type_},inside={inside}", f"{type_},opens={opens}", f"{type_},own={own_times},{inside}"


def _age(word: str, inside: bool) -> tuple[str, str]:
    return word, f"{word},{inside}"


def _day_in_force(scene: Scene, one: Group, find: TimeFind, own_times: bool) -> Trait:
    """A day told once holds for what follows it, until another is told or the report looks back."""
    first, sentence, dated = one.mentions[0], scene.sentence(find.start), scene.dated
    told = scene.days_told[find.value.interval]
    facts = []
    if scene.last_dated_before(first.find.start) is find:
        facts.append("latest before")
    if dated and dated[0] is find:
        facts.append("first told")
    only = len(scene.days_told) == 1 and told > 0
    if only:
        facts.append("only day")
    if sentence == scene.opening_day:
        facts.append("opens")
        if only:
            facts.append("opens, only day")
    facts.append(f"told {min(told, 3)}")
    away = min(abs(s - sentence) for s in one.told_in)
    return _in_force, tuple(facts), own_times, scene.recalled(first.find.start), sentence > first.sentence, min(away, 6)


def _in_force(facts: tuple[str, ...], own_times: bool, recalled: bool, later: bool, away: int) -> Iterator[str]:
    for fact in facts:
        yield from (fact, f"{fact},own={own_times}", f"{fact},recalled={recalled}", f"{fact},own={own_times},recalled={recalled}")
    yield from (f"recalled={recalled},{later}", f"away={away}")


def toll_features(scene: Scene, one: Group, find: TollFind) -> Features:
    """Features for "this toll is of this incident"."""
    spot, cue, harm = scene.spot(find), find.cue_span, find.harm
    near = one.nearest(spot)
    told = geometry(scene, one, spot, near, tagged(harm))
    told.plain.extend(scene.sense.bonds("toll", one.asked, spot))
    told.plain.append((_toll, harm, one.type, find.high is None, find.additional, find.part_of is not None))
    told.plain.append((_toll_among, near.trigger.word_class, one.type, harm, min(scene.harms[harm] - 1, 3)))
    if one.spans.meet(cue.start, cue.end):
        told.plain.append((just, "own cue"))
    told.worded.append((SPELLED, words_around(spot)))
    return told


def _toll(harm: str, type_: str, open_: bool, additional: bool, subset: bool) -> tuple[str, ...]:
    return f"k={harm},{type_}", f"open={open_},{additional},{subset}"


def _toll_among(word_class: str, type_: str, harm: str, rivals: int) -> tuple[str, ...]:
    return f"{word_class},{type_},{harm}", f"rivals={rivals}"
