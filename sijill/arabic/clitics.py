"""Clitics: what is written to a word but is none of it: و ف, ب ل ك س, and the pronouns after it.

Invariant: the parts are the word, in order, nothing lost; only «للـ» gives back the article's alef that writing drops
(«للميليشيات» is ل + الميليشيات). A letter is split off only where the lists (data/stems.tsv, verbs.tsv) or the shape of
what remains allow it: بايدن is not ب + ايدن.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from sijill.arabic.datafile import rows
from sijill.arabic.fold import fold
from sijill.arabic.verbs import is_verb

_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_PRONOUNS = ("هما", "ها", "هم", "هن", "كما", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_AFTER_PREPOSITION = frozenset(_PRONOUNS) - {"ني"}
_INFLECTIONS = ("تهما", "تها", "تهم", "تنا", "ته", "اتها", "اتهم", "اته", "هما", "ها", "هم", "نا", "يتين", "يين", "يون", "ات", "يه",
                "ان", "ين", "ون", "تان", "تين", "وا", "ه", "ا", "ت", "ي")  # fmt: skip
# What a noun may look like: verbal nouns, participles, plurals, feminine and relative endings.
_NOUN = re.compile(
    r"[^\W\d_ويارل][^\W\d_]{2}|[^\W\d_يارل]ا[^\W\d_]{2}|[^\W\d_]{2}اي[^\W\d_]|م[^\W\d_]{3,}|ت[^\W\d_]{2}ي?[^\W\d_]|ت[^\W\d_]ا[^\W\d_]{2}|ا(?:ست|ن)?[^\W\d_]{1,3}ا[^\W\d_]"
    r"|[^\W\d_]{2,}(?:ات|يه|تين|اء|ين|ون|تها|تهم|ته|اتها|اتهم)|[^\W\d_]{3,}ه|[^\W\d_]{2}[ايو][^\W\d_](?:ها|هم|ه)?"
)
# Of these only the surest after ك: many names and words begin with it.
_SURE_NOUN = re.compile(
    r"[^\W\d_]ا[^\W\d_]{2}|[^\W\d_]{2}ي[^\W\d_]|م[^\W\d_]{3,}|[^\W\d_]{3,}(?:ات|يه)|ت[^\W\d_]{2}ي[^\W\d_]|ا(?:ست|ن)[^\W\d_]{1,3}ا[^\W\d_]|[^\W\d_]{3,}ه"
)


def particles() -> frozenset[str]:
    """The function words, folded: what any Arabic text is full of."""
    return _list("particle")


def own_words() -> frozenset[str]:
    """Listed words, folded, whose first letter looks like a clitic and is their own: وزارة, كابل, فلسطين."""
    return _list("kept")


@dataclass(frozen=True, slots=True)
class Clitics:
    """A word's parts, folded."""

    proclitics: tuple[str, ...]
    stem: str
    enclitics: tuple[str, ...]

    @property
    def parts(self) -> tuple[str, ...]:
        return (*self.proclitics, self.stem, *self.enclitics)


def split(word: str) -> tuple[str, ...]:
    """The parts of a word in order, folded: «وبالبوكمال» gives و, ب, البوكمال. One part where nothing is split off.

    Give it the word as written: ة and ه differ there («كلمة», a word; «كلامه», his words) and are one when folded.
    """
    return clitics(word).parts


@lru_cache(maxsize=1 << 16)
def clitics(word: str) -> Clitics:
    """As `split`, with the stem told from what is written to it."""
    form = fold(word)
    if len(form) < 2 or not form.isalpha():
        return Clitics((), form, ())
    letters = _MARKS.sub("", word)
    proclitics, stem = _proclitics(form, hamza=len(letters) == len(form) and letters[1] in "أإآ")
    if stem in _AFTER_PREPOSITION and proclitics:  # «بها», «له»: the preposition is what the pronoun is written to
        return Clitics(proclitics[:-1], proclitics[-1], (stem,))
    stem, enclitic = _enclitic(stem, feminine=letters.endswith("ة"))
    return Clitics(proclitics, stem, (enclitic,) if enclitic else ())


def _proclitics(form: str, *, hamza: bool) -> tuple[tuple[str, ...], str]:
    """What is written before the stem, and the stem. `hamza`: the second letter carries one, as in «بأمر», «لأسباب»."""
    found: list[str] = []
    if form[0] in "وف" and _conjoined(form, hamza=hamza):
        found.append(form[0])
        form, hamza = form[1:], False
    stem = _after_preposition(form, hamza=hamza)
    if stem is not None:
        found.append(form[0])
        form = stem
    return tuple(found), form


def _conjoined(form: str, *, hamza: bool) -> bool:
    """Whether the first letter, و or ف, is the conjunction."""
    rest = form[1:]
    if len(rest) < 2:
        return False
    if hamza and len(rest) > 2:
        return True
    if form in _list("kept"):
        return False
    if rest in _list("particle") or (len(rest) > 3 and rest in _list("noun")):
        return True
    if _own_letter(form, least=4):
        return False
    if is_verb(rest):
        return True
    if _own_letter(form):
        return False
    if form[0] == "و" or (rest.startswith(("ال", "بال", "كال", "لل")) and len(rest) > 4):
        return True
    if rest[0] in "بل" and (_is_particle(rest[1:]) or rest[1:] in ("ه", "ها", "هم", "هما", "هن", "نا")):
        return True
    return _is_particle(rest) or _present(rest[1:], of=rest[0])


