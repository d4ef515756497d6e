"""Voices heard in passing, beside whoever the sentence lets speak: «هجوم تبناه التنظيم» (an attack that the group claimed), «وهو ما
أكدته الوزارة» (which the ministry confirmed), «مع إعلان الشرطة أن …» (with the police's announcement that …).

Invariant: the speaker stands right after the word that makes it one, and a table knows it; whoever speaks in the sentence goes on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sijill.arabic.fold import fold
from sijill.arabic.text import Sentence
from sijill.reading.attribution_phrases import Phrase
from sijill.reading.attribution_sentence import COMMAS, SentenceWords, Utterance
from sijill.reading.attribution_words import TOLD, Words

#: Kinds of verbs that only judge.
_NO_TELLING = frozenset({"condemn", "accuse", "add", "none"})
#: Kinds of speakers that name nobody.
_NO_SPEAKERS = frozenset({"text", "tally", "nobody", "name"})
_WHAT = "ما"
_LEAD = 3  # tokens: «، وهو ما أكدته»
_TO_THAT = 2  # tokens from the speaker to «أن»


def asides(words: Words, sentence: Sentence, spoken: Sequence[Utterance]) -> Iterator[tuple[Utterance, int]]:
    """The voices of one sentence besides those that it lets speak, in order, each with the token where what it vouches for ends."""
    here = SentenceWords(words, sentence)
    for at in words.asides[bisect_left(words.asides, here.first) : bisect_left(words.asides, here.end)]:
        if any(u.cue <= at < u.last for u in spoken) or at + 1 >= here.end or here.form(at - 1) in here.lexicon.role("negation"):
            continue
        found = _relative(here, at) if TOLD[here.forms[at]] is not None else _by_noun(here, at)
        if found is not None:
            yield found, _end(here, found, spoken)


def _speakers(here: SentenceWords, at: int) -> tuple[Phrase, ...]:
    found = here.phrases(at, loose=False) if here.known_at(at) and here.forms[at][0] not in "بل" else ()
    return found if found and found[0].kind not in _NO_SPEAKERS else ()


def _relative(here: SentenceWords, at: int) -> Utterance | None:
    """«هجوم تبناه التنظيم», «وهو ما أكدته الوزارة», «معلومات نشرتها الوكالة»."""
    verb = TOLD[here.forms[at]]
    if verb is None or verb.kind in _NO_TELLING:
        return None
    lemma, role = fold(verb.lemma), here.lexicon.role
    if lemma in role("judging_verb"):  # of what others tell
        return None
    if lemma in role("acting_verb") and here.form(at - 1) != _WHAT:  # «هدنة أعلنتها الحكومة» is her act, «ما أعلنته الوزارة» her word
        return None
    found = _speakers(here, at + 1)
    if not found:
        return None
    origin, last = here.origin(found[-1].last) if verb.kind == "relay" else (None, found[-1].last)
    return Utterance(at, _clause(here, at), max(last, found[-1].last), "according", found, None, origin)


def _clause(here: SentenceWords, at: int) -> int:
    """Where the clause begins that a verb takes up: past the comma right before it («، وهو ما أكدته»)."""
    for k in range(at - 1, here.first - 1, -1):
        if here.forms[k] in COMMAS and at - k > _LEAD + 1:
            return k + 1
    return here.first


def _by_noun(here: SentenceWords, at: int) -> Utterance | None:
    """«مع إعلان الشرطة أن …», «بعد تأكيد الجيش مقتل …»."""
    found = _speakers(here, at + 1)
    if not found:
        return None
    last = here.skip(found[-1].last)
    opened = here.complement(last, _TO_THAT)
    if opened is None and here.form(last) not in here.lexicon.role("object"):
        return None
    return Utterance(at, last, last, "according", found)


def _end(here: SentenceWords, found: Utterance, spoken: Sequence[Utterance]) -> int:
    if found.start <= found.cue:
        return found.last
    return min((u.start for u in spoken if u.start > found.cue), default=here.end)
