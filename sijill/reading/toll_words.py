"""The words that tolls are told with: harms, people, and the small words around them, from data files.

Invariant: a folded word has one reading here, the one that takes the fewest letters off as proclitics; a row that cannot
work is an error that names file and line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, cast, get_args

from sijill.arabic.by_form import ByForm
from sijill.arabic.datafile import Row, table
from sijill.arabic.fold import fold
from sijill.arabic.proclitics import splits
from sijill.model import HARMS, Harm

#: verb «قتل», frame «لقي … مصرعه», fall «سقوط» (only of people), noun «مقتل»; one, two, many «قتيل، قتيلان، قتلى»; unit, only counted: «إصابة».
HarmClass = Literal["verb", "frame", "fall", "noun", "one", "two", "many", "unit"]
MarkClass = Literal[
    "subset",
    "one_of",
    "several",
    "negation",
    "no_negation",
    "attempt",
    "total",
    "stop",
    "war_long",
    "company",
    "among",
    "relative",
    "adjunct",
    "denial",
    "at_least",
]
MARKS: tuple[str, ...] = get_args(MarkClass)
PersonForm = Literal["one", "two", "many"]

_VERB_PRONOUNS = ("ه", "ها")
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن")


@dataclass(frozen=True, slots=True)
class HarmWord:
    """A harm's phrase: the words after the first, and what it is. `pronoun`: a pronoun hangs on it («مقتله»)."""

    rest: tuple[str, ...]
    harm: Harm
    kind: HarmClass
    pronoun: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A small word or phrase: the words after the first, and its use."""

    rest: tuple[str, ...]
    kind: MarkClass


@dataclass(frozen=True, slots=True)
class Word:
    """What a folded word of a text can be. `joined`: «و» or «ف» stands before it; `article`: it is definite.

    `person`: it names one or more people; `adjective`: it may instead describe them («تركي»); `possessed`: a pronoun or
    another noun makes it definite («مرافقيه», «مسلحي»). `counted`: it names people after a number from eleven on only («12 سوريا»,
    «30 متمردة»).
    """

    base: str
    joined: bool = False
    preposition: str = ""
    article: bool = False
    harms: tuple[HarmWord, ...] = ()
    marks: tuple[Mark, ...] = ()
    person: PersonForm | None = None
    adjective: bool = False
    possessed: bool = False
    thing: bool = False
    counted: bool = False


def _read(name: str, *columns: str) -> Iterator[Row]:
    return table("sijill.reading", name, (*columns, "source"))


def _persons_listed() -> Iterator[Row]:
    return _read("persons.tsv", "singular", "plurals", "sound")


@cache
def _harms() -> Mapping[str, tuple[HarmWord, ...]]:
    found: dict[str, list[HarmWord]] = {}
    for row in _read("harms.tsv", "phrase", "harm", "class"):
        harm, kind = row["harm"], row["class"]
        if harm not in HARMS or kind not in get_args(HarmClass):
            raise row.wrong(f"no such harm or class: {harm}, {kind}")
        first, *rest = fold(row["phrase"]).split()
        word = HarmWord(tuple(rest), harm, cast("HarmClass", kind))
        found.setdefault(first, []).append(word)
        if not rest and kind in ("verb", "noun"):
            for form, pronoun in _with_pronouns(first, kind):
                found.setdefault(form, []).append(HarmWord((), word.harm, word.kind, pronoun))
    return {form: tuple(sorted(words, key=lambda w: (-len(w.rest), w.pronoun != ""))) for form, words in found.items()}


def _with_pronouns(form: str, kind: str) -> Iterator[tuple[str, str]]:
    stem = form[:-1] + "ت" if kind == "noun" and form.endswith("ه") else form[:-1] if form.endswith("وا") else form
    for pronoun in _PRONOUNS if kind == "noun" else _VERB_PRONOUNS:
        yield stem + pronoun, pronoun


@cache
def _marks() -> Mapping[str, tuple[Mark, ...]]:
    found: dict[str, list[Mark]] = {}
    for row in _read("toll_words.tsv", "phrase", "class"):
        if row["class"] not in get_args(MarkClass):
            raise row.wrong(f"no such class: {row['class']}")
        first, *rest = fold(row["phrase"]).split()
        found.setdefault(first, []).append(Mark(tuple(rest), cast("MarkClass", row["class"])))
    return {form: tuple(sorted(marks, key=lambda m: -len(m.rest))) for form, marks in found.items()}


@dataclass(frozen=True, slots=True)
class _Person:
    form: PersonForm
    adjective: bool = False
    possessed: bool = False


@cache
def _persons() -> Mapping[str, _Person]:
    """By form. What may be one or several is several; a thing is no person."""
    found: dict[str, _Person] = {}
    for row in _persons_listed():
        sound = row["sound"].split()
        for form, number, possessed in _person_forms(row["singular"], row["plurals"], sound):
            if form not in _things() and (form not in found or (number == "many" and found[form].form == "one")):
                found[form] = _Person(number, "adj" in sound, possessed)
    return found


def _person_forms(singular: str, plurals: str, sound: Sequence[str]) -> Iterator[tuple[str, PersonForm, bool]]:
    """The forms of a noun of people, whether each is of one or of more, and whether what stands on it or after it makes it definite.

    `sound`: adj: it may describe too; mp, fp: it has sound plurals; unit: its singular is a group («عائلة»); kin: pronouns stand on
    it; five: one of the five nouns («أخ»).
    """
    one, feminine = fold(singular), singular.endswith("ة")
    whole: PersonForm = "many" if "unit" in sound else "one"
    broken = [fold(p) for p in plurals.split()]
    construct = [one + "ي", one + "و"] if "mp" in sound else []
    yield from ((f, "many", False) for f in _plurals(one, broken, sound))
    yield from ((f, whole, False) for f in (one, *(() if feminine else (one + "ا",))))
    yield from ((f, "many", True) for f in construct)
    yield from ((f, "many", True) for p in (*broken, *construct) for f in _possessed(p))
    if "kin" in sound:  # «شقيقاه», «ابنتيه»
        stem = one[:-1] + "ت" if feminine else one
        yield from ((stem + dual + f, "two", True) for dual in _duals(sound) for f in _PRONOUNS)
    if "five" in sound:  # «أخوه», «أخاه», «أخيه»: one
        yield from ((one + case + f, "one", True) for case in "واي" for f in _PRONOUNS)
    yield from ((f, whole, True) for f in _possessed(one) if "kin" in sound or not ("adj" in sound or f == one + "ه"))


def _plurals(one: str, broken: Sequence[str], sound: Sequence[str]) -> Iterator[str]:
    yield from broken
    yield from (p + "ا" for p in broken if p[-1] not in "اهءي")
    if "mp" in sound:
        yield from (one + "ون", one + "ين")
    if "fp" in sound:
        yield one + "ات"


def _duals(sound: Sequence[str]) -> tuple[str, str]:
    """What stands before a pronoun for two: «أخواه» of one of the five nouns, as «أخاه» is one brother."""
    return ("وا", "وي") if "five" in sound else ("ا", "ي")


@cache
def singulars() -> frozenset[str]:
    """The nouns of one person, as listed: «طفلة» is one, beside «طفله» (his child), which is folded alike."""
    return frozenset(fold(row["singular"]) for row in _persons_listed())


@cache
def duals_before_noun() -> frozenset[str]:
    """«رجلا», «ضابطا»: what two are called before a noun, which no accusative can stand before."""
    return frozenset(form + "ا" for form in singulars())


def _possessed(form: str) -> Iterator[str]:
    """«مرافقيه», «زوجته», «أبنائهم»."""
    stems = [form[:-1] + "ت"] if form.endswith("ه") else [form]
    if form.endswith("اء"):
        stems += [form[:-1] + "ي", form[:-1] + "و"]
    yield from (stem + pronoun for stem in stems for pronoun in _PRONOUNS)


@cache
def _things() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in _read("toll_things.tsv", "word"))


def _is_counted(base: str) -> bool:
    """«سوريا» after a number is a Syrian, elsewhere the country; «متمردة» a woman rebel, elsewhere it describes."""
    person = _persons().get(base[:-1]) if base[-1] in "اه" else None
    return person is not None and person.form == "one" and person.adjective


def _word(form: str) -> Word | None:
    """The reading of a folded word, `None` for a word that says nothing of tolls."""
    for conjunction, preposition, article, base in splits(form):
        harms = _harms().get(base, ())
        if article:
            harms = tuple(h for h in harms if h.kind not in ("verb", "frame") and not h.pronoun)
        marks = () if article and base not in ("عدد", "حصيله") else _marks().get(base, ())
        person, thing = _persons().get(base), base in _things()
        counted = person is None and not article and _is_counted(base)
        if harms or marks or person or thing or counted:
            read = Word(base, bool(conjunction), preposition, bool(article), harms, marks, thing=thing, counted=counted)
            if person is None:
                return read
            return replace(read, person=person.form, adjective=person.adjective, possessed=person.possessed)
    return None


#: The reading of each form.
WORDS = ByForm(_word)
