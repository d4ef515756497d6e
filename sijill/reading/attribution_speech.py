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
from sijill.reading.attribution_lexicon import Verb
from sijill.reading.attribution_phrases import Phrase, source_phrase
from sijill.reading.attribution_sentence import COMMAS, QUOTES, RESPONSIBILITY, SentenceWords, Utterance
from sijill.reading.attribution_words import Words
from sijill.reading.cues import plain

_FROM, _IN, _BEFORE, _HAD = "عن", "في", "سبق", "قد"
#: How far after its speaker a verb of speech may say what is said, and how far before it the speaker may stand.
_REACH, _NEAR, _BACK, _LONGEST_NAME = 25, 9, 14, 14
_NO_SPEAKERS = frozenset({"tally", "nobody"})

Phrases = tuple[Phrase, ...]


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
    return [_named_only(u) if any(p.kind == "nobody" for p in u.speakers) else u for u in found]


def _named_only(utterance: Utterance) -> Utterance:
    return replace(utterance, speakers=tuple(p for p in utterance.speakers if p.kind != "nobody"))


def _said(here: SentenceWords, at: int) -> Utterance | None:
    verb = here.verb(at)
    if verb is None or verb.kind == "none" or _negated(here, at) or _belongs(here, at, verb):
        return None
    if at > here.first and here.forms[at - 1] in here.that and plain(here.forms[max(at - 2, here.first)]) != _BEFORE:
        return None  # «ما لبث أن أعلن …»: part of what another says
    found, begin = _speakers(here, at, verb)
    if not found and not _begins(here, at):
        found = _topic(here, at)
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
    """«تابع للجيش» ("belonging to the army") is not «تابع» ("went on")."""
    return verb.kind == "add" and here.forms[at].startswith(verb.lemma) and here.form(at + 1)[:1] == "ل"


def _speakers(here: SentenceWords, at: int, verb: Verb) -> tuple[Phrases, int]:
    """Who speaks (nobody named: the speaker before goes on), and the token where verb or speaker begins."""
    if verb.needs == "in":  # «وجاء في بيان للجيش: …»
        return here.phrases(at + 2, loose=False) if here.form(at + 1) == _IN else (), at
    before = None if _begins(here, at) else _before(here, at)
    if before is not None and _sure((before,)):  # «إلا أن مصادر اتهمت الجيش»: what follows is the object
        return (before,), before.first
    start = here.skip(at + 1)
    found = () if start < here.end and here.hearer(start) is not None else here.phrases(start, loose=True)
    if found and not _sure(found) and not _begins(here, at):
        found = ()
    if found and not _sure(found) and here.complement(found[-1].last, _REACH if verb.needs == "-" else 4) is None:
        found = ()
    if found:
        return found, at
    before = _before(here, at)
    if before is not None:
        return (before,), before.first
    if verb.kind == "claim":
        found = _later(here, start)
    elif here.form(start).startswith(RESPONSIBILITY):
        claimant = _claimant(here, at)
        found = () if claimant is None else (claimant,)
    return found, at


def _begins(here: SentenceWords, at: int) -> bool:
    """Whether a verb begins its clause, so that what follows it is its subject or, with none, the speaker before."""
    if at == here.first or here.forms[at][0] in "وف":
        return True
    before = at - 1
    while before > here.first and here.forms[before] in here.fillers and plain(here.forms[before]) not in here.lexicon.role("conjunction"):
        before -= 1
    form = here.forms[before]
    return form in COMMAS or form in QUOTES or form in ":()" or plain(form) in here.lexicon.role("conjunction") or form in here.fillers


def _sure(found: Phrases) -> bool:
    return bool(found) and (found[0].noun is not None or found[0].known is not None)


def _before(here: SentenceWords, at: int) -> Phrase | None:
    """The speaker before its verb: «حزب الله يعترف», «وكان الجيش قد أعلن». A verb joined by «و» has none."""
    if here.forms[at][0] == "و" and here.forms[at] not in here.lexicon.verbs:
        return None
    introduced = _introduced(here, at)
    if introduced is not None:
        return introduced
    for k in range(max(here.first, at - _BACK), at):
        found = source_phrase(here.words, k, at) if here.known_at(k) and _opens(here, k) else None
        if found is None or found.kind in _NO_SPEAKERS:
            continue
        if all(f in here.fillers or f in COMMAS or f in QUOTES or f in "()" for f in here.forms[found.last : at]):
            return found
    return _had_said(here, at) or _named(here, at)


def _introduced(here: SentenceWords, at: int) -> Phrase | None:
    """«لكن فلان، قائد الجيش في الولاية، تحدث عن …»: a name led in, with what he is between commas, its verb right after it."""
    for k in range(max(here.first, at - _LONGEST_NAME), at - 1):
        if plain(here.forms[k]) not in here.lexicon.role("leading"):
            continue
        found = source_phrase(here.words, k + 1, at, loose=True)
        if found is None or found.last - found.first < 2:
            continue
        between = here.forms[found.last : at]
        if all(f in here.fillers or f in COMMAS for f in between) and found.noun is None and _titled(here, found):
            return found
    return None


