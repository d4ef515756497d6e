"""Event words of two parts with others between: «فتح مسلحون النار», "gunmen opened fire".

Invariant: the second part stands in the verb's own sentence, at most four words after it, with no sign that parts clauses between.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sijill.arabic.by_form import Marks
from sijill.arabic.datafile import table
from sijill.arabic.text import Text

_NAME, _COLUMNS = "trigger_gaps.tsv", ("lemma", "heads", "closers", "barred", "gloss", "source")
_BETWEEN = 4  # words
_AHEAD = 9  # tokens: those words, the second part, and quotation marks
_PARTING = frozenset("،,؛;:.!?؟…()[]-–—")
_AND = "وف"
_WILL = "س"
_TO = ("", "ل", "ب")


class _Form(NamedTuple):
    lemma: str
    closers: frozenset[str]
    barred: frozenset[str]


class Gap(NamedTuple):
    """`start`, `end`: folded offsets of the first part, without proclitics; `closer`: where the second begins."""

    lemma: str
    start: int
    end: int
    closer: int


@cache
def _heads() -> dict[str, tuple[_Form, ...]]:
    """The first part of each such form → what must follow it."""
    found: dict[str, tuple[_Form, ...]] = {}
    for row in table("sijill.reading", _NAME, _COLUMNS):
        form = _Form(row["lemma"], frozenset(row["closers"].split(",")), frozenset(row["barred"].split(",")))
        for head in row["heads"].split(","):
            found[head] = (*found.get(head, ()), form)
    return found


@cache
def gap_lemmas() -> frozenset[str]:
    """The lemmas that the forms speak of."""
    return frozenset(form.lemma for forms in _heads().values() for form in forms)


def _begun(word: str) -> tuple[int, tuple[_Form, ...]] | None:
    """How many letters stand before the first part in its word, and the forms that it may begin."""
    heads = _heads()
    for skip in range(min(3, len(word))):
        before, forms = word[:skip], heads.get(word[skip:])
        if forms and _are_proclitics(before, word[skip]):
            return skip, forms
    return None


def _are_proclitics(letters: str, first: str) -> bool:
    """«و», «ف», then «ل» or «ب», before the imperfect «س»."""
    rest = letters[1:] if letters[:1] and letters[0] in _AND else letters
    return rest in _TO or (rest == _WILL and first in "يت")


_BEGUN = Marks(_begun)


def find_gaps(text: Text) -> list[Gap]:
    """The first parts whose second follows, in order. Whether another event word stands between is for the caller to say."""
    found: list[Gap] = []
    for i, (skip, forms) in _BEGUN.of(text.cards):
        ahead = text.forms[i + 1 : i + 1 + _AHEAD]
        for form in forms:
            if not form.closers.isdisjoint(ahead):  # seldom: most verbs stand alone
                gap = _closed(text, i, skip, form)
                found += () if gap is None else (gap,)
    return found


def _closed(text: Text, i: int, skip: int, form: _Form) -> Gap | None:
    for n in _following(text, i):
        word = text.forms[n]
        if word in form.closers:
            return Gap(form.lemma, text.starts[i] + skip, text.ends[i], text.starts[n])
        if word in form.barred:
            return None
    return None


def _following(text: Text, i: int) -> Iterator[int]:
    """The tokens after i that may hold the second part; quotation marks do not count."""
    words, sentences = 0, text.sentence_of
    for n in range(i + 1, min(i + 1 + _AHEAD, len(text.forms))):
        if words > _BETWEEN or text.forms[n] in _PARTING or sentences[n] != sentences[i]:
            return
        yield n
        words += text.forms[n][0].isalnum()
