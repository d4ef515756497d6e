"""A report's sentences, gone through in order: who vouches for which of their words, and who goes on where nobody is named.

Invariant: a chain is of sources of the cast, the one nearest the reader first; a region lies in one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sijill.arabic.text import Sentence
from sijill.reading.attribution_asides import asides
from sijill.reading.attribution_sentence import COMMAS, RESPONSIBILITY, Utterance
from sijill.reading.attribution_sources import Cast
from sijill.reading.attribution_speech import utterances
from sijill.reading.attribution_words import VERB, Words
from sijill.reading.voices import ScopeKind

_WHO = frozenset({"الذي", "التي", "الذين"})
_JUDGING = frozenset({"claim", "accuse", "deny"})
#: How far behind who claims an act the word of it may stand: «أعلن مسلحون تابعون للتنظيم مسؤوليتهم».
_CLAIMED = 6
_FRONT = 2  # tokens: «وفي السياق، بحسب …»
#: A chain while it is being put together: indices into the cast.
Chain = tuple[int, ...]


@dataclass(slots=True)
class Region:
    """Tokens `first` to `last` vouched for by `chains`; none: the outlet."""

    first: int
    last: int
    chains: tuple[Chain, ...]
    kind: ScopeKind
    cue: int | None


@dataclass
class Teller:
    """Goes through the sentences in order and keeps who spoke last."""

    words: Words
    cast: Cast
    regions: list[Region] = field(default_factory=list)
    #: Who goes on where a sentence names nobody; and who is meant by a verb of speech with no subject.
    current: tuple[Chain, ...] = ()
    speaker: tuple[Chain, ...] = ()

    def sentence(self, sentence: Sentence, *, new_paragraph: bool) -> None:
        spoken = utterances(self.words, sentence)
        self.regions += [Region(u.start, end, self._chains(u), "according", u.cue) for u, end in asides(self.words, sentence, spoken)]
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
            self.regions.append(Region(sentence.first, sentence.last, self.current, "carried", None))

    def _partakes(self, sentence: Sentence) -> bool:
        """«وقتل ثلاثة من هؤلاء …»: it takes apart what the speaker has told, so the speaker goes on."""
        parts = self.words.lexicon.role("part")
        return any(f in parts for f in self.words.forms[sentence.first : min(sentence.first + 8, sentence.last)])

    def _breaks(self, sentence: Sentence) -> bool:
        forms = self.words.forms
        opening = tuple(forms[sentence.first : sentence.first + 4])
        plain = (opening[0].removeprefix("و"), *opening[1:]) if opening else ()
        return any(plain[: len(b)] == b for b in self.words.lexicon.roles["break"])

    def _said(self, sentence: Sentence, said: list[Utterance]) -> list[Region]:
        regions: list[Region] = []
        for n, utterance in enumerate(said):
            start = self._clause(sentence, utterance) if n == 0 else utterance.start
            end = said[n + 1].start if n + 1 < len(said) else sentence.last
            within = self._in_passing(sentence, utterance) if n else None
            if within is not None and within < end:
                regions.append(Region(start, within, self._chains(utterance), "said", utterance.cue))
                regions.append(Region(within, end, self.current, "said", None))
                continue
            self.speaker = self._chains(utterance)
            self.current = self.speaker if utterance.vouches else ()
            end = self._adjunct(utterance, end)
            regions.append(Region(start, end, self.current, "heading" if utterance.kind == "heading" else "said", utterance.cue))
        return regions

    def _adjunct(self, utterance: Utterance, end: int) -> int:
        """«وتبنت الحركة هذا الهجوم، الذي يأتي بعد سلسلة هجمات»: what else is told of an act is not said by who claims or denies it."""
        verb, forms = VERB[self.words.forms[utterance.cue]], self.words.forms
        if verb is None or verb.kind not in _JUDGING:
            return end
        apart = self.words.lexicon.role("adjunct")
        own = (k for k in range(utterance.last + 1, end) if forms[k] in apart or (forms[k] in _WHO and forms[k - 1] in COMMAS))
        return next(own, end)

    def _in_passing(self, sentence: Sentence, utterance: Utterance) -> int | None:
        """Where whoever spoke before goes on: «قال الجيش إن القرية، التي تقول الأمم المتحدة إنها خالية، قصفت»."""
        forms = self.words.forms
        if utterance.cue != utterance.start or forms[utterance.cue - 1] not in _WHO:
            return None
        return next((k for k in range(utterance.last, sentence.last) if forms[k] in "،,"), None)

    def _clause(self, sentence: Sentence, utterance: Utterance) -> int:
        """A first utterance vouches for its whole sentence unless a clause of the outlet's own stands before it."""
        if utterance.start > utterance.cue:
            return utterance.start
        if self._blames(utterance):
            return sentence.first
        before = self.words.forms[sentence.first : utterance.start]
        return sentence.first if len(before) <= 8 or not COMMAS & set(before) else utterance.start

    def _blames(self, utterance: Utterance) -> bool:
        """«قتل ستة في هجوم اتهمت أنقرة الحزب بتنفيذه»: who accuses and who claims speaks of the act told before."""
        verb, forms = VERB[self.words.forms[utterance.cue]], self.words.forms
        if verb is None:
            return False
        return verb.kind in ("accuse", "claim") or any(
            f.startswith(RESPONSIBILITY) for f in forms[utterance.last : utterance.last + _CLAIMED]
        )

    def _according(self, sentence: Sentence, cited: list[Utterance], regions: list[Region]) -> list[Region]:
        edge = sentence.first
        for utterance in cited:
            chains = self._chains(utterance)
            start, end = self._reach(sentence, utterance, edge)
            under = [r for r in regions if r.first <= utterance.cue < r.last and r.kind != "according"]
            for region in under:
                if region.chains and chains:
                    region.chains = self._cited(chains, region.chains)
            if not under or not under[0].chains:
                regions.append(Region(start, min(end, self._answered(sentence, utterance, regions)), chains, "according", utterance.cue))
                if not under:
                    self.current, self.speaker = (), chains
            edge = utterance.last
        return regions

    def _answered(self, sentence: Sentence, utterance: Utterance, regions: list[Region]) -> int:
        """Where somebody else begins to speak: «قتل 12، بحسب المرصد، فيما قالت الوكالة إن القتلى 9». A citation in front («بحسب المرصد،
        …») reaches over those who speak in it, but not past «فيما» and the like."""
        forms, apart = self.words.forms, self.words.lexicon.role("leading")
        behind = not self._in_front(sentence, utterance)
        after = (r.first for r in regions if r.kind == "said" and r.chains and r.first > utterance.cue)
        return next((k for k in after if behind or forms[k - 1] in apart), len(forms))

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

    def _in_front(self, sentence: Sentence, utterance: Utterance) -> bool:
        return utterance.cue - sentence.first <= _FRONT

    def _reach(self, sentence: Sentence, utterance: Utterance, edge: int) -> tuple[int, int]:
        if self._in_front(sentence, utterance):
            return sentence.first, sentence.last
        forms, last = self.words.forms, self._past_day(sentence, utterance.last)
        if forms[utterance.cue - 1] not in "،,-–—(" and last < sentence.last - 3:
            before = max((k for k in range(edge, utterance.cue) if forms[k] in "،," and not self._sets_off(k)), default=edge)
            return before, utterance.last
        return edge, sentence.last

    def _past_day(self, sentence: Sentence, at: int) -> int:
        """Past the day behind a citation: «وفق ما أعلنت السلطات، الأربعاء 11 يناير 2017»."""
        fillers = self.words.lexicon.role("filler")
        while at < sentence.last and (
            self.words.forms[at] in fillers or self.words.forms[at] in COMMAS or self.words.forms[at].isdecimal()
        ):
            at += 1
        return at

    def _sets_off(self, at: int) -> bool:
        """Whether a comma only sets off a day: «استهدف، الثلاثاء، محافظ المدينة»."""
        fillers = self.words.lexicon.role("filler")
        return self.words.forms[at + 1] in fillers or self.words.forms[at - 1] in fillers

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
