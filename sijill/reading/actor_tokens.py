"""A text's words as the actor grammar sees them: proclitics cut off, looked up, with marks such as «#», «_» and quotes left out.

Invariant: what a form can be depends on the form alone, so it is worked out once; a unit's `start` and `end` are folded
offsets of one token.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from sijill.arabic.text import Text, Token
from sijill.knowledge.actor_words import HeadForm, NisbaForm, Node, actor_words

#: Marks that do not part a name: hashtags, quotes, slashes, dashes between the parts of a name.
_WITHIN = frozenset("#_\"'“”«»‘’/*`´„‟")
_QUOTES = frozenset('"“”«»„‟')
_LONGEST_CLITICS = 3
_LEAST_LETTERS = 2
#: Words whose last letter is «ى» as written and that fold to a name or a noun: «على» and «علي», «وإلى» and «والي».
_PREPOSITIONS = frozenset({"علي", "وعلي", "فعلي", "والي"})
#: «أمام», in front of, and «إمام», imam.
_FRONT = frozenset({"امام", "وامام"})
#: «التابعة», «الموالية», «المدعومة»: links that may have the article.
_PARTICIPLES = frozenset({"of", "pro", "by"})
_KUNYAS = frozenset({"kunya", "mother"})
_CONFUSED = _PREPOSITIONS | _FRONT


class Start(NamedTuple):
    """A name of the trie may start in this word, after `skip` folded characters (proclitics `clitic`)."""

    clitic: str
    skip: int
    node: Node


class Word(NamedTuple):
    """What a form can be. `clitic`: the proclitics before the article, `skip` their length, `al` the article.
    `idle`: no phrase and no person can begin here."""

    form: str
    clitic: str
    skip: int
    al: bool
    bare: str
    head: HeadForm | None
    adjective: str | None
    nisba: NisbaForm | None
    title: str | None
    role: str | None
    given: bool | None
    link: tuple[str, str] | None
    common: bool
    starts: tuple[Start, ...]
    idle: bool

    @property
    def known(self) -> bool:
        """Whether the word is something else than a part of somebody's name."""
        return self.common or bool(self.head or self.adjective or self.nisba or self.title or self.role or self.link)


class Unit(NamedTuple):
    """One token that matters. `after_break`: a line ends before it; `after_quote`: a quotation mark does;
    `marbuta`: it ends in «ة», so that no pronoun does («حراسة» is not "his guards")."""

    word: Word
    start: int
    end: int
    after_break: bool
    after_quote: bool
    marbuta: bool


def units_of(text: Text) -> list[Unit]:
    """The tokens in order, marks within names left out."""
    found: list[Unit] = []
    folded, last, quoted, make = text.folded, 0, False, tuple.__new__
    lines = "\n" in folded
    for token in text.tokens:
        form, start = token.form, token.start
        if form in _WITHIN:
            quoted = quoted or form in _QUOTES
            continue
        end = token.end
        broken = lines and "\n" in folded[last:start]
        word = look_up(_as_written(text, token) if form in _CONFUSED else form)
        found.append(make(Unit, (word, start, end, broken, quoted, form[-1] == "ه" and token.last_letter == "ة")))
        last, quoted = end, False
    return found


def _as_written(text: Text, token: Token) -> str:
    """The folded form, but for the few words that folding makes one with a name: those keep the letter that parts them."""
    if token.form in _PREPOSITIONS and token.last_letter == "ى":
        return token.form[:-1] + "ى"
    if token.form in _FRONT and "إ" not in token.span.of(text.raw):
        return token.form.replace("اما", "أما")
    return token.form


def _splits(form: str, *, joined: bool = False) -> Iterator[tuple[str, int, bool, str]]:
    """Proclitics, their length, article, rest: whole form first, then one proclitic, then two. «للحوثيين»: ل + الحوثيين."""
    yield "", 0, False, form
    if form.startswith("ال") and len(form) > _LEAST_LETTERS + 1:
        yield "", 0, True, form[2:]
    if form.startswith("لل") and len(form) > 3:
        yield "ل", 0, True, form[2:]
    first = form[0]
    if first in "بلك":
        yield first, 1, False, form[1:]
        if form.startswith("ال", 1):
            yield first, 1, True, form[3:]
    if first in "وف" and len(form) > _LONGEST_CLITICS and not joined:
        for clitic, skip, al, rest in _splits(form[1:], joined=True):
            yield first + clitic, skip + 1, al, rest


@lru_cache(maxsize=65536)
def look_up(form: str) -> Word:
    """Everything the form can be; where several splits of its proclitics could be meant, the one that cuts least."""
    words = actor_words()
    starts = tuple(_starts(form))
    common = form in words.common
    for clitic, skip, al, rest in _splits(form):
        if len(rest) < _LEAST_LETTERS:
            continue
        whole = "ال" + rest if al else rest
        head, given = words.heads.get(rest), None if al or "ك" in clitic else words.given.get(rest)
        adjective, nisba = words.adjectives.get(rest), words.nisbas.get(rest)
        title, role, link = words.titles.get(whole), words.roles.get(whole), words.links.get(rest)
        if al and link is not None and link[0] not in _PARTICIPLES:
            link = None
        common = common or whole in words.common
        if head or adjective or nisba or title or role or link or given is not None:
            opens = head or nisba or title or role or starts or given is not None or (link is not None and link[0] in _KUNYAS)
            return Word(form, clitic, skip, al, rest, head, adjective, nisba, title, role, given, link, common, starts, not opens)
    al = form.startswith("ال") and len(form) > _LEAST_LETTERS + 1
    return Word(form, "", 0, al, form, None, None, None, None, None, None, None, common, starts, not starts)


def _starts(form: str) -> Iterator[Start]:
    root = actor_words().names.next
    if form in root:
        yield Start("", 0, root[form])
    for clitic, skip, al, rest in _splits(form):
        if skip or (al and clitic):
            node = root.get("ال" + rest if al else rest)
            if node is not None:
                yield Start(clitic, skip, node)
