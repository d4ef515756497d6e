"""A text's words as the actor grammar sees them: proclitics cut off, looked up, with marks such as «#», «_» and quotes left out.

Invariant: what a form can be depends on the form alone, so it is worked out once; a unit's start and end are folded
offsets of one token.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from sijill.arabic.by_form import ByForm, Column, Marks
from sijill.arabic.text import Text
from sijill.knowledge.actor_words import HeadForm, NisbaForm, Node, actor_words

#: Marks that do not part a name: hashtags, quotes, slashes, dashes between the parts of a name.
_WITHIN = frozenset("#_\"'“”«»‘’/*`´„‟")
_JOINING = frozenset("-–")
_QUOTES = frozenset('"“”«»„‟')
#: What a unit may be for the grammar, kept beside the words: these lie far apart in memory, and most are never looked at.
LIVE, STRAY = 1, 2
_LONGEST_CLITICS = 3
_LEAST_LETTERS = 2
_SURNAME_CLITICS = frozenset("وفلب")
#: Words whose last letter is «ى» as written and that fold to a name or a noun: «على» and «علي», «وإلى» and «والي».
_PREPOSITIONS = frozenset({"علي", "وعلي", "فعلي", "والي"})
#: «أمام», in front of, and «إمام», imam.
_FRONT = frozenset({"امام", "وامام"})
#: «التابعة», «الموالية», «المدعومة»: links that may have the article.
_PARTICIPLES = frozenset({"of", "pro", "by"})
#: Links that a name by the first-born begins with: «أبو», «أم».
KUNYAS = frozenset({"kunya", "mother"})
#: «لـ» by itself.
LONE_LAM = frozenset({"ل", "لـ"})
_CONFUSED = _PREPOSITIONS | _FRONT


class Start(NamedTuple):
    """A name of the trie may start in this word, after `skip` folded characters (proclitics `clitic`)."""

    clitic: str
    skip: int
    node: Node


@dataclass(frozen=True, slots=True)
class Word:
    """What a form can be. `clitic`: the proclitics before the article, `skip` their length, `al` the article.
    `idle`: no phrase and no person can begin here; `person`: a person may; `stray`: it is no word that is known.
    `again`: what is left of it without the article and without one and two clitics, and how many letters those are: the
    surname that it would be («وقال حسين»). `named`: a name that starts here may be this word alone; else the next word is
    one of `seconds`. `inert`: no phrase goes on with it, but for one that takes in a name of its own."""

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
    person: bool
    stray: bool
    again: tuple[tuple[int, str], ...]
    named: bool
    seconds: frozenset[str]
    inert: bool

    @property
    def known(self) -> bool:
        """Whether the word is something else than a part of somebody's name."""
        return self.common or bool(self.head or self.adjective or self.nisba or self.title or self.role or self.link)


@dataclass(frozen=True, slots=True, eq=False)
class Units:
    """The tokens that matter, side by side: the words, their folded offsets. `breaks`: the units before which a line ends;
    `quotes`: those before which a quotation mark stands. `uses`: `LIVE` or `STRAY` or 0 for each."""

    text: Text
    words: list[Word]
    starts: list[int]
    ends: list[int]
    breaks: frozenset[int]
    quotes: frozenset[int]
    uses: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def marbuta(self, at: int) -> bool:
        """Whether the word ends in «ة», so that no pronoun does («حراسة» is not "his guards")."""
        return self.words[at].form[-1] == "ه" and _last_letter(self.text, self.ends[at]) == "ة"


