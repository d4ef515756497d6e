"""Verbs of news, by their written forms.

Invariant: a form is called a verb only if the list (data/verbs.tsv) makes it one; unknown words are not verbs.
"""

from __future__ import annotations

from functools import cache

from sijill.arabic.datafile import rows
from sijill.arabic.fold import fold

_PAST_ENDINGS = ("", "ت", "ا", "تا", "وا", "ن", "نا")
_OBJECTS = ("ه", "ها", "هم", "هما", "نا", "ني")
_PRESENT = ("ي", "ت", "ن")


def is_verb(form: str) -> bool:
    """Whether a folded word without conjunctions is a finite form of a listed verb, future «س» and object pronoun allowed."""
    return form in verb_forms()


@cache
def verb_forms() -> frozenset[str]:
    """Every finite form the list makes: past with its endings, present with its prefixes, «سـ», and object pronouns."""
    forms: set[str] = set()
    for row in rows("verbs.tsv", ("past", "present", "gloss", "source")):
        forms.update(_past(fold(row["past"])))
        forms.update(_present(fold(row["present"])))
    return frozenset(forms)


def _past(stem: str) -> set[str]:
    short = stem[:-1] if stem.endswith(("ا", "ي")) and len(stem) > 2 else stem  # «ادي» led: «ادت», «ادوا»
    forms = {stem, short + "ت", short + "وا", short + "تا", stem + "ا", stem + "نا"}
    carried = {stem if stem == short else short + "ا", short + "ت", short + "و"}
    return forms | {base + obj for base in carried for obj in _OBJECTS}


def _present(stem: str) -> set[str]:
    if not stem.startswith("ي"):
        return set()
    rest = stem[1:]
    short = rest[:-1] if rest.endswith(("ي", "و", "ا")) else rest
    bases = {p + rest for p in _PRESENT} | {p + short + e for p in ("ي", "ت") for e in ("ون", "ان", "وا")}
    bases |= {p + (rest[:-1] + "ا" if rest.endswith("ي") else rest) + obj for p in _PRESENT for obj in _OBJECTS}
    return bases | {"س" + base for base in bases}
