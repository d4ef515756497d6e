"""Which words could be the name of a place that no list has: words that are nothing else.

Invariant: what is told rests on the form alone; a word of the news, a verb, a noun for people, or one that ends in a pronoun
is no strange name.
"""

from __future__ import annotations

import re

from sijill.arabic.by_form import ByForm
from sijill.arabic.clitics import own_words, particles
from sijill.arabic.verbs import is_verb
from sijill.knowledge.actor_words import actor_words
from sijill.reading.place_cues import cues, roles

_LEAST_LETTERS = 3
_PRESENT = re.compile(r"[يت][^\W\d_]+ون(?:ه|ها|هم)?|يت[^\W\d_]{3,}|نن[^\W\d_]{2,}")
#: Nouns of acts: «تنكيل», «انتهاك», «استنكار».
_ACT = re.compile(r"(?:ال)?(?:ت[^\W\d_]{2}ي[^\W\d_]|ا(?:ن|[^\W\d_]ت|ست)[^\W\d_]{1,2}ا[^\W\d_])(?:ات)?")
_PRONOUNS = ("ها", "هم", "هما", "هن", "نا")
#: Roles of words that stand around names of places and are none.
_AROUND = frozenset(
    {"admin", "prep", "link", "side", "side_after", "near", "inside", "countryside", "border", "land", "capital", "unit", "about"}
)


def _tell_strange(form: str) -> bool:
    if len(form) < _LEAST_LETTERS or not form.isalpha() or form in cues().not_name or not _AROUND.isdisjoint(roles().get(form, ())):
        return False
    words, bare = actor_words(), form.removeprefix("ال")
    if not words.common.isdisjoint({form, bare, "ال" + form}) or not {form, bare}.isdisjoint(own_words() | particles()):
        return False
    if any(
        w in known for w in (form, bare) for known in (words.heads, words.adjectives, words.nisbas, words.titles, words.roles, words.links)
    ):
        return False
    node = words.names.next.get(form)
    return not (
        is_verb(form) or _PRESENT.fullmatch(form) or _ACT.fullmatch(form) or form.endswith(_PRONOUNS) or (node is not None and node.actors)
    )


#: Whether a folded word without proclitics could be a name and is nothing else that is known.
STRANGE = ByForm(_tell_strange)
