"""Which mentions are of one incident.

Invariant: every mention is in exactly one group, groups keep the order of their first mentions, and a mention joins a
group only where the scorer finds it likelier than not that it tells of the same incident as one already there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sijill.codebook import codebook
from sijill.knowledge.geo import distance_km
from sijill.model import Interval, Place
from sijill.reading.finds import Find
from sijill.reading.mentions import Mention
from sijill.reading.places import PlaceValue
from sijill.reading.scene import Placed, Scene

_NEAR_TOLL = 8  # tokens
_NEAR_PLACE = 20  # tokens
_ADMIN_SHAPE = 1.5  # a province's far corner lies beyond the reach of its round figure
_SAME_PLACE_KM = 15.0
_FAR_KM = 60.0
_RELATIVES, _RELATIVE_REACH = frozenset({"الذي", "التي", "اللذان", "اللذين", "اللتان", "اللتين"}), 4
_WIDE_KM = 120.0
#: A toll's harm and its bounds.
TollAround = tuple[str, int | None, int | None]

_BEFORE = 3  # tokens: what stands after the event word is likelier its own


_CROSSED = ("t=", "c=", "cat=", "place", "when", "toll", "side", "def")


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around one mention: the type it speaks for, and the nearest place, time, toll and actor.

    `turn`: features of the words beside it; `opening`, `opening_body`: of how its sentence begins, after a headline or not.
    """

    mention: Mention
    type: str
    place: Place | None = None
    when: Interval | None = None
    toll: TollAround | None = None
    side: str | None = None
    turn: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    opening_body: tuple[str, ...] = ()


def _told(scene: Scene) -> tuple[tuple[str, list[set[object]]], ...]:
    """By kind, what each sentence names."""
    return (
        ("place", [{f.value.place.name for f in row} for row in scene.places_in]),
        ("when", [{f.value.interval for f in row if f.value.interval is not None} for row in scene.times_in]),
        ("toll", [{(f.harm, f.low, f.high) for f in row} for row in scene.tolls_in]),
        ("actor", [{f.value.actor.name for f in row} for row in scene.actors_in]),
    )


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


def settings(scene: Scene, mentions: Sequence[Mention], types: Sequence[str]) -> list[Setting]:
    news = _news(scene)
    return [_setting(scene, m, t, news[m.sentence]) for m, t in zip(mentions, types, strict=True)]


def _setting(scene: Scene, mention: Mention, type_: str, news: tuple[str, ...]) -> Setting:
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
    return Setting(
        mention,
        type_,
        place=place.value.place if place else None,
        when=when.value.interval if when else None,
        toll=(toll.harm, toll.low, toll.high) if toll else None,
        side=(actor.value.actor.side or actor.value.actor.name) if actor else None,
        turn=tuple(_turn_features(scene, mention)),
        opening=tuple(_opening_features(scene, mention, news, "after headline")),
        opening_body=tuple(_opening_features(scene, mention, news, "after body")),
    )


def _is_wide(find: Find[PlaceValue]) -> bool:
    return (find.value.place.uncertainty_km or 0.0) > _WIDE_KM


def _bucket(n: int, edges: tuple[int, ...]) -> int:
    return sum(n > e for e in edges)


def pair_features(scene: Scene, left: Setting, right: Setting) -> list[str]:
    """Features for "the later mention (right) is of the same incident as the earlier one (left)"."""
    a, b = left.mention, right.mention
    features = [*_kind_features(left, right), *_distance_features(scene, a, b), *_agreement(left, right)]
    features += right.turn
    if a.sentence != b.sentence:
        features += right.opening if a.sentence == 0 else right.opening_body
    same = "same s" if a.sentence == b.sentence else "other s"
    return features + [f"{same},{f}" for f in features if f.startswith(_CROSSED)]


def _kind_features(left: Setting, right: Setting) -> Iterator[str]:
    ta, tb = left.mention.trigger, right.mention.trigger
    pair = "=" if left.type == right.type else f"{left.type}>{right.type}"
    yield from (f"t={pair}", f"c={ta.word_class}>{tb.word_class}", f"w={ta.word}>{tb.word}")
    yield f"l={'=' if ta.lemma == tb.lemma else ta.lemma + '>' + tb.lemma}"
    yield f"r={tb.lemma}"
    types = codebook().types
    ca, cb = types[left.type].category, types[right.type].category
    yield from (f"cat={'=' if ca == cb else ca + '>' + cb}", f"cat={ca == cb},{ta.lemma == tb.lemma}")
    yield f"tt={right.type}" if left.type == right.type else f"tx={min(left.type, right.type)},{max(left.type, right.type)}"
    definite = f"def={ta.definite}>{tb.definite or tb.pronoun}"
    yield from (definite, f"{definite},{tb.word_class}", f"{definite},{ta.lemma == tb.lemma}", f"{definite},{pair == '='}")


