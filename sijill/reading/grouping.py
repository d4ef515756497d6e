"""Which mentions are of one incident.

Invariant: every mention is in exactly one group, groups keep the order of their first mentions, and a mention joins a
group only where the scorer finds it likelier than not that it tells of the same incident as one already there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sijill.codebook import codebook
from sijill.knowledge.geo import distance_km
from sijill.model import Interval, Place, Point
from sijill.reading.echoes import Echo, echo
from sijill.reading.features import SPELLED, Features, Trait
from sijill.reading.finds import Find
from sijill.reading.leaning import Leaning
from sijill.reading.mentions import Mention, bucket
from sijill.reading.places import PlaceValue
from sijill.reading.positions import Placed
from sijill.reading.scene import Scene

_NEAR_TOLL = 8  # tokens
_NEAR_PLACE = 20  # tokens
_NEAR_HIT = 8  # tokens
_ADMIN_SHAPE = 1.5  # a province's far corner lies beyond the reach of its round figure
_SAME_PLACE_KM = 15.0
_FAR_KM = 60.0
_WIDE_KM = 120.0
#: A toll's harm and its bounds.
TollAround = tuple[str, int | None, int | None]

_BEFORE = 3  # tokens: what stands after the event word is likelier its own
_SHORT = 3  # tokens


class Later(NamedTuple):
    """Features of a later mention alone, by where the earlier one stands: the same for all that stand there."""

    in_sentence: Features
    after_headline: Features
    after_body: Features

    def after(self, earlier: Mention, mention: Mention) -> int:
        """Which of the three holds."""
        return 0 if earlier.sentence == mention.sentence else 1 if earlier.sentence == 0 else 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around one mention: the type it speaks for, and the nearest place, time, toll and actor; and what tells
    whether it goes on with an earlier mention (`later`), whichever that is: in its sentence, in the headline, elsewhere."""

    mention: Mention
    leaning: Leaning
    later: Later
    echo: Echo
    place: Place | None = None
    when: Interval | None = None
    toll: TollAround | None = None
    side: str | None = None
    hit: frozenset[str] = frozenset()  # the words for who or what is named next that bears no arms

    @property
    def type(self) -> str:
        return self.leaning.type


def _told(scene: Scene) -> tuple[tuple[str, list[frozenset[object]]], ...]:
    """By kind, what each sentence names."""
    tolls, places, actors = scene.names_in
    days = [frozenset[object](f.value.interval for f in row if f.value.interval is not None) for row in scene.times_in]
    return ("place", places), ("when", days), ("toll", tolls), ("actor", actors)


def _news(scene: Scene) -> list[tuple[str, ...]]:
    """For each sentence, what it is the first to name: a new place or day opens a new incident."""
    found: list[set[str]] = [set() for _ in scene.text.sentences]
    for name, rows in _told(scene):
        before: set[object] = set()
        for n, here in enumerate(rows):
            found[n].add(f"{name} {'none' if not here else 'new' if here - before else 'old'}")
            if before and here and not here & before:
                found[n].add(f"{name} all new")
            before |= here
    return [tuple(sorted(f)) for f in found]


def settings(scene: Scene, mentions: Sequence[Mention], leanings: Sequence[Leaning]) -> list[Setting]:
    news = _news(scene)
    return [_setting(scene, m, leaning, news[m.sentence]) for m, leaning in zip(mentions, leanings, strict=True)]


def _setting(scene: Scene, mention: Mention, leaning: Leaning, news: tuple[str, ...]) -> Setting:
    sentence = mention.sentence

    def distance(find: Placed) -> int:
        return abs(scene.token(find.start) - mention.token)

    places = [f for f in scene.places_in[sentence] if distance(f) <= _NEAR_PLACE]
    times = [f for f in scene.times_in[sentence] if f.value.interval]
    tolls = [f for f in scene.tolls_in[sentence] if distance(f) <= _NEAR_TOLL]
    actors = [f for f in scene.actors_in[sentence] if f.value.armed]
    place = min(places, key=lambda f: (_is_wide(f), distance(f) + (_BEFORE if f.start < mention.find.start else 0)), default=None)
    when = min(times, key=distance, default=None)
    toll = min(tolls, key=distance, default=None)
    actor = min(actors, key=distance, default=None)
    bare = [f for f in scene.actors_in[sentence] if not f.value.armed and 0 <= scene.token(f.start) - mention.token <= _NEAR_HIT]
    hit = min(bare, key=distance, default=None)
    return Setting(
        mention,
        leaning,
        _later(scene, mention, news),
        echo(scene, mention),
        place=place.value.place if place else None,
        when=when.value.interval if when else None,
        toll=(toll.harm, toll.low, toll.high) if toll else None,
        side=(actor.value.actor.side or actor.value.actor.name) if actor else None,
        hit=frozenset((hit.value.lemma or hit.value.actor.name, hit.value.actor.name)) if hit else frozenset(),
    )


