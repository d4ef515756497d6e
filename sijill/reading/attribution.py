"""Who vouches for what a report tells, word by word.

Invariant: every source's spans lie on the words that name it; what no source vouches for has no attribution (the outlet's
own voice), and the outlet of the report is never a link.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sijill.arabic.fold import fold
from sijill.arabic.text import Sentence, Text
from sijill.model import Attribution, Source
from sijill.reading.actors import ActorValue
from sijill.reading.attribution_citing import dateline, poster, signature
from sijill.reading.attribution_sources import Cast
from sijill.reading.attribution_teller import Chain, Region, Teller
from sijill.reading.attribution_words import Words, words_of
from sijill.reading.finds import Find
from sijill.reading.voices import Scope, Voices

_LONGEST_HEADLINE = 160


def find_sources(text: Text, *, outlet: str | None = None, actors: Sequence[Find[ActorValue]] = ()) -> Voices:
    """The voices of a report. `outlet`: who published it, where known; it is then never a link of a chain. `actors`: those
    found in the text, by whose names and ids sources then go."""
    words = words_of(text)
    teller = Teller(words, Cast(words, fold(outlet) if outlet else None))
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


def _through_agencies(cast: Cast, regions: list[Region]) -> list[Region]:
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


def _under_dateline(words: Words, teller: Teller, prose: list[Sentence], regions: list[Region]) -> list[Region]:
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


def _posted(text: Text, words: Words, teller: Teller) -> list[Region]:
    """A post set into the report is its poster's: the line above «— فلان (@handle)»."""
    found: list[Region] = []
    for n, sentence in enumerate(text.sentences):
        index = teller.cast.index(poster(words, sentence))
        at = n
        while index is not None and at > 0:
            at -= 1
            above = text.sentences[at]
            found.append(Region(above.first, above.last, ((index,),), "heading", None))
            if "\n" in text.folded[text.sentences[at - 1].end : above.start]:
                break
    return found


def _signed(words: Words, teller: Teller, prose: list[Sentence], regions: list[Region]) -> list[Region]:
    """«المصدر: …» at the end: what the report tells in its own voice is that source's."""
    for sentence in prose[-3:]:
        index = teller.cast.index(signature(words, sentence))
        if index is not None:
            mine = [r for r in regions if not sentence.first <= r.first < sentence.last]
            return mine + _gaps(prose, mine, index)
    return regions


def _gaps(prose: list[Sentence], regions: list[Region], index: int) -> list[Region]:
    """What of the prose no region vouches for, vouched for by one source."""
    told = {i for r in regions if r.chains for i in range(r.first, r.last)}
    found = []
    for sentence in prose:
        start = sentence.first
        for at in range(sentence.first, sentence.last + 1):
            if at == sentence.last or at in told:
                if at > start:
                    found.append(Region(start, at, ((index,),), "dateline", None))
                start = at + 1
    return found


def _scopes(text: Text, regions: Iterable[Region], sources: tuple[Source, ...]) -> list[Scope]:
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
