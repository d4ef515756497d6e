"""Speakers named beside what they say, without a verb of speech of its own: headings («الدفاع المدني: …»), "according to",
date lines, signatures.

Invariant: as in `attribution_sentence`; a citation that names nobody («وفق حصيلة أولية») is none.
"""

from __future__ import annotations

from sijill.arabic.text import Sentence
from sijill.reading.attribution_lexicon import Verb
from sijill.reading.attribution_phrases import Phrase, source_phrase
from sijill.reading.attribution_sentence import COMMAS, SentenceWords, Utterance
from sijill.reading.attribution_words import Words, bare, has_article

_DASHES = frozenset("-–—")
_ON = "على"
_WHAT = "ما"
_AS = "كما"
_BY = "حسب"
_CITING = "نقلا"
_FROM = "عن"
_SOURCE = "مصدر"
_REPORT = "تقرير"
_GIVEN = frozenset({"به", "بها"})
#: How far into a sentence a heading may stand, and how many plain words before it.
_HEAD, _LEAD = 8, 3
#: Up to which token the line above a post may reach that was joined to it; digits of a year.
_MASTHEAD, _YEAR = 16, 4
#: Words that may follow a citation that ends its sentence («كما أعلنت الوزارة في تقرير نشر أمس»).
_TAIL = 7


def heading(here: SentenceWords) -> Utterance | None:
    """«#عاجل | الدفاع المدني: …»"""
    at = first = _past_masthead(here)
    while at < min(here.end - 1, first + _HEAD) and here.verb(at) is None and here.forms[at] != ":":
        found = _headed(here, at)
        if found is None:
            if here.forms[at][0].isalpha() and at >= first + _LEAD:
                return None
            at += 1
            continue
        via = here.hearer(found.last) if found.last < here.end else None
        last = found.last if via is None else via.last
        origin, last = here.origin(last) if here.form(last) == _FROM else (None, last)  # «وكالة … عن مصدر: …»
        if here.form(last) == ":" and found.kind not in ("state", "text", "tally"):
            return Utterance(found.first, found.first, last + 1, "heading", (found,), via, origin)
        at = found.last
    return None


def _past_masthead(here: SentenceWords) -> int:
    """Where a post begins whose poster and day were scraped before it on one line: «… July 25, 2025 #عاجل | …», «… @handle …»."""
    forms = here.forms
    for j in range(min(here.first + _MASTHEAD, here.end - 1) - 1, here.first + 1, -1):
        dated = len(forms[j]) == _YEAR and forms[j].isdecimal() and forms[j - 1] in COMMAS and forms[j - 2].isdecimal()
        if dated or (forms[j - 1] == "@" and forms[j].isascii()):
            return j + 1
    return here.first


def _headed(here: SentenceWords, at: int) -> Phrase | None:
    """The speaker who may stand at the head: one that a table knows, or a name said to speak to an outlet."""
    if here.known_at(at):
        led = here.forms[at][0] in "بل" and bare(here.forms[at]) not in here.lexicon.nouns
        return None if led else source_phrase(here.words, at, here.end)
    if at != here.first or here.end - at < 4:
        return None
    found = source_phrase(here.words, at, here.end, loose=True)
    return found if found is not None and found.last < here.end and here.hearer(found.last) is not None else None


def according(here: SentenceWords, at: int) -> Utterance | None:
    """«بحسب المرصد», «وفقا لما ذكرته الوزارة», «نقلا عن شهود», «كما أعلن الجيش» at the end of its clause."""
    cues = here.lexicon.role("according")
    form = here.forms[at] if here.forms[at] in cues else here.forms[at].removeprefix("و")
    if form == _ON and here.form(at + 1) == _WHAT:
        verb = here.any_verb(at + 2)  # «على ما أعلن مصدر»
        return None if verb is None else _by_verb(here, at, at + 2, verb, trailing=False)
    if form not in cues or (form == _AS and here.any_verb(at + 1) is None) or (form == _CITING and here.form(at + 1) != _FROM):
        return None
    bridge = here.lexicon.role("bridge") | {"على"}
    j = at + 1
    while here.form(j) in bridge:
        j += 1
    verb = here.any_verb(j)
    if verb is not None:
        return _by_verb(here, at, j, verb, trailing=form == _AS)
    if any(f.endswith(_WHAT) for f in here.forms[at + 1 : j]):
        return None  # «بحسب ما تقتضيه …»
    found = _cited(here, j, loose=j < here.end and not has_article(here.forms[j]) and form not in (_BY, _AS))
    return here.around(Utterance(at, at, found[-1].last, "according", found)) if found else None


