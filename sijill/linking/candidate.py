"""What the linker knows of a telling: the light value that everything in linking works on.

Invariant: made from one reading alone, so that it never changes with what else the register holds.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from sijill.arabic.fold import fold, fold_map
from sijill.linking.particulars import is_narrow, names, objects, people, weekdays
from sijill.linking.rarity import rarity
from sijill.linking.stems import stems
from sijill.model import Actor, Attribution, Interval, Place, Reading, Span, Telling, Toll, telling_ids

#: Characters on either side of a telling's words that still speak of it; that still say what was hit; and after a toll's
#: words, that still say who it is.
_REACH, _AT_HAND, _NAMES = 160, 70, 45
_SKETCH = 48
_SHINGLE = 3


@dataclass(frozen=True, slots=True)
class Figure:
    """A total of killed or injured, and who says it (folded name of the origin, or of the outlet)."""

    low: int | None
    high: int | None
    origin: str


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """`id` is the telling's, with `.2` for a second telling of the same words. `words` are the stems near the telling's
    own words; `sketch` the least hashes of the report's word triples; `place_names` the stems of the words that name each
    of `places`; `victims` pairs of words that stand by a toll, names of people among them; `objects` kinds of things hit;
    `killed_groups`, `injured_groups` whom those are told by; `weekdays` those named nearby, Monday 1; `company` keys of the places of its report's
    other news; `rare` those of `words` that few reports have, without its outlet's name; `mass` the sum of all their squared
    weights."""

    id: str
    telling: Telling
    report_id: str
    outlet: str | None
    published: Interval | None
    when: Interval | None
    places: tuple[Place, ...]
    words: frozenset[str]
    sketch: tuple[int, ...]
    initiators: frozenset[str] = frozenset()
    initiator_sides: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    killed: tuple[Figure, ...] = ()
    injured: tuple[Figure, ...] = ()
    place_names: tuple[frozenset[str], ...] = ()
    victims: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    killed_groups: frozenset[str] = frozenset()
    injured_groups: frozenset[str] = frozenset()
    weekdays: frozenset[int] = frozenset()
    target_sides: frozenset[str] = frozenset()
    company: frozenset[str] = frozenset()
    rare: frozenset[str] = field(init=False)
    mass: float = field(init=False)

    def __post_init__(self) -> None:
        known = rarity()
        object.__setattr__(self, "rare", known.rare(self.words - _stems_of(self.outlet or "")))
        object.__setattr__(self, "mass", known.mass(self.words))

    def figures(self, harm: str) -> tuple[Figure, ...]:
        return self.killed if harm == "killed" else self.injured

    def groups(self, harm: str) -> frozenset[str]:
        return self.killed_groups if harm == "killed" else self.injured_groups

    @property
    def dateless(self) -> bool:
        """Whether neither its words nor its publication date it."""
        return self.when is None and self.published is None

    @property
    def type(self) -> str:
        return self.telling.type


@lru_cache(10_000)
def _stems_of(name: str) -> frozenset[str]:
    return frozenset(word for _, word in stems(fold(name)))


@lru_cache(10_000)
def place_key(place: Place) -> str:
    """What two names of one point share («Marea», "near Marea"); of a place that is not on the map its folded name."""
    return fold(place.name) if place.point is None else f"{place.point.lat:.2f} {place.point.lon:.2f}"


def candidates(reading: Reading) -> tuple[Candidate, ...]:
    """The tellings of one reading as the linker sees them."""
    if not reading.tellings:
        return ()
    text = _Text(reading.report.text)
    sketch = sketch_of(text.words)
    outlet = reading.report.outlet
    return tuple(
        Candidate(
            key,
            telling,
            telling.report_id,
            outlet,
            reading.dating.interval,
            telling.when(),
            telling.places(),
            frozenset(_near(telling, text)),
            sketch,
            _names(telling.actors("initiator")),
            _sides(telling.actors("initiator")),
            _names(telling.actors("target")),
            figures(telling, "killed", outlet),
            figures(telling, "injured", outlet),
            tuple(_place_names(telling, reading.report.text)),
            frozenset(_victims(telling, text)),
            objects(word for span in telling.spans for word in text.around(span, _AT_HAND, _AT_HAND)),
            _groups(telling, "killed", text),
            _groups(telling, "injured", text),
            _weekdays(telling, text),
            _sides(telling.actors("target")),
            frozenset(_company(telling, reading.tellings)),
        )
        for key, telling in telling_ids(reading.tellings)
    )


def _company(telling: Telling, told: Iterable[Telling]) -> set[str]:
    elsewhere = {place_key(place) for other in told if other is not telling and not other.background for place in other.places()}
    return elsewhere - set(map(place_key, telling.places()))


class _Text:
    """A report's stems, by where they stand."""

    def __init__(self, raw: str) -> None:
        self._folded = fold_map(raw)
        tokens = list(stems(self._folded.text))
        self._starts = [start for start, _ in tokens]
        self.words = [word for _, word in tokens]

    def around(self, span: Span, before: int, after: int) -> list[str]:
        start, end = self._reach(span, before, after)
        return self.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    @cached_property
    def weekdays(self) -> frozenset[int]:
        return frozenset(weekdays(self._folded.text))

    def folded(self, span: Span, before: int, after: int) -> str:
        start, end = self._reach(span, before, after)
        return self._folded.text[max(0, start) : end]

    def _reach(self, span: Span, before: int, after: int) -> tuple[int, int]:
        return self._folded.find(span.start) - before, self._folded.find(span.end - 1) + after


