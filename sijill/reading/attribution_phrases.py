"""The words that name a source: where they begin and end.

Invariant: a phrase is a run of tokens within one sentence; it never takes in what the source says, nor a verb of speech.
"""

from __future__ import annotations

from typing import NamedTuple

from sijill.arabic.kept import kept
from sijill.arabic.text import COMMAS
from sijill.reading.attribution_lexicon import Known, Noun, NounKind
from sijill.reading.attribution_words import OWNED, Words, bare, has_article, is_venue, readings
from sijill.reading.denials import opens

_PREPOSITIONS = frozenset({"في", "من", "لدي", "داخل"})
_QUOTES = frozenset("\"“”«»'‘’")
_DASHES = frozenset("-–—")
_FROM, _NEWS = "عن", "انباء"
#: «مسؤول يدعى فلان» (an official called …), «كل من فلان وفلان» (each of …).
_CALLED, _EACH, _OF = frozenset({"يدعي", "تدعي", "ويدعي", "وتدعي"}), "كل", "من"
_ARTICLE = "ال"
_MOST_WORDS, _MOST_NAMES = 12, 4
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


class _Reader:
    """Reads one phrase from `first`, left to right, up to `end`."""

    def __init__(self, words: Words, first: int, end: int, *, loose: bool) -> None:
        self.words, self.first, self.end, self.loose = words, first, end, loose
        self.forms = words.forms
        self.stops = words.stops
        self.noun: Noun | None = None
        self.known: Known | None = None
        self.definite = False
        self.closed = False
        self.prepositions = 0
        self.count = 0
        self.names = 0

    def read(self) -> Phrase | None:
        at = self.first
        while at < self.end and (self.forms[at] in _QUOTES or self.forms[at] in "#("):
            at += 1
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
        if self.forms[at - 1] in _QUOTES and sum(f in _QUOTES for f in self.forms[start:at]) % 2:
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
        closed = next((j for j in range(at + 1, min(at + 5, self.end)) if self.forms[j] in _QUOTES), self.end)
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
        if form in "#_" or form in _CALLED:
            return at + 1
        if form in _QUOTES:
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
            return self._holds(at)
        if not self._word(at, form):
            return at
        return self._holds(at) if at in self.words.known else at + 1

    def _and(self, form: str) -> bool:
        """Whether a word is joined by «و»; «وكالة» is not."""
        return form[0] == "و" and bare(form) not in self.words.lexicon.nouns

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

    def _is_verb(self, form: str) -> bool:
        verbs = self.words.lexicon.verbs
        return any(f in verbs and f not in self.words.lexicon.nouns for f in (form, form[1:] if form[0] in "وف" else form))

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
        return self._agrees(form, found)

    def _takes_place(self) -> bool:
        if self.known is not None:
            return False
        return (self.noun is not None and self.noun.kind in ("person", "title", "body", "outlet", "text")) or self.closed

    def _agrees(self, form: str, found: tuple[Noun, bool] | None) -> bool:
        if found is not None and found[0].kind == "title":
            self.noun, self.names = self.noun or found[0], 0
            return True
        if self._takes_name:
            self.names = 0 if has_article(form) else self.names + 1
            return self.names <= _MOST_NAMES
        if has_article(form):
            self.closed = True
            return True
        if self.closed:
            return False
        return bare(form) in self.words.lexicon.glosses or form.endswith(("ي", "يه", "ون", "ين", "ات")) or self.count <= 3

    def _quoted(self, at: int) -> int:
        """Past a short quoted name («شبكة "فرات بوست"»); `at` where what is quoted is speech."""
        if self._opened_before(at):
            return at + 1
        for j in range(at + 1, min(at + 7, self.end)):
            if self.forms[j] in _QUOTES:
                if j == at + 1 or (self.closed and not self._holds_name(at)):
                    return at + 1 if j == at + 1 else at
                self.closed, self.names = True, _MOST_NAMES
                return j + 1
        return at

    def _holds_name(self, at: int) -> bool:
        """Whether what is quoted at `at` may be a name: «شبكة "…"», «المدير التنفيذي لمستشفى "…"»."""
        last = self.words.noun(at - 1)
        kinds = ("outlet", "body", "group")
        return self.noun is None or self.noun.kind in kinds or (last is not None and last[0].kind in kinds and not last[1])

    def _opened_before(self, at: int) -> bool:
        """Whether the mark at `at` closes what one before it opened."""
        return sum(1 for f in self.forms[max(0, self.first - 1) : at] if f in _QUOTES) % 2 == 1

    def _bracketed(self, at: int) -> int:
        for j in range(at + 1, min(at + 6, self.end)):
            if self.forms[j] == ")":
                if self.known is None and at + 1 in self.words.known and self.noun is not None and self.noun.kind == "outlet":
                    self.known = self.words.known[at + 1][1]  # «وكالة الأنباء الرسمية السورية (سانا)»
                return j + 1
        return at

    def _apposition(self, at: int) -> int:
        """«رئيس الوزراء، فلان الفلاني، أن»: the name between commas belongs to the office before it, and the office after
        a name to the name."""
        if (self.noun is not None and self.noun.kind not in ("title", "person", "correspondent")) or self.known is not None:
            return at
        addressee = self.forms[at + 1] if at + 1 < self.end else ""
        if addressee.startswith("لل") or (addressee[:1] == "ل" and at + 1 in self.words.known):
            return at  # «…، لنورث برس، إن», «…، للمركز الإعلامي أن»: to whom it was said
        for j in range(at + 1, min(at + 9, self.end + 1)):
            if j < self.end and j > at + 2 and self._to_outlet(j):
                return j  # «فلان، رئيس الشرطة، للإذاعة»
            if j == self.end or self.forms[j] in COMMAS or self.forms[j] == ":" or self.forms[j] in self.words.lexicon.role("that"):
                words = [f for f in self.forms[at + 1 : j] if f[0].isalpha()]
                plain = len(words) > 1 and len(words) == j - at - 1 and not (set(words) & self.stops) and j < self.end
                return j if plain and not any(self._is_verb(w) for w in words) and words[0] not in self._fillers else at
            if self.forms[j] in self.stops:  # «رئيس الهيئة، فلان الفلاني مساء الجمعة: …»
                named = self.forms[j] in self._fillers and self._names_only(at + 1, j)
                return j if named else at
        return at

    def _names_only(self, first: int, last: int) -> bool:
        """Whether two to four words stand here that may all be a name."""
        words = self.forms[first:last]
        return 2 <= len(words) <= _MOST_NAMES and all(f[0].isalpha() and f not in self._fillers and not self._is_verb(f) for f in words)

    def _to_outlet(self, at: int) -> bool:
        """«للإذاعة الرسمية», «لرويترز»: to whom it was said."""
        found = self.words.noun(at) if self.forms[at][0] == "ل" else None
        return found is not None and found[0].kind == "outlet"

    @kept
    def _fillers(self) -> frozenset[str]:
        return self.words.lexicon.role("filler")


def source_phrase(words: Words, first: int, end: int, *, loose: bool = False) -> Phrase | None:
    """The source named from token `first` on, before token `end`; `None` where none is. `loose` takes a name that no
    table knows, for a place in the sentence where only a speaker can stand."""
    if first >= end:
        return None
    return _Reader(words, first, end, loose=loose).read()
