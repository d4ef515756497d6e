"""The sources of one report: which phrases name the same one, and what it is called.

Invariant: a source's spans grow with every phrase that names it; two sources never share a phrase.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sijill.arabic.fold import fold
from sijill.model import Source, Span
from sijill.reading.attribution_phrases import Phrase, Words, bare, has_article, readings

#: «البيان», «التقرير»: whose it is was said before.
_STATEMENTS = frozenset({"بيان", "تقرير"})
_NO_ISSUERS = frozenset({"outlet", "hearer", "correspondent", "tally"})
_ANY = "مصدر"
_PEOPLE = frozenset({"person", "title", "name"})


@dataclass
class _Member:
    """One source while the report is read."""

    phrase: Phrase
    words: set[str]
    spans: list[Span] = field(default_factory=list)


@dataclass
class Cast:
    """Everyone cited in a report. `outlet`: the folded name of who published it."""

    knows: Words
    outlet: str | None
    members: list[_Member] = field(default_factory=list)

    def index(self, phrase: Phrase | None) -> int | None:
        """Which source a phrase names, new or met before; `None` where it names the outlet or its own correspondent."""
        if phrase is None or self._own(phrase):
            return None
        found = self._met(phrase)
        if found is None:
            self.members.append(_Member(phrase, set(phrase.words)))
            found = len(self.members) - 1
        self.members[found].spans.append(self._span(phrase))
        return found

    def _span(self, phrase: Phrase) -> Span:
        text, first = self.knows.text, self.knows.tokens[phrase.first]
        joined = first.form[0] == "و" and phrase.words[0] != bare(first.form) and len(first.form) > 2  # «… ومسؤولون»: without the «و»
        return text.map.span(first.start + joined, self.knows.tokens[phrase.last - 1].end)

    def _own(self, phrase: Phrase) -> bool:
        outlets = self._outlets(phrase)
        if phrase.kind == "correspondent":
            ours = self.knows.forms[phrase.first].endswith("نا")
            return ours or not outlets or self._is_outlet(outlets, phrase)
        if phrase.kind == "name" and self.outlet is not None and " ".join(phrase.words) == self.outlet:
            return True
        return (bool(outlets) or phrase.kind == "outlet") and self._is_outlet(outlets, phrase)

    def _outlets(self, phrase: Phrase) -> frozenset[str]:
        """Names of the known outlet that the phrase is, or whose correspondent it is."""
        if phrase.known is None and phrase.kind not in ("outlet", "hearer", "correspondent"):
            return frozenset()
        for at in range(phrase.first, phrase.last):
            if at in self.knows.known and self.knows.known[at][1].outlets:
                known = self.knows.known[at][1]
                return known.outlets | {fold(known.name)}
        return frozenset()

    def _is_outlet(self, outlets: frozenset[str], phrase: Phrase) -> bool:
        if self.outlet is None:
            return False
        words = [w for w in phrase.words if w not in self.knows.lexicon.nouns]
        named = bool(words) and " ".join(words) in self.outlet
        return named or any(o == self.outlet or self.outlet.startswith(o + " ") for o in outlets)

    def _met(self, phrase: Phrase) -> int | None:
        for n in range(len(self.members) - 1, -1, -1):
            if self._same(self.members[n], phrase):
                return n
        statement = phrase.noun is not None and phrase.noun.lemma in _STATEMENTS
        if statement and phrase.definite and len(phrase.words) <= 3:
            return next((n for n in range(len(self.members) - 1, -1, -1) if self.members[n].phrase.kind not in _NO_ISSUERS), None)
        return None

    def _same(self, member: _Member, phrase: Phrase) -> bool:
        first = member.phrase
        agency, before = self._outlets(phrase), self._outlets(first)
        if agency and agency == before and "correspondent" in (phrase.kind, first.kind):
            return True
        if phrase.known is not None and first.known is not None and phrase.known.name == first.known.name:
            return phrase.kind == first.kind
        words = set(phrase.words)
        words -= words & self.knows.lexicon.role("same") if len(words) > 1 else set()
        if phrase.kind == "body" and phrase.definite and len(words) == 1 and first.noun is not None and first.noun.lemma == _ANY:
            return words <= member.words  # «الشرطة» and «مصادر الشرطة الأفغانية»
        if words == member.words:
            return phrase.definite or not first.definite
        if phrase.kind == "person" and phrase.words == first.words[:1] and phrase.noun is not None and phrase.noun.lemma != _ANY:
            return True  # «مسعفون» and «مسعفون بمستشفى محلي»; but «مصادر» may be others than «مصادر طبية»
        if phrase.noun is not None and phrase.noun.lemma in _STATEMENTS:
            issuer = {bare(list(readings(w))[-1]) for w in phrase.words[1:]}
            return bool(issuer) and first.kind == "body" and issuer <= member.words  # «بيان للجيش»: «الجيش التركي» speaks
        if phrase.noun is not None and phrase.definite and words <= self._like(member, phrase):
            return True
        return phrase.noun is None and first.kind in _PEOPLE and words <= member.words

    def _like(self, member: _Member, phrase: Phrase) -> set[str]:
        """The member's words, with its head in the phrase's number: «المصدر» goes back to «مصدر أمني»."""
        first = member.phrase
        if first.noun is not None and phrase.noun is not None and first.noun.lemma == phrase.noun.lemma:
            return member.words | {phrase.words[0]}
        if phrase.noun is not None and phrase.noun.kind == "outlet" and first.kind in ("outlet", "correspondent"):
            return member.words | {phrase.words[0]}
        return set()

    def sources(self) -> tuple[Source, ...]:
        """All of them, named, in the order met."""
        return tuple(
            Source(self._name(m), tuple(sorted(set(m.spans))), m.phrase.known.id if m.phrase.known else None) for m in self.members
        )

    def _name(self, member: _Member) -> str:
        """In English where every word has a gloss, else the words themselves."""
        phrase = member.phrase
        if phrase.known is not None:
            return phrase.known.name
        glossed = self._gloss(phrase)
        return glossed if glossed is not None else " ".join(self._span(phrase).of(self.knows.text.raw).split())

    def _gloss(self, phrase: Phrase) -> str | None:
        if phrase.noun is None:
            return None
        glosses = self.knows.lexicon.glosses
        rest = [glosses.get(bare(w.removeprefix("و"))) if not has_article(w) else glosses.get(bare(w)) for w in phrase.words[1:]]
        if any(g is None for g in rest):
            return None
        return " ".join([*(g for g in reversed(rest) if g is not None), phrase.noun.gloss])
