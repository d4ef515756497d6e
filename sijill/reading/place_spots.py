"""Spots that are told by what stands there: «مقر المفوضية العليا», «السفارة الهندية», «السياج الحدودي».

Invariant: such a spot stands after words that say where or what was hit; it keeps its words, and has a point only where it
is the border of the two countries that the report is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from sijill.arabic.clitics import own_words
from sijill.arabic.times_lexicon import readings
from sijill.knowledge.gazetteer import Gazetteer
from sijill.model import Place
from sijill.reading.place_context import Context
from sijill.reading.place_cues import Cues
from sijill.reading.place_words import PLAIN, Words

_MOST_WORDS = 4
_BLOW = "blow"
_ALONG = "line"
_BETWEEN = frozenset({"بين", "مع"})
#: Roles of words with which something else begins: «مقر قرب البلدة».
_ELSEWHERE = frozenset({"prep", "side", "near", "inside", "link", "border"})
#: «مصدر في وزارة الدفاع» is at no place: an office is one only after closer words.
_OFFICE = "office"
_LOOSE = frozenset({"في", "من", "نحو"})
#: What a spot may be told from: the word that bears one of these roles stands before it, or the spot's own word bears «ب».
_BEFORE = frozenset({"seat_after", "near", "inside", "side"})


def spots(words: Words, used: set[int], context: Context, gazetteer: Gazetteer, cues: Cues) -> Iterator[tuple[int, int, Place | None, str]]:
    """First word, last word (half-open), the place (`None`: it keeps its words) and its kind; none overlaps words that are used."""
    for k in words.spots:
        if k in used or not _told_where(words, k, cues):
            continue
        if _is_office(words, k, cues):
            continue
        border = _line(words, k, cues)
        if not border and k and cues.seat_after.get(words.roles(k - 1).get("seat_after", "")) == _ALONG:
            continue
        last = border or _seat(words, k, used, cues)
        if last > k:
            yield k, last, _border(context, gazetteer) if border else None, "border" if border else "facility"


def _told_where(words: Words, k: int, cues: Cues) -> bool:
    """Whether a word of place, or of a blow, stands before: «قرب السفارة …», «استهدف مقر …», «هاجم مسلحون مقر …», «بمبنى …»."""
    if k and words.gaps[k] == PLAIN and not _BEFORE.isdisjoint(words.roles(k - 1)):
        return True
    if k > 1 and words.gaps[k] == words.gaps[k - 1] == PLAIN and cues.seat_after.get(words.roles(k - 2).get("seat_after", "")) == _BLOW:
        return True
    return words.forms[k][:1] in "بل" and words.forms[k] not in words.roles(k).values()


def _is_office(words: Words, k: int, cues: Cues) -> bool:
    """Whether an office is meant and no place: «مسؤول في السفارة …», «بوزارة …»."""
    roles = words.roles(k)
    stem = roles.get("seat") or roles.get("seat_the", "")
    kind = cues.seat.get(stem) or cues.seat_the.get(stem)
    return kind == _OFFICE and (words.forms[k] != stem or words.forms[k - 1] in _LOOSE)


def _seat(words: Words, k: int, used: set[int], cues: Cues) -> int:
    """The end of a seat with whose it is; k where it is told no closer."""
    roles, last = words.roles(k), k + 1
    if "seat" not in roles and "seat_the" not in roles:
        return k
    if "seat" not in roles and last < len(words) and not words.forms[last].startswith("ال"):
        return k
    while last < len(words) and last - k < _MOST_WORDS and last not in used and words.gaps[last] == PLAIN and _closer(words, last):
        last += 1
        if "seat_the" in roles:
            break
    return last if last > k + 1 else k


def _closer(words: Words, k: int) -> bool:
    """Whether the word may tell whose a seat is: definite, or of nouns of which the last has the article («مقر إدارة السجون»)."""
    form = words.forms[k]
    if form.startswith(("ال", "لل")):
        return form not in ("التي", "الذي", "اللذين", "الذين") and "link" not in words.roles(k)
    if not form.isalpha() or (form.startswith("و") and form not in own_words()) or not _ELSEWHERE.isdisjoint(words.roles(k)):
        return False
    if any(reading.kind == "part" for reading in readings(form)):  # «استهدف مبنى الكلية مساء السبت», on Saturday evening
        return False
    after = range(k + 1, min(k + 3, len(words)))
    return any(words.forms[n].startswith("ال") and max(words.gaps[k + 1 : n + 1]) == PLAIN for n in after)


def _line(words: Words, k: int, cues: Cues) -> int:
    """The end of «السياج», «الحدود الشرقية», «المنطقة الحدودية»; 0 where the word is none."""
    after = words.forms[k + 1] if k + 1 < len(words) and words.gaps[k + 1] == PLAIN else ""
    if "line" in words.roles(k):
        if words.forms[k].startswith("ل"):  # «العابرة للحدود», cross-border
            return 0
        if after in _BETWEEN and k + 2 == len(words):  # cut off
            return 0
        return k + 2 if after in cues.line_next else k + 1
    return k + 2 if "parts" in words.roles(k) and after in cues.line_next else 0


def _border(context: Context, gazetteer: Gazetteer) -> Place | None:
    """The border of the two countries that the report speaks of most."""
    told = [c for c, _ in context.countries.most_common(2)]
    entry = gazetteer.border(*told) if len(told) == 2 else None
    return None if entry is None else entry.place