def _distance_features(scene: Scene, a: Mention, b: Mention) -> Iterator[str]:
    sentences = b.sentence - a.sentence
    between = b.number - a.number - 1
    yield f"ds={_bucket(sentences, (0, 1, 2, 4, 8))}"
    yield f"between={min(between, 4)}"
    if sentences == 0:
        yield f"dt={_bucket(b.token - a.token, (1, 2, 4, 7, 12, 20))}"
        forms = scene.text.forms[a.token + 1 : b.token]
        if len(forms) <= 3:
            yield f"path={' '.join(forms)}"
        yield f"comma={any(f in ('،', ',') for f in forms)}"
    else:
        yield _overlap_feature(scene, a, b)
    if a.sentence == 0:
        yield f"headline,{_bucket(sentences, (0, 1, 3))}"


def _agreement(left: Setting, right: Setting) -> Iterator[str]:
    yield f"place={place_agreement(left.place, right.place)}"
    yield f"when={when_agreement(left.when, right.when)}"
    yield f"toll={toll_agreement(left.toll, right.toll)}"
    yield f"side={'?' if left.side is None or right.side is None else left.side == right.side}"


def place_agreement(a: Place | None, b: Place | None) -> str:
    if a is None or b is None:
        return "?"
    if a.name == b.name:
        return "same"
    if a.point is None or b.point is None:
        return "unknown"
    km = distance_km(a.point, b.point)
    reach = max(a.uncertainty_km or 0, b.uncertainty_km or 0)
    if km <= _SAME_PLACE_KM:
        return "near"
    return "within" if km <= _ADMIN_SHAPE * reach else "far" if km > _FAR_KM else "apart"


def when_agreement(a: Interval | None, b: Interval | None) -> str:
    if a is None or b is None:
        return "?"
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return "same"
    return "meets" if a.meets(b) else "near" if a.meets(b, slack_days=1) else "other"


def toll_agreement(a: TollAround | None, b: TollAround | None) -> str:
    if a is None or b is None:
        return f"{a is None}{b is None}"
    if a == b:
        return "same"
    return "other harm" if a[0] != b[0] else "other number"


def _turn_features(scene: Scene, mention: Mention) -> Iterator[str]:
    """Words that open another incident («في حادث منفصل», "in a separate incident"), or point back («هذا الهجوم»)."""
    tokens, at = scene.text.tokens, mention.token
    after = [t.form for t in tokens[at + 1 : at + 3]]
    yield from (f"b-={t.form}" for t in tokens[max(0, at - 2) : at])
    yield from (f"b+={w}" for w in after)
    for first, second in pairwise(after):
        yield f"b++={first} {second}"


def _opening_features(scene: Scene, mention: Mention, news: tuple[str, ...], after: str) -> Iterator[str]:
    """How the sentence of a later mention begins, and what it is the first to name."""
    sentence = scene.text.sentences[mention.sentence]
    opening = [t.form for t in scene.text.tokens[sentence.first : sentence.first + 3]]
    yield from (f"news={n}" for n in news)
    yield from (f"news={n},{after},{mention.trigger.definite}" for n in news)
    yield from (f"open={w}" for w in opening)
    yield f"open2={' '.join(opening[:2])}"


def bound(scene: Scene, a: Mention, b: Mention) -> bool:
    """«الغارة الجوية التي استهدفت», "the air strike that hit": noun, relative pronoun and verb are one telling."""
    if a.sentence != b.sentence or a.trigger.word == "verb" or b.trigger.word not in ("verb", "either"):
        return False
    between = scene.text.tokens[scene.token(a.find.end - 1) + 1 : b.token]
    return 0 < len(between) <= _RELATIVE_REACH and between[-1].form in _RELATIVES


def _overlap_feature(scene: Scene, a: Mention, b: Mention) -> str:
    """Share of the shorter sentence's longer words that the other has too, in fifths."""
    left, right = scene.content[a.sentence], scene.content[b.sentence]
    return f"shared={int(5 * len(left & right) / max(1, min(len(left), len(right))))}"