def units_of(text: Text) -> Units:
    """The tokens in order, marks within names left out."""
    forms, starts, ends = text.forms, text.starts, text.ends
    special = [i for i, _ in _SPECIAL.of(text.cards)]
    gone = [i for i in special if forms[i] in _WITHIN]
    quotes = (i for i in gone if forms[i] in _QUOTES)
    breaks, after = frozenset(_next_kept(text.lines, gone, len(forms))), frozenset(_next_kept(quotes, gone, len(forms)))
    words, uses = list(_WORDS.of(text.cards)), list(_USES.of(text.cards))
    for i in special:
        if forms[i] in _CONFUSED:
            words[i] = _WRITTEN[_as_written(text, forms[i], starts[i], ends[i])]
            uses[i] = _use(words[i])
    if gone:
        starts, ends = starts[:], ends[:]
        for i in reversed(gone):  # few, so that this is cheaper than going through all
            del starts[i], ends[i], words[i], uses[i]
    return Units(text, words, starts, ends, breaks, after, uses)


def _use(word: Word) -> int:
    """`LIVE` for a word with which a phrase or person may begin, `STRAY` for another that is no word that is known."""
    return STRAY if word.idle and word.stray else int(not word.idle)


def _next_kept(tokens: Iterable[int], gone: list[int], length: int) -> Iterator[int]:
    """The unit that each of the tokens is, or where it is none, the next one; nothing after the last."""
    out = frozenset(gone)
    for i in tokens:
        while i in out:
            i += 1
        if i < length:
            yield i - bisect_left(gone, i)


def _last_letter(text: Text, end: int) -> str:
    """The last character as received, without the vowel signs on it."""
    return text.raw[text.map.starts[end - 1]]


def _as_written(text: Text, form: str, start: int, end: int) -> str:
    """The folded form, but for the few words that folding makes one with a name: those keep the letter that parts them."""
    if form in _PREPOSITIONS and _last_letter(text, end) == "ى":
        return form[:-1] + "ى"
    if form in _FRONT and "إ" not in text.map.span(start, end).of(text.raw):
        return form.replace("اما", "أما")
    return form


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
            named = given is not None or (link is not None and link[0] in KUNYAS)
            person = named or title is not None or role is not None
            idle = not (head or nisba or title or role or starts or named)
            stray = not common and adjective is None and (form.isalpha() and link is None if idle else head is None)
            inert = not (clitic or head or adjective or nisba or link or starts)
            return Word(
                form, clitic, skip, al, rest, head, adjective, nisba, title, role, given, link, common, starts, idle, person, stray,
                _again(form), *_leads(starts), inert,
            )  # fmt: skip
    al = form.startswith("ال") and len(form) > _LEAST_LETTERS + 1
    stray = not common and (bool(starts) or form.isalpha())
    return Word(
        form, "", 0, al, form, None, None, None, None, None, None, None, common, starts, not starts, False, stray,
        _again(form), *_leads(starts), not starts and form not in LONE_LAM,
    )  # fmt: skip


def _leads(starts: tuple[Start, ...]) -> tuple[bool, frozenset[str]]:
    """Whether a name may be its first word alone, and the words that may come second, dashes within a name too."""
    seconds = frozenset(form for start in starts for form in start.node.next)
    return any(start.node.actors or start.node.head for start in starts), seconds | _JOINING if seconds else seconds


def _again(form: str) -> tuple[tuple[int, str], ...]:
    skips = (skip for skip in (0, 1, 2) if len(form) - skip > 2 and set(form[:skip]) <= _SURNAME_CLITICS)
    return tuple((skip, form[skip:].removeprefix("ال")) for skip in skips)


#: Marks that are left out, and words that are looked up as they are written.
_SPECIAL = Marks(lambda form: form in _WITHIN or form in _CONFUSED)
_WRITTEN = ByForm(look_up)
_WORDS, _USES = Column(_WRITTEN.__getitem__), Column(lambda form: _use(_WRITTEN[form]))


def _starts(form: str) -> Iterator[Start]:
    root = actor_words().names.next
    if form in root:
        yield Start("", 0, root[form])
    for clitic, skip, al, rest in _splits(form):
        if skip or (al and clitic):
            node = root.get("ال" + rest if al else rest)
            if node is not None:
                yield Start(clitic, skip, node)
