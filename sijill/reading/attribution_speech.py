"""Verbs of speech with their speakers: before the verb, after it, or those of the sentence before.

Invariant: a verb is one of speech only where what it needs stands beside it: a source, «أن», a quotation (`Verb.needs`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from sijill.arabic.fold import fold
from sijill.arabic.text import Sentence
from sijill.reading.attribution_citing import according, heading
from sijill.reading.attribution_lexicon import Verb, lexicon
from sijill.reading.attribution_phrases import Phrase
from sijill.reading.attribution_sentence import COMMAS, RESPONSIBILITY, SentenceWords, Utterance
from sijill.reading.attribution_speakers import REACH, Phrases, begins, speakers, sure, titled, topic
from sijill.reading.attribution_words import Words
from sijill.reading.cues import plain

_FOLLOWED = "تابع"
_FROM = "عن"
_BEFORE = "سبق"
#: How far after a verb of speech without a speaker it may say what is said.
_NEAR = 9


def utterances(words: Words, sentence: Sentence) -> list[Utterance]:
    """The voices of one sentence, in order."""
    here = SentenceWords(words, sentence)
    head = heading(here)
    found = [] if head is None else [head]
    at = here.first if head is None else head.last
    for cue in words.cues[bisect_left(words.cues, at) : bisect_left(words.cues, here.end)]:
        utterance = according(here, cue) or _said(here, cue) if cue >= at else None
        if utterance is not None:
            found.append(utterance)
            at = utterance.last
    # «المعلومات المتوفرة» names nobody: whoever spoke goes on
    return [_named_only(u) if any(_is_nobody(p) for p in u.speakers) else u for u in found]


def _named_only(utterance: Utterance) -> Utterance:
    return replace(utterance, speakers=tuple(p for p in utterance.speakers if not _is_nobody(p)))


def _is_nobody(phrase: Phrase) -> bool:
    """«حصيلة سابقة» (an earlier tally), «حصيلة أولية» (a first one) tell which, and name nobody; «حصيلة لوزارة الصحة» the ministry."""
    if phrase.kind == "tally" and phrase.known is None:
        return lexicon().role("which_tally").issuperset(phrase.words[1:])
    return phrase.kind == "nobody"


def _said(here: SentenceWords, at: int) -> Utterance | None:
    verb = here.verb(at)
    if verb is None or verb.kind == "none" or _negated(here, at) or _belongs(here, at, verb):
        return None
    if at > here.first and here.forms[at - 1] in here.that and plain(here.forms[max(at - 2, here.first)]) != _BEFORE:
        return None  # «ما لبث أن أعلن …»: part of what another says
    found, begin = speakers(here, at, verb)
    if not found and not begins(here, at):
        found = topic(here, at)
        if not found:
            return None
    if not found and plain(here.forms[at])[0] in "يت" and fold(verb.lemma)[0] not in "يت":
        return None  # «يذكر أن», «يرجح أن»: said by nobody
    last = found[-1].last if found and found[-1].last > at else at + 1
    if not _fits(here, verb, at, last, found):
        return None
    begin = last if verb.needs == "issue" else begin  # that it was published, the outlet tells
    utterance = Utterance(at, begin, last, "said", found, vouches=verb.kind != "condemn")
    if verb.kind != "relay":
        return here.around(utterance)
    origin, last = here.origin(last)
    return replace(utterance, origin=origin, last=last) if origin is not None or found else None


def _negated(here: SentenceWords, at: int) -> bool:
    return at > here.first and here.forms[at - 1].removeprefix("و") in here.lexicon.role("negation")


def _belongs(here: SentenceWords, at: int, verb: Verb) -> bool:
    """«تابع للجيش» ("belonging to the army") is not «تابع» ("went on"), nor is «تتابع القوات عملياتها» ("the forces go on with");
    «من تبني بيان» ("from adopting a statement") claims nothing."""
    form = here.forms[at]
    if verb.kind == "claim":
        return at > here.first and here.forms[at - 1] in here.lexicon.role("before_noun")
    if verb.kind != "add":
        return False
    if form.startswith(verb.lemma):
        return here.form(at + 1)[:1] == "ل"
    return verb.lemma == _FOLLOWED and here.complement(at, REACH) is None


def _fits(here: SentenceWords, verb: Verb, at: int, last: int, found: Phrases) -> bool:
    """Whether what the verb needs stands beside it; `last` is the token after verb and speaker."""
    known = sure(found)
    window = here.forms[last : min(last + 10, here.end)]
    match verb.needs:
        case "from":
            return _FROM in window or (known and here.complement(last, 4) is not None)
        case "blame":
            return any(RESPONSIBILITY in f for f in window)
        case "issue":
            return known and found[0].kind != "state" and any(f in here.lexicon.role("issue") for f in window[:4])
        case "in":
            return bool(found) and found[0].kind == "text" and here.complement(last, 12) is not None
        case "about":
            named = known or (bool(found) and titled(here, found[0]))
            return (named and (_FROM in here.past_aside(last, 4) or _opens_act(here, window))) or here.complement(last, 6) is not None
        case "known":
            return bool(found) and (_records(here, found[0], window) or (found[0].known is not None and found[0].kind != "state"))
        case "source":
            return known and (verb.kind != "say" or found[0].kind not in ("state", "name"))
        case "clause":
            if any(plain(f).startswith(plain(here.forms[at])) for f in here.forms[here.first : at]):
                return False  # «بين … وبين …», «بينه وبين …»
            opens = at == here.first or here.forms[at][0] == "و" or here.forms[at - 1] in COMMAS
            return opens and here.complement(last, 6) is not None
    if verb.kind == "accuse" and found and found[0].last <= at:
        return True  # «لكن الحيدري اتهم الحركة»
    return not _accused(here, verb, last, found) and _told(here, verb, last, found)


def _opens_act(here: SentenceWords, window: Sequence[str]) -> bool:
    """«كشفت الوزارة اعتقال خلية»: an act told by its verbal noun."""
    objects = here.lexicon.role("object")
    return bool(window) and (window[0] in objects or (len(window[0]) > 4 and window[0][-1] == "ا" and window[0][:-1] in objects))


def _records(here: SentenceWords, found: Phrase, window: Sequence[str]) -> bool:
    """«وثق مركز توثيق الانتهاكات اعتقال …»; «سجل الفريق هدفا», the team scored, records nothing."""
    return found.noun is not None and found.noun.lemma in here.lexicon.role("record") and _opens_act(here, window)


def _accused(here: SentenceWords, verb: Verb, last: int, found: Phrases) -> bool:
    """«اتهمت الحركة بتفجير»: it was accused, it accuses nobody."""
    if verb.kind != "accuse":
        return False
    return not sure(found) or (found[0].kind not in ("person", "title") and here.form(last)[:1] == "ب")


def _told(here: SentenceWords, verb: Verb, last: int, found: Phrases) -> bool:
    """Whether the sentence goes on to what is said."""
    rest = here.skip(last)
    opened = here.complement(rest, REACH if found or rest > last else _NEAR)
    if verb.needs in ("that", "quote"):
        return opened is not None and opened <= last + 8
    if verb.needs == "to":
        to = here.lexicon.role("to") | {"على"}
        return opened is not None or any(f in to for f in here.forms[last : min(last + 8, here.end)])
    if opened is not None or sure(found):
        return True
    if found:  # «كان فلان قد أعلن إرسال …»
        return _opens_act(here, here.forms[rest : rest + 1])
    return verb.kind in ("claim", "deny")
