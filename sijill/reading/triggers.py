"""Event words: the verbs and nouns that tell of an incident.

Invariant: a trigger is one whole word or phrase of the lexicon (data/triggers.tsv) with at most proclitics before it and a
pronoun after it; the widest phrase wins («إطلاق نار», "gunfire", before «إطلاق», "launching"). A verb that is one together with a
word further on («فتح مسلحون النار») is found alone, as what the two say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from typing import Literal, NamedTuple, cast, get_args

from sijill.arabic.datafile import Row, table
from sijill.arabic.text import Text
from sijill.errors import KnowledgeError
from sijill.knowledge.phrases import Hit, PhraseIndex, longest_of_found
from sijill.reading.finds import Find
from sijill.reading.marches import march_or_drone
from sijill.reading.objects import is_done_to_none, objects
from sijill.reading.trigger_gaps import Gap, find_gaps, gap_lemmas

TriggerClass = Literal["event", "harm", "anaphor", "light"]
WordKind = Literal["noun", "verb", "phrase", "either"]

_ARTICLES = ("ال", "لل")
_OF_NOUNS = (*_ARTICLES, "ب", "ك")  # proclitics that no verb takes
_PRONOUNS = ("", "ه", "ها", "هم", "هما", "هن", "نا")
_MARCH = "مسيرة"  # the lemma of marches, whose word is that for a drone too
_start = attrgetter("start")


class Trigger(NamedTuple):
    """`type` is the codebook's type the word names by itself; the words around it may say more (`type_features`)."""

    lemma: str
    word_class: TriggerClass
    type: str
    word: WordKind
    form: str
    definite: bool = False
    pronoun: bool = False


def _noun_forms(singular: str, plural: str | None) -> Iterator[str]:
    yield singular
    if singular.endswith("ه"):
        stem = singular[:-1] + "ت"
        yield from (stem + p for p in _PRONOUNS[1:])
        yield from (stem + "ان", stem + "ين", stem + "ا", stem + "ي")  # «غارتا», «غارتي»: two raids of somebody's
    else:
        yield from (singular + "ا", singular + "ان", singular + "ين")
    if plural:
        yield plural


def _verb_forms(past: str, stem: str) -> Iterator[str]:
    yield from (past + ending for ending in ("", "ت", "وا", "ا", "تا", "ته", "تها", "تهم", "وه", "وها", "وهم"))
    for prefix in "يت":
        yield from (prefix + stem + ending for ending in ("", "ون", "وا", "ان", "ونه", "ونها"))


def _expand(row: Row) -> Iterator[tuple[str, WordKind]]:
    for part in row["forms"].split(";"):
        kind, _, body = part.partition(":")
        if kind == "n":
            singular, _, plural = body.partition("+")
            yield from ((f, "noun") for f in _noun_forms(singular, plural or None))
        elif kind == "v":
            past, _, stem = body.partition(",")
            yield from ((f, "verb") for f in _verb_forms(past, stem))
        elif kind == "x":
            yield from ((f, "phrase") for f in body.split(","))
        else:
            raise row.wrong(f"forms must begin with n:, v: or x:, not {part!r}")


def _rows() -> Iterator[tuple[str, Trigger]]:
    for row in table("sijill.reading", "triggers.tsv", ("lemma", "class", "type", "forms", "gloss", "source")):
        if row["class"] not in get_args(TriggerClass):
            raise row.wrong(f"needs a class of {get_args(TriggerClass)}")
        for form, word in _expand(row):
            yield form, Trigger(row["lemma"], cast("TriggerClass", row["class"]), row["type"], word, form)


@cache
def _lexicon() -> dict[str, Trigger]:
    """One trigger a form; a form that is both verb and noun of one lemma («قصف») is "either"; the earlier row wins."""
    lexicon: dict[str, Trigger] = {}
    for form, trigger in _rows():
        known = lexicon.get(form)
        if known is None:
            lexicon[form] = trigger
        elif known.word != trigger.word:
            lexicon[form] = Trigger(known.lemma, known.word_class, known.type, "either", form)
    return lexicon


