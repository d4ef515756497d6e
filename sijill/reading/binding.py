"""Where a find stands to an incident's mentions: the features that roles, places, days and tolls are decided by.

Invariant: features name relations (before, after, how far, through which words), never the identity of a report.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, NamedTuple

from sijill.arabic.kept import kept
from sijill.model import Place
from sijill.reading.features import Features, Trait
from sijill.reading.mentions import Mention, bucket
from sijill.reading.positions import Placed, Spot, found_in
from sijill.reading.scene import Scene
from sijill.reading.sense import Asked
from sijill.reading.stretches import Stretches

Side = Literal["before", "after", "over"]
_REACH = 3  # sentences


class Beside(NamedTuple):
    """How many places an incident's sentences name, the least reach of one, in km, and these places, each once."""

    number: int
    least: float
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Group:
    """The mentions of one incident and its type. `rivals`: mentions of the report's other incidents, in order;
    `chance`: that it is an incident to record at all."""

    mentions: tuple[Mention, ...]
    type: str
    rivals: tuple[Mention, ...] = ()
    chance: float = 1.0

    @kept
    def asked(self) -> Asked:
        return Asked(tuple(m.number for m in self.mentions))

    @kept
    def told_in(self) -> dict[int, list[Mention]]:
        """Its mentions by the sentence that they stand in."""
        return _by_sentence(self.mentions)

    @kept
    def rivals_in(self) -> dict[int, list[Mention]]:
        return _by_sentence(self.rivals)

    @kept
    def rival_tokens(self) -> list[int]:
        return sorted(m.token for m in self.rivals)

    @kept
    def words(self) -> Stretches:
        """Where its mentions stand in the folded text."""
        return Stretches((m.find.start, m.find.end) for m in self.mentions)

    @kept
    def spans(self) -> Stretches:
        """Where they stand in the text itself."""
        return Stretches((m.find.span.start, m.find.span.end) for m in self.mentions)

    @kept
    def close_to(self) -> list[int]:
        """Its sentences and those next to them, in order."""
        return sorted({s + step for s in self.told_in for step in (-1, 0, 1)})

    @kept
    def close_alone(self) -> list[int]:
        """Of those next to its own, only the ones that no other incident is told in."""
        return [s for s in self.close_to if s in self.told_in or s not in self.rivals_in]

    @kept
    def reached(self) -> frozenset[int]:
        return frozenset(s + step for s in self.told_in for step in range(-_REACH, _REACH + 1))

    @kept
    def _sentences(self) -> list[int]:
        return sorted(self.told_in)

    @kept
    def _near(self) -> dict[int, list[Mention]]:
        return {}

    @kept
    def _beside(self) -> list[Beside]:
        return []

    def beside(self, scene: Scene) -> Beside:
        """What its sentences name, worked out once: a group is of one report alone."""
        if not self._beside:
            places = dict.fromkeys(p.value.place for p in found_in(scene.places_in, self.told_in))
            self._beside.append(Beside(*scene.places_of(self.told_in), tuple(places)))
        return self._beside[0]

    def nearest(self, spot: Spot) -> Mention:
        """The mention nearest a find: in its sentence before any other, events before harms at the same distance."""
        sentence = spot.sentence
        near = self._near.get(sentence)
        if near is None:
            at = bisect_left(self._sentences, sentence)
            beside = self._sentences[max(0, at - 1) : at + 1]
            least = min(abs(s - sentence) for s in beside)
            near = self._near[sentence] = [m for s in beside if abs(s - sentence) == least for m in self.told_in[s]]
        return closest(near, spot.first)


