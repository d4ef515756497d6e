"""Which event words tell of an incident, and of what type.

Invariant: a mention is a trigger of the scene; nothing is decided here that the words around it do not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sijill.arabic.text import Text
from sijill.reading.factuality import is_event_context
from sijill.reading.finds import Find
from sijill.reading.scene import Placed, Scene
from sijill.reading.triggers import Trigger

_NEAR = 6  # tokens
_WINDOW = 4  # tokens
_BESIDE = 30  # event words


@dataclass(frozen=True, slots=True)
class Mention:
    """A trigger in its place: `token` and `sentence` are indices of the text's; `cues` the means named near it."""

    find: Find[Trigger]
    token: int
    sentence: int
    cues: tuple[str, ...]
    number: int  # its index among the scene's triggers

    @property
    def trigger(self) -> Trigger:
        return self.find.value


def place_triggers(scene: Scene) -> list[Mention]:
    """Every trigger as a candidate mention, in order."""
    return [
        Mention(find, scene.token(find.start), scene.sentence(find.start), _cues_near(scene, find), n)
        for n, find in enumerate(scene.triggers)
    ]


def _cues_near(scene: Scene, find: Find[Trigger]) -> tuple[str, ...]:
    at = scene.token(find.start)
    near = {
        c.value
        for c in scene.means_in[scene.sentence(find.start)]
        if abs(scene.token(c.start) - at) <= _NEAR and not (find.start <= c.start < find.end)
    }
    return tuple(sorted(near))


def _form(text: Text, index: int) -> str:
    return text.tokens[index].form if 0 <= index < len(text.tokens) else "^"


def _bucket(n: int, edges: tuple[int, ...] = (0, 1, 2, 4, 7, 12, 20, 40)) -> int:
    return sum(n > e for e in edges)


def word_features(scene: Scene, mention: Mention) -> Iterator[str]:
    """The word itself and its neighbours."""
    text, trigger, at = scene.text, mention.trigger, mention.token
    yield from (f"l={trigger.lemma}", f"f={trigger.form}", f"c={trigger.word_class}", f"w={trigger.word}")
    yield f"ld={trigger.lemma},{trigger.definite}"
    last = scene.token(mention.find.end - 1)
    before, after = _form(text, at - 1), _form(text, last + 1)
    word = text.tokens[at]
    prefix = text.folded[word.start : mention.find.start]
    yield from (f"p={before}", f"n={after}", f"lp={trigger.lemma},{before}", f"ln={trigger.lemma},{after}")
    yield from (f"p2={_form(text, at - 2)}", f"n2={_form(text, last + 2)}", f"x={prefix}", f"xc={prefix},{trigger.word_class}")
    yield from (f"win-={t.form}" for t in text.tokens[max(0, at - _WINDOW) : at])
    yield from (f"win+={t.form}" for t in text.tokens[last + 1 : last + 1 + _WINDOW])
    yield f"td={trigger.type},{trigger.definite},{trigger.word_class}"
    if trigger.pronoun:
        yield "pron"
    if trigger.word == "verb" and trigger.form[0] in "يت":
        yield from ("imperfect", f"imperfect,{before}")


def place_features(scene: Scene, mention: Mention) -> Iterator[str]:
    """Where in the report it stands, and what else is told around it."""
    sentence = scene.text.sentences[mention.sentence]
    klass = mention.trigger.word_class
    position = _bucket(mention.sentence, (0, 1, 2, 5, 9, 15))
    yield from (f"s={position}", f"s={position},{klass}", f"s={position},{mention.trigger.type}")
    yield from (f"open={t.form}" for t in scene.text.tokens[sentence.first : sentence.first + 2])
    twins = scene.by_lemma[mention.trigger.lemma]
    yield from (f"twins={min(len(twins), 4)}", f"first twin={twins[0] is mention.find},{klass},{mention.trigger.definite}")
    if sentence.furniture:
        yield "furniture"
    near = [n for n in neighbours(scene, mention) if n is not mention.find]
    events = [n for n in near if n.value.word_class == "event"]
    yield f"{klass},events={min(len(events), 3)}"
    if any(e.start < mention.find.start for e in events):
        yield f"{klass},event before"
    for e in events[:4]:
        yield f"{mention.trigger.lemma}~{e.value.lemma}"
    yield from _company(scene, mention)
    for cue in mention.cues:
        yield from (f"m={cue}", f"lm={mention.trigger.lemma},{cue}")
    if not mention.cues:
        yield f"lm={mention.trigger.lemma},-"


def neighbours(scene: Scene, mention: Mention) -> list[Find[Trigger]]:
    """The event words of its sentence, itself among them; of a list without end only those next to it."""
    near = scene.triggers[max(0, mention.number - _BESIDE) : mention.number + _BESIDE + 1]
    return [t for t in near if scene.sentence(t.start) == mention.sentence]


def company_of(scene: Scene, sentence: int) -> tuple[tuple[str, Sequence[Placed]], ...]:
    """What a sentence tells beside its event words, by kind."""
    return (
        ("toll", scene.tolls_in[sentence]),
        ("place", scene.places_in[sentence]),
        ("time", scene.times_in[sentence]),
        ("actor", scene.actors_in[sentence]),
    )


def _company(scene: Scene, mention: Mention) -> Iterator[str]:
    klass, find = mention.trigger.word_class, mention.find
    for name, finds in company_of(scene, mention.sentence):
        inside = finds
        yield f"{klass},{name}={min(len(inside), 2)}"
        if any(f.start < find.end and find.start < f.end for f in inside):
            yield from (f"in {name}", f"{mention.trigger.lemma} in {name}")
        elif any(abs(scene.token(f.start) - mention.token) <= 3 for f in inside):
            yield f"{klass} by {name}"


def context_features(scene: Scene, mention: Mention) -> Iterator[str]:
    """Whether the words around it tell of an act at all."""
    ok, reason = is_event_context(scene.text, mention.find.start, mention.find.end)
    if not ok:
        yield from ("not event", f"not event: {reason}", f"not event,{mention.trigger.word_class}")
    yield f"voiced={bool(scene.voices.at(mention.find.start))}"
    yield from scene.tenor
    yield f"{mention.trigger.lemma},{scene.tenor[0]}"


def mention_features(scene: Scene, mention: Mention) -> list[str]:
    """Features for "is this a mention of an incident that is recorded"."""
    return [*word_features(scene, mention), *place_features(scene, mention), *context_features(scene, mention)]


def type_features(scene: Scene, mention: Mention) -> list[str]:
    """Features for the type that one mention speaks for."""
    text, at = scene.text, mention.token
    trigger = mention.trigger
    near = sorted({e.value.lemma for e in neighbours(scene, mention) if abs(scene.token(e.start) - at) <= 10})
    far = sorted({c.value for c in scene.means_in[mention.sentence]})
    last = scene.token(mention.find.end - 1)
    features = [f"l={trigger.lemma}", f"t={trigger.type}", f"f={trigger.form}"]
    features += [f"m={c}" for c in mention.cues] + [f"lm={trigger.lemma},{c}" for c in mention.cues or ("-",)]
    features += [f"tm={trigger.type},{c}" for c in mention.cues or ("-",)]
    features += [f"sm={c}" for c in far] + [f"tsm={trigger.type},{c}" for c in far or ("-",)]
    features += [f"nl={lemma}" for lemma in near if lemma != trigger.lemma] + [f"lnl={trigger.lemma},{lemma}" for lemma in near]
    features += [f"n={_form(text, last + 1)}", f"p={_form(text, at - 1)}", f"ln={trigger.lemma},{_form(text, last + 1)}"]
    return features
