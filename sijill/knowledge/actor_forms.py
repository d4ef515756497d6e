"""The forms in which nouns and adjectives of the actor lexicons are met, folded and without proclitics.

Invariant: forms are made from what the tables say (singular, plural), never guessed from text; the construct and the
forms with a pronoun are marked, since nothing but a pronoun's noun may stand alone («سيارته»: his car).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "كم")


class Form(NamedTuple):
    """`pronoun`: the form ends in a possessive («منزلهم»); `construct`: a complement must follow («مسلحو»);
    `free`: none can («مسلحون», «سيارتين»)."""

    text: str
    plural: bool
    construct: bool
    pronoun: bool
    free: bool = False


def _plain(form: str, *, plural: bool, free: bool = False) -> Form:
    return Form(form, plural, construct=False, pronoun=False, free=free)


def singular_forms(noun: str, *, human: bool) -> Iterator[Form]:
    """«سيارة»: سيارة، سيارتان، سيارتين، سيارته…; «منزل»: منزل، منزلا، منزلان، منزلين، منزلي، منزله…"""
    feminine = noun.endswith("ه")
    stem = noun[:-1] + "ت" if feminine else noun
    yield _plain(noun, plural=False)
    if not feminine:
        yield _plain(noun + "ا", plural=False, free=True)
    for ending in ("ان", "ين"):
        yield _plain(stem + ending, plural=True, free=True)
    if not human:
        yield Form(stem + "ي", plural=True, construct=True, pronoun=False)
    yield Form(stem + "ا", plural=True, construct=True, pronoun=False)
    for pronoun in _PRONOUNS:
        if human:  # «شقيقاه», «نجليه»
            yield Form(stem + "ا" + pronoun, plural=True, construct=False, pronoun=True)
            yield Form(stem + "ي" + pronoun, plural=True, construct=False, pronoun=True)
        yield Form(stem + pronoun, plural=False, construct=False, pronoun=True)


def plural_forms(noun: str) -> Iterator[Form]:
    """«مسلحون»: مسلحون، مسلحين، مسلحو، مسلحي، مسلحوه…; «عناصر»: عناصر، عناصرا، عناصره…"""
    if noun.endswith("ون"):
        stem = noun[:-2]
        yield _plain(noun, plural=True, free=True)
        yield _plain(stem + "ين", plural=True, free=True)
        for ending in ("و", "ي"):
            yield Form(stem + ending, plural=True, construct=True, pronoun=False)
            for pronoun in _PRONOUNS:
                yield Form(stem + ending + pronoun, plural=True, construct=False, pronoun=True)
        return
    yield _plain(noun, plural=True)
    if not noun.endswith(("ات", "ه")):
        yield _plain(noun + "ا", plural=True, free=True)
    for pronoun, stem in product(_PRONOUNS, _before_pronouns(noun)):
        yield Form(stem + pronoun, plural=True, construct=False, pronoun=True)


def _before_pronouns(noun: str) -> list[str]:
    """«أعضاء»: أعضاؤها، أعضائها; «أسلحة»: أسلحتها."""
    if noun.endswith("اء"):
        return [noun[:-1] + "و", noun[:-1] + "ي", noun]
    return [noun[:-1] + "ت" if noun.endswith("ه") else noun]


def adjective_forms(adjective: str) -> Iterator[tuple[str, bool, str]]:
    """Form, plural, gender: «تركي»: تركي، تركيا، تركية، تركيان، تركيين، تركيون، تركيات، تركيتان، تركيتين."""
    if adjective.endswith("ه"):
        yield adjective, False, "f"
        return
    yield adjective, False, "m"
    yield adjective + "ا", False, "m"
    yield adjective + "ه", False, "f"
    for ending in ("ون", "ين", "ان"):
        yield adjective + ending, True, "m"
    for ending in ("ات", "تان", "تين"):
        yield adjective + ending, True, "f"