def _by_sentence(mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    for m in mentions:
        found.setdefault(m.sentence, []).append(m)
    return found


def closest(mentions: Sequence[Mention], token: int) -> Mention:
    """Of mentions in one sentence, or as far from the token's, the one with the fewest tokens between."""
    if len(mentions) == 1:
        return mentions[0]
    return min(mentions, key=lambda m: abs(m.token - token) + (0.5 if m.trigger.word_class != "event" else 0.0))


def with_rivals(groups: Sequence[Group]) -> list[Group]:
    """The groups of one report, each knowing the mentions of the others."""
    every = [(n, m) for n, g in enumerate(groups) for m in g.mentions]
    every.sort(key=lambda row: row[1].number)
    return [replace(g, rivals=tuple(m for k, m in every if k != n)) for n, g in enumerate(groups)]


def in_reach(scene: Scene, one: Group, find: Placed) -> bool:
    """Whether a find stands near enough to the incident's words, or where the report opens, to be weighed at all."""
    sentence = scene.sentence(find.start)
    return sentence in one.reached or sentence in (0, scene.opening_day)


def beside(scene: Scene, one: Group, find: Placed, *, shared: bool = False) -> bool:
    """Whether a find stands in a sentence of the incident, or in the next one to it that no other incident tells.

    `shared`: that others tell too. Of what the training reports name further off, hardly a hundredth is the incident's.
    """
    return scene.sentence(find.start) in (one.close_to if shared else one.close_alone)


def side_of(mention: Mention, spot: Placed) -> Side:
    return "after" if spot.start >= mention.find.end else "before" if spot.end <= mention.find.start else "over"


@dataclass(frozen=True, eq=False)
class Tags:
    """What a find is, in words: its features are told again with each. Made by `tagged`, one for each pair: all that is told
    of a find is looked up by its tags, and two that are the same are so at a glance."""

    always: str
    without_words: str | None


@cache
def tagged(always: str, without_words: str | None = None) -> Tags:
    """`without_words`: a tag for the features that tell of no words between."""
    return Tags(always, without_words)


def _crossed(tags: Tags, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        yield name
        yield f"{tags.always}&{name}"
        if tags.without_words is not None and "=" in name and "via" not in name and "path" not in name:
            yield f"{tags.without_words}&{name}"


def geometry(scene: Scene, one: Group, spot: Spot, near: Mention, tags: Tags) -> Features:
    """Order, distance and the words between the find and the nearest mention."""
    told = Features([*_rivalry(scene, one, spot, near, tags)], [])
    if one.words.meet(spot.start, spot.end):
        told.plain.append((_overlaps, tags))
    offset = spot.sentence - near.sentence
    if offset:
        eventful = scene.has_event(spot.sentence)
        told.plain.append((_elsewhere, tags, max(-3, min(3, offset)), eventful, spot.sentence == 0, 0 in one.told_in))
    else:
        _same_sentence(scene, one, spot, near, tags, told)
    return told


def _overlaps(tags: Tags) -> Iterator[str]:
    return _crossed(tags, ("overlaps",))


def _rivalry(scene: Scene, one: Group, spot: Spot, near: Mention, tags: Tags) -> tuple[Trait, ...]:
    """Whether a word of another incident stands nearer the find than any of this one's."""
    own = near.sentence == spot.sentence
    here = one.rivals_in.get(spot.sentence)
    if here is None:
        return ((_no_rival, tags, own),)
    token, clause = spot.first, scene.clause(spot.start)
    rival = closest(here, token)
    nearer = not own or abs(rival.token - token) < abs(near.token - token)
    sides = side_of(rival, spot), side_of(near, spot) if own else "-"
    clauses = scene.clause(rival.find.start) == clause, scene.clause(near.find.start) == clause
    trigger = rival.trigger
    return (_rival, tags, nearer, own, *sides, *clauses), (_rival_word, tags, nearer, own, trigger.word, trigger.word_class)


def _no_rival(tags: Tags, own: bool) -> Iterator[str]:
    return _crossed(tags, (f"rival=none,{own}",))


def _rival(tags: Tags, nearer: bool, own: bool, rival: str, near: str, rival_clause: bool, near_clause: bool) -> Iterator[str]:
    """The sides that the two stand on, and whether they stand in the find's clause."""
    name = f"rival={nearer},{own}"
    return _crossed(tags, (name, f"{name},{rival},{near}", f"{name},clause={rival_clause},{near_clause}"))


def _rival_word(tags: Tags, nearer: bool, own: bool, word: str, word_class: str) -> Iterator[str]:
    return _crossed(tags, (f"rival={nearer},{own},{word},{word_class}",))


def _same_sentence(scene: Scene, one: Group, spot: Spot, near: Mention, tags: Tags, told: Features) -> None:
    trigger, side = near.trigger, side_of(near, spot)
    lo, hi = (scene.token(near.find.end - 1) + 1, spot.first) if side == "after" else (spot.last + 1, near.token)
    between = scene.text.forms[lo:hi] if lo < hi else []
    distance = bucket(len(between), (0, 1, 2, 3, 5, 8, 12, 20))
    clauses = max(-2, min(2, scene.clause(spot.start) - scene.clause(near.find.start)))
    inside = min(len(one.told_in[near.sentence]), 3)
    word, lemma, before = trigger.word, trigger.lemma, spot.before
    told.plain += (
        (_distance, tags, side, distance, word, trigger.word_class),
        (_clauses, tags, side, clauses, word),
        (_between, tags, side, min(scene.events_between(lo, hi), 3), trigger.word_class, inside),
    )
    words = f"l={lemma}", f"f={trigger.form}", f"pos={word},{distance},{lemma}", f"lp={lemma},{before}", f"wp={word},{before}"
    told.worded.append(((_to_word, tags, side), words))
    if between:
        told.worded.append(((_through, tags, side, "via"), dict.fromkeys(between[:12])))
    if len(between) <= 2:
        path = " ".join(between)
        told.worded.append(((_through, tags, side, "path"), (path, f"{path},{lemma}")))


def _distance(tags: Tags, side: str, distance: int, word: str, word_class: str) -> Iterator[str]:
    return _crossed(tags, (f"{side}={distance}", f"{side},{word},{word_class}"))


def _clauses(tags: Tags, side: str, clauses: int, word: str) -> Iterator[str]:
    return _crossed(tags, (f"{side},clauses={clauses}", f"{side},clauses={clauses},{word}"))


def _between(tags: Tags, side: str, others: int, word_class: str, inside: int) -> Iterator[str]:
    """The event words between the two, and how many words the incident has in the sentence."""
    return _crossed(tags, (f"{side},others={others}", f"{side},others={others},{word_class}", f"own here={inside}"))


def _to_word(tags: Tags, side: str, name: str) -> Iterator[str]:
    """What tells of the event word: `name` has an equals sign."""
    yield from (f"{side},{name}", f"{tags.always}&{side},{name}")
    if tags.without_words is not None:
        yield f"{tags.without_words}&{side},{name}"


def _through(tags: Tags, side: str, kind: str, words: str) -> tuple[str, str]:
    """The words between."""
    return f"{side},{kind}={words}", f"{tags.always}&{side},{kind}={words}"


def _elsewhere(tags: Tags, offset: int, eventful: bool, headline: bool, incident_in_headline: bool) -> Iterator[str]:
    """`offset`: sentences from the nearest mention to the find, at most three."""
    names = [f"s={offset}", f"s={max(-2, min(2, offset))},rival={eventful}"]
    if headline:
        names.append("in headline")
    if incident_in_headline:
        names.append(f"incident in headline,s={offset}")
    return _crossed(tags, names)


def words_around(spot: Spot, type_: str | None = None) -> tuple[str, ...]:
    """The words just before and after the find, and the proclitics on it; the first and last with the type where it is given."""
    before, prefix = f"p={spot.before}", f"x={spot.prefix}"
    crossed = () if type_ is None else (f"{type_}&{before}", f"{type_}&{prefix}")
    return before, f"n={spot.after}", prefix, *crossed
