"""One sentence as the search for speakers sees it: its tokens, the cue words, and what may be read at a token.

Invariant: every look-up stays within the sentence; positions are token indices of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sijill.arabic.text import Sentence
from sijill.reading.attribution_lexicon import Verb
from sijill.reading.attribution_phrases import Phrase, source_phrase
from sijill.reading.attribution_words import ANY_VERB, VERB, Words
from sijill.reading.cues import plain

UtteranceKind = Literal["said", "according", "heading"]
QUOTES = frozenset('"“”«»')
COMMAS = frozenset("،,-–—")
#: «مسؤوليته», «مسؤوليتها»: the beginning of the word.
RESPONSIBILITY = "مسوولي"
_IN = "في"
_LINKS = frozenset({"في", "من"})
_DAMMA = "\u064f"
_FROM = "عن"
_CITING = "نقلا"
_TOWARDS = frozenset({"مع", "الي"})
_WHO = frozenset({"الذي", "التي", "الذين"})
_THROUGH = "عبر"
_HEARERS = frozenset({"outlet", "hearer", "correspondent"})


@dataclass(frozen=True, slots=True)
class Utterance:
    """One voice in a sentence; all numbers are token indices.

    `cue` is the introducing word, `start` where its phrase or verb begins, `last` the token after the words that name the
    speaker. `speakers` several: each vouches apart («سكان ومسؤولون»); none: the speaker before goes on («وأضاف»).
    `via` stands nearer the reader (to whom it was said), `origin` farther (from whom it was had).
    """

    cue: int
    start: int
    last: int
    kind: UtteranceKind
    speakers: tuple[Phrase, ...] = ()
    via: Phrase | None = None
    origin: Phrase | None = None
    #: Not so where the speaker only judges what others tell («دان الرئيس الهجوم»).
    vouches: bool = True


class SentenceWords:
    """A sentence's tokens, from `first` to before `end`, and the cue words by role."""

    def __init__(self, words: Words, sentence: Sentence) -> None:
        self.words, self.first, self.end = words, sentence.first, sentence.last
        self.forms, self.lexicon = words.forms, words.lexicon
        role = words.lexicon.role
        self.fillers, self.that, self.venues, self.relayed = role("filler"), role("that"), role("venue"), role("relayed")
        self._called = tuple(role("called"))

    def form(self, at: int) -> str:
        """The token's form, nothing where the sentence is over."""
        return self.forms[at] if at < self.end else ""

    def known_at(self, at: int) -> bool:
        """Whether a table knows a source noun or a source at the token."""
        return at in self.words.known or self.words.noun(at) is not None

    def any_verb(self, at: int) -> Verb | None:
        return ANY_VERB[self.forms[at]] if at < self.end else None

    def verb(self, at: int) -> Verb | None:
        found = VERB[self.forms[at]]
        return None if found is None or self._passive(at) else found

    def _passive(self, at: int) -> bool:
        """«أُعلن», «اتُّهمت», and «يدعى» ("is called"), which folds to «يدعي» ("claims")."""
        token = self.words.tokens[at]
        if len(token.span.of(self.words.text.raw)) == len(token.form) and not token.form.endswith(self._called):
            return False
        raw = token.span.of(self.words.text.raw)
        imperfect = plain(token.form)[0] in "يت"  # «تُعلن» is "announces"
        return (_DAMMA in raw[:4] and not imperfect) or (token.form.endswith(self._called) and raw.endswith("ى"))

    def skip(self, at: int) -> int:
        """Past words of time and manner, commas about them, between the verb and its speaker: «قال، السبت، في بيان …»."""
        while at < self.end:
            form, after = self.forms[at], self.forms[at + 1] if at + 1 < self.end else ""
            if form in _LINKS:
                step = 2 if after in self.venues and form == _IN else 1 if after in self.fillers else 0
            elif form in COMMAS:
                step = 1 if self.forms[at - 1] in self.fillers or after in self.fillers else 0
            elif form == "(":
                step = 3 if after in self.fillers and self.forms[at + 2 : at + 3] == [")"] else 0
            elif form in self.fillers and self.forms[at - 1] not in self.venues and self._office(at):
                step = 0  # «أفاد صحفي محلي», not «أفاد في تصريح صحفي»
            else:
                step = 1 if form in self.fillers or (form[0].isdigit() and self.forms[at - 1] in self.fillers) else 0
            if not step:
                break
            at += step
        return at

    def _office(self, at: int) -> bool:
        found = self.words.noun(at)
        return found is not None and found[0].kind == "title"

    def phrases(self, at: int, *, loose: bool) -> tuple[Phrase, ...]:
        """The phrase at a token and those joined to it by «و»."""
        if at < self.end and self.forms[at] in self.relayed:
            return ()
        found = source_phrase(self.words, at, self.end, loose=loose)
        listed: list[Phrase] = []
        while found is not None:
            listed.append(found)
            at = found.last
            joined = (
                found.kind != "correspondent"
                and at < self.end
                and self.forms[at][0] == "و"
                and len(self.forms[at]) > 3
                and self.verb(at) is None
            )
            known = joined and (self.words.noun(at) is not None or at in self.words.known or self.forms[at] == "واخري")
            found = source_phrase(self.words, at, self.end) if known else None
        return tuple(listed)

    def complement(self, at: int, reach: int) -> int | None:
        """The token that opens what is said: «أن», a colon, a quotation mark that opens, «مسؤوليتها»."""
        for j in range(at, min(at + reach, self.end)):
            form = self.forms[j]
            if form in self.that or form == ":" or form.startswith(RESPONSIBILITY):
                return j
            if form in QUOTES and (j > at or sum(f in QUOTES for f in self.forms[self.first : j]) % 2 == 0):
                return j
        return None

    def past_aside(self, at: int, width: int) -> Sequence[str]:
        """The forms from a token on, past what stands between two commas or marks there: «"الخوذ البيضاء"، الدفاع المدني، عن»."""
        while at < self.end and self.forms[at] in QUOTES:
            at += 1
        if at < self.end and self.forms[at] in COMMAS:
            closed = next((j for j in range(at + 1, min(at + 12, self.end)) if self.forms[j] in COMMAS), at)
            at = closed + 1 if not any(self.verb(j) for j in range(at + 1, closed)) else at
        return self.forms[at : min(at + width, self.end)]

    def origin(self, last: int) -> tuple[Phrase | None, int]:
        for j in range(last, min(last + 10, self.end)):
            if self.forms[j] == _FROM:
                found = source_phrase(self.words, self.skip(j + 1), self.end, loose=True)
                return (found, found.last) if found is not None else (None, last)
        return None, last

    def around(self, utterance: Utterance) -> Utterance:
        """With the outlet it was said to and the origin it was had from, where they stand before what is said."""
        stop = self.complement(utterance.last, 22)
        end = min(utterance.last + 12, self.end) if stop is None else stop + 4
        via, origin, last = None, None, utterance.last
        for j in range(utterance.last, min(end, self.end)):
            if self.forms[j] == _CITING and origin is None:
                origin, last = self.origin(j)
                continue
            if self.forms[j] in self.that or self.forms[j] == ":" or (self.verb(j) is not None and not self._aside(utterance.last, j)):
                break
            if via is None:
                via = self.hearer(j)
                last = via.last if via is not None else last
        return replace(utterance, via=via, origin=origin, last=max(last, utterance.last))

    def citing(self, utterance: Utterance) -> Utterance:
        """With the origin named right after: «على ما أعلنته وكالة … نقلا عن شهود»."""
        at = next((j for j in range(utterance.last, min(utterance.last + 4, self.end)) if self.forms[j] == _CITING), None)
        origin, last = (None, 0) if at is None else self.origin(at)
        return utterance if origin is None else replace(utterance, origin=origin, last=last)

    def _aside(self, last: int, at: int) -> bool:
        """«مصدر لم يكشف عن اسمه لوكالة …», «متحدث رفض ذكر اسمه»: a clause that tells of the speaker."""
        return at - last <= 1 and (self.form(last) in self.lexicon.role("negation") or self.form(last) in _WHO)

    def hearer(self, at: int) -> Phrase | None:
        form = self.forms[at]
        after = at + 1
        if form == _THROUGH:
            return self._channel(after)
        if form == "ل" or form in self.relayed or form in _TOWARDS:
            after = self.skip(after) if form in self.relayed else after
            while after < self.end and self.forms[after] in QUOTES:
                after += 1
        elif form[0] == "ل":
            after = at
        else:
            return None
        if after >= self.end or not self.known_at(after):
            return None
        found = source_phrase(self.words, after, self.end)
        outlet = found is not None and found.known is not None and found.known.kind in _HEARERS  # «للمركز الإعلامي للقوات المسلحة»
        return found if found is not None and (found.kind in _HEARERS or outlet) else None

    def _channel(self, at: int) -> Phrase | None:
        """«أعلن التنظيم مسؤوليته عبر وكالة "أعماق"»: the agency through which it was said; a page of one's own is none."""
        if at >= self.end or not self.known_at(at) or self.words.is_owned(at):
            return None
        found = source_phrase(self.words, at, self.end)
        agency = found is not None and (
            found.known is not None or (found.noun is not None and found.noun.lemma in self.lexicon.role("channel"))
        )
        return found if agency and found is not None and found.kind == "outlet" else None
