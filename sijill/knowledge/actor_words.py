"""The words that name actors by their shape: head nouns, adjectives, titles, given names, the links between them.

Invariant: every key is folded and without proclitics; `actor_words()` is built once and read-only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from sijill.arabic.fold import fold
from sijill.knowledge.actor_forms import Form, adjective_forms, plural_forms, singular_forms
from sijill.knowledge.actors import ListedActor, Nation, actor_list, nations
from sijill.knowledge.tables import read_table

#: Heads whose forms with «ه» are adjectives, and that decline as people do.
_HUMAN = frozenset({"fighters", "people", "unknown", "speakers", "leader", "protesters", "crowd", "residents", "source"})
_BARE = frozenset("ydbacmpn")


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that an actor's name may begin with. `kind` is the grammar's, finer than the actor list's; `service` is
    what part of a state it is; `bare` when it is an actor by itself: y always, d when definite, b as a or d, a with an adjective or
    a complement, p in the plural, c with a complement or a pronoun, m with a complement only, n with a listed one only."""

    lemma: str
    gloss: str
    kind: str
    service: str | None
    bare: str

    @property
    def human(self) -> bool:
        return self.kind in _HUMAN


@dataclass(frozen=True, slots=True)
class HeadForm:
    head: Head
    form: Form


@dataclass(frozen=True, slots=True)
class NisbaForm:
    """An adjective made of a state's, group's or people's name; `people`: the plural that names persons («الأتراك»).
    `listed`: the group, or the state itself, on the actor list."""

    nation: Nation
    plural: bool
    gender: str
    people: bool
    listed: ListedActor | None


@dataclass(slots=True)
class Node:
    """A node of the trie of names of several words."""

    next: dict[str, Node] = field(default_factory=dict)
    actors: list[ListedActor] = field(default_factory=list)
    head: HeadForm | None = None
    place_like: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class ActorWords:
    """Everything the grammar looks up, by folded form."""

    heads: dict[str, HeadForm]
    adjectives: dict[str, str]
    nisbas: dict[str, NisbaForm]
    titles: dict[str, str]
    roles: dict[str, str]
    given: dict[str, bool]
    links: dict[str, tuple[str, str]]
    common: frozenset[str]
    names: Node


@cache
def actor_words() -> ActorWords:
    """Every lexicon, loaded when first asked for."""
    names = Node()
    heads = _heads(names)
    _listed(names)
    return ActorWords(
        heads=heads,
        adjectives=_adjectives(),
        nisbas=_nisbas(),
        titles=_by_form("titles.tsv", "title", names),
        roles=_by_form("roles.tsv", "role", names),
        given={fold(r["name"]): r["weak"] == "y" for r in read_table("actors_given_names.tsv", ("name", "weak", "source"))},
        links=_links(),
        common=frozenset(r["word"] for r in read_table("actors_common_words.tsv", ("word", "source"))),
        names=names,
    )


def _put(names: Node, phrase: str) -> Node:
    node = names
    for word in phrase.split():
        node = node.next.setdefault(word, Node())
    return node


def _heads(names: Node) -> dict[str, HeadForm]:
    found: dict[str, HeadForm] = {}
    for row in read_table("actors_heads.tsv", ("sg", "pl", "gloss", "kind", "service", "bare", "source")):
        if row["bare"] not in _BARE:
            raise row.wrong(f"bare is {row['bare']!r}, not one of {' '.join(sorted(_BARE))}")
        head = Head(row.several("sg")[0], row["gloss"], row["kind"], row["service"] or None, row["bare"])
        for form in _forms(row.several("sg"), row.several("pl"), head):
            if " " in form.text:
                node = _put(names, form.text)
                node.head = node.head or HeadForm(head, form)
            else:
                known = found.get(form.text)
                if known is None or (known.form.pronoun and not form.pronoun):  # «مدرسة», a school, before "his teacher"
                    found[form.text] = HeadForm(head, form)
    return found


def _forms(singulars: tuple[str, ...], plurals: tuple[str, ...], head: Head) -> Iterator[Form]:
    for noun in map(fold, singulars):
        if " " in noun:
            yield Form(noun, plural=False, construct=False, pronoun=False)
            yield Form(" ".join(w if w.startswith("ال") else "ال" + w for w in noun.split()), plural=False, construct=False, pronoun=False)
        elif head.bare == "p":
            yield from (f for f in singular_forms(noun, human=True) if f.plural and not f.text.endswith("ا"))
        else:
            yield from singular_forms(noun, human=head.human)
    for noun in map(fold, plurals):
        if " " in noun:
            yield Form(noun, plural=True, construct=False, pronoun=False)
        else:
            yield from plural_forms(noun)


def _listed(names: Node) -> None:
    for actor in actor_list():
        if actor.composed:  # the grammar makes these of noun and adjective
            continue
        for name in actor.names_ar:
            node = _put(names, " ".join(fold(name).replace("/", " ").replace("-", " ").split()))
            if actor not in node.actors:
                node.actors.append(actor)
            node.place_like = node.place_like or actor.kind == "state"
    for nation in nations():
        state = actor_list().service(nation.id, "state") if nation.is_state else None
        for capital in nation.capitals:
            node = _put(names, fold(capital))
            if state is not None and not node.actors:
                node.actors.append(state)
                node.place_like = node.capital = True


def _adjectives() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_table("actors_adjectives.tsv", ("adjective", "gloss", "source")):
        for adjective in map(fold, row.several("adjective")):
            for form, _, _ in adjective_forms(adjective):
                found.setdefault(form, row["gloss"])
    return found


def _nisbas() -> dict[str, NisbaForm]:
    found: dict[str, NisbaForm] = {}
    for nation in nations():
        listed = actor_list().get(nation.id) or actor_list().service(nation.id, "state")
        for stem in map(fold, nation.stems):
            if " " in stem:
                continue
            for form, plural, gender in adjective_forms(stem):
                people = plural and form.endswith(("ون", "ين"))
                found.setdefault(form, NisbaForm(nation, plural, gender, people, listed))
            if stem.endswith("ي"):  # «الحوثين», as often written for «الحوثيين»
                found.setdefault(stem[:-1] + "ين", NisbaForm(nation, plural=True, gender="m", people=True, listed=listed))
        for name in map(fold, nation.people):
            for form in (name, name + "ا"):
                found.setdefault(form, NisbaForm(nation, plural=True, gender="m", people=True, listed=listed))
    return found


def _by_form(file: str, column: str, names: Node) -> dict[str, str]:
    """Titles and roles: form to gloss; those of several words stand in both, under their first word and whole."""
    found: dict[str, str] = {}
    for row in read_table(file, (column, "forms", "gloss", "source")):
        for form in map(fold, (row.several("forms") or (row[column],))):
            found.setdefault(form, row["gloss"])
    return found


def _links() -> dict[str, tuple[str, str]]:
    rows = read_table("actors_links.tsv", ("word", "link", "clitic", "source"))
    return {fold(r["word"]): (r["link"], r["clitic"]) for r in rows}
