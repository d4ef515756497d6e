"""What the linker knows of a telling: the light value that everything in linking works on.

Invariant: made from one reading alone, so that it never changes with what else the register holds.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sijill.arabic.fold import Folded, fold, fold_map
from sijill.model import Actor, Attribution, Claim, Interval, Place, Reading, Telling, Toll, telling_ids

#: Characters on either side of a telling's words that still speak of it.
_REACH = 160
_SKETCH = 48
_SHINGLE = 3
_WORD = re.compile(r"[^\W\d_]{3,}")
_CLITICS = re.compile(r"^(?:[وف]?(?:بال|كال|لل|ال)|و(?=.{4}))(?=.{3})")


@dataclass(frozen=True, slots=True)
class Figure:
    """A total of killed or injured, and who says it (folded name of the origin, or of the outlet)."""

    low: int | None
    high: int | None
    origin: str


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """`id` is the telling's, with `.2` for a second telling of the same words. `words` are the stems near the telling's
    own words, `report_words` those of the whole report; `sketch` the least hashes of the report's word triples;
    `place_words` the stems of the words that name its places."""

    id: str
    telling: Telling
    report_id: str
    outlet: str | None
    published: Interval | None
    when: Interval | None
    places: tuple[Place, ...]
    words: frozenset[str]
    report_words: frozenset[str]
    sketch: tuple[int, ...]
    initiators: frozenset[str] = frozenset()
    initiator_sides: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    killed: tuple[Figure, ...] = ()
    injured: tuple[Figure, ...] = ()
    place_keys: frozenset[str] = frozenset()
    place_words: frozenset[str] = frozenset()

    @property
    def type(self) -> str:
        return self.telling.type


def stem(word: str) -> str:
    """A folded word without conjunction and article: «والمدينه» (and the city) gives «مدينه»."""
    return _CLITICS.sub("", word)


def place_key(place: Place) -> str:
    """What two names of one point share («Marea», "near Marea"); of a place that is not on the map its folded name."""
    return fold(place.name) if place.point is None else f"{place.point.lat:.2f} {place.point.lon:.2f}"


def candidates(reading: Reading) -> tuple[Candidate, ...]:
    """The tellings of one reading as the linker sees them."""
    if not reading.tellings:
        return ()
    folded = fold_map(reading.report.text)
    tokens = [(m.start(), stem(m.group())) for m in _WORD.finditer(folded.text)]
    starts = [start for start, _ in tokens]
    words = [word for _, word in tokens]
    whole, sketch = frozenset(words), sketch_of(words)
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
            frozenset(_near(telling, folded, starts, words)),
            whole,
            sketch,
            _names(telling.actors("initiator")),
            frozenset(a.side for a in telling.actors("initiator") if a.side is not None),
            _names(telling.actors("target")),
            figures(telling, "killed", outlet),
            figures(telling, "injured", outlet),
            frozenset(place_key(p) for p in telling.places()),
            _place_words(telling, reading.report.text),
        )
        for key, telling in telling_ids(reading.tellings)
    )


def _near(telling: Telling, folded: Folded, starts: list[int], words: list[str]) -> Iterator[str]:
    for span in (*telling.spans, *(s for c in telling.claims if c.field in ("toll", "target", "where") for s in c.spans)):
        first = bisect_left(starts, folded.find(span.start) - _REACH)
        yield from words[first : bisect_left(starts, folded.find(span.end - 1) + _REACH)]


def _place_words(telling: Telling, raw: str) -> frozenset[str]:
    """The stems that name its places: what they have in common is the place, and is scored as such."""
    named = " ".join(s.of(raw) for c in telling.of("where") for s in c.spans)
    return frozenset(stem(w) for w in _WORD.findall(fold(named)))


def sketch_of(words: list[str]) -> tuple[int, ...]:
    """The least hashes of the text's word triples, sorted: two texts' sketches overlap as the texts do."""
    triples = {zlib.crc32(" ".join(words[n : n + _SHINGLE]).encode("utf-8", "replace")) for n in range(len(words) - _SHINGLE + 1)}
    return tuple(sorted(triples)[:_SKETCH])


def resemblance(left: tuple[int, ...], right: tuple[int, ...]) -> float:
    """Estimated share of word triples that two texts have in common (Jaccard), from their sketches."""
    a, b = set(left), set(right)
    if a.isdisjoint(b):
        return 0.0
    union = sorted(a | b)[: min(_SKETCH, max(len(a), len(b)))]
    return sum(1 for x in union if x in a and x in b) / len(union)


def _names(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(a.id if a.id is not None else fold(a.name) for a in actors)


def origin_of(attributions: tuple[Attribution, ...], outlet: str | None) -> str:
    """Who it all rests on: the last source of the chain, else the outlet; the least name where there are several."""
    names = [a.origin.id if a.origin.id is not None else fold(a.origin.name) for a in attributions]
    return min(names) if names else fold(outlet or "")


def figures(telling: Telling, harm: str, outlet: str | None) -> tuple[Figure, ...]:
    """Totals of one harm: no subsets, and no «15 others» beside a total."""
    claims = [(c, c.value) for c in telling.of("toll") if isinstance(c.value, Toll) and c.value.harm == harm]
    whole = [(c, t) for c, t in claims if t.part_of is None]
    plain = [(c, t) for c, t in whole if not t.additional]
    return tuple(Figure(t.low, t.high, origin_of(said_by(c, telling), outlet)) for c, t in plain or whole)


def said_by(claim: Claim, telling: Telling) -> tuple[Attribution, ...]:
    """Whose word a claim is: its own chains, else those of the telling it stands in."""
    return claim.attributions or telling.attributions
