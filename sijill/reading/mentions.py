"""Which event words tell of an incident, and of what type.

Invariant: a mention is a trigger of the scene; nothing is decided here that the words around it do not say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sijill.arabic.text import Text
from sijill.reading.bases import bases
from sijill.reading.features import SPELLED, Features, Trait, just
from sijill.reading.finds import Find
from sijill.reading.scene import Scene
from sijill.reading.triggers import Trigger

_NEAR = 6  # tokens
_WINDOW = 4  # tokens
_FURTHER = 10  # tokens
_BESIDE = 30  # event words
_BY = 3  # tokens
_AROUND = 10  # tokens
_APART = (1, 2, 4, 8)  # tokens
_CLOSE = (2, 10, 50, 150, 400)  # km


class Mention(NamedTuple):
    """A trigger in its place: `token` and `sentence` are indices of the text's; `cues` the means named near it."""

    find: Find[Trigger]
    trigger: Trigger  # the find's value, which is asked for more often than all else
    token: int
    sentence: int
    cues: tuple[str, ...]
    number: int  # its index among the scene's triggers


def place_triggers(scene: Scene) -> list[Mention]:
    """Every trigger as a candidate mention, in order."""
    return [
        Mention(find, find.value, scene.token(find.start), scene.sentence(find.start), _cues_near(scene, find), n)
        for n, find in enumerate(scene.triggers)
    ]


def _cues_near(scene: Scene, find: Find[Trigger]) -> tuple[str, ...]:
    means = scene.means_in[scene.sentence(find.start)]
    if not means:
        return ()
    at = scene.token(find.start)
    near = {c.value for c in means if abs(scene.token(c.start) - at) <= _NEAR and not (find.start <= c.start < find.end)}
    return tuple(sorted(near))


def bucket(n: int, edges: tuple[int, ...]) -> int:
    """How many of the edges, in order, are less than n."""
    return bisect_left(edges, n)


def mention_features(scene: Scene, mention: Mention) -> Features:
    """Features for "is this a mention of an incident that is recorded"."""
    told = Features([(_word, mention.trigger)], [])
    _words_around(scene, mention, told)
    _place(scene, mention, told)
    _company(scene, mention, told)
    _context(scene, mention, told)
    told.plain.append(scene.sense.mention(mention.number))
    if mention.trigger.word_class == "harm":
        told.plain.append(_standing_alone(scene, mention))
    return told


def _word(trigger: Trigger) -> Iterator[str]:
    yield from (f"l={trigger.lemma}", f"f={trigger.form}", f"c={trigger.word_class}", f"w={trigger.word}")
    yield from (f"ld={trigger.lemma},{trigger.definite}", f"td={trigger.type},{trigger.definite},{trigger.word_class}")
    if trigger.pronoun:
        yield "pron"
    if _imperfect(trigger):
        yield "imperfect"


def _imperfect(trigger: Trigger) -> bool:
    return trigger.word == "verb" and trigger.form[0] in "يت"


def _words_around(scene: Scene, mention: Mention, told: Features) -> None:
    text, trigger, at, end = scene.text, mention.trigger, mention.token, scene.token(mention.find.end - 1) + 1
    forms, lemma = text.forms, trigger.lemma
    before, after, prefix = _form(text, at - 1), _form(text, end), text.folded[text.starts[at] : mention.find.start]
    words = [f"p={before}", f"n={after}", f"lp={lemma},{before}", f"ln={lemma},{after}", f"x={prefix}", f"xc={prefix},{trigger.word_class}"]
    words += (f"p2={_form(text, at - 2)}", f"n2={_form(text, end + 1)}")
    words += [f"win-={form}" for form in set(forms[max(0, at - _WINDOW) : at])]
    words += [f"win+={form}" for form in set(forms[end : end + _WINDOW])]
    if _imperfect(trigger):
        words.append(f"imperfect,{before}")
    told.worded += ((SPELLED, words), (SPELLED, _bases_around(bases(text), lemma, at, end)))


def _bases_around(words: Sequence[str], lemma: str, at: int, end: int) -> list[str]:
    """The words further around, and those next to it with its lemma."""
    near = (("b1", at - 1), ("b2", at - 2), ("a1", end), ("a2", end + 1))
    told = [f"{lemma} {side}={words[n] if 0 <= n < len(words) else '^'}" for side, n in near]
    told += [f"far-={word}" for word in set(words[max(0, at - _FURTHER) : at])]
    told += [f"far+={word}" for word in set(words[end : end + _FURTHER])]
    return told


