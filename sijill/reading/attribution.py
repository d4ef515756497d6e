"""Who vouches for what a report tells, word by word.

Invariant: every source's spans lie on the words that name it; what no source vouches for has no attribution (the outlet's
own voice), and the outlet of the report is never a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sijill.arabic.fold import fold
from sijill.arabic.text import Sentence, Text
from sijill.model import Attribution, Source
from sijill.reading.actors import ActorValue
from sijill.reading.attribution_asides import asides
from sijill.reading.attribution_citing import dateline, poster, signature
from sijill.reading.attribution_sentence import COMMAS, Utterance
from sijill.reading.attribution_sources import Cast
from sijill.reading.attribution_speech import utterances
from sijill.reading.attribution_words import Words, words_of
from sijill.reading.finds import Find
from sijill.reading.voices import Scope, ScopeKind, Voices

_LONGEST_HEADLINE = 160
#: A chain while it is being put together: indices into the cast.
Chain = tuple[int, ...]


@dataclass(slots=True)
class _Region:
    """Tokens `first` to `last` vouched for by `chains`; none: the outlet."""

    first: int
    last: int
    chains: tuple[Chain, ...]
    kind: ScopeKind
    cue: int | None


@dataclass
class _Teller:
    """Goes through the sentences in order and keeps who spoke last."""

    words: Words
    cast: Cast
    regions: list[_Region] = field(default_factory=list)
    #: Who goes on where a sentence names nobody; and who is meant by a verb of speech with no subject.
    current: tuple[Chain, ...] = ()
    speaker: tuple[Chain, ...] = ()

    def sentence(self, sentence: Sentence, *, new_paragraph: bool) -> None:
        spoken = utterances(self.words, sentence)
        self.regions += [_Region(u.start, end, self._chains(u), "according", u.cue) for u, end in asides(self.words, sentence, spoken)]
        if not spoken:
            self._carry(sentence, new_paragraph=new_paragraph)
            return
        said = [u for u in spoken if u.kind != "according"]
        regions = self._said(sentence, said)
        regions = self._according(sentence, [u for u in spoken if u.kind == "according"], regions)
        self.regions += regions

    def _carry(self, sentence: Sentence, *, new_paragraph: bool) -> None:
        if (new_paragraph and not self._partakes(sentence)) or self._breaks(sentence):
            self.current = ()
        if self.current:
            self.regions.append(_Region(sentence.first, sentence.last, self.current, "carried", None))

    def _partakes(self, sentence: Sentence) -> bool:
        """«وقتل ثلاثة من هؤلاء …»: it takes apart what the speaker has told, so the speaker goes on."""
        parts = self.words.lexicon.role("part")
        return any(f in parts for f in self.words.forms[sentence.first : min(sentence.first + 8, sentence.last)])

    def _breaks(self, sentence: Sentence) -> bool:
        forms = self.words.forms
        opening = tuple(forms[sentence.first : sentence.first + 4])
        plain = (opening[0].removeprefix("و"), *opening[1:]) if opening else ()
        return any(plain[: len(b)] == b for b in self.words.lexicon.roles["break"])

    def _said(self, sentence: Sentence, said: list[Utterance]) -> list[_Region]:
        regions: list[_Region] = []
        for n, utterance in enumerate(said):
            start = self._clause(sentence, utterance) if n == 0 else utterance.start
            end = said[n + 1].start if n + 1 < len(said) else sentence.last
            self.speaker = self._chains(utterance)
            self.current = self.speaker if utterance.vouches else ()
            regions.append(_Region(start, end, self.current, "heading" if utterance.kind == "heading" else "said", utterance.cue))
        return regions

    def _clause(self, sentence: Sentence, utterance: Utterance) -> int:
        """A first utterance vouches for its whole sentence unless a clause of the outlet's own stands before it."""
        if utterance.start > utterance.cue:
            return utterance.start
        before = self.words.forms[sentence.first : utterance.start]
        return sentence.first if len(before) <= 8 or not COMMAS & set(before) else utterance.start

    def _according(self, sentence: Sentence, cited: list[Utterance], regions: list[_Region]) -> list[_Region]:
        edge = sentence.first
        for utterance in cited:
            chains = self._chains(utterance)
            start, end = self._reach(sentence, utterance, edge)
            under = [r for r in regions if r.first <= utterance.cue < r.last and r.kind != "according"]
            for region in under:
                if region.chains and chains:
                    region.chains = self._cited(chains, region.chains)
            if not under or not under[0].chains:
                regions.append(_Region(start, end, chains, "according", utterance.cue))
                if not under:
                    self.current, self.speaker = (), chains
            edge = utterance.last
        return regions

    def stands(self, chain: Chain, body: int) -> bool:
        """Whether a headline's speaker is one whom the body too lets speak, and no mere state («تركيا تعلن»)."""
        return chain[-1] < body and self.cast.members[chain[-1]].phrase.kind != "state"

    def _cited(self, cited: tuple[Chain, ...], said: tuple[Chain, ...]) -> tuple[Chain, ...]:
        """An outlet stands before whom it cites; «أعلن المحافظ …، بحسب تأكيد القائمقام» are two who vouch apart."""
        media = any(self._relays(c[0]) for c in (*cited, *said))
        return tuple(dict.fromkeys((self._joined(c, r) for c in cited for r in said) if media else (*said, *cited)))

    def _relays(self, index: int) -> bool:
        phrase = self.cast.members[index].phrase
        return phrase.kind in ("outlet", "hearer", "correspondent", "text") or bool(set(phrase.words) & self.words.lexicon.role("media"))

    def _joined(self, cited: Chain, said: Chain) -> Chain:
        """«قال الجيش …، بحسب وكالة»: the agency stands nearer the reader, whichever of the two it is."""
        if set(cited) & set(said):
            return said
        agency = self.cast.members[said[0]].phrase.kind == "outlet" and self.cast.members[cited[0]].phrase.kind != "outlet"
        return said + cited if agency else cited + said

    def _reach(self, sentence: Sentence, utterance: Utterance, edge: int) -> tuple[int, int]:
        if utterance.cue - sentence.first <= 2:
            return sentence.first, sentence.last
        forms = self.words.forms
        if forms[utterance.cue - 1] not in "،,-–—(" and utterance.last < sentence.last - 3:
            before = max((k for k in range(edge, utterance.cue) if forms[k] in "،,"), default=edge)
            return before, utterance.last
        return edge, sentence.last

    def _chains(self, utterance: Utterance) -> tuple[Chain, ...]:
        before = tuple(i for i in (self.cast.index(utterance.via),) if i is not None)
        after = tuple(i for i in (self.cast.index(utterance.origin),) if i is not None)
        if not utterance.speakers:
            if after:
                teller = next((c for c in self.speaker if not before and self._relays(c[-1]) and after[0] not in c), ())
                return (before + teller + after,)  # «ونقلت عن شهود»: the agency before does
            return tuple((*before, *c) if before and before[0] not in c else c for c in self.speaker)
        chains = []
        for phrase in utterance.speakers:
            speaker = self.cast.index(phrase)
            middle = () if speaker is None else (speaker,)
            chain = tuple(dict.fromkeys(before + middle + after))
            if chain:
                chains.append(chain)
        return tuple(chains)


