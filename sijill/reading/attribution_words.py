"""A text's tokens with what the tables know of them: source nouns, known sources, words in every reading.

Invariant: one form a token, in order; a form is the token's folded form but where folding would hide which word it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sijill.arabic.text import Text, Token
from sijill.reading.attribution_lexicon import Known, Lexicon, Noun, lexicon

ON = "على"
_ON_FOLDED = "علي"
_PRONOUNS = ("هم", "ها", "ه")
_HAMZA, _GLUED = "أ", 7


@dataclass(frozen=True)
class Words:
    """A text with what the lexicon knows of its tokens."""

    text: Text
    lexicon: Lexicon

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.text.tokens

    @cached_property
    def forms(self) -> list[str]:
        """Folded, but «على» ("on") keeps its last letter: folded it is the name «علي»."""
        forms = [ON if t.form == _ON_FOLDED and t.last_letter == ON[-1] else t.form for t in self.text.tokens]
        for i, form in enumerate(forms):
            if len(form) > _GLUED:
                forms[i] = self._unglued(i, form)
        return forms

    def _unglued(self, i: int, form: str) -> str:
        """Lines that were joined with nothing between: «الغربيأفادت» ends in a verb of speech. An alef with hamza stands
        inside no word but one so made."""
        raw = self.text.tokens[i].span.of(self.text.raw)
        at = raw.find(_HAMZA, 3)
        last = form[at:] if 0 <= at < len(raw) == len(form) else ""
        return last if last in self.lexicon.verbs else form

    @cached_property
    def stops(self) -> frozenset[str]:
        return self.lexicon.stops | {ON}

    @cached_property
    def known(self) -> dict[int, tuple[int, Known]]:
        """Token where a known source begins to the token after it, longest first; and which it is."""
        found: dict[int, tuple[int, Known]] = {}
        for hit in self.lexicon.known.hits(self.text.folded):
            first, last = self.text.token_range(hit.word_start, hit.end)
            if first not in found or found[first][0] < last:
                found[first] = (last, hit.value)
        return found

    def noun(self, i: int) -> tuple[Noun, bool] | None:
        """The source noun at a token and whether it has the article, proclitics aside."""
        for form in readings(self.forms[i]):
            bare = form.removeprefix("ال") if len(form) > 4 else form
            if bare in self.lexicon.nouns:
                return self.lexicon.nouns[bare], bare != form or self.forms[i].endswith("نا")
            if len(bare) > 4 and bare.endswith("ا") and bare[:-1] in self.lexicon.nouns:  # «لكن مسؤولا»
                return self.lexicon.nouns[bare[:-1]], False
        owned = self.owned(self.forms[i]) if self.is_owned(i) else None
        return None if owned is None else (self.lexicon.nouns[owned], True)

    def owned(self, form: str) -> str | None:
        """«مصادره», "its sources": the source noun without the pronoun; `None` where it is no such word."""
        for reading in readings(form):
            for pronoun in _PRONOUNS:
                if len(reading) > 4 and reading.endswith(pronoun) and reading.removesuffix(pronoun) in self.lexicon.nouns:
                    return reading.removesuffix(pronoun)
        return None

    def is_owned(self, i: int) -> bool:
        """Whether a token is a source noun with a pronoun; «مصادرة», "confiscation", folds to the same form."""
        return self.text.tokens[i].span.of(self.text.raw)[-1] != "ة" and self.owned(self.forms[i]) is not None


def words_of(text: Text) -> Words:
    return Words(text, lexicon())


def readings(form: str) -> Iterator[str]:
    """The form itself, then without «و ف», «ل ب», with «لل» read as ل + ال."""
    yield form
    if len(form) > 3 and form[0] in "وف":
        yield form[1:]
        form = form[1:]
    if form.endswith("نا") and len(form) > 5:
        yield form[:-2]
    if form.startswith("لل") and len(form) > 4:
        yield "ال" + form[2:]
    elif len(form) > 4 and form[0] in "لب":
        yield form[1:]


def has_article(form: str) -> bool:
    return len(form) > 3 and form.startswith(("ال", "لل", "وال", "بال"))


def bare(form: str) -> str:
    """Without the article: «الشرطة» and «شرطة» are one word."""
    if form.startswith("لل") and len(form) > 4:
        return form[2:]
    return form[2:] if form.startswith("ال") and len(form) > 4 else form
