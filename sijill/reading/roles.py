"""Who did it, to whom, who took part: what is told of an actor beside an incident, as features for the scorer of roles.

Invariant: features only; who has which part is decided in casting.py, weights come from tools/train_reader.py.
"""

from __future__ import annotations

from collections.abc import Iterator

from sijill.reading.actors import ActorValue
from sijill.reading.binding import Group, geometry, side_of, tagged, words_around
from sijill.reading.features import SPELLED, Features, Trait, just
from sijill.reading.finds import Find
from sijill.reading.mentions import Mention
from sijill.reading.positions import Placed, Spot
from sijill.reading.scene import Scene
from sijill.reading.triggers import Trigger

_WEIGHED = 3  # event words of the incident in one sentence
_FEMININE = "ت"
_MANY = 6  # mentions of an incident; beyond, it is as much the report's story
_FAR = 3  # tokens to the next event word; beyond, it is far


def role_features(scene: Scene, one: Group, find: Find[ActorValue]) -> Features:
    """Features for the role of one actor find in an incident."""
    value, spot = find.value, scene.spot(find)
    shape, near = "nisba" if value.nisba else find.kind, one.nearest(spot)
    told = geometry(scene, one, spot, near, tagged(shape, value.kind))
    told.plain += ((_actor, value.kind, shape, value.armed, one.type), *_as_victim(scene, find), *_as_speaker(scene, find))
    told.plain.append((_order_to_nearest, near.trigger.word_class, one.type, find.start < near.find.start))
    told.plain.extend(_argument_order(scene, one, spot, value.kind))
    told.plain += (
        _called(value, one.type),
        _opens(scene, one, spot, value),
        *_stances(scene, find),
        *_between_event_words(scene, one, spot),
        *_setting(scene, one, find, spot, near),
        *scene.sense.bonds("role", one.asked, spot),
    )
    told.worded.append((SPELLED, words_around(spot, one.type)))
    told.worded.append((SPELLED, (*_own_name(value, one.type), f"{value.kind}&p={spot.before}", f"{value.kind}&x={spot.prefix}")))
    if value.lemma is not None:
        told.worded.append((SPELLED, (f"head={value.lemma}", f"head={value.lemma},{one.type}")))
    return told


def _setting(scene: Scene, one: Group, find: Find[ActorValue], spot: Spot, near: Mention) -> Iterator[Trait]:
    """Where it stands to an incident of so many words, and what else its words are: «مبنى بلدية تفتناز» is a place as much as a target."""
    kind, spoken = find.value.kind, bool(scene.voices.at(find.start))
    side = side_of(near, spot) if near.sentence == spot.sentence else "next" if spot.sentence > near.sentence else "previous"
    in_place = any(_share(p, find) for p in scene.places_in[spot.sentence])
    yield _beside, kind, one.type, side, in_place, spoken
    yield _sized, kind, side, min(len(one.mentions), _MANY), near is one.mentions[0]
    harm = next((t.harm for t in scene.tolls_in[spot.sentence] if _share(t, find)), None)
    if harm is not None:
        yield _harmed, harm, kind, one.type, side


def _share(one: Placed, other: Placed) -> bool:
    return one.start < other.end and other.start < one.end


def _beside(kind: str, type_: str, side: str, in_place: bool, spoken: bool) -> Iterator[str]:
    yield from (f"side={side},{kind},{type_}", f"in place={in_place},{kind},{side}", f"spoken={spoken},{kind},{side}")


def _sized(kind: str, side: str, size: int, first: bool) -> Iterator[str]:
    """Of an incident told by many words most have other actors beside them."""
    yield from (f"size={size},{side},{first}", f"size={size},{side},{first},{kind}")


def _harmed(harm: str, kind: str, type_: str, side: str) -> Iterator[str]:
    """Who is detained is whom a detention was aimed at; who is killed by a bomb seldom is."""
    yield from (f"harm={harm},{kind}", f"harm={harm},{type_}", f"harm={harm},{kind},{side}")


def _own_name(value: ActorValue, type_: str) -> tuple[str, ...]:
    """A listed actor does some things and not others: no rebel group has aircraft."""
    actor = value.actor
    return () if actor.id is None else (f"id={actor.id}", f"id={actor.id},{type_}", f"of={actor.side},{type_}")


def _actor(kind: str, shape: str, armed: bool, type_: str) -> tuple[str, ...]:
    return f"k={kind}", f"k={kind},{type_}", f"shape={shape}", f"armed={armed}", f"armed={armed},{type_}"


def _order_to_nearest(word_class: str, type_: str, before: bool) -> tuple[str]:
    return (f"{word_class},{type_},{'before' if before else 'after'}",)


