"""What belongs to an incident: who did it and to whom, where, when, and with what toll; as features for the scorers.

Invariant: features only; decisions are made in assembly.py, weights come from tools/train_reader.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.arabic.times import TimeFind
from sijill.reading.actors import ActorValue
from sijill.reading.binding import Group, geometry, nearest, side_of, words_around
from sijill.reading.finds import Find
from sijill.reading.mentions import Mention
from sijill.reading.places import PlaceValue
from sijill.reading.scene import Scene
from sijill.reading.tolls import TollFind

_A_DAY_OR_TWO = 2
_WEIGHED = 3  # event words of the incident in one sentence


def _crossed(features: list[str], tag: str) -> list[str]:
    return features + [f"{tag}&{f}" for f in features]


def role_features(scene: Scene, one: Group, find: Find[ActorValue]) -> list[str]:
    """Features for the role of one actor find in an incident."""
    mentions, type_ = one.mentions, one.type
    value = find.value
    shape = "nisba" if value.nisba else find.kind
    base = list(geometry(scene, one, find))
    features = [
        *base,
        *(f"{shape}&{f}" for f in base),
        *(f"{value.kind}&{f}" for f in base if "=" in f and "via" not in f and "path" not in f),
    ]
    features += [f"k={value.kind}", f"k={value.kind},{type_}", f"shape={shape}", f"armed={value.armed}", f"armed={value.armed},{type_}"]
    around = list(words_around(scene, find))
    features += around + [f"{type_}&{f}" for f in around if not f.startswith("n=")]
    features += list(_victim_features(scene, find)) + list(_speaker_features(scene, find))
    near = nearest(scene, mentions, find)
    features.append(f"{near.trigger.word_class},{type_},{'before' if find.start < near.find.start else 'after'}")
    return features + list(_argument_order(scene, one, find))


def _argument_order(scene: Scene, one: Group, find: Find[ActorValue]) -> Iterator[str]:
    """Verb, subject, object: which of the actors after (or before) each event word of its sentence it is."""
    sentence = scene.sentence(find.start)
    text = scene.text
    ending = text.tokens[scene.token(max(find.start, find.end - 1))].form[-1]
    for m in [m for m in one.mentions if m.sentence == sentence][:_WEIGHED]:
        side = side_of(m, find)
        lo, hi = sorted((m.find.start, find.start))
        order = sum(lo < a.start < hi for a in scene.actors_in[sentence])
        word = f"{m.trigger.word},{m.trigger.word_class}"
        yield from (f"order={side},{min(order, 3)},{word}", f"order={side},{min(order, 3)},{m.trigger.lemma}")
        yield f"any={side},{m.trigger.lemma},{find.value.kind}"
        if m.trigger.word == "verb":
            yield f"agree={side},{min(order, 1)},{m.trigger.form[-1] == 'ت' or m.trigger.form[0] == 'ت'},{ending in 'هت'}"


def _victim_features(scene: Scene, find: Find[ActorValue]) -> Iterator[str]:
    for toll in scene.tolls_in[scene.sentence(find.start)]:
        if toll.start < find.end and find.start < toll.end:
            yield from ("in toll", f"in toll {toll.harm}")
            return
        if toll.who is not None and toll.who.overlaps(find.span):
            yield "toll's group"
            return


def _speaker_features(scene: Scene, find: Find[ActorValue]) -> Iterator[str]:
    here = scene.voices.at(find.start)
    if any(span.overlaps(find.span) for chain in here for source in chain.chain for span in source.spans):
        yield "speaks"
    elif here:
        yield "spoken of"


def place_features(scene: Scene, one: Group, find: Find[PlaceValue]) -> list[str]:
    """Features for "the incident happened here"."""
    mentions, type_ = one.mentions, one.type
    value = find.value
    base = list(geometry(scene, one, find))
    features = [*_crossed(base, value.kind), f"k={value.kind}", f"k={value.kind},{type_}", f"how={value.place.how}"]
    features += [f"explicit={value.explicit}", f"within={value.within is not None}", *words_around(scene, find)]
    features += list(_place_company(scene, mentions, find))
    return features


def _place_company(scene: Scene, mentions: Sequence[Mention], find: Find[PlaceValue]) -> Iterator[str]:
    sentence = scene.sentence(find.start)
    mine = scene.places_in[sentence]
    order = mine.index(find)
    yield f"order={min(order, 3)},of={min(len(mine), 4)}"
    near = nearest(scene, mentions, find)
    same = near.sentence == sentence
    closer = [p for p in mine if p is not find and abs(p.start - near.find.start) < abs(find.start - near.find.start)]
    yield f"closer={min(len(closer), 2)},{same}"
    reach = find.value.place.uncertainty_km or 0.0
    finer = any((p.value.place.uncertainty_km or 0.0) < reach for p in mine if p is not find)
    yield f"finer here={finer},{same}"
    sentences = {m.sentence for m in mentions}
    own = [p for s in sentences for p in scene.places_in[s]]
    yield f"incident has own={min(len(own), 2)},{same}"
    finer_own = any((p.value.place.uncertainty_km or 0.0) < reach for p in own)
    yield f"finer own={finer_own},{same}"
    before = [p for p in mine if p.end <= find.start and scene.token(find.start) - scene.token(p.end - 1) <= 3]
    if before:
        lo, hi = scene.token(before[-1].end - 1) + 1, scene.token(find.start)
        yield f"after place via={' '.join(t.form for t in scene.text.tokens[lo:hi])},{same}"
    repeats = sum(p.value.place.name == find.value.place.name for p in scene.places)
    yield f"repeats={min(repeats, 3)},{same}"
    if any(s.overlaps(find.span) for chain in scene.voices.at(find.start) for source in chain.chain for s in source.spans):
        yield "in source"
    if any(a.start <= find.start < a.end for a in scene.actors_in[sentence]):
        yield "in actor"


def time_features(scene: Scene, one: Group, find: TimeFind) -> list[str]:
    """Features for "the incident happened then"."""
    mentions, type_ = one.mentions, one.type
    value = find.value
    base = list(geometry(scene, one, find))
    features = [*_crossed(base, value.kind), f"k={value.kind}", f"k={value.kind},{type_}", *words_around(scene, find)]
    features += list(_time_company(scene, mentions, find))
    return features


def _time_company(scene: Scene, mentions: Sequence[Mention], find: TimeFind) -> Iterator[str]:
    interval, published = find.value.interval, scene.dating.interval
    sentence = scene.sentence(find.start)
    mine = scene.times_in[sentence]
    yield f"order={min(mine.index(find), 3)},of={min(len(mine), 4)}"
    sentences = {m.sentence for m in mentions}
    own = any(scene.times_in[s] for s in sentences)
    yield f"own={own},{sentence in sentences}"
    yield from _day_in_force(scene, mentions, find, own)
    if interval is None:
        yield "unresolved"
        return
    yield f"length={min(interval.days, 8)}"
    if scene.text.raw[find.span.start].isascii() and scene.text.raw[find.span.start].isalpha():
        yield "date line"  # "May 3, 2023" in an Arabic report stands over it, not in it
    if published is not None:
        age = (published.latest - interval.latest).days
        word = f"age={'future' if age < 0 else age if age < 8 else '8+' if age < 60 else 'old'}"
        yield from (word, f"{word},{sentence in sentences}")


def _day_in_force(scene: Scene, mentions: Sequence[Mention], find: TimeFind, own: bool) -> Iterator[str]:
    """A day told once holds for what follows it, until another is told or the report looks back."""
    first = mentions[0].find.start
    dated = [t for t in scene.times if t.value.interval is not None and t.value.interval.days <= _A_DAY_OR_TWO]
    before = [t for t in dated if t.start < first]
    recalled = scene.recalled(first)
    facts = []
    if before and before[-1] is find:
        facts.append("latest before")
    if dated and dated[0] is find:
        facts.append("first told")
    if len({t.value.interval for t in dated}) == 1 and find in dated:
        facts.append("only day")
    if scene.sentence(find.start) == scene.opening_day:
        facts.append("opens")
        if "only day" in facts:
            facts.append("opens, only day")
    same = sum(t.value.interval == find.value.interval for t in dated)
    facts.append(f"told {min(same, 3)}")
    for fact in facts:
        yield from (fact, f"{fact},own={own}", f"{fact},recalled={recalled}", f"{fact},own={own},recalled={recalled}")
    away = min(abs(m.sentence - scene.sentence(find.start)) for m in mentions)
    yield from (f"recalled={recalled},{scene.sentence(find.start) - mentions[0].sentence > 0}", f"away={min(away, 6)}")


def toll_features(scene: Scene, one: Group, find: TollFind) -> list[str]:
    """Features for "this toll is of this incident"."""
    mentions, type_ = one.mentions, one.type
    base = list(geometry(scene, one, find))
    features = [*_crossed(base, find.harm), f"k={find.harm},{type_}", *words_around(scene, find)]
    cue = find.cue_span
    if any(m.find.span.overlaps(cue) for m in mentions):
        features.append("own cue")
    features.append(f"open={find.high is None},{find.additional},{find.part_of is not None}")
    near = nearest(scene, mentions, find)
    features.append(f"{near.trigger.word_class},{type_},{find.harm}")
    others = [t for t in scene.tolls if t is not find and t.harm == find.harm]
    features.append(f"rivals={min(len(others), 3)}")
    return features