def _cited(here: SentenceWords, at: int, *, loose: bool) -> tuple[Phrase, ...]:
    if here.form(at) in here.lexicon.role("latest"):
        at, loose = at + 1, False  # «بحسب آخر حصيلة صدرت عن الوزارة»
    found = here.phrases(at, loose=loose)
    if (
        found
        and found[0].kind == "tally"
        and not _names_makers(here, found[0])
        and not any(here.known_at(k) for k in range(found[0].first + 1, found[0].last))
    ):
        last = found[0].last
        whose = here.phrases(last, loose=False) if here.form(last)[:1] == "ل" else ()  # «حصيلة لوكالة …»
        return whose or _counted(here, last)
    if found and found[0].words == (_REPORT,) and not found[0].definite:
        return ()  # «وفق تقرير» names nobody
    return found


def _names_makers(here: SentenceWords, found: Phrase) -> bool:
    """«إحصاءات تركية رسمية»: whose it is an adjective says."""
    return not found.definite and any(f in here.lexicon.role("official") for f in found.words)


def _counted(here: SentenceWords, at: int) -> tuple[Phrase, ...]:
    """«الأرقام التي أكدها المرصد», «الحصيلة الصادرة عن الوزارة»: who counted."""
    issued = next((j for j in range(at, min(at + 3, here.end)) if here.forms[j] == _FROM), None)
    if issued is not None:
        return here.phrases(issued + 1, loose=False)
    verb = next((j for j in range(at, min(at + 4, here.end)) if here.any_verb(j) is not None), None)
    if verb is None:
        return ()
    given = verb + (2 if here.form(verb + 1) in _GIVEN else 1)  # «حصيلة أدلى بها المتحدث باسم …»
    return here.phrases(here.skip(given), loose=False)


def _by_verb(here: SentenceWords, at: int, j: int, verb: Verb, *, trailing: bool) -> Utterance | None:
    """«وفق ما ذكرت مصادر»: `at` the cue, `j` the verb. `trailing`: only where the clause ends with it."""
    start = here.skip(j + 1)
    if verb.kind == "relay" and here.form(start) == _FROM:
        found = here.phrases(start + 1, loose=True)
        return Utterance(at, at, found[-1].last, "according", found) if found else None
    found = here.phrases(start, loose=not trailing)
    if not found:
        return None
    last = found[-1].last
    rest = here.form(here.skip(last))
    if trailing and rest and rest not in COMMAS and rest != "." and not (here.end - last <= _TAIL and here.complement(last, _TAIL) is None):
        return None
    if verb.kind != "relay":
        via = here.hearer(last) if last < here.end else None  # «كما أفاد مصدر لوكالة …»
        cited = Utterance(at, at, last if via is None else via.last, "according", found, via)
        return here.citing(cited)
    origin, last = here.origin(last)
    return Utterance(at, at, last, "according", found, None, origin)


def dateline(words: Words, sentence: Sentence) -> tuple[Phrase | None, bool]:
    """The agency of a date line, and whether all that follows is its own: «بيروت (رويترز) - …» says so, a byline
    («أعزاز/ الأناضول») only whose correspondent speaks."""
    for at in range(sentence.first + 1, min(sentence.first + 10, sentence.last)):
        if at not in words.known or words.known[at][1].kind != "outlet":
            continue
        last = words.known[at][0]
        before, after = words.forms[at - 1], words.forms[last] if last < sentence.last else ""
        bracketed = before == "(" and after == ")" and last + 4 < sentence.last and words.forms[last + 1] in _DASHES
        if bracketed or (before == "/" and last == sentence.last):
            return source_phrase(words, at, last), bracketed
    return None, False


def signature(words: Words, sentence: Sentence) -> Phrase | None:
    """The source of «المصدر: …», where the sentence is that and no more."""
    found = words.noun(sentence.first)
    if found is None or found[0].lemma != _SOURCE or sentence.last - sentence.first > 10:
        return None
    at = sentence.first + 1
    if at >= sentence.last or words.forms[at] not in ":/-":
        return None
    phrase = source_phrase(words, at + 1, sentence.last, loose=True)
    return phrase if phrase is not None and phrase.last >= sentence.last - 1 else None


def poster(words: Words, sentence: Sentence) -> Phrase | None:
    """Who posted what stands above «— فلان (@handle) May 1, 2023»."""
    forms, first = words.forms, sentence.first
    if forms[first] not in _DASHES:
        return None
    last = next((k for k in range(first + 1, min(first + 9, sentence.last - 1)) if forms[k] == "(" and forms[k + 1] == "@"), None)
    if last is None or last == first + 1:
        return None
    names = tuple(f for f in forms[first + 1 : last] if f[0].isalpha())
    return Phrase(first + 1, last, "name", None, None, True, names) if names else None
