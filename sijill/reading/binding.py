"""Where a find stands to an incident's mentions: the features that roles, places, days and tolls are decided by.

Invariant: features name relations (before, after, how far, through which words), never the identity of a report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sijill.reading.mentions import Mention
from sijill.reading.scene import Placed, Scene


@dataclass(frozen=True, slots=True)
class Group:
    """The mentions of one incident and its type. `rivals`: mentions of the report's other incidents, in order."""

    mentions: tuple[Mention, ...]
    type: str
    rivals: tuple[Mention, ...] = ()


def with_rivals(groups: Sequence[Group]) -> list[Group]:
    """The groups of one report, each knowing the mentions of the others."""
    every = [(n, m) for n, g in enumerate(groups) for m in g.mentions]
    every.sort(key=lambda row: row[1].number)
    return [replace(g, rivals=tuple(m for k, m in every if k != n)) for n, g in enumerate(groups)]


def _bucket(n: int, edges: tuple[int, ...]) -> int:
    return sum(n > e for e in edges)


_REACH = 3  # sentences


def in_reach(scene: Scene, mentions: Sequence[Mention], find: Placed) -> bool:
    """Whether a find stands near enough to the incident's words, or in the headline, to be weighed at all."""
    sentence = scene.sentence(find.start)
    return sentence == 0 or any(abs(m.sentence - sentence) <= _REACH for m in mentions)


def beside(scene: Scene, one: Group, find: Placed, *, shared: bool = False) -> bool:
    """Whether a find stands in a sentence of the incident, or in the next one to it that no other incident tells.

    `shared`: that others tell too. Of what the training reports name further off, hardly a hundredth is the incident's.
    """
    sentence = scene.sentence(find.start)
    away = min(abs(m.sentence - sentence) for m in one.mentions)
    return away == 0 or (away == 1 and (shared or all(m.sentence != sentence for m in one.rivals)))


def nearest(scene: Scene, mentions: Sequence[Mention], find: Placed) -> Mention:
    """The mention nearest the find: in its sentence before any other, events before harms at the same distance."""
    sentence, token = scene.sentence(find.start), scene.token(find.start)

    def distance(m: Mention) -> tuple[int, float]:
        return abs(m.sentence - sentence), abs(m.token - token) + (0.5 if m.trigger.word_class != "event" else 0.0)

    return min(mentions, key=distance)


def geometry(scene: Scene, one: Group, find: Placed) -> Iterator[str]:
    """Order, distance and the words between the find and the nearest mention."""
    mentions = one.mentions
    near = nearest(scene, mentions, find)
    offset = scene.sentence(find.start) - near.sentence
    if any(m.find.start < find.end and find.start < m.find.end for m in mentions):
        yield "overlaps"
    yield from _rivalry(scene, one, find, near)
    if offset:
        yield f"s={max(-3, min(3, offset))}"
        yield from _elsewhere(scene, mentions, find, offset)
        return
    yield from _same_sentence(scene, near, find, side_of(near, find))
    inside = sum(m.sentence == near.sentence for m in mentions)
    yield f"own here={min(inside, 3)}"


def side_of(mention: Mention, find: Placed) -> str:
    return "after" if find.start >= mention.find.end else "before" if find.end <= mention.find.start else "over"


def _rivalry(scene: Scene, one: Group, find: Placed, near: Mention) -> Iterator[str]:
    """Whether a word of another incident stands nearer the find than any of this one's."""
    sentence = scene.sentence(find.start)
    here = [m for m in one.rivals if m.sentence == sentence]
    own = near.sentence == sentence
    if not here:
        yield f"rival=none,{own}"
        return
    rival = nearest(scene, here, find)
    token = scene.token(find.start)
    nearer = not own or abs(rival.token - token) < abs(near.token - token)
    yield from (f"rival={nearer},{own}", f"rival={nearer},{own},{side_of(rival, find)},{side_of(near, find) if own else '-'}")
    yield f"rival={nearer},{own},{rival.trigger.word},{rival.trigger.word_class}"
    same_clause = scene.clause(rival.find.start) == scene.clause(find.start)
    yield f"rival={nearer},{own},clause={same_clause},{scene.clause(near.find.start) == scene.clause(find.start)}"


def _same_sentence(scene: Scene, near: Mention, find: Placed, side: str) -> Iterator[str]:
    tokens, trigger = scene.text.tokens, near.trigger
    first, last = scene.token(find.start), scene.token(max(find.start, find.end - 1))
    lo, hi = (scene.token(near.find.end - 1) + 1, first) if side == "after" else (last + 1, near.token)
    between = scene.text.forms[lo:hi] if lo < hi else []
    distance = _bucket(len(between), (0, 1, 2, 3, 5, 8, 12, 20))
    yield from (
        f"{side}={distance}",
        f"{side},{trigger.word},{trigger.word_class}",
        f"{side},l={trigger.lemma}",
        f"{side},f={trigger.form}",
    )
    if len(between) <= 2:
        yield from (f"{side},path={' '.join(between)}", f"{side},path={' '.join(between)},{trigger.lemma}")
    before = tokens[first - 1].form if first else "^"
    yield from (f"{side},lp={trigger.lemma},{before}", f"{side},wp={trigger.word},{before}")
    clauses = scene.clause(find.start) - scene.clause(near.find.start)
    yield from (f"{side},clauses={max(-2, min(2, clauses))}", f"{side},clauses={max(-2, min(2, clauses))},{trigger.word}")
    for form in dict.fromkeys(between[:12]):
        yield f"{side},via={form}"
    others = _triggers_between(scene, lo, hi)
    yield from (f"{side},others={min(others, 3)}", f"{side},others={min(others, 3)},{trigger.word_class}")
    yield f"{side},pos={trigger.word},{distance},{trigger.lemma}"


def _triggers_between(scene: Scene, lo: int, hi: int) -> int:
    if lo >= hi:
        return 0
    start, end = scene.text.tokens[lo].start, scene.text.tokens[hi - 1].end
    return sum(start <= t.start < end for t in scene.triggers_in[scene.sentence(start)])


def _elsewhere(scene: Scene, mentions: Sequence[Mention], find: Placed, offset: int) -> Iterator[str]:
    yield f"s={max(-2, min(2, offset))},rival={scene.has_event(scene.sentence(find.start))}"
    if scene.sentence(find.start) == 0:
        yield "in headline"
    if any(m.sentence == 0 for m in mentions):
        yield f"incident in headline,s={max(-3, min(3, offset))}"


def words_around(scene: Scene, find: Placed) -> Iterator[str]:
    """The words just before and after the find, and the proclitics on it."""
    text = scene.text
    first, last = scene.token(find.start), scene.token(max(find.start, find.end - 1))
    before = text.tokens[first - 1].form if first else "^"
    after = text.tokens[last + 1].form if last + 1 < len(text.tokens) else "$"
    prefix = text.folded[text.tokens[first].start : find.start]
    yield from (f"p={before}", f"n={after}", f"x={prefix}")
