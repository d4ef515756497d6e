"""Who speaks by a verb of speech: named before it or behind it, or farther back in the clause.

Invariant: whoever is found stands in the verb's sentence; nobody found means that the speaker before goes on.
"""

from __future__ import annotations

from sijill.reading.attribution_lexicon import Verb
from sijill.reading.attribution_phrases import Phrase, source_phrase
from sijill.reading.attribution_sentence import COMMAS, QUOTES, RESPONSIBILITY, SentenceWords
from sijill.reading.attribution_words import bare
from sijill.reading.cues import plain

_IN = "في"
_HAD = "قد"
_AS_FOR = "اما"
#: How far after its speaker a verb of speech may say what is said, and how far before it the speaker may stand.
REACH = 25
_BACK, _LONGEST_NAME = 14, 14
#: Words of a name that is led in, and of one that may be accused.
_NAMES, _SHORT = 3, 3
_WHO = frozenset({"الذي", "التي", "الذين"})
_NO_SPEAKERS = frozenset({"tally", "nobody"})

Phrases = tuple[Phrase, ...]


def speakers(here: SentenceWords, at: int, verb: Verb) -> tuple[Phrases, int]:
    """Who speaks (nobody named: the speaker before goes on), and the token where verb or speaker begins."""
    if verb.needs == "in":  # «وجاء في بيان للجيش: …»
        return here.phrases(at + 2, loose=False) if here.form(at + 1) == _IN else (), at
    led = _led(here, at, verb)
    if led is not None:
        return (led,), led.first
    if verb.kind == "accuse" and _object_alone(here, at, verb):
        return (), at
    found = _behind(here, at, verb)
    if found:
        return found, at
    before = _before(here, at)
    if before is not None:
        return (before,), before.first
    return _farther(here, at, verb), at


def _led(here: SentenceWords, at: int, verb: Verb) -> Phrase | None:
    """A speaker before the verb whom nothing behind it can rival: «إلا أن مصادر اتهمت الجيش», what follows is the object."""
    before = None if begins(here, at) else _before(here, at)
    if before is not None and sure((before,)):
        return before
    accuser = before or _accuser(here, at) if verb.kind == "accuse" else None
    return accuser or _as_for(here, at)


def _behind(here: SentenceWords, at: int, verb: Verb) -> Phrases:
    """The speaker right behind the verb: «قال فلان إن»."""
    start = here.skip(at + 1)
    found = () if start < here.end and here.hearer(start) is not None else here.phrases(start, loose=True)
    if not found or sure(found):
        return found
    said = here.complement(found[-1].last, REACH if verb.needs == "-" else 4)
    return found if said is not None and begins(here, at) else ()


def _farther(here: SentenceWords, at: int, verb: Verb) -> Phrases:
    start = here.skip(at + 1)
    subject = _subject(here, at)
    if subject is None and verb.kind == "claim":
        return _later(here, start)
    if subject is None and here.form(start).startswith(RESPONSIBILITY):
        subject = _claimant(here, at)
    return () if subject is None else (subject,)


def _subject(here: SentenceWords, at: int) -> Phrase | None:
    """«وحددت الشرطة هوية القتيل، وقالت إنه …»: who opens the sentence, behind its verb, goes on to speak."""
    first = here.first
    if here.forms[at][0] != "و" or here.form(at - 1) not in COMMAS or here.verb(first) is not None:
        return None
    if here.form(first)[-1:] != "ت" or here.forms[at][-1] != "ت" or not here.known_at(first + 1):
        return None
    found = source_phrase(here.words, first + 1, at)
    return found if found is not None and found.kind in ("body", "group") and not any(here.verb(k) for k in range(found.last, at)) else None


def _as_for(here: SentenceWords, at: int) -> Phrase | None:
    """«أما المرصد ومقره بريطانيا فأكد أن»: the topic that «فـ» takes up."""
    if here.forms[at][0] != "ف" or here.forms[at] in here.lexicon.verbs:
        return None
    opened = next((k for k in range(max(here.first, at - _BACK), at) if plain(here.forms[k]) == _AS_FOR), None)
    found = None if opened is None else source_phrase(here.words, opened + 1, at)
    return None if found is None or found.kind in _NO_SPEAKERS else found


def _object_alone(here: SentenceWords, at: int, verb: Verb) -> bool:
    """«دان الهجوم وحمل الحركة المسؤولية», «الجيش الذي اتهم الحركة»: what follows the verb is whom it accuses."""
    if here.form(at - 1) in _WHO:
        return True
    accused = source_phrase(here.words, at + 1, here.end) if verb.needs == "blame" and here.known_at(at + 1) else None
    return accused is not None and accused.last - accused.first <= _SHORT and bare(here.form(accused.last)).startswith(RESPONSIBILITY)


def _accuser(here: SentenceWords, at: int) -> Phrase | None:
    """«لكن الحيدري اتهم»: a name led in."""
    if here.forms[at][0] == "و":
        return None
    leading = here.lexicon.role("leading")
    for k in range(max(here.first, at - _NAMES), at):
        if plain(here.forms[k]) not in leading and (k == here.first or plain(here.forms[k - 1]) in leading):
            found = source_phrase(here.words, k, at, loose=True)
            if found is not None and found.last == at:
                return found
    return None


def begins(here: SentenceWords, at: int) -> bool:
    """Whether a verb begins its clause, so that what follows it is its subject or, with none, the speaker before."""
    if at == here.first or here.forms[at][0] in "وف":
        return True
    before = at - 1
    while before > here.first and here.forms[before] in here.fillers and plain(here.forms[before]) not in here.lexicon.role("conjunction"):
        before -= 1
    form = here.forms[before]
    return form in COMMAS or form in QUOTES or form in ":()" or plain(form) in here.lexicon.role("conjunction") or form in here.fillers


def sure(found: Phrases) -> bool:
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
        if all(f in here.fillers or f in COMMAS for f in between) and found.noun is None and titled(here, found):
            return found
    return None


def titled(here: SentenceWords, found: Phrase) -> bool:
    nouns = (here.words.noun(k) for k in range(found.first, found.last))
    return any(n is not None and n[0].kind in ("title", "person") for n in nouns)


def _had_said(here: SentenceWords, at: int) -> Phrase | None:
    """«وكان المالكي قد قال», «وكانت الأنباء قد أفادت»: between the two verbs stands the speaker, whoever it is."""
    end = at - 1 if here.form(at - 1) == _HAD else at
    for k in range(max(here.first, at - _BACK), end - 1):
        if plain(here.forms[k]) in here.lexicon.role("was"):
            found = source_phrase(here.words, k + 1, end, loose=True)
            aside = found is not None and {here.form(found.last), here.forms[end - 1]} <= COMMAS  # «وكان المساعد، الذي انشق عنه، قد قال»
            return found if found is not None and (found.last >= end - 1 or aside) else None
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


def topic(here: SentenceWords, at: int) -> Phrases:
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
