"""Places that the gazetteer lacks, known by the word that introduces them: «قرية كذا», «بلدة "كذا"».

Invariant: such a place keeps its words and gets no point.
"""

from __future__ import annotations

from collections.abc import Iterator

from sijill.reading.place_cues import Cues
from sijill.reading.place_words import PLAIN, Words

_MOST_WORDS = 3
_LEAST_LETTERS = 3
_VALLEY = "وادي"


def unknown_places(words: Words, taken: list[tuple[int, int]], cues: Cues) -> Iterator[tuple[int, int, int, str, int]]:
    """First word, last word (half-open), first word of the name, kind, letters of «و» before a name of a list («قريتي كذا وكذا»)."""
    used = {k for first, last in taken for k in range(first, last)}
    for k in [k for k, told in words.openings if "unknown" in told]:
        word = words.roles(k)["unknown"]
        if (word == _VALLEY and words.maqsura(k)) or k in used or k + 1 >= len(words) or words.gaps[k + 1] != PLAIN:
            continue
        first, kind = k, cues.admin[word][0]
        start = k + 1
        while (last := _name_end(words, start, used, cues)) > start:
            joined = int(first == start and words.forms[start].startswith("و"))
            yield first, last, start, "place" if kind == "*" else kind, joined
            used.update(range(first, last))  # «قرية تل الصفصاف» is one village, and no hill besides
            if word not in cues.many or last >= len(words) or words.gaps[last] != PLAIN or not words.forms[last].startswith("و"):
                break
            first = start = last


def _name_end(words: Words, start: int, used: set[int], cues: Cues) -> int:
    """The end of the name that begins at `start`; `start` itself where no name does."""
    k = start
    while k < len(words) and k - start < _MOST_WORDS and k not in used and _may_name(words, k, cues):
        head = words.forms[k] in cues.name_head or (k == start and words.forms[k].lstrip("و") in cues.name_head)
        k += 1
        if k >= len(words) or words.gaps[k] != PLAIN or not words.tight[k]:
            break
        if not head and words.forms[k] not in cues.name_tail:
            break
    return k


def _may_name(words: Words, k: int, cues: Cues) -> bool:
    form = words.forms[k]
    if len(form) < _LEAST_LETTERS and form not in cues.name_head:
        return False
    if form in cues.not_name or form in cues.prep or form in cues.admin or not form.isalpha():
        return form in cues.name_head and form not in cues.prep
    if form[0] in "يت" and form.endswith("ها"):  # «منطقة يقطنها …», inhabited by: a verb and its object
        return False
    return k not in words.countries