def find_sources(text: Text, *, outlet: str | None = None, actors: Sequence[Find[ActorValue]] = ()) -> Voices:
    """The voices of a report. `outlet`: who published it, where known; it is then never a link of a chain. `actors`: those
    found in the text, by whose names and ids sources then go."""
    words = words_of(text)
    teller = _Teller(words, Cast(words, fold(outlet) if outlet else None))
    prose = [s for s in text.sentences if not s.furniture]
    headline = _headline(text, prose)
    last = 0
    for sentence in prose[headline:]:
        teller.sentence(sentence, new_paragraph=_apart(text.folded, last, sentence.start))
        last = sentence.end
    told, body = teller.regions, len(teller.cast.members)
    teller.regions, teller.current, teller.speaker = [], (), ()
    for sentence in prose[:headline]:
        teller.sentence(sentence, new_paragraph=True)
    regions = told + [r for r in teller.regions if not body or all(teller.stands(c, body) for c in r.chains)]
    regions = _through_agencies(teller.cast, regions)
    regions += _posted(text, words, teller)
    regions = _signed(words, teller, prose, _under_dateline(words, teller, prose, regions))
    return Voices(tuple(_scopes(text, regions, teller.cast.sources(actors))))


def _through_agencies(cast: Cast, regions: list[_Region]) -> list[_Region]:
    """A person who spoke to one agency speaks to it throughout: «وأضاف كلالي» is still what he told the radio."""
    through: dict[int, set[Chain]] = {}
    for chain in (c for r in regions for c in r.chains if len(c) > 1):
        through.setdefault(chain[-1], set()).add(chain)
    for region in regions:
        region.chains = tuple(dict.fromkeys(_through(cast, c, through) for c in region.chains))
    return regions


