"""«قواتنا» (our forces), «جنودنا»: they are of whoever speaks, and of the outlet's own side where nobody does.

Invariant: only words with «ـنا» for people in arms that name nobody by themselves are told whose they are; where the speaker is nobody
in arms and the outlet's side is not known they keep their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from sijill.arabic.text import Text
from sijill.knowledge.actor_words import actor_words
from sijill.knowledge.actors import actor_list, kinds
from sijill.knowledge.outlets import forces_of
from sijill.model import Actor
from sijill.reading.actors import ActorValue
from sijill.reading.finds import Find
from sijill.reading.voices import Voices

_OUR, _PLURAL = "نا", ("ون", "ين")
_IN_ARMS = frozenset({"forces", "fighters", "group"})
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول")

Finds = tuple[Find[ActorValue], ...]


def with_ours(text: Text, actors: Finds, voices: Voices, *, outlet: str | None, day: date | None) -> Finds:
    """The actors, those who are called ours as whoever calls them so."""
    found = [_is_ours(text, f) for f in actors] if _OUR in text.folded else []
    if not any(found):
        return actors  # as in most reports
    side = None if outlet is None else _side(outlet, day)

    def whose(find: Find[ActorValue]) -> Actor | None:
        cited = (_side(source.name, day) for chain in voices.at(find.start) for source in chain.chain)
        return _speaker(find, actors, voices) or next((actor for actor in cited if actor is not None), side)

    return tuple(_named(f, whose(f)) if ours else f for f, ours in zip(actors, found, strict=True))


def _side(outlet: str, day: date | None) -> Actor | None:
    """Those whom an outlet calls its own."""
    actor = forces_of(outlet, day)
    listed = None if actor is None else actor_list().get(actor)
    return None if listed is None else listed.actor


def _is_ours(text: Text, find: Find[ActorValue]) -> bool:
    if not find.value.armed or find.value.actor.id is not None:
        return False
    first, last = text.token_at(find.start), text.token_at(find.end - 1)
    return any(form.endswith(_OUR) and form in _our_words() for form in text.forms[first : last + 1])


@cache
def _our_words() -> frozenset[str]:
    """«قواتنا», «جنودنا», «مقاتلونا», «بجيشنا»: the nouns for people in arms, as whoever speaks has them."""
    found = set[str]()
    for form, head in actor_words().heads.items():
        if head.head.kind in _IN_ARMS:
            found.update(before + stem + _OUR for stem in _stems(form) for before in _PROCLITICS)
    return frozenset(found)


def _stems(form: str) -> tuple[str, ...]:
    """What stands before the pronoun: «مقاتلو» and «مقاتلي» of «مقاتلون»."""
    if form.endswith(_PLURAL):
        return form[:-2] + "و", form[:-2] + "ي"
    return (form[:-1] + "ت",) if form.endswith("ه") else (form,)


def _named(find: Find[ActorValue], actor: Actor | None) -> Find[ActorValue]:
    return find if actor is None else find._replace(value=find.value._replace(actor=actor, nameless=False))


def _speaker(find: Find[ActorValue], actors: Sequence[Find[ActorValue]], voices: Voices) -> Actor | None:
    """Those in arms who speak, or whose man or statement does, of the nearest source first."""
    for chain in voices.at(find.start):
        for source in chain.chain:
            told = (a for s in source.spans for f in actors if s.start <= f.span.start and f.span.end <= s.end for a in _in_arms(f))
            speaker = next(told, None)
            if speaker is not None:
                return speaker
    return None


def _in_arms(find: Find[ActorValue]) -> Iterator[Actor]:
    """«الجيش السوري», and of «المتحدث باسم الجيش السوري» the army."""
    for actor in (find.value.owner, find.value.actor):
        if actor is not None and actor.id is not None and (kind := kinds().get(actor.kind or "")) is not None and kind.armed:
            yield actor
