"""Where a sentence says who speaks: verbs of speech with their speakers, "according to", headings («المرصد: …»).

Invariant: an utterance lies within one sentence; its phrases are read, not yet resolved to sources.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from sijill.arabic.fold import fold
from sijill.arabic.text import Sentence
from sijill.reading.attribution_lexicon import Verb
from sijill.reading.attribution_phrases import Phrase, Words, bare, has_article, source_phrase
from sijill.reading.cues import plain

UtteranceKind = Literal["said", "according", "heading"]
_QUOTES = frozenset('"“”«»')
_COMMAS = frozenset("،,-–—")
_IN, _RESPONSIBILITY = "في", "مسوولي"
_DAMMA, _CALLED = "\u064f", ("يدعي", "تدعي")
_LINKS = frozenset({"في", "من"})
_SOURCE, _REPORT = "مصدر", "تقرير"
_FROM, _TOWARDS = "عن", frozenset({"مع", "الي"})
_HEARER = frozenset({"outlet", "hearer"})
#: How far after its speaker a verb of speech may say what is said, and how far before it the speaker may stand.
_REACH, _BACK = 25, 14


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


class SentenceReader:
    """Reads the utterances of one sentence."""

    def __init__(self, words: Words, sentence: Sentence) -> None:
        self.words, self.first, self.end = words, sentence.first, sentence.last
        self.forms, self.lexicon = words.forms, words.lexicon
        role = words.lexicon.role
        self.fillers, self.that, self.to = role("filler"), role("that"), role("to") | {"على"}
        self.according, self.relayed = role("according"), role("relayed")
        self.issues, self.venues = role("issue"), role("venue")
        self.objects, self.negations, self.openers = role("object"), role("negation"), role("conjunction")

    def read(self) -> list[Utterance]:
        found: list[Utterance] = []
        heading = self._heading()
        if heading is not None:
            found.append(heading)
        at = self.first if heading is None else heading.last
        while at < self.end:
            utterance = self._according(at) or self._said(at)
            if utterance is None:
                at += 1
                continue
            found.append(utterance)
            at = max(at + 1, utterance.last)
        return found

    # -- headings

    def _heading(self) -> Utterance | None:
        """«#عاجل | الدفاع المدني: …»"""
        at = self.first
        while at < self.end - 1 and at < self.first + 8 and self._plain_verb(at) is None:
            found = self._headed(at)
            via = self._hearer(found.last) if found is not None and found.last < self.end else None
            last = via.last if via is not None else found.last if found is not None else self.end
            if found is not None and last < self.end and self.forms[last] == ":" and found.kind not in ("state", "text", "tally"):
                return Utterance(found.first, found.first, last + 1, "heading", (found,), via)
            if self.forms[at] == ":":
                return None
            at = found.last if found is not None else at + 1
            if self.forms[at - 1] not in "|:-–" and found is None and self.forms[at - 1][0].isalpha() and at > self.first + 3:
                return None
        return None

    def _headed(self, at: int) -> Phrase | None:
        """The speaker who may stand at the head: one that a table knows, or a name said to speak to an outlet."""
        if self._known_at(at):
            led = self.forms[at][0] in "بل" and bare(self.forms[at]) not in self.lexicon.nouns
            return None if led else source_phrase(self.words, at, self.end)
        if at != self.first or self.end - at < 4 or self._plain_verb(at) is not None:
            return None
        found = source_phrase(self.words, at, self.end, loose=True)
        return found if found is not None and found.last < self.end and self._hearer(found.last) is not None else None

    # -- according to

    def _according(self, at: int) -> Utterance | None:
        form = self.forms[at].removeprefix("و") if self.forms[at] not in self.according else self.forms[at]
        if form not in self.according or (form == "كما" and not self._verb(at + 1)):
            return None
        j = at + 1
        while j < self.end and self.forms[j] in ("ما", "لما", "على", "الي", "عن", "قول", "لسان", "ل"):
            j += 1
        verb = self._verb(j)
        if verb is not None:
            return self._according_verb(at, j, verb, trailing=form == "كما")
        found = self._phrases(j, loose=j < self.end and not has_article(self.forms[j]) and form not in ("حسب", "كما"))
        if found and found[0].kind == "tally" and not self._names_another(found[0]):
            found = self._counted(found[0].last)
        if not found:
            return None
        if found[0].words == (_REPORT,) and not found[0].definite:
            return None  # «وفق تقرير» names nobody
        return replace(self._around(Utterance(at, at, found[-1].last, "according", found)), cue=at)

    def _counted(self, at: int) -> tuple[Phrase, ...]:
        """«الأرقام التي أكدها المرصد»: who counted."""
        for j in range(at, min(at + 4, self.end)):
            if self._verb(j) is not None:
                return self._phrases(self._skip(j + 1), loose=False)
        return ()

    def _names_another(self, phrase: Phrase) -> bool:
        """«حصيلة للمرصد» names who counted; «حصيلة أولية» does not."""
        return any(self._known_at(k) for k in range(phrase.first + 1, phrase.last))

    def _according_verb(self, at: int, j: int, verb: Verb, *, trailing: bool) -> Utterance | None:
        start = self._skip(j + 1)
        origin = None
        if verb.kind == "relay" and start < self.end and self.forms[start] == _FROM:
            found = self._phrases(start + 1, loose=True)
            return Utterance(at, at, found[-1].last, "according", found) if found else None
        found = self._phrases(start, loose=not trailing)
        if not found:
            return None
        last = found[-1].last
        if trailing:
            rest = self._skip(last)
            if rest < self.end and self.forms[rest] not in _COMMAS and self.forms[rest] != ".":
                return None
        if verb.kind == "relay":
            origin, last = self._origin(last)
        return Utterance(at, at, last, "according", found, None, origin)

    # -- said

    def _verb(self, at: int) -> Verb | None:
        if at >= self.end:
            return None
        form = self.forms[at]
        for stem in (form, form[1:] if form[0] == "و" or (form[0] == "ف" and len(form) > 4) else form):
            if stem in self.lexicon.verbs:
                return self.lexicon.verbs[stem]
            for suffix in ("ه", "ها"):
                if stem.endswith(suffix) and stem.removesuffix(suffix) in self.lexicon.verbs and stem not in self.lexicon.nouns:
                    return self.lexicon.verbs[stem.removesuffix(suffix)]
        return None

    def _plain_verb(self, at: int) -> Verb | None:
        form = self.forms[at]
        for stem in (form, form[1:] if form[0] == "و" or (form[0] == "ف" and len(form) > 4) else form):
            if stem in self.lexicon.verbs:
                return None if self._passive(at) else self.lexicon.verbs[stem]
        return None

    def _passive(self, at: int) -> bool:
        """«أُعلن», «اتُّهمت», and «يدعى» ("is called"), which folds to «يدعي» ("claims")."""
        token = self.words.tokens[at]
        if len(token.span.of(self.words.text.raw)) == len(token.form) and not token.form.endswith(_CALLED):
            return False
        raw = token.span.of(self.words.text.raw)
        imperfect = plain(token.form)[0] in "يت"  # «تُعلن» is "announces"
        return (_DAMMA in raw[:4] and not imperfect) or (token.form.endswith(_CALLED) and raw.endswith("ى"))

    def _said(self, at: int) -> Utterance | None:
        verb = self._plain_verb(at)
        belongs = (
            verb is not None and self.forms[at] == verb.lemma and at + 1 < self.end and self.forms[at + 1][0] == "ل" and verb.kind == "add"
        )
        if verb is None or verb.kind == "none" or belongs or (at > self.first and self.forms[at - 1].lstrip("وف") in self.negations):
            return None
        start = self._skip(at + 1)
        found = self._phrases(start, loose=True)
        begin = at
        if (
            found
            and found[0].noun is None
            and found[0].known is None
            and not self._complement(found[-1].last, _REACH if verb.needs == "-" else 4)
        ):
            found = ()
        if not found:
            before = self._before(at)
            if before is not None:
                found, begin = (before,), before.first
        if not found and verb.kind == "claim":
            found = self._later(start)
        if not found and start < self.end and self.forms[start].startswith(_RESPONSIBILITY):
            claimant = self._claimant(at)
            found = () if claimant is None else (claimant,)
        if not found and plain(self.forms[at])[0] in "يت" and fold(verb.lemma)[0] not in "يت":
            return None  # «يذكر أن», «يرجح أن»: said by nobody
        last = found[-1].last if found and found[-1].last > at else at + 1
        if not self._fits(verb, at, last, found):
            return None
        utterance = Utterance(at, begin, last, "said", found, vouches=verb.kind != "condemn")
        if verb.kind == "relay":
            origin, last = self._origin(last)
            return replace(utterance, origin=origin, last=last) if origin is not None or found else None
        return self._around(utterance)

    def _skip(self, at: int) -> int:
        """Past words of time and manner, commas about them, between the verb and its speaker: «قال، السبت، في بيان …»."""
        while at < self.end:
            form, after = self.forms[at], self.forms[at + 1] if at + 1 < self.end else ""
            if form in _LINKS:
                step = 2 if after in self.venues and form == _IN else 1 if after in self.fillers else 0
            elif form in _COMMAS:
                step = 1 if self.forms[at - 1] in self.fillers or after in self.fillers else 0
            elif form == "(":
                step = 3 if after in self.fillers and self.forms[at + 2 : at + 3] == [")"] else 0
            else:
                step = 1 if form in self.fillers or (form[0].isdigit() and self.forms[at - 1] in self.fillers) else 0
            if not step:
                break
            at += step
        return at

    def _phrases(self, at: int, *, loose: bool) -> tuple[Phrase, ...]:
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
                and self._plain_verb(at) is None
            )
            known = joined and (self.words.noun(at) is not None or at in self.words.known or self.forms[at] == "واخري")
            found = source_phrase(self.words, at, self.end) if known else None
        return tuple(listed)

    def _known_at(self, at: int) -> bool:
        return at in self.words.known or self.words.noun(at) is not None

    def _before(self, at: int) -> Phrase | None:
        """The speaker before its verb: «حزب الله يعترف», «وكان الجيش قد أعلن». A verb joined by «و» has none."""
        if self.forms[at][0] == "و" and self.forms[at] not in self.lexicon.verbs:
            return None
        for k in range(max(self.first, at - _BACK), at):
            found = source_phrase(self.words, k, at) if self._known_at(k) and self._opens(k) else None
            if found is None or found.kind in ("text", "tally", "nobody"):
                continue
            if all(f in self.fillers or f in _COMMAS or f in _QUOTES or f in "()" for f in self.forms[found.last : at]):
                return found
        return None

    def _opens(self, at: int) -> bool:
        """Whether a noun here can be a subject: it opens its clause."""
        before = at - 1
        while before >= self.first and (self.forms[before] in _QUOTES or self.forms[before] in "#("):
            before -= 1
        if before < self.first:
            return True
        form = self.forms[before]
        return form in self.openers or form in self.that or form in _COMMAS or form in "|:"

    def _claimant(self, at: int) -> Phrase | None:
        """«… جماعة الشباب …، وأعلنت مسؤوليتها»: the group that the sentence is about."""
        for k in range(self.first, at):
            found = source_phrase(self.words, k, at) if self._known_at(k) else None
            if found is not None and found.kind in ("body", "group"):
                return found
        return None

    def _later(self, at: int) -> tuple[Phrase, ...]:
        for k in range(at, min(at + 8, self.end)):
            if self._known_at(k) and self.forms[k] not in self.objects:
                return self._phrases(k, loose=False)
        return ()

    def _complement(self, at: int, reach: int) -> int | None:
        """The token that opens what is said: «أن», a colon, a quotation mark that opens, «مسؤوليتها»."""
        for j in range(at, min(at + reach, self.end)):
            form = self.forms[j]
            if form in self.that or form == ":" or form.startswith(_RESPONSIBILITY):
                return j
            if form in _QUOTES and (j > at or sum(f in _QUOTES for f in self.forms[self.first : j]) % 2 == 0):
                return j
        return None

    def _fits(self, verb: Verb, at: int, last: int, found: tuple[Phrase, ...]) -> bool:
        sure = bool(found) and (found[0].noun is not None or found[0].known is not None)
        window = self.forms[last : min(last + 10, self.end)]
        if verb.needs == "from":
            return _FROM in window or (sure and self._complement(last, 4) is not None)
        if verb.needs == "blame":
            return any(_RESPONSIBILITY in f for f in window)
        if verb.needs == "issue":
            return sure and found[0].kind != "state" and any(f in self.issues for f in window[:4])
        if verb.needs == "known":
            return bool(found) and found[0].known is not None and found[0].kind != "state"
        if verb.needs == "source":
            return sure and (verb.kind != "say" or found[0].kind not in ("state", "name"))
        if verb.kind == "accuse" and (
            not sure or (found[0].kind not in ("person", "title") and self.forms[last : last + 1] and self.forms[last][0] == "ب")
        ):
            return False  # «اتهمت الحركة بتفجير»: it was accused, it accuses nobody
        if verb.needs == "clause":
            opens = at == self.first or self.forms[at][0] == "و" or self.forms[at - 1] in _COMMAS
            return opens and self._complement(last, 6) is not None
        opened = self._complement(self._skip(last), _REACH if found or self._skip(last) > last else 9)
        if verb.needs in ("that", "quote"):
            return opened is not None and opened <= last + 8
        if verb.needs == "to":
            near = self.forms[last : min(last + 8, self.end)]
            return opened is not None or any(f in self.to for f in near)
        if not found:
            return opened is not None or verb.kind in ("claim", "deny") or any(f.startswith(_RESPONSIBILITY) for f in window[:2])
        return sure or opened is not None

    def _origin(self, last: int) -> tuple[Phrase | None, int]:
        for j in range(last, min(last + 10, self.end)):
            if self.forms[j] == _FROM:
                found = source_phrase(self.words, self._skip(j + 1), self.end, loose=True)
                return (found, found.last) if found is not None else (None, last)
        return None, last

    def _around(self, utterance: Utterance) -> Utterance:
        """With the outlet it was said to and the origin it was had from, where they stand before what is said."""
        stop = self._complement(utterance.last, 22)
        end = min(utterance.last + 12, self.end) if stop is None else stop + 4
        via, origin, last = None, None, utterance.last
        for j in range(utterance.last, min(end, self.end)):
            if self.forms[j] == "نقلا" and origin is None:
                origin, last = self._origin(j)
                continue
            if self.forms[j] in self.that or self.forms[j] == ":" or self._plain_verb(j) is not None:
                break
            if via is None:
                via = self._hearer(j)
                last = via.last if via is not None else last
        return replace(utterance, via=via, origin=origin, last=max(last, utterance.last))

    def _hearer(self, at: int) -> Phrase | None:
        form = self.forms[at]
        after = at + 1
        if form == "ل" or form in self.relayed or form in _TOWARDS:
            after = self._skip(after) if form in self.relayed else after
            while after < self.end and self.forms[after] in _QUOTES:
                after += 1
        elif form[0] == "ل":
            after = at
        else:
            return None
        if after >= self.end or not self._known_at(after):
            return None
        found = source_phrase(self.words, after, self.end)
        return found if found is not None and (found.kind in _HEARER or found.kind == "correspondent") else None


