"""The words that name a source: where they begin and end.

Invariant: a phrase is a run of tokens within one sentence; it never takes in what the source says, nor a verb of speech.
"""

from __future__ import annotations

from typing import NamedTuple

from sijill.arabic.text import COMMAS
from sijill.reading.attribution_lexicon import Known, Noun, NounKind
from sijill.reading.attribution_signs import MOST_NAMES, QUOTES, PhraseSoFar
from sijill.reading.attribution_words import OWNED, Words, bare, has_article, is_venue, readings
from sijill.reading.denials import opens

_PREPOSITIONS = frozenset({"في", "من", "لدي", "داخل"})
_FROM = "عن"
_NEWS = "انباء"
_EACH, _OF = "كل", "من"  # «كل من فلان وفلان» (each of …)
_SOURCE = "مصدر"
_ENDINGS = ("ي", "يه", "ون", "ين", "ات")
_ARTICLE = "ال"
_BY = "ب"
_MOST_WORDS = 12
#: Heads that are the source named after them: «حركة حماس», «بيان لحماس», «حصيلة للمرصد».
_HOLDERS = frozenset({"body", "group", "outlet", "text", "tally"})
#: What a person's name is led by: a rank, an office, a trade.
_NAMED = frozenset({"person", "title", "name", "correspondent"})


class Phrase(NamedTuple):
    """Tokens `first` to `last`, half-open. `noun` is its head where one is known, `known` the source it names outright;
    `words` are its words without proclitics and article, signs left out."""

    first: int
    last: int
    kind: NounKind
    noun: Noun | None
    known: Known | None
    definite: bool
    words: tuple[str, ...]