def _after_preposition(form: str, *, hamza: bool) -> str | None:
    """The stem that ب ل ك or س is written to; `None` where the letter is the word's own or none of these."""
    if form[0] not in "بلكس" or len(form) < 2 or form in _list("kept"):
        return None
    letter, rest = form[0], form[1:]
    if letter != "س" and ((hamza and len(rest) > 1) or _surely_a_word(rest)):
        return rest
    if _own_letter(form):
        return None
    if letter == "س":
        return rest if _present(rest, of="س") else None
    if letter == "ل" and rest[0] == "ل":
        return "الله" if rest == "له" else "ال" + rest[1:] if len(rest) > 2 else None
    if (rest.startswith("ال") and len(rest) > 4 and letter != "ل") or (rest in _AFTER_PREPOSITION and letter != "ك"):
        return rest
    known = _is_particle(rest) or _is_noun(rest) or (letter == "ل" and _present(rest, of="ل"))
    return rest if known or (_SURE_NOUN if letter == "ك" else _NOUN).fullmatch(rest) else None


def _surely_a_word(rest: str) -> bool:
    """Whether what remains is listed as it stands, so that a word it might be an inflection of («بقريه») matters less."""
    return rest in _list("noun") or (len(rest) > 2 and rest in _list("particle")) or (len(rest) > 3 and rest in _list("kept"))


def _present(rest: str, *, of: str) -> bool:
    """Whether a verb in the present may follow «س» or «ل»: «سيصل», «لتصبح». «ست» before a long vowel begins names too."""
    if of not in "سل" or len(rest) < 3 or rest[0] not in "يتنا":
        return False
    if is_verb(rest):
        return True
    if of == "ل":
        return rest[0] in "يت"
    return len(rest) > 3 and (rest[0] == "ي" or (rest[0] == "ت" and rest[1] not in "اوي"))


def _enclitic(stem: str, *, feminine: bool) -> tuple[str, str]:
    """The stem without the pronoun at its end, and the pronoun; "" where there is none."""
    if feminine or not _whole().isdisjoint({stem, stem.removeprefix("ال")}):
        return stem, ""
    for pronoun in _PRONOUNS:
        base = stem.removesuffix(pronoun)
        if base != stem and len(base) >= 2 and _takes(base, pronoun):
            return base, pronoun
    return stem, ""


def _takes(base: str, pronoun: str) -> bool:
    """Whether `pronoun` may be written to `base`."""
    if base in _list("particle"):
        return pronoun not in ("ي", "ك", "ني") or base in ("علي", "الي", "لدي", "في", "مع", "عند", "ان", "لكن")
    if pronoun in ("ها", "هم", "هما", "هن", "ه"):
        return len(base) >= 3 or (pronoun == "ها" and base in _list("noun"))
    if pronoun == "نا":
        return (len(base) > 2 and _is_noun(base)) or (base[0] in "يت" and is_verb(base)) or (base[-1] == "ت" and len(base) > 3)
    if pronoun in ("كم", "ك") and len(base) > 3 and base in _list("noun"):
        return True
    return pronoun in ("كم", "ك", "ني") and base[0] in "يتن" and len(base) > 3 and is_verb(base)


def _own_letter(form: str, least: int = 3) -> bool:
    """Whether the form is a listed word, or an inflection of one of `least` letters, whose first letter is its own."""
    kept = _list("kept")
    if form in kept:
        return True
    if any(len(base) >= least and base in kept for base in _bases(form, (*_INFLECTIONS, "كم", "ك"))):
        return True
    return any(len(base) >= least and base + "ه" in kept for base in _bases(form, _INFLECTIONS[:-3]))


def _is_particle(form: str) -> bool:
    return form in _list("particle") or any(base in _list("particle") for base in _bases(form, _PRONOUNS[:-2]))


def _is_noun(form: str) -> bool:
    """Whether the form is a listed word, with or without a pronoun or the endings of case and number."""
    nouns = _nouns()
    return form in nouns or any(base in nouns or (base + "ه") in nouns for base in _bases(form, _INFLECTIONS))


def _bases(form: str, endings: Iterable[str]) -> Iterable[str]:
    return (form[: -len(ending)] for ending in endings if form.endswith(ending) and len(form) > len(ending) + 1)


@cache
def _list(kind: str) -> frozenset[str]:
    return frozenset(
        fold(word)
        for row in rows("stems.tsv", ("words", "kind", "gloss", "source"))
        if row["kind"] == kind
        for word in row["words"].split()
    )


@cache
def _nouns() -> frozenset[str]:
    return _list("noun") | _list("kept")


@cache
def _whole() -> frozenset[str]:
    """Words to whose end no pronoun is written, though it looks so. «وحدة» is none: «وحده» is وحد + ه."""
    kinds = ("ending", "kept", "particle")
    table = rows("stems.tsv", ("words", "kind", "gloss", "source"))
    return frozenset(fold(w) for row in table if row["kind"] in kinds for w in row["words"].split() if not w.endswith("ة"))
