"""The words by which a text says who speaks: verbs of speech, source nouns, known sources, cue words.

Invariant: read once from the tables in `data/`, each row checked there; a bad row is an error that names file and line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from sijill.arabic.datafile import Row, table
from sijill.arabic.fold import fold
from sijill.arabic.kept import kept
from sijill.knowledge.actors import nations
from sijill.knowledge.phrases import PhraseIndex
from sijill.reading.cues import CueTable, cue_table

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
    roles: CueTable[str]

    def role(self, name: str) -> frozenset[str]:
        """The one-word cues of a role."""
        return self.roles.words(name)

    @kept
    def stops(self) -> frozenset[str]:
        """Words that never belong to the words that name a source."""
        return self.role("object") | self.role("that") | self.role("according") | self.participles

    @kept
    def asides(self) -> frozenset[str]:
        """What a preposition may lead that is no part of a source's name: «في بيان», «في وقت سابق»."""
        return self.role("filler") | self.role("venue") | self.stops


def _read(name: str, *columns: str) -> Iterator[Row]:
    return table("sijill.reading", name, (*columns, "source"))


def _speech_verbs() -> Iterator[Row]:
    return _read("speech_verbs.tsv", "perfect", "imperfect", "participle", "kind", "needs")


def _member(row: Row, column: str, kind: object) -> str:
    if row[column] not in get_args(kind):
        raise row.wrong(f"{row[column]!r} is not one of {', '.join(get_args(kind))}")
    return row[column]


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
    found: dict[str, Verb] = {}
    for row in _speech_verbs():
        perfect, imperfect = row["perfect"], row["imperfect"]
        verb = Verb(perfect, cast("VerbKind", _member(row, "kind", VerbKind)), cast("Needs", _member(row, "needs", Needs)))
        forms = [*_perfect(fold(perfect)), *(_imperfect(fold(imperfect)) if imperfect != "-" else ())]
        for form in forms:
            found.setdefault(form, verb)
    return found


def _participles() -> frozenset[str]:
    """«قائلا», «مضيفة»: they go on with a speaker, and name none."""
    listed = {fold(row["participle"]) for row in _speech_verbs()} - {"-"}
    return frozenset(p + ending for p in listed for ending in ("ا", "ه")) - _nouns().keys()


@cache
def _nouns() -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for row in _read("source_nouns.tsv", "word", "kind", "gloss", "lemma"):
        noun = Noun(row["word"], cast("NounKind", _member(row, "kind", NounKind)), row["gloss"], fold(row["lemma"]))
        found.setdefault(fold(row["word"]).removeprefix("ال"), noun)
    return found


def _known() -> PhraseIndex[Known]:
    listed = []
    for row in _read("known_sources.tsv", "phrase", "name", "id", "kind", "outlets"):
        published = frozenset(fold(o).strip() for o in row["outlets"].split(";") if o.strip())
        listed.append((row["phrase"], Known(row["name"], row["id"] or None, cast("NounKind", _member(row, "kind", NounKind)), published)))
    here = {fold(phrase) for phrase, _known in listed}
    for nation in nations():
        names = (*nation.names_ar, *nation.capitals) if nation.is_state else ()
        listed += [(n, Known(nation.name, nation.id, "state", frozenset())) for n in names if fold(n) not in here]
    return PhraseIndex(listed)


def _glosses() -> dict[str, str]:
    """English for the words of a source's name, nationalities among them («يمنية», "Yemeni")."""
    found = {fold(row["word"]).removeprefix("ال"): row["gloss"] for row in _read("source_terms.tsv", "word", "gloss")}
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
    return Lexicon(_verbs(), _participles(), _nouns(), _known(), glosses, cue_table("speech_cues.tsv"))