def _is_wide(find: Find[PlaceValue]) -> bool:
    return (find.value.place.uncertainty_km or 0.0) > _WIDE_KM


def pair_features(scene: Scene, left: Setting, right: Setting) -> Features:
    """Features for "the later mention (right) is of the same incident as the earlier one (left)"."""
    told, alone = between_features(scene, left, right), right.later[right.later.after(left.mention, right.mention)]
    return Features(told.plain + alone.plain, told.worded + alone.worded)


def between_features(scene: Scene, left: Setting, right: Setting) -> Features:
    """Those of them that rest on both mentions."""
    a, b = left.mention, right.mention
    ta, tb = a.trigger, b.trigger
    together, one_lemma, one_type = a.sentence == b.sentence, ta.lemma == tb.lemma, left.type == right.type
    told = Features(
        [
            (_types, left.type, right.type, one_lemma, together),
            (_leaning, bisect_left(_CHANCES, left.leaning.shared(right.leaning)), one_type, one_lemma, together),
            (_words, ta.word_class, tb.word_class, ta.word, tb.word, together),
            (_definite, ta.definite, tb.definite or tb.pronoun, tb.word_class, one_lemma, one_type, together),
            _agreement(left, right, together),
            scene.sense.same(a.number, b.number),
        ],
        [(SPELLED, ("l=" + _from_to(ta.lemma, tb.lemma),))],
    )
    between = min(b.number - a.number - 1, 4)
    if not together:
        shared = scene.shared(a.sentence, b.sentence)
        told.plain.append((_sentences_apart, b.sentence - a.sentence, between, shared, a.sentence == 0))
        return told
    words = b.token - a.token - 1
    comma = scene.comma_between(a.token, b.token)
    told.plain.append((_tokens_apart, bucket(words + 1, (1, 2, 4, 7, 12, 20)), between, comma, a.sentence == 0))
    if words <= _SHORT:
        told.worded.append((SPELLED, ("path=" + " ".join(scene.text.forms[a.token + 1 : b.token]),)))
    return told


def _crossed(together: bool, names: Iterable[str]) -> Iterator[str]:
    """The names, and again with whether the two stand in one sentence."""
    for name in names:
        yield from (name, f"same s,{name}" if together else f"other s,{name}")


def _types(left: str, right: str, one_lemma: bool, together: bool) -> Iterator[str]:
    a, b = (codebook().types[t].category for t in (left, right))
    yield from _crossed(together, (f"t={_from_to(left, right)}", f"cat={_from_to(a, b)}", f"cat={a == b},{one_lemma}"))
    yield f"tt={right}" if left == right else f"tx={min(left, right)},{max(left, right)}"


_CHANCES = (0.01, 0.04, 0.1, 0.2, 0.35, 0.5, 0.7, 0.85)


def _leaning(above: int, one_type: bool, one_lemma: bool, together: bool) -> Iterator[str]:
    """`above`: how many marks the chance that both are of one type lies above."""
    yield from _crossed(together, (f"lean={above}", f"lean={above},{one_type}", f"lean={above},{one_lemma}"))
    yield from (f"lean>{n}" for n in range(above))


def _words(class_a: str, class_b: str, word_a: str, word_b: str, together: bool) -> Iterator[str]:
    yield from _crossed(together, (f"c={class_a}>{class_b}",))
    yield f"w={word_a}>{word_b}"


def _definite(a: bool, b: bool, word_class: str, one_lemma: bool, one_type: bool, together: bool) -> Iterator[str]:
    name = f"def={a}>{b}"
    return _crossed(together, (name, f"{name},{word_class}", f"{name},{one_lemma}", f"{name},{one_type}"))


def _from_to(a: str, b: str) -> str:
    return "=" if a == b else f"{a}>{b}"