def _through(cast: Cast, chain: Chain, through: dict[int, set[Chain]]) -> Chain:
    """A chain of one, with the agency before it that this source always speaks through; its own sources («مصادره») too."""
    longer = through.get(chain[-1], set())
    phrase = cast.members[chain[-1]].phrase
    if len(chain) == 1 and len(longer) == 1 and cast.knows.is_owned(phrase.first):
        return next(iter(longer))
    person = phrase.kind in ("person", "title", "name") and (phrase.noun is None or phrase.noun.lemma != "مصدر")
    return next(iter(longer)) if len(chain) == 1 and person and len(longer) == 1 else chain


def _apart(folded: str, last: int, start: int) -> bool:
    """Whether a paragraph ends between two sentences: a line's end, or the joint «., » that scraping leaves for one."""
    return "\n" in folded[last:start] or folded[max(0, last - 2) : start].rstrip().endswith(".,")


def _headline(text: Text, prose: list[Sentence]) -> int:
    """How many sentences stand on a first line of their own, with prose after it: a headline, whose speaker the body
    names better."""
    line = text.folded.find("\n", prose[0].start) if prose else -1
    count = sum(1 for s in prose if s.start < line)
    if line < 0 or count == len(prose) or line - prose[0].start > _LONGEST_HEADLINE or text.folded[:line].rstrip().endswith("."):
        return 0
    return count


def _under_dateline(words: Words, teller: _Teller, prose: list[Sentence], regions: list[_Region]) -> list[_Region]:
    """«بيروت (رويترز) - …»: all that follows is the agency's, and whom it cites stands behind it."""
    for n, sentence in enumerate(prose[:4]):
        agency, covers = dateline(words, sentence)
        index = teller.cast.index(agency)
        if index is None:
            continue
        for region in regions:
            region.chains = tuple(c if index in c else (index, *c) for c in region.chains)
        if not covers:
            return regions
        return regions + _gaps(prose[n:], regions, index)
    return regions


def _posted(text: Text, words: Words, teller: _Teller) -> list[_Region]:
    """A post set into the report is its poster's: the line above «— فلان (@handle)»."""
    found: list[_Region] = []
    for n, sentence in enumerate(text.sentences):
        index = teller.cast.index(poster(words, sentence))
        at = n
        while index is not None and at > 0:
            at -= 1
            above = text.sentences[at]
            found.append(_Region(above.first, above.last, ((index,),), "heading", None))
            if "\n" in text.folded[text.sentences[at - 1].end : above.start]:
                break
    return found


def _signed(words: Words, teller: _Teller, prose: list[Sentence], regions: list[_Region]) -> list[_Region]:
    """«المصدر: …» at the end: what the report tells in its own voice is that source's."""
    for sentence in prose[-3:]:
        index = teller.cast.index(signature(words, sentence))
        if index is not None:
            mine = [r for r in regions if not sentence.first <= r.first < sentence.last]
            return mine + _gaps(prose, mine, index)
    return regions


def _gaps(prose: list[Sentence], regions: list[_Region], index: int) -> list[_Region]:
    """What of the prose no region vouches for, vouched for by one source."""
    told = {i for r in regions if r.chains for i in range(r.first, r.last)}
    found = []
    for sentence in prose:
        start = sentence.first
        for at in range(sentence.first, sentence.last + 1):
            if at == sentence.last or at in told:
                if at > start:
                    found.append(_Region(start, at, ((index,),), "dateline", None))
                start = at + 1
    return found


def _scopes(text: Text, regions: Iterable[_Region], sources: tuple[Source, ...]) -> list[Scope]:
    tokens = text.tokens
    made: dict[Chain, Attribution] = {}
    found = []
    for region in regions:
        if region.first >= region.last:
            continue
        start, end = tokens[region.first].start, tokens[region.last - 1].end
        cue = None if region.cue is None else text.folded[tokens[region.cue].start : tokens[region.cue].end]
        for chain in region.chains:
            attribution = made.setdefault(chain, Attribution(tuple(sources[i] for i in chain)))
            found.append(Scope(start, end, attribution, region.kind, cue))
    return sorted(found, key=lambda s: (s.start, s.end))