class _Reader(PhraseSoFar):
    """Reads one phrase from `first`, left to right, up to `end`."""

    def read(self) -> Phrase | None:
        at = self.first
        while at < self.end and (self.forms[at] in QUOTES or self.forms[at] in "#("):
            at += 1
        if at + 1 < self.end and self.forms[at] in self.words.lexicon.role("pointing") and self.words.noun(at + 1) is not None:
            at += 1  # «كشفت تلك المصادر»
        if self.loose and self.forms[at : at + 2] == [_EACH, _OF]:
            at = self.first = at + 2
        if at >= self.end or not self.forms[at][0].isalpha() or (self._stopped(self.forms[at]) and not self.words.is_owned(at)):
            return None
        if at > self.first and self.forms[at - 1] != "#" and not self._named(at):
            self.loose = False  # «وأضاف "…»: what opens with a quotation mark is speech unless a table knows it
        start = at
        at = self._head(at)
        if at == start:
            return None
        while at < self.end and self.count < _MOST_WORDS:
            after = self._next(at)
            if after == at:
                break
            at = after
        if self.forms[at - 1] in QUOTES and sum(f in QUOTES for f in self.forms[start:at]) % 2:
            at -= 1  # «“قسد” تعلن»: the mark that closes belongs to the one before the phrase
        if self._another(start, at):
            found = self.words.noun(start)
            self.noun, self.known = found[0] if found else self.noun, None
        kind: NounKind = self.noun.kind if self.noun else self.known.kind if self.known else "name"
        if self.known is not None and self.known.kind == "nobody":
            kind = "nobody"  # «العناصر الأولى للتحقيق»
        words = tuple(bare(f) for f in self._lexical(start, at))
        return Phrase(start, at, kind, self.noun, self.known, self.definite, words)

    def _another(self, start: int, end: int) -> bool:
        """«الدفاع المدني الفلسطيني», «المرصد العراقي»: of another country than the one known by the shorter name."""
        if start not in self.words.known or self.words.known[start][1] is not self.known:
            return False
        after = self.words.known[start][0]
        return after < end and self.words.noun(start) is not None and bare(self.forms[after]) in self.words.lexicon.glosses

    def _named(self, at: int) -> bool:
        """«وقالت "قسد"»: a name of a few words between marks, with more of the sentence after it."""
        closed = next((j for j in range(at + 1, min(at + 5, self.end)) if self.forms[j] in QUOTES), self.end)
        return closed < self.end - 2 and all(f[0].isalpha() for f in self.forms[at:closed])

    def _lexical(self, first: int, last: int) -> list[str]:
        found = [f for f in self.forms[first:last] if f[0].isalpha()]
        if found:
            kept = [r for r in readings(found[0]) if bare(r) in self.words.lexicon.nouns]
            found[0] = kept[0] if kept else OWNED[found[0]] or found[0]
        return found

    def _head(self, at: int) -> int:
        """The token after the phrase's head; `at` itself where no phrase begins here."""
        if at in self.words.known:
            last, self.known = self.words.known[at]
            found = self.words.noun(at)
            self.noun = found[0] if found and last - at > 1 else None
            self.definite = self.closed = True
            self.count = 1
            return last
        found = self.words.noun(at)
        if found is not None:
            self.noun, self.definite = found
            self.closed = self.definite
            self.count = 1
            return at + 1
        if not self.loose or self.forms[at] in self.words.lexicon.verbs or len(self.forms[at]) < 2 or self.forms[at] in _PREPOSITIONS:
            return at
        if self.forms[at].startswith("لل"):
            return at  # «تقول للجميع»: said to, not by
        self.closed = has_article(self.forms[at])
        self.definite = self.closed
        self.count = 1
        return at + 1

    @property
    def _takes_name(self) -> bool:
        return (self.noun is None and self.known is None) or (self.noun is not None and self.noun.kind in _NAMED)

    def _next(self, at: int) -> int:
        """The token after the next part of the phrase, `at` where it is at its end."""
        form = self.forms[at]
        if form in "#_" or form in self.words.lexicon.role("called"):  # «مسؤول يدعى فلان» (an official called …)
            return at + 1
        if form in QUOTES:
            return self._quoted(at)
        if form == "(":
            return self._bracketed(at)
        if form in COMMAS:
            return self._apposition(at)
        if self.forms[at - 1] == _NEWS and form[0].isalpha() and at not in self.words.known:
            return at + 1  # «وكالة أنباء رايا …»: a name, whatever verb it is spelled like
        if form == "صدر" or form == "صادر":
            return self._issued(at)
        if not form[0].isalpha() or self._stopped(form) or (self.known is not None and self.known.kind == "state"):
            return at
        if self._is_verb(form) and not self._ends_name(at):
            return at
        if opens(self.forms, at) and self.forms[at - 1] not in _PREPOSITIONS:
            return at  # «نفى مصدر في دمشق صحة الأنباء»
        if at in self.words.known and form[0] != "ل" and not self._and(form):
            return at if self._parted(at) else self._holds(at)
        if not self._word(at, form):
            return at
        return self._holds(at) if at in self.words.known else at + 1

    def _and(self, form: str) -> bool:
        """Whether a word is joined by «و»; «وكالة» is not."""
        return form[0] == "و" and bare(form) not in self.words.lexicon.nouns

    def _parted(self, at: int) -> bool:
        """«اتهم مصدر عسكري قوات …» (a military source accused forces): no noun without the article follows an adjective."""
        form, before = self.forms[at], self.forms[at - 1]
        source = self.noun is not None and self.noun.lemma == _SOURCE and not has_article(form)
        return source and at - 1 > self.first and bare(before) in self.words.lexicon.glosses and before.endswith(("ي", "يه"))

    def _holds(self, at: int) -> int:
        """A source known by name within the phrase: «حركة حماس» is «حماس»."""
        last, known = self.words.known[at]
        if self.count <= 2 and self.known is None and known.kind != "state" and self.noun is not None and self.noun.kind in _HOLDERS:
            self.known = known
        self.closed = True
        self.count += 1
        return last

    def _stopped(self, form: str) -> bool:
        """Whether what is said, or when, begins with this word: «مقتل», «بمقتل»."""
        return form in self.stops or (form[0] in "بلف" and form[1:] in self.stops)

    def _issued(self, at: int) -> int:
        """«بيان صدر اليوم عن رئاسة الأركان»: the statement's issuer belongs to the phrase."""
        for j in range(at + 1, min(at + 4, self.end - 1)):
            if self.forms[j] == _FROM:
                self.closed = has_article(self.forms[j + 1])
                return j + 2
        return at

    def _ends_name(self, at: int) -> bool:
        """«قال مختار أدان، مسؤول …»: a second name that is spelled like a verb."""
        return self._takes_name and self.count == 1 and at + 1 < self.end and self.forms[at + 1] in COMMAS

    def _word(self, at: int, form: str) -> bool:
        """Whether the word at `at` goes on with the phrase."""
        self.count += 1
        if self.forms[at - 1] in _PREPOSITIONS:
            self.closed = has_article(form) or at in self.words.known
            return True
        if form in _PREPOSITIONS:
            self.prepositions += 1
            following = self.forms[at + 1] if at + 1 < self.end else ""
            return (
                self.prepositions <= 2
                and following not in self.words.lexicon.asides
                and not is_venue(following)
                and following != _ARTICLE
                and following[:1].isalpha()
                and self._takes_place()
            )
        if form[0] == "ل" and at in self.words.known and self.words.known[at][1].kind in ("outlet", "hearer"):
            return False
        if self.forms[at - 1].startswith(("تابع", "التابع")):
            self.closed = has_article(form)
            return True
        if form == "ل":
            return self.noun is not None and self.noun.kind == "text"
        if form == _NEWS:
            return self.noun is not None and self.noun.kind == "outlet"
        if form in ("باسم", "لشوون") or form.startswith(("تابع", "التابع")):
            self.closed = False
            return True
        if (self._and(form) and at in self.words.known) or self.forms[at - 1] == "اخري":
            return False
        found = self.words.noun(at)
        if form[0] == "و" and len(form) > 3 and found is not None and bare(form[1:]) in self.words.lexicon.nouns:
            return found[1]  # «سكان ومسؤولون» are two; «وزارة الصحة والبيئة» is one
        if form[0] == "ل" and not form.startswith("لل") and found is not None and found[0].kind in ("outlet", "correspondent"):
            return False
        if form.startswith("لل"):
            stated = self.noun is not None and self.noun.kind in ("text", "tally")
            return stated or found is None or found[0].kind not in ("outlet", "correspondent", "person")
        return self._agrees(at, form, found)

    def _takes_place(self) -> bool:
        if self.known is not None:
            return False
        return (self.noun is not None and self.noun.kind in ("person", "title", "body", "outlet", "text")) or self.closed

    def _agrees(self, at: int, form: str, found: tuple[Noun, bool] | None) -> bool:
        if found is not None and found[0].kind == "title":
            self.noun, self.names = self.noun or found[0], 0
            return True
        if self._told(at, form, found):
            return False
        if self._takes_name:
            self.names = 0 if has_article(form) else self.names + 1
            return self.names <= MOST_NAMES
        if has_article(form):
            self.closed = True
            return True
        if self.closed:
            return False
        return bare(form) in self.words.lexicon.glosses or form.endswith(_ENDINGS) or self.count <= 3

    def _told(self, at: int, form: str, found: tuple[Noun, bool] | None) -> bool:
        """«أفادت مصادر بعبور …» (told of a crossing), «اتهم مصدر عسكري قوات …» (accused forces): what «مصدر» tells, and whom an adjective
        parts from it, are no part of its name."""
        if found is not None:
            return found[0].kind in ("body", "group") and self._parted(at)
        source = self.noun is not None and self.noun.lemma == _SOURCE
        return source and form[0] == _BY and not (has_article(form) or form.endswith(_ENDINGS) or bare(form) in self.words.lexicon.glosses)


def source_phrase(words: Words, first: int, end: int, *, loose: bool = False) -> Phrase | None:
    """The source named from token `first` on, before token `end`; `None` where none is. `loose` takes a name that no
    table knows, for a place in the sentence where only a speaker can stand."""
    if first >= end:
        return None
    return _Reader(words, first, end, loose=loose).read()
