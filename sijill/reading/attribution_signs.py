"""A source's name while it is read: what is known of it so far, and what stands in it behind signs: quotation marks, brackets,
commas.

Invariant: no token is passed that may be what the source says.
"""

from __future__ import annotations

from sijill.arabic.kept import kept
from sijill.arabic.text import COMMAS
from sijill.reading.attribution_lexicon import Known, Noun
from sijill.reading.attribution_words import Words

QUOTES = frozenset("\"“”«»'‘’")
MOST_NAMES = 5


class PhraseSoFar:
    """The words of one phrase from `first` on, before `end`, up to where they were read."""

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

    def _is_verb(self, form: str) -> bool:
        verbs = self.words.lexicon.verbs
        return any(f in verbs and f not in self.words.lexicon.nouns for f in (form, form[1:] if form[0] in "وف" else form))

    def _quoted(self, at: int) -> int:
        """Past a short quoted name («شبكة "فرات بوست"»); `at` where what is quoted is speech."""
        if self._opened_before(at):
            return at + 1
        for j in range(at + 1, min(at + 7, self.end)):
            if self.forms[j] in QUOTES:
                if j == at + 1 or (self.closed and not self._holds_name(at)):
                    return at + 1 if j == at + 1 else at
                self.closed, self.names = True, MOST_NAMES
                return j + 1
        return at

    def _holds_name(self, at: int) -> bool:
        """Whether what is quoted at `at` may be a name: «شبكة "…"», «المدير التنفيذي لمستشفى "…"»."""
        last = self.words.noun(at - 1)
        kinds = ("outlet", "body", "group")
        return self.noun is None or self.noun.kind in kinds or (last is not None and last[0].kind in kinds and not last[1])

    def _opened_before(self, at: int) -> bool:
        """Whether the mark at `at` closes what one before it opened."""
        return sum(1 for f in self.forms[max(0, self.first - 1) : at] if f in QUOTES) % 2 == 1

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
            if self.forms[j] in self.stops:  # «رئيس الهيئة، فلان الفلاني مساء الجمعة: …», «عن مدير المرصد، فلان الفلاني قوله إن»
                named = (self.forms[j] in self._fillers or self.forms[j] in self.words.lexicon.role("words_of")) and self._names_only(
                    at + 1, j
                )
                return j if named else at
        return at

    def _names_only(self, first: int, last: int) -> bool:
        """Whether two to four words stand here that may all be a name."""
        words = self.forms[first:last]
        return 2 <= len(words) <= MOST_NAMES and all(f[0].isalpha() and f not in self._fillers and not self._is_verb(f) for f in words)

    def _to_outlet(self, at: int) -> bool:
        """«للإذاعة الرسمية», «لرويترز»: to whom it was said."""
        found = self.words.noun(at) if self.forms[at][0] == "ل" else None
        return found is not None and found[0].kind == "outlet"

    @kept
    def _fillers(self) -> frozenset[str]:
        return self.words.lexicon.role("filler")