def _argument_order(scene: Scene, one: Group, spot: Spot, kind: str) -> Iterator[Trait]:
    """Verb, subject, object: which of the actors after (or before) each event word of its sentence it is."""
    here = one.told_in.get(spot.sentence)
    if here is None:
        return iter(())
    if len(here) == 1:
        return _order_to(scene, here[0], spot, kind)
    return iter({t for m in here[:_WEIGHED] for t in _order_to(scene, m, spot, kind)})  # each names one feature: none twice


def _order_to(scene: Scene, m: Mention, spot: Spot, kind: str) -> Iterator[Trait]:
    side, trigger = side_of(m, spot), m.trigger
    order, word, lemma = min(scene.actors_between(m.find.start, spot.start), 3), trigger.word, trigger.lemma
    yield just, "order={},{},{},{}", side, order, word, trigger.word_class
    yield just, "order={},{},{}", side, order, lemma
    yield just, "any={},{},{}", side, lemma, kind
    if word == "verb":
        feminine = trigger.form[-1] == _FEMININE or trigger.form[0] == _FEMININE
        yield just, "agree={},{},{},{}", side, min(order, 1), feminine, scene.text.forms[spot.last][-1] in "هت"


def _as_victim(scene: Scene, find: Find[ActorValue]) -> tuple[Trait, ...]:
    for toll in scene.tolls_in[scene.sentence(find.start)]:
        if toll.start < find.end and find.start < toll.end:
            if toll.who is not None and not toll.who.overlaps(find.span):
                return ()  # «قتل الجيش 60 من المقاتلين»: between the verb and its victims
            return (just, "in toll"), (just, "in toll {}", toll.harm)
        if toll.who is not None and toll.who.overlaps(find.span):
            return ((just, "toll's group"),)
    return ()


def _as_speaker(scene: Scene, find: Find[ActorValue]) -> tuple[Trait, ...]:
    if not scene.voices.at(find.start):
        return ()
    return ((just, "speaks" if scene.voices.names_at(find.start, find.span) else "spoken of"),)


def _called(value: ActorValue, type_: str) -> Trait:
    """How the words call it: «حركة الشباب» by a listed name, «مسلحون» by none, «سيارة للشرطة» by whose it is."""
    called = "listed" if value.actor.id is not None else "nameless" if value.nameless else "told"
    return _reference, called, value.owner is not None, value.possessed, value.kind, type_


def _reference(called: str, owned: bool, possessed: bool, kind: str, type_: str) -> Iterator[str]:
    yield from (f"called={called}", f"called={called},{type_}", f"called={called},{kind}")
    yield from (f"owned={owned}", f"owned={owned},{type_}", f"owned={owned},{kind}", f"possessed={possessed}")


def _opens(scene: Scene, one: Group, spot: Spot, value: ActorValue) -> Trait:
    """Whom the headline names is hardly there for nothing."""
    return _opening, spot.sentence == 0, 0 in one.told_in, value.actor.id is not None, value.kind


def _opening(opens: bool, with_incident: bool, listed: bool, kind: str) -> tuple[str, ...]:
    return f"opens={opens}", f"opens={opens},{with_incident}", f"opens={opens},{with_incident},{listed}", f"opens={opens},{kind}"


def _stances(scene: Scene, find: Find[ActorValue]) -> Iterator[Trait]:
    """How it stands to any act beside it, whether or not that is this one."""
    told = scene.stances
    return ((just, "stance={}", name) for name, where in zip(told._fields, told, strict=True) if find.start in where)


def _between_event_words(scene: Scene, one: Group, spot: Spot) -> Iterator[Trait]:
    """The event words next to it, also those that were not taken for mentions: «شنت الطائرات غارة» (the planes carried out a
    raid), «استهدفت الطائرات منزلا»."""
    row = scene.triggers_in[spot.sentence]
    own = {m.find.start for m in one.told_in.get(spot.sentence, ())}
    before = next((t for t in reversed(row) if t.end <= spot.start), None)
    after = next((t for t in row if t.start >= spot.end), None)
    if before is not None:
        yield _next_word("after", before, before.start in own, spot.first - scene.token(before.end - 1) - 1)
    if after is not None:
        yield _next_word("before", after, after.start in own, scene.token(after.start) - spot.last - 1)


def _next_word(side: str, find: Find[Trigger], own: bool, apart: int) -> Trait:
    return _next, side, own, find.value.word, find.value.lemma, min(apart, _FAR)


def _next(side: str, own: bool, word: str, lemma: str, apart: int) -> tuple[str, str]:
    return f"next {side}={own},{word},{apart}", f"next {side}={own},{lemma},{min(apart, _FAR - 1)}"