def _form(text: Text, index: int) -> str:
    return text.forms[index] if 0 <= index < len(text.forms) else "^"


def _place(scene: Scene, mention: Mention, told: Features) -> None:
    """Where in the report it stands, and what else is told around it."""
    sentence, trigger = scene.text.sentences[mention.sentence], mention.trigger
    twins = scene.by_lemma[trigger.lemma]
    events = [n for n in neighbours(scene, mention) if n is not mention.find and n.value.word_class == "event"]
    event_before = bool(events) and events[0].start < mention.find.start
    told.plain += (
        (_position, bucket(mention.sentence, (0, 1, 2, 5, 9, 15)), trigger.word_class, trigger.type),
        (_twins, min(len(twins), 4), twins[0] is mention.find, trigger.word_class, trigger.definite),
        (_events, trigger.word_class, min(len(events), 3), event_before),
        (_means, trigger.lemma, mention.cues),
    )
    if sentence.furniture:
        told.plain.append((just, "furniture"))
    if events:
        told.worded.append((SPELLED, {f"{trigger.lemma}~{e.value.lemma}" for e in events[:4]}))
    told.plain += (*_next_to(scene, mention), _report(scene, mention))
    told.worded.append((SPELLED, {f"open={form}" for form in scene.text.forms[sentence.first : sentence.first + 2]}))


def _position(position: int, word_class: str, type_: str) -> tuple[str, ...]:
    return f"s={position}", f"s={position},{word_class}", f"s={position},{type_}"


def _twins(twins: int, first: bool, word_class: str, definite: bool) -> tuple[str, str]:
    return f"twins={twins}", f"first twin={first},{word_class},{definite}"


def _events(word_class: str, events: int, before: bool) -> Iterator[str]:
    yield f"{word_class},events={events}"
    if before:
        yield f"{word_class},event before"


def _next_to(scene: Scene, mention: Mention) -> Iterator[Trait]:
    """The event words right before and after it in its sentence."""
    row, at = scene.triggers_in[mention.sentence], mention.number - scene.triggers_before(mention.sentence)
    for side, other in (("before", at - 1), ("after", at + 1)):
        near = row[other] if 0 <= other < len(row) else None
        apart = 0 if near is None else abs(scene.token(near.start) - mention.token)
        yield _neighbour, side, mention.trigger.word_class, None if near is None else near.value.word_class, bucket(apart, _APART)


def _neighbour(side: str, word_class: str, other: str | None, apart: int) -> tuple[str]:
    return (f"{side}={word_class},{'-' if other is None else other},{apart}",)


def _report(scene: Scene, mention: Mention) -> Trait:
    """How closely its sentence tells where; whether the headline names what it may be."""
    trigger = mention.trigger
    count, least = scene.places_of((mention.sentence,))
    place = bucket(int(least), _CLOSE) if count else None
    told = None if mention.sentence == 0 else trigger.type in scene.headline_types
    return _where_told, trigger.word_class, trigger.word, trigger.definite, place, told


def _where_told(word_class: str, word: str, definite: bool, place: int | None, told: bool | None) -> tuple[str, ...]:
    return (
        f"place={place}",
        f"place={place},{word}",
        f"in headline={told},{word_class}",
        f"in headline={told},{word_class},{definite}",
    )


def _means(lemma: str, cues: tuple[str, ...]) -> Iterator[str]:
    for cue in cues:
        yield from (f"m={cue}", f"lm={lemma},{cue}")
    if not cues:
        yield f"lm={lemma},-"


def neighbours(scene: Scene, mention: Mention) -> Sequence[Find[Trigger]]:
    """The event words of its sentence, itself among them; of a list without end only those next to it."""
    row = scene.triggers_in[mention.sentence]
    if len(row) <= _BESIDE:
        return row
    at = mention.number - scene.triggers_before(mention.sentence)
    return row[max(0, at - _BESIDE) : at + _BESIDE + 1]


