"""A naming phrase, and what may belong to what: «مواقع لقسد», «قيادي في حماس».

Invariant: whether one phrase may own another is told by their heads and by what stands between them alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from sijill.knowledge.actor_words import Head, NisbaForm
from sijill.knowledge.actors import ListedActor
from sijill.model import Actor
from sijill.reading.actor_tokens import Word

THINGS = frozenset({"facility", "vehicle", "convoy", "gathering", "materiel", "land"})
#: Who is in or at a body: «قيادي في حماس», «مسؤول بالشرطة».
WITHIN = frozenset({"leader", "source", "speakers", "outlet", "people", "residents"})
_OF_PLACES = frozenset({"leader", "people", "residents", "speakers"})
_SPEAKERS = frozenset({"speakers", "source"})


@dataclass(slots=True)
class Phrase:
    """Units `first` to `end`, half-open; the head is units `first` to `head_end`; `skip` folded characters of the first
    unit are proclitics. `listed`: the actors that bear the name; `owner`: the phrase it belongs to or is made of; `construct`: the
    head's form wants a complement, `free`: it can have none; `proper`: it bears a name that is on no list."""

    first: int
    end: int
    head_end: int
    skip: int
    clitic: str
    head: Head | None = None
    listed: tuple[ListedActor, ...] = ()
    plural: bool = False
    al: bool = False
    pronoun: bool = False
    construct: bool = False
    free: bool = False
    proper: bool = False
    place_like: bool = False
    capital: bool = False
    nisbas: tuple[NisbaForm, ...] = ()
    adjectives: tuple[str, ...] = ()
    owner: Phrase | None = None
    link: str | None = None
    #: Whom it names and whose that is, once `Naming` has settled it.
    names: tuple[Actor | None, Actor | None] | None = None


def is_thing(head: Head | None) -> bool:
    """Whether what the head names is a thing («موقع», «سيارة»), which may have an owner but does not act."""
    return head is not None and head.kind in THINGS


def may_own(phrase: Phrase, owner: Phrase, link: str) -> bool:
    """Whether the one can be the other's: a thing owns no forces («طائرات مواقع …» is a verb's subject and object)."""
    thing = is_thing(owner.head)
    if link == "construct" and thing:
        return is_thing(phrase.head) or (phrase.head is not None and phrase.head.kind in _OF_PLACES)
    if link == "of" and thing:
        return is_thing(phrase.head)
    if link == "from":
        return not owner.place_like and not thing
    return not (link == "in" and (owner.place_like or (thing and phrase.head is not None and phrase.head.kind not in _SPEAKERS)))


def may_link(kind: str, link: str) -> bool:
    if link == "in":
        return kind in WITHIN
    return link != "from" or kind not in THINGS - {"gathering"}


def agrees(phrase: Phrase, word: Word) -> bool:
    """Whether a word that is a noun too can be the phrase's adjective: «الشرطة المهاجم» is a subject and an object."""
    if word.head is None or word.head.form.pronoun or not word.head.head.human or phrase.head is None:
        return True
    return phrase.head.human and word.head.form.plural == phrase.plural


def is_accusative(word: Word) -> bool:
    """An indefinite object of one man or thing («شابا»), which is in no construct: «أوقف حاجز شابا»."""
    return word.head is not None and not word.head.form.plural and not word.al and not word.starts and word.form[-1] == "ا"
