"""A text's tokens with what the tables know of them: source nouns, known sources, words in every reading.

Invariant: one form a token, in order; a form is the token's folded form but where folding would hide which word it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sijill.arabic.by_form import ByForm
from sijill.arabic.kept import kept
from sijill.arabic.text import Text, Token
from sijill.reading.attribution_lexicon import Known, Lexicon, Noun, Verb, lexicon

ON = "على"
_ON_FOLDED = "علي"
_NUMBER = "عدد"
_PRONOUNS = ("هم", "ها", "ه")
_HAMZA = "أ"
_GLUED = 7


@dataclass(frozen=True)
class Words:
    """A text with what the lexicon knows of its tokens."""

    text: Text
    lexicon: Lexicon

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.text.tokens

    @kept
    def forms(self) -> list[str]:
        """Folded, but «على» ("on") keeps its last letter: folded it is the name «علي»."""
        forms = list(self.text.forms)
        for i, form in enumerate(forms):
            if form == _ON_FOLDED:
                forms[i] = ON if self.text.tokens[i].last_letter == ON[-1] else form
            elif len(form) > _GLUED and _ENDS_IN_VERB[form]:
                forms[i] = self._unglued(i, form)
        return forms

    @kept
    def cues(self) -> list[int]:
        """The tokens at which someone may be heard: a verb of speech, or a word of citing."""
        return [i for i, form in enumerate(self.forms) if _HEARD[form]]

    @kept
    def asides(self) -> list[int]:
        """The tokens at which someone may be heard in passing: a verb of speech with a pronoun, or a noun of telling."""
        return [i for i, form in enumerate(self.forms) if _PASSING[form] and self.text.written(i)[-1] != "ة"]  # «أكدة», a town

    def _unglued(self, i: int, form: str) -> str:
        """Lines that were joined with nothing between: «الغربيأفادت» ends in a verb of speech. An alef with hamza stands
        inside no word but one so made."""
        raw = self.text.tokens[i].span.of(self.text.raw)
        at = raw.find(_HAMZA, 3)
        last = form[at:] if 0 <= at < len(raw) == len(form) else ""
        return last if last in self.lexicon.verbs else form

    @kept
    def stops(self) -> frozenset[str]:
        return self.lexicon.stops | {ON}

    @kept
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
        found = _NOUN[self.forms[i]]
        if found is not None or not self.is_owned(i):
            return found
        owned = OWNED[self.forms[i]]
        return None if owned is None else (self.lexicon.nouns[owned], True)

    def is_owned(self, i: int) -> bool:
        """Whether a token is a source noun with a pronoun; «مصادرة», "confiscation", folds to the same form."""
        return OWNED[self.forms[i]] is not None and self.text.written(i)[-1] != "ة"


def _tell_noun(form: str) -> tuple[Noun, bool] | None:
    nouns = lexicon().nouns
    for reading in readings(form):
        bare = reading.removeprefix("ال") if len(reading) > 4 else reading
        if bare in nouns:
            return nouns[bare], bare != reading or form.endswith("نا")
        if len(bare) > 4 and bare.endswith("ا") and bare[:-1] in nouns:  # «لكن مسؤولا»
            return nouns[bare[:-1]], False
    return None


def _tell_owned(form: str) -> str | None:
    for reading in readings(form):
        for pronoun in _PRONOUNS:
            noun = lexicon().nouns.get(reading.removesuffix(pronoun)) if len(reading) > 4 and reading.endswith(pronoun) else None
            if noun is not None and noun.lemma != _NUMBER:  # «عددهم», "their number", speaks for nobody
                return reading.removesuffix(pronoun)
    return None


def _stems(form: str) -> tuple[str, ...]:
    return (form, form[1:]) if form[0] == "و" or (form[0] == "ف" and len(form) > 4) else (form,)


def _tell_verb(form: str) -> Verb | None:
    return next((lexicon().verbs[stem] for stem in _stems(form) if stem in lexicon().verbs), None)


def _tell_any_verb(form: str) -> Verb | None:
    verbs, nouns = lexicon().verbs, lexicon().nouns
    for stem in _stems(form):
        if stem in verbs:
            return verbs[stem]
        for suffix in ("ه", "ها"):
            if stem.endswith(suffix) and stem.removesuffix(suffix) in verbs and stem not in nouns:
                return verbs[stem.removesuffix(suffix)]
    return None


def _tell_told(form: str) -> Verb | None:
    """«تبناه», «أكدته»: the verb of speech with an object."""
    if form in lexicon().nouns or _tell_verb(form) is not None:
        return None
    for stem in _stems(form):
        for pronoun in _PRONOUNS:
            verb = stem.removesuffix(pronoun)
            last = verb[:-1] + "ي" if verb.endswith("ا") else verb  # «نفاه», «تبناها»
            found = lexicon().verbs.get(last) if verb != stem else None
            if found is not None and found.needs not in ("clause", "that"):  # «بينهم» is "among them"
                return found
    return None


def _tell_passing(form: str) -> bool:
    telling = lexicon().role("telling")
    return TOLD[form] is not None or any(stem in telling for stem in readings(form))


def _tell_heard(form: str) -> bool:
    cues = lexicon().role("according")
    return VERB[form] is not None or form in cues or form.removeprefix("و") in (*cues, ON)


#: The source noun of a form, proclitics aside, and whether it has the article.
_NOUN = ByForm(_tell_noun)
#: «مصادره», "its sources": the source noun without the pronoun; `None` where a form is no such word.
OWNED = ByForm(_tell_owned)
#: The verb of speech that a form is, with «و» or «ف» or without; the second also with a pronoun («أكدها»).
VERB, ANY_VERB = ByForm(_tell_verb), ByForm(_tell_any_verb)
_HEARD = ByForm(_tell_heard)
#: The verb of speech that a form with a pronoun is; and whether a form is that or a noun of telling.
TOLD, _PASSING = ByForm(_tell_told), ByForm(_tell_passing)
#: Whether a form ends in a verb of speech that it is longer than.
_ENDS_IN_VERB = ByForm(lambda form: any(form[k:] in lexicon().verbs for k in range(3, len(form))))


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


def is_venue(form: str) -> bool:
    """«المتحدث في البيان», «الوزارة في بيانها»: where it was said, which is no part of who said it."""
    stem = bare(form)
    stem = next((stem.removesuffix(p) for p in _PRONOUNS if stem.endswith(p) and len(stem) > 4), stem)
    return stem in lexicon().role("venue")