def _near(telling: Telling, text: _Text) -> Iterator[str]:
    for span in (*telling.spans, *(s for c in telling.claims if c.field in ("toll", "target", "where") for s in c.spans)):
        yield from text.around(span, _REACH, _REACH)


def _place_names(telling: Telling, raw: str) -> Iterator[frozenset[str]]:
    """For each of its places the stems that name it: what they have in common is the place, and is scored as such."""
    for claim in telling.of("where"):
        yield frozenset(word for span in claim.spans for _, word in stems(fold(span.of(raw))))


def _victims(telling: Telling, text: _Text) -> Iterator[str]:
    places = {word for claim in telling.of("where") for span in claim.spans for word in text.around(span, 0, 1)}
    for harm in ("killed", "injured"):
        for span in _toll_spans(telling, harm):
            yield from names(text.around(span, 0, _NAMES), places)


def _groups(telling: Telling, harm: str, text: _Text) -> frozenset[str]:
    return people(word for span in _toll_spans(telling, harm) for word in text.around(span, 0, 1))


def _weekdays(telling: Telling, text: _Text) -> frozenset[int]:
    """Those named nearby; else the one that the whole report names, which its news are of and not what it recalls."""
    near = frozenset(weekdays(text.folded(telling.spans[0], _REACH, _REACH)))
    if near or telling.background:
        return near
    return text.weekdays if len(text.weekdays) == 1 else near


def _toll_spans(telling: Telling, harm: str) -> Iterator[Span]:
    return (s for c in telling.of("toll") if isinstance(c.value, Toll) and c.value.harm == harm for s in c.spans)


def sketch_of(words: list[str]) -> tuple[int, ...]:
    """The least hashes of the text's word triples, sorted: two texts' sketches overlap as the texts do."""
    triples = {zlib.crc32(" ".join(words[n : n + _SHINGLE]).encode("utf-8", "replace")) for n in range(len(words) - _SHINGLE + 1)}
    return tuple(sorted(triples)[:_SKETCH])


def resemblance(left: tuple[int, ...], right: tuple[int, ...]) -> float:
    """Estimated share of word triples that two texts have in common (Jaccard), from their sketches."""
    shared = sorted(set(left).intersection(right))
    if not shared:
        return 0.0
    least = min(_SKETCH, max(len(left), len(right)))

    def rank(n: int) -> int:
        """How many of the two sketches' hashes are less than the nth that they share."""
        return bisect_left(left, shared[n]) + bisect_left(right, shared[n]) - n

    return bisect_left(range(len(shared)), least, key=rank) / least


def _names(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(a.id if a.id is not None else fold(a.name) for a in actors)


def _sides(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(a.side for a in actors if a.side is not None)


def origin_of(attributions: tuple[Attribution, ...], outlet: str | None) -> str:
    """Who it all rests on: the last source of the chain, else the outlet; the least name where there are several."""
    names = [a.origin.id if a.origin.id is not None else fold(a.origin.name) for a in attributions]
    return min(names) if names else fold(outlet or "")


def figures(telling: Telling, harm: str, outlet: str | None) -> tuple[Figure, ...]:
    """Totals of one harm: no subsets, and no «15 others» beside a total."""
    claims = [(c, c.value) for c in telling.of("toll") if isinstance(c.value, Toll) and c.value.harm == harm]
    whole = [(c, t) for c, t in claims if t.part_of is None]
    plain = [(c, t) for c, t in whole if not t.additional]
    return tuple(Figure(t.low, _most(t), origin_of(telling.said_by(c), outlet)) for c, t in plain or whole)


def _most(toll: Toll) -> int | None:
    """The upper end, where the words are of everyone: beside «مقتل طفل» (a child was killed) others may have been."""
    return None if toll.low is not None and is_narrow(toll.who) else toll.high
