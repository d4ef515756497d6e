"""The words by which a text says who speaks: verbs of speech, source nouns, known sources, cue words.

Invariant: read once from the tables in `data/`, each row checked there; a bad row is an error that names file and line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast, get_args

from sijill.arabic.fold import fold
from sijill.arabic.kept import kept
from sijill.errors import KnowledgeError
from sijill.knowledge.actors import nations
from sijill.knowledge.phrases import PhraseIndex

VerbKind = Literal["say", "add", "deny", "claim", "condemn", "accuse", "relay", "none"]
#: What must stand beside the verb for it to be one of speech.
Needs = Literal["-", "to", "that", "clause", "quote", "source", "known", "from", "blame", "issue", "about", "in"]
NounKind = Literal["person", "title", "group", "correspondent", "body", "outlet", "text", "tally", "state", "hearer", "name", "nobody"]


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech, by its citation form."""

    lemma: str
    kind: VerbKind
    needs: Needs


@dataclass(frozen=True, slots=True)
class Noun:
    """The head noun of a source («مصدر», "source"); `lemma` joins singular, dual and plural."""

    word: str
    kind: NounKind
    gloss: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Known:
    """A source known by name. `outlets`: folded names under which it publishes reports of its own."""

    name: str
    id: str | None
    kind: NounKind
    outlets: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """All of it; words folded, nouns without the article."""

    verbs: dict[str, Verb]
    participles: frozenset[str]
    nouns: dict[str, Noun]
    known: PhraseIndex[Known]
    glosses: dict[str, str]
    roles: dict[str, frozenset[tuple[str, ...]]]

    @kept
    def _singles(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(words[0] for words in listed if len(words) == 1) for name, listed in self.roles.items()}

    def role(self, name: str) -> frozenset[str]:
        """The one-word cues of a role."""
        return self._singles[name]

    @kept
    def stops(self) -> frozenset[str]:
        """Words that never belong to the words that name a source."""
        return self.role("object") | self.role("that") | self.role("according") | self.participles

    @kept
    def asides(self) -> frozenset[str]:
        """What a preposition may lead that is no part of a source's name: «في بيان», «في وقت سابق»."""
        return self.role("filler") | self.role("venue") | self.stops


def rows(name: str, width: int) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells of each row of `data/NAME`; every row has `width` cells, of which the first is not empty."""
    text = files("sijill.reading").joinpath("data", name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines()[1:], start=2):
        cells = line.split("\t")
        if len(cells) != width or not cells[0].strip():
            raise KnowledgeError(f"{name}:{number}: a row has {width} cells, the first of them not empty")
        yield number, cells


def _member(value: str, kind: object, name: str, line: int) -> str:
    if value not in get_args(kind):
        raise KnowledgeError(f"{name}:{line}: {value!r} is not one of {', '.join(get_args(kind))}")
    return value


def _perfect(stem: str) -> Iterator[str]:
    """«قال» → قال قالت قالوا قالا; «نفى» → نفى نفت نفوا."""
    base = stem[:-1] if (stem[-1] in "يا" and len(stem) > 3) or stem.endswith("ي") else stem
    yield from (stem, base + "ت", base + "وا", stem + "ا", base + "تا")


def _imperfect(stem: str) -> Iterator[str]:
    rest = stem[1:]
    base = rest[:-1] if rest[-1] in "يو" else rest
    yield from (stem, "ت" + rest, "ي" + base + "ون")


@cache
def _verbs() -> dict[str, Verb]:
    name, found = "speech_verbs.tsv", dict[str, Verb]()
    for line, (perfect, imperfect, _participle, kind, needs, _source) in rows(name, 6):
        verb = Verb(perfect, cast("VerbKind", _member(kind, VerbKind, name, line)), cast("Needs", _member(needs, Needs, name, line)))
        forms = [*_perfect(fold(perfect)), *(_imperfect(fold(imperfect)) if imperfect != "-" else ())]
        for form in forms:
            found.setdefault(form, verb)
    return found


def _participles() -> frozenset[str]:
    """«قائلا», «مضيفة»: they go on with a speaker, and name none."""
    listed = {fold(cells[2]) for _line, cells in rows("speech_verbs.tsv", 6)} - {"-"}
    return frozenset(p + ending for p in listed for ending in ("ا", "ه")) - _nouns().keys()


@cache
def _nouns() -> dict[str, Noun]:
    name, found = "source_nouns.tsv", dict[str, Noun]()
    for line, (word, kind, gloss, lemma, _source) in rows(name, 5):
        noun = Noun(word, cast("NounKind", _member(kind, NounKind, name, line)), gloss, fold(lemma))
        found.setdefault(fold(word).removeprefix("ال"), noun)
    return found


def _known() -> PhraseIndex[Known]:
    name, listed = "known_sources.tsv", []
    for line, (phrase, english, ident, kind, outlets, _source) in rows(name, 6):
        published = frozenset(fold(o).strip() for o in outlets.split(";") if o.strip())
        listed.append((phrase, Known(english, ident or None, cast("NounKind", _member(kind, NounKind, name, line)), published)))
    here = {fold(phrase) for phrase, _known in listed}
    for nation in nations():
        names = (*nation.names_ar, *nation.capitals) if nation.is_state else ()
        listed += [(n, Known(nation.name, nation.id, "state", frozenset())) for n in names if fold(n) not in here]
    return PhraseIndex(listed)


def _roles() -> dict[str, frozenset[tuple[str, ...]]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for _line, (role, words, _source) in rows("speech_cues.tsv", 3):
        found.setdefault(role, set()).add(tuple(fold(words).split()))
    return {role: frozenset(words) for role, words in found.items()}


def _glosses() -> dict[str, str]:
    """English for the words of a source's name, nationalities among them («يمنية», "Yemeni")."""
    found = {fold(word).removeprefix("ال"): gloss for _line, (word, gloss, _source) in rows("source_terms.tsv", 3)}
    for nation in nations():
        stems = [fold(stem) for stem in nation.stems]
        forms = [stem + ending for stem in stems for ending in ("", "ه", "ون", "ين", "ان")]
        for form in (*forms, *(fold(word) for word in nation.people)):
            found.setdefault(form, nation.adjective)
    return found


@cache
def lexicon() -> Lexicon:
    """The tables, read on the first call."""
    glosses = _glosses()
    return Lexicon(_verbs(), _participles(), _nouns(), _known(), glosses, _roles())