def _company(scene: Scene, mention: Mention, told: Features) -> None:
    """How much else its sentence tells; what it stands in, or right beside."""
    trigger, start, end, at = mention.trigger, mention.find.start, mention.find.end, mention.token
    counts: list[tuple[str, int, bool]] = []
    for name, finds in scene.company[mention.sentence]:
        inside = by = False
        for begun, ended, token in finds:
            inside = inside or (begun < end and start < ended)
            by = by or -_BY <= token - at <= _BY
        counts.append((name, min(len(finds), 2), by and not inside))
        if inside:
            told.plain.append((_inside, trigger.lemma, name))
    told.plain.append((_beside, trigger.word_class, *counts))


def _beside(word_class: str, *counts: tuple[str, int, bool]) -> Iterator[str]:
    for name, count, by in counts:
        yield f"{word_class},{name}={count}"
        if by:
            yield f"{word_class} by {name}"


def _inside(lemma: str, name: str) -> tuple[str, str]:
    return f"in {name}", f"{lemma} in {name}"


def _context(scene: Scene, mention: Mention, told: Features) -> None:
    """Whether the words around it tell of an act at all."""
    how = scene.told(mention.find.start, mention.find.end)
    if not how.incident:
        told.plain.append((_no_event, how.why, mention.trigger.word_class))
    voiced = bool(scene.voices.at(mention.find.start))
    told.plain += ((just, "voiced={}", voiced), (_tenor, scene.tenor), (just, "{},{}", mention.trigger.lemma, scene.tenor[0]))


def _no_event(reason: str, word_class: str) -> tuple[str, ...]:
    return "not event", f"not event: {reason}", f"not event,{word_class}"


def _standing_alone(scene: Scene, mention: Mention) -> Trait:
    """Whether anything but the harm itself is told: deaths are an incident where no act that caused them is named."""
    here = mention.sentence
    placed = bool(scene.places_in[here] or scene.times_in[here])
    counted = any(f.start < mention.find.end and mention.find.start < f.end for f in scene.tolls_in[here])
    accident = scene.accidents.get(here) or ("elsewhere" if scene.accidents else "-")
    return _alone, mention.trigger.lemma, scene.has_event(here), bucket(scene.acts, (0, 2, 5)), accident, placed, counted


def _alone(lemma: str, act_here: bool, acts: int, accident: str, placed: bool, counted: bool) -> tuple[str, ...]:
    alone = f"alone={not act_here},{acts}"
    told = f"{alone},{accident in ('-', 'elsewhere')}"
    return (
        alone,
        f"{lemma},{alone}",
        f"accident={accident}",
        told,
        f"{told},placed={placed},counted={counted}",
        f"{lemma},{told}",
    )


def _tenor(tenor: tuple[str, ...]) -> tuple[str, ...]:
    return tenor


def type_features(scene: Scene, mention: Mention) -> Features:
    """Features for the type that one mention speaks for."""
    text, at, trigger = scene.text, mention.token, mention.trigger
    lemma, after = trigger.lemma, scene.token(mention.find.end - 1) + 1
    near = {e.value.lemma for e in neighbours(scene, mention) if abs(scene.token(e.start) - at) <= _AROUND}
    far = tuple(sorted({c.value for c in scene.means_in[mention.sentence]}))
    told = Features([(_word_type, trigger), (_means_type, lemma, trigger.type, mention.cues), (_far_means, trigger.type, far)], [])
    told.plain.extend(scene.sense.types(mention.number))
    following = _form(text, after)
    told.worded += (
        (SPELLED, (f"n={following}", f"ln={lemma},{following}", f"p={_form(text, at - 1)}")),
        (SPELLED, [f"lnl={lemma},{other}" for other in near]),
        (SPELLED, [f"nl={other}" for other in near if other != lemma]),
    )
    return told


def _word_type(trigger: Trigger) -> tuple[str, ...]:
    return f"l={trigger.lemma}", f"t={trigger.type}", f"f={trigger.form}"


def _means_type(lemma: str, type_: str, cues: tuple[str, ...]) -> Iterator[str]:
    yield from (f"m={c}" for c in cues)
    for c in cues or ("-",):
        yield from (f"lm={lemma},{c}", f"tm={type_},{c}")


def _far_means(type_: str, far: tuple[str, ...]) -> Iterator[str]:
    yield from (f"sm={c}" for c in far)
    yield from (f"tsm={type_},{c}" for c in far or ("-",))