def _titled(here: SentenceWords, found: Phrase) -> bool:
    nouns = (here.words.noun(k) for k in range(found.first, found.last))
    return any(n is not None and n[0].kind in ("title", "person") for n in nouns)


def _had_said(here: SentenceWords, at: int) -> Phrase | None:
    """«وكان المالكي قد قال», «وكانت الأنباء قد أفادت»: between the two verbs stands the speaker, whoever it is."""
    end = at - 1 if here.form(at - 1) == _HAD else at
    for k in range(max(here.first, at - _BACK), end - 1):
        if plain(here.forms[k]) in here.lexicon.role("was"):
            found = source_phrase(here.words, k + 1, end, loose=True)
            return found if found is not None and found.last >= end - 1 else None
    return None


def _named(here: SentenceWords, at: int) -> Phrase | None:
    """«سلطان يوضح أن»: a name that opens the sentence, its verb right after it."""
    words = here.forms[here.first : at]
    apart = here.fillers | here.lexicon.stops | here.lexicon.role("conjunction") | here.lexicon.role("negation")
    if not 1 <= len(words) <= 3 or here.complement(at + 1, 2) is None or any(not f[0].isalpha() or plain(f) in apart for f in words):
        return None
    found = source_phrase(here.words, here.first, at, loose=True)
    return found if found is not None and found.last == at else None


def _opens(here: SentenceWords, at: int) -> bool:
    """Whether a noun here can be a subject: it opens its clause."""
    before = at - 1
    while before >= here.first and (here.forms[before] in QUOTES or here.forms[before] in "#("):
        before -= 1
    if before < here.first:
        return True
    form = here.forms[before]
    return plain(form) in here.lexicon.role("conjunction") or form in here.that or form in COMMAS or form in "|:"


def _topic(here: SentenceWords, at: int) -> Phrases:
    """«شاهد عيان هو طالب في المدرسة قال إن», «الوزارة، التي قالت إنها»: the speaker farther back in the clause."""
    for k in range(at - 1, max(here.first, at - _BACK) - 1, -1):
        verb = here.verb(k)
        if verb is not None and verb.kind != "none":
            return ()
        found = source_phrase(here.words, k, at) if here.known_at(k) and _opens(here, k) else None
        if found is not None and found.kind not in _NO_SPEAKERS:
            return (found,)
    return ()


def _claimant(here: SentenceWords, at: int) -> Phrase | None:
    """«… جماعة الشباب …، وأعلنت مسؤوليتها»: the group that the sentence is about."""
    for k in range(here.first, at):
        found = source_phrase(here.words, k, at) if here.known_at(k) else None
        if found is not None and found.kind in ("body", "group"):
            return found
    return None


def _later(here: SentenceWords, at: int) -> Phrases:
    """«تبنى الهجوم تنظيم …»: the speaker after the object."""
    objects = here.lexicon.role("object")
    k = next((k for k in range(at, min(at + 8, here.end)) if here.known_at(k) and here.forms[k] not in objects), None)
    return () if k is None else here.phrases(k, loose=False)


def _fits(here: SentenceWords, verb: Verb, at: int, last: int, found: Phrases) -> bool:
    """Whether what the verb needs stands beside it; `last` is the token after verb and speaker."""
    sure = _sure(found)
    window = here.forms[last : min(last + 10, here.end)]
    match verb.needs:
        case "from":
            return _FROM in window or (sure and here.complement(last, 4) is not None)
        case "blame":
            return any(RESPONSIBILITY in f for f in window)
        case "issue":
            return sure and found[0].kind != "state" and any(f in here.lexicon.role("issue") for f in window[:4])
        case "in":
            return bool(found) and found[0].kind == "text" and here.complement(last, 12) is not None
        case "about":
            named = sure or (bool(found) and _titled(here, found[0]))
            return (named and (_FROM in here.past_aside(last, 4) or _opens_act(here, window))) or here.complement(last, 6) is not None
        case "known":
            return bool(found) and (_records(here, found[0], window) or (found[0].known is not None and found[0].kind != "state"))
        case "source":
            return sure and (verb.kind != "say" or found[0].kind not in ("state", "name"))
        case "clause":
            if any(plain(f).startswith(plain(here.forms[at])) for f in here.forms[here.first : at]):
                return False  # «بين … وبين …», «بينه وبين …»
            opens = at == here.first or here.forms[at][0] == "و" or here.forms[at - 1] in COMMAS
            return opens and here.complement(last, 6) is not None
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
    return not _sure(found) or (found[0].kind not in ("person", "title") and here.form(last)[:1] == "ب")


def _told(here: SentenceWords, verb: Verb, last: int, found: Phrases) -> bool:
    """Whether the sentence goes on to what is said."""
    rest = here.skip(last)
    opened = here.complement(rest, _REACH if found or rest > last else _NEAR)
    if verb.needs in ("that", "quote"):
        return opened is not None and opened <= last + 8
    if verb.needs == "to":
        to = here.lexicon.role("to") | {"على"}
        return opened is not None or any(f in to for f in here.forms[last : min(last + 8, here.end)])
    if opened is not None or _sure(found):
        return True
    if found:  # «كان فلان قد أعلن إرسال …»
        return _opens_act(here, here.forms[rest : rest + 1])
    return verb.kind in ("claim", "deny")