def _sentences_apart(sentences: int, between: int, shared: int, headline: bool) -> Iterator[str]:
    yield from (f"ds={bucket(sentences, (0, 1, 2, 4, 8))}", f"between={between}", f"shared={shared}")
    if headline:
        yield f"headline,{bucket(sentences, (0, 1, 3))}"


def _tokens_apart(tokens: int, between: int, comma: bool, headline: bool) -> Iterator[str]:
    yield from ("ds=0", f"between={between}", f"dt={tokens}", f"comma={comma}")
    if headline:
        yield "headline,0"


def _agreement(left: Setting, right: Setting, together: bool) -> Trait:
    side = None if left.side is None or right.side is None else left.side == right.side
    place, when = place_agreement(left.place, right.place), when_agreement(left.when, right.when)
    hit = None if not left.hit or not right.hit else not left.hit.isdisjoint(right.hit)
    return _agreeing, place, when, toll_agreement(left.toll, right.toll), side, hit, together


def _agreeing(place: str, when: str, toll: str, side: bool | None, hit: bool | None, together: bool) -> Iterator[str]:
    told = (f"place={place}", f"when={when}", f"toll={toll}", f"side={_open(side)}", f"hit={_open(hit)}")
    return _crossed(together, (*told, f"place={place},when={when}", f"place={place},toll={toll}", f"hit={_open(hit)},place={place}"))


def _open(fact: bool | None) -> str:
    return "?" if fact is None else str(fact)


def place_agreement(a: Place | None, b: Place | None) -> str:
    """How two places lie to each other, in a word: a feature's. «?» where either is not told, unknown where either has no point."""
    if a is None or b is None:
        return "?"
    if a.name == b.name:
        return "same"
    if a.point is None or b.point is None:
        return "unknown"
    km = _km(a.point.lat, a.point.lon, b.point.lat, b.point.lon)
    reach = max(a.uncertainty_km or 0, b.uncertainty_km or 0)
    if km <= _SAME_PLACE_KM:
        return "near"
    return "within" if km <= _ADMIN_SHAPE * reach else "far" if km > _FAR_KM else "apart"


@lru_cache(maxsize=1 << 12)
def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """A report's few places are compared again for every two of its event words."""
    return distance_km(Point(lat, lon), Point(other_lat, other_lon))


def when_agreement(a: Interval | None, b: Interval | None) -> str:
    """How two stretches of days lie to each other, in a word: a feature's. near: a day apart."""
    if a is None or b is None:
        return "?"
    if a is b or (a.earliest, a.latest) == (b.earliest, b.latest):
        return "same"
    return "meets" if a.meets(b) else "near" if a.meets(b, slack_days=1) else "other"


def toll_agreement(a: TollAround | None, b: TollAround | None) -> str:
    """How two tolls agree, in a word: a feature's."""
    if a is None or b is None:
        return _TOLD[a is None, b is None]
    if a == b:
        return "same"
    return "other harm" if a[0] != b[0] else "other number"


_TOLD = {(True, True): "TrueTrue", (True, False): "TrueFalse", (False, True): "FalseTrue"}


def _later(scene: Scene, mention: Mention, news: tuple[str, ...]) -> Later:
    """Words that open another incident («في حادث منفصل», "in a separate incident"), or point back («هذا الهجوم»); how the sentence
    begins, and what it is the first to name."""
    forms, at, sentence = scene.text.forms, mention.token, scene.text.sentences[mention.sentence]
    before, after, opening = forms[max(0, at - 2) : at], forms[at + 1 : at + 3], forms[sentence.first : sentence.first + 3]
    turn = [f"r={mention.trigger.lemma}", *(f"b-={form}" for form in set(before)), *(f"b+={form}" for form in set(after))]
    if len(after) > 1:
        turn.append(f"b++={' '.join(after)}")
    opened = [*turn, *(f"open={form}" for form in set(opening)), f"open2={' '.join(opening[:2])}"]
    definite = mention.trigger.definite
    headline, body = (Features([(_first_named, news, after, definite)], [(SPELLED, opened)]) for after in ("after headline", "after body"))
    return Later(Features([], [(SPELLED, turn)]), headline, body)


def _first_named(news: tuple[str, ...], after: str, definite: bool) -> Iterator[str]:
    for n in news:
        yield from (f"news={n}", f"news={n},{after},{definite}")