@cache
def _of_gaps() -> dict[str, Trigger]:
    """The lemmas of verbs that have a word further on, each as its first row says."""
    found: dict[str, Trigger] = {}
    for _, trigger in _rows():
        found.setdefault(trigger.lemma, trigger)
    unknown = gap_lemmas() - found.keys()
    if unknown:
        raise KnowledgeError(f"trigger_gaps.tsv: no such lemma in triggers.tsv: {', '.join(sorted(unknown))}")
    return found


@cache
def _index() -> PhraseIndex[Trigger]:
    return PhraseIndex(_lexicon().items(), enclitics=True, in_word=_in_word)


def _in_word(trigger: Trigger, folded: str, word_start: int, start: int, end: int) -> Trigger | None:
    """The trigger as it stands in its word, with a pronoun and the article; `None` where other letters follow («قصفكم»), and
    where what looks like a verb is a noun by what stands before it: «التجمع», «بتغير»."""
    tail = _tail(folded, end)
    if tail not in _PRONOUNS or (trigger.word == "verb" and word_start < start and folded.endswith(_OF_NOUNS, word_start, start)):
        return None
    definite = (word_start < start and folded.endswith(_ARTICLES, word_start, start)) or folded.startswith(_ARTICLES, start)
    return trigger._replace(form=folded[start:end] + tail, definite=definite, pronoun=bool(tail))


def _tail(folded: str, end: int) -> str:
    """The letters from `end` on."""
    stop = end
    while stop < len(folded) and folded[stop].isalpha():
        stop += 1
    return folded[end:stop]


def find_triggers(text: Text) -> list[Find[Trigger]]:
    """Event words in order of place, not overlapping. Spans leave proclitics out and pronouns in."""
    folded, length, make, span = text.folded, len(text.folded), tuple.__new__, text.map.span  # by name, a tuple costs half as much again
    found: list[Find[Trigger]] = []
    careful, figurative = "ة" in text.raw, objects()
    hits = [h for h in _index().find(text) if (end := h[0] + len(h[3][4])) >= length or not folded[end].isalpha()]
    for hit in longest_of_found(hits):
        start, value = hit[0], hit[3]
        end = start + len(value[4])
        if (careful and value[3] == "noun" and _is_pronoun(text, hit)) or (value[0] == _MARCH and _is_no_march(text, start, end)):
            continue
        if not (value[0] in figurative and not value[6] and is_done_to_none(text, value[0], start)):
            found.append(make(Find, ("trigger", span(start, end), start, end, value)))
    gaps = find_gaps(text)
    return _with_gaps(text, found, gaps) if gaps else found


def _with_gaps(text: Text, found: list[Find[Trigger]], gaps: list[Gap]) -> list[Find[Trigger]]:
    """With the verbs that have their second part further on, each in the stead of the verb alone."""
    by_start = {find.start: find for find in found}
    for gap in gaps:
        near = found[max(0, bisect_left(found, gap.start, key=_start) - 1) : bisect_left(found, gap.closer, key=_start)]
        if not any(_parts(find, gap) for find in near):
            alone = by_start.get(gap.start)
            word = "verb" if alone is None else alone.value.word
            trigger = _of_gaps()[gap.lemma]._replace(word=word, form=text.folded[gap.start : gap.end])
            by_start[gap.start] = Find("trigger", text.map.span(gap.start, gap.end), gap.start, gap.end, trigger)
    return sorted(by_start.values(), key=_start)


def _parts(find: Find[Trigger], gap: Gap) -> bool:
    """Whether an event word says that the two parts are none: it has the first in it and more, or is another verb between them; of
    «العثور على 8 جثث» (8 bodies found) the words «العثور على» are no more than the first part."""
    if find.start < gap.end:
        ends_before = find.start == gap.start and find.end <= gap.closer
        return gap.start < find.end and (find.start, find.end) != (gap.start, gap.end) and not ends_before
    return find.value.word != "noun"


def _is_no_march(text: Text, start: int, end: int) -> bool:
    """«أسقطوا مسيرة», "they shot down a drone"."""
    return march_or_drone(text, start, end) in ("drone", "name")


def _is_pronoun(text: Text, hit: Hit[Trigger]) -> bool:
    """«مصادره», "his sources", is not «مصادرة», "confiscation", in a report that writes the two letters apart."""
    form = text.folded[hit.start : hit.end]
    return form[-1] == "ه" and not form.endswith("ته") and text.raw[text.map.starts[hit.end - 1]] == "ه"
