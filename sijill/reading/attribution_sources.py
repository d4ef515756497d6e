"""The sources of one report: which phrases name the same one, and what it is called.

Invariant: a source's spans grow with every phrase that names it; two sources never share a phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sijill.arabic.fold import fold
from sijill.model import Actor, Source, Span
from sijill.reading.actors import ActorValue
from sijill.reading.attribution_phrases import Phrase, source_phrase
from sijill.reading.attribution_words import Words, bare, has_article, readings
from sijill.reading.finds import Find

#: «البيان», «التقرير»: whose it is was said before.
_STATEMENTS = frozenset({"بيان", "تقرير"})
_NO_ISSUERS = frozenset({"outlet", "hearer", "correspondent", "tally"})
_ANY = "مصدر"
#: What names its maker («تقرير لمنظمة …»), and a body that belongs to another.
_MADE = frozenset({"text", "tally", "body"})
_PEOPLE = frozenset({"person", "title", "name"})


#: Words that make an office one person's («المتحدث باسم الشرطة»).
_OFFICE = 3
#: Letters of a name that many begin with.
_SHORT = 5


def _letters(name: str) -> str:
    return "".join(c for c in name if c.isalnum())


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
            named = self._named_before(phrase) or phrase
            self.members.append(_Member(named, set(named.words)))
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
        return named or any(o == self.outlet or self.outlet.startswith(o + " ") or self._spelled(o) for o in outlets)

    def _spelled(self, outlet: str) -> bool:
        """Whether the report's outlet is one of that name spelled otherwise: «Enabbaladi News», «@SyriaCivilDefe», «Syria.tv»."""
        short = _letters(outlet)
        return len(short) > _SHORT and _letters(self.outlet or "").startswith(short)

    def _met(self, phrase: Phrase) -> int | None:
        if phrase.known is not None and len(phrase.words) == 1:  # «المرصد» after «مرصد البادية» is that one, whoever it is elsewhere
            fuller = next((n for n in range(len(self.members) - 1, -1, -1) if self._fuller(self.members[n].phrase, phrase)), None)
            if fuller is not None:
                return fuller
        for n in range(len(self.members) - 1, -1, -1):
            if self._same(self.members[n], phrase):
                return n
        if self._goes_back(phrase):
            return self._last_person()
        maker = self._maker(phrase)
        if maker is not None:
            return maker
        statement = phrase.noun is not None and phrase.noun.word in _STATEMENTS  # one; «التقارير» are whoever's
        if statement and phrase.definite and len(phrase.words) <= 3:
            return next((n for n in range(len(self.members) - 1, -1, -1) if self.members[n].phrase.kind not in _NO_ISSUERS), None)
        return None

    def _named_before(self, phrase: Phrase) -> Phrase | None:
        """«المرصد» of a report that told what «مرصد السهول» did is that one, though it had not spoken yet."""
        if phrase.known is None or len(phrase.words) > 1:
            return None
        head, forms = bare(phrase.words[0]), self.knows.forms
        for at in range(phrase.first - 1, -1, -1):
            if forms[at] == head and at not in self.knows.known:
                named = source_phrase(self.knows, at, self.knows.text.sentences[self.knows.text.sentence_of[at]].last)
                if named is not None and self._fuller(named, phrase):
                    return named
        return None

    def _maker(self, phrase: Phrase) -> int | None:
        """«المنظمة» after «تقرير لمنظمة …»: whose report it was."""
        if phrase.kind not in ("body", "outlet") or not phrase.definite or len(phrase.words) > 1 or phrase.noun is None:
            return None
        lemma = phrase.noun.lemma
        return next((n for n in range(len(self.members) - 1, -1, -1) if self._names_one(self.members[n].phrase, lemma)), None)

    def _names_one(self, made: Phrase, lemma: str) -> bool:
        """Whether behind its head the phrase has a noun of that lemma."""
        nouns = self.knows.lexicon.nouns
        named = (nouns.get(bare(r)) for word in made.words[1:] for r in readings(word))
        return made.kind in _MADE and any(n is not None and n.lemma == lemma for n in named)

    def _goes_back(self, phrase: Phrase) -> bool:
        """«المصدر», «المسؤول التركي», «المصادر ذاتها»: whoever spoke last, whatever was called then."""
        if phrase.noun is None or not phrase.definite or phrase.noun.lemma not in self.knows.lexicon.role("goes_back"):
            return False
        return len(phrase.words) <= 2

    def _last_person(self) -> int | None:
        people = (n for n, m in enumerate(self.members) if m.phrase.kind in _PEOPLE)
        return max(people, default=None, key=lambda n: max(self.members[n].spans))

    def _fuller(self, first: Phrase, phrase: Phrase) -> bool:
        """Whether the first is the phrase itself, or begins with its one word."""
        if first.known is not None and phrase.known is not None and first.known.name == phrase.known.name:
            return first.kind == phrase.kind or bool({phrase.kind, first.kind} & {"text", "tally"})
        return first.kind == phrase.kind and len(first.words) > 1 and bare(first.words[0]) == bare(phrase.words[0])

    def _same(self, member: _Member, phrase: Phrase) -> bool:
        first = member.phrase
        agency, before = self._outlets(phrase), self._outlets(first)
        if agency and agency == before and "correspondent" in (phrase.kind, first.kind):
            return True
        if phrase.known is not None and first.known is not None and phrase.known.name == first.known.name:
            return phrase.kind == first.kind or bool({phrase.kind, first.kind} & {"text", "tally"})
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
        if phrase.noun is None and first.kind in _PEOPLE and words <= member.words:
            return True
        return self._of_one(first, member.words, phrase, words)

    def _of_one(self, first: Phrase, before: set[str], phrase: Phrase, words: set[str]) -> bool:
        """«العميد سمير» after «العميد محمد سمير», «وزارة الداخلية» after «وزارة الداخلية الأفغانية», and «فلان المتحدث باسم
        الشرطة» after «المتحدث باسم الشرطة»."""
        if phrase.kind == first.kind == "body":
            return len(words) > 1 and has_article(self.knows.forms[phrase.last - 1]) and words <= before
        if phrase.kind not in _PEOPLE or first.kind not in _PEOPLE:
            return False
        if (words ^ before) & self.knows.lexicon.role("another"):
            return False  # «مسؤول آخر في الوزارة»
        shorter = len(words) >= _OFFICE or (phrase.definite and len(words) > 1)
        return (shorter and words <= before) or (len(before) >= _OFFICE and before <= words)

    def _like(self, member: _Member, phrase: Phrase) -> set[str]:
        """The member's words, with its head in the phrase's number: «المصدر» goes back to «مصدر أمني»."""
        first = member.phrase
        if first.noun is not None and phrase.noun is not None and first.noun.lemma == phrase.noun.lemma:
            return member.words | {phrase.words[0]}
        if phrase.noun is not None and phrase.noun.kind == "outlet" and first.kind in ("outlet", "correspondent"):
            return member.words | {phrase.words[0]}
        return set()

    def sources(self, actors: Sequence[Find[ActorValue]] = ()) -> tuple[Source, ...]:
        """All of them, named, in the order met; those that are on the actor list go by its names and ids, and two phrases of
        one id («قسد», «قوات سوريا الديمقراطية») are one source."""
        found = [self._source(m, actors) for m in self.members]
        spans: dict[str, set[Span]] = {}
        for source in found:
            if source.id is not None:
                spans.setdefault(source.id, set()).update(source.spans)
        return tuple(s if s.id is None else replace(s, spans=tuple(sorted(spans[s.id]))) for s in found)

    def _source(self, member: _Member, actors: Sequence[Find[ActorValue]]) -> Source:
        spans, phrase = tuple(sorted(set(member.spans))), member.phrase
        if phrase.known is not None and phrase.known.kind in ("outlet", "hearer"):
            return Source(phrase.known.name, spans, phrase.known.id)
        listed = self._listed(member, actors)
        if listed is not None and (listed.id is not None or phrase.known is None):
            return Source(listed.name, spans, listed.id)
        return Source(self._name(member), spans, None if phrase.known is None else phrase.known.id)

    def _listed(self, member: _Member, actors: Sequence[Find[ActorValue]]) -> Actor | None:
        """The actor that the phrase names: at its beginning, or anywhere in the words of a statement («بيان للجيش»)."""
        phrase, tokens = member.phrase, self.knows.tokens
        if phrase.noun is not None and phrase.noun.lemma == _ANY:
            return None
        start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
        within = [f for f in actors if f.start < end and start < f.end and f.value.can_speak]
        if phrase.kind not in ("text", "tally"):
            within = [f for f in within if f.start <= tokens[phrase.first].end]
        named = [f.value.actor for f in within if f.value.actor.name.isascii()]
        return min(named, key=lambda a: a.id is None, default=None)

    def _name(self, member: _Member) -> str:
        """In English where every word has a gloss, else the words themselves."""
        phrase = member.phrase
        if phrase.known is not None:
            return phrase.known.name
        glossed = self._gloss(phrase)
        return glossed if glossed is not None else " ".join(self._span(phrase).of(self.knows.text.raw).split())

    def _gloss(self, phrase: Phrase) -> str | None:
        """«مصادر أمنية وطبية فلسطينية»: "Palestinian security and medical sources"."""
        if phrase.noun is None or phrase.noun.kind == "title":
            return None
        glosses, parts = self.knows.lexicon.glosses, list[str]()
        for word in phrase.words[1:]:
            bound = bare(word) not in glosses and word[0] == "و"
            gloss = glosses.get(bare(word[1:] if bound else word))
            if gloss is None:
                return None
            if bound and parts:
                parts[-1] = f"{parts[-1]} and {gloss}"
            elif gloss:
                parts.append(gloss)
        return " ".join([*reversed(parts), phrase.noun.gloss])