def utterances(words: Words, sentence: Sentence) -> list[Utterance]:
    """The voices of one sentence, in order."""
    found = SentenceReader(words, sentence).read()
    # «المعلومات المتوفرة» names nobody: whoever spoke goes on
    return [replace(u, speakers=tuple(p for p in u.speakers if p.kind != "nobody")) for u in found]


def dateline(words: Words, sentence: Sentence) -> tuple[Phrase | None, bool]:
    """The agency of a date line, and whether all that follows is its own: «بيروت (رويترز) - …» says so, a byline
    («أعزاز/ الأناضول») only whose correspondent speaks."""
    for at in range(sentence.first, min(sentence.first + 10, sentence.last)):
        if at not in words.known or words.known[at][1].kind != "outlet":
            continue
        last = words.known[at][0]
        after = words.forms[last] if last < sentence.last else ""
        bracketed = words.forms[at - 1] == "(" and after == ")" if at > sentence.first else False
        byline = words.forms[at - 1] == "/" and last == sentence.last if at > sentence.first else False
        if bracketed or byline:
            return source_phrase(words, at, last), bracketed
    return None, False


def signature(words: Words, sentence: Sentence) -> Phrase | None:
    """The source of «المصدر: …», where the sentence is that and no more."""
    found = words.noun(sentence.first)
    if found is None or found[0].lemma != _SOURCE or sentence.last - sentence.first > 10:
        return None
    at = sentence.first + 1
    if at >= sentence.last or words.forms[at] not in ":/-":
        return None
    phrase = source_phrase(words, at + 1, sentence.last, loose=True)
    return phrase if phrase is not None and phrase.last >= sentence.last - 1 else None
