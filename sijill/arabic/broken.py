"""Words broken to escape filters: «قـ.ـصف», «شـ ـهيد», «د.ا.ع.ش», «د1عش», read as the words they are.

Invariant: what is taken out is dirt between two letters of one word, and taking it out makes no new broken word.
Strokes beside the dirt prove a broken word; without them only the list does (data/broken_words.tsv).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sijill.arabic.datafile import rows

#: In text folded letter by letter: what any haraka or joiner has become.
MARK = "\u064b"
#: Likewise: the stroke (tatweel).
STROKE = "\u0640"
_LONGEST = 16
_L = "[ء-غف-ي]"
_S = f"{STROKE}[{STROKE}{MARK}]*"
# Letter, stroke, dirt or a space, stroke, letter: «قـ.ـصف», «مـ ـجـ ـزرة», «العـ.ـ.ـدو».
_BETWEEN = re.compile(f"(?<=[ء-غف-ي{MARK}]){_S}(?:[.\\-_*|/\\\\•·,،'’+~=^<>٭☆★ ]{{1,4}}{_S}){{1,3}}(?={_L})")
# A stroke on one side and dirt without a space: «خطـ.يرة», «د.ـاعش»; not the «هـ.» of a Hijri year.
_BESIDE = re.compile(f"(?<={_L})(?<![^ء-غف-ي{MARK}]ه){MARK}*{_S}[.*_|•·]{{1,3}}(?={_L})|(?<={_L}){MARK}*[.*_|•·]{{1,3}}{_S}(?={_L})")
# Without one of these there is neither; a stroke is mostly there to fill a line.
_DIRTY = re.compile(f"{STROKE}(?:(?<=[.*_|•·]{STROKE})|[{STROKE}{MARK}]*+(?:[.*_|•·]|[.\\-_*|/\\\\•·,،'’+~=^<>٭☆★ ]{{1,4}}{STROKE}))")
# No stroke: fragments with dots, stars or a digit or two between them. The dirt is looked for first: it is rare.
_DIRT = re.compile(f"[.*،·_\\-/0-9]{{1,3}}(?={_L})")
_RUN = re.compile(f"{_L}++(?:[.*،·_\\-/0-9]{{1,3}}+{_L}++)+")
_FRAGMENT = re.compile(f"{_L}+")
# A digit or Latin letter that stands for an Arabic one: «د1عش», «الاrهابي».
_STAND_IN = re.compile(f"[1rd]+(?={_L})")
# Without one of these before a letter there is neither.
_SUSPECT = re.compile(f"[1rd.*،·_\\-/0-9](?={_L})")
_LETTER_OF = {"1": "ا", "r": "ر", "d": "د"}
_PROCLITICS = re.compile("[وف]?(?:ب?ال|كال|لل|[بلك])?")
_ENCLITICS = ("ه", "ها", "هم", "نا", "ين", "ون", "ات", "ان", "وا", "ت", "ا", "ي", "يه")


def strokes(flat: str) -> list[tuple[int, int]]:
    """Dirt that strokes give away, in text folded letter by letter with marks and strokes still in it."""
    if _DIRTY.search(flat) is None:
        return []
    return [m.span() for pattern in (_BETWEEN, _BESIDE) for m in pattern.finditer(flat)]


def may_be_broken(text: str) -> bool:
    """Whether `restored` or `joints` can find anything in folded text; mostly neither can."""
    return _SUSPECT.search(text) is not None


def restored(text: str) -> str:
    """Folded text, with signs that stand for a letter of a listed word made that letter, one for one."""
    for found in _STAND_IN.finditer(text):
        start, end = found.span()
        before = _letters_before(text, start)
        after = _FRAGMENT.match(text, end)
        if before < start and after is not None:
            middle = _LETTER_OF[text[start]] + text[start + 1 : end]
            if _listed(text[before:start] + middle[0] + after.group()):
                text = text[:start] + middle + text[end:]
    return text


def joints(text: str) -> list[tuple[int, int]]:
    """Dirt inside listed words, in folded text."""
    found: list[tuple[int, int]] = []
    at = 0
    for dirt in _DIRT.finditer(text):
        if dirt.start() < at:
            continue
        before = _letters_before(text, dirt.start())
        run = _RUN.match(text, before) if before < dirt.start() else None
        if run is not None:
            found += _in_run(text, *run.span())
            at = run.end()
    return found


def _letters_before(text: str, end: int) -> int:
    start = end
    while start > 0 and _FRAGMENT.match(text, start - 1):
        start -= 1
    return start


def _in_run(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Joints of fragments whose letters together are a listed word, the longest first."""
    parts = [m.span() for m in _FRAGMENT.finditer(text, start, end)]
    i = 0
    while i < len(parts) - 1:
        j = _last_of_word(text, parts, i)
        for n in range(i, j):
            yield parts[n][1], parts[n + 1][0]
        i = max(j, i + 1)


def _last_of_word(text: str, parts: list[tuple[int, int]], i: int) -> int:
    """Index of the last fragment of the longest listed word that begins with fragment i; i where there is none."""
    if text[parts[i][1]].isdigit() and _PROCLITICS.fullmatch(text, *parts[i]):
        return i  # «و12جريحا» is "and 12 wounded"
    best, word = i, text[slice(*parts[i])]
    for j in range(i + 1, len(parts)):
        word += text[slice(*parts[j])]
        if len(word) > _LONGEST:
            break
        if _listed(word) or (j > i + 1 and _begins_listed(word, len(word) - (parts[j][1] - parts[j][0]))):
            best = j
    return best


def _listed(word: str) -> bool:
    """Whether the word is of the list, with or without clitics and common endings."""
    words = _broken_words()
    prefix = _PROCLITICS.match(word)
    cuts = {0, prefix.end() if prefix else 0, int(word[0] in "وفبلك")}
    stems = [word[cut:] for cut in cuts]
    bare = [stem[: -len(e)] for stem in stems for e in _ENCLITICS if stem.endswith(e)]
    return any(stem in words for stem in stems) or any(base in words or base + "ه" in words for base in bare)


def _begins_listed(word: str, least: int) -> bool:
    """Whether a listed word of more than `least` letters begins the word: «د..ا..عشنفذت» has the next word run into it."""
    return any(word[:n] in _broken_words() for n in range(max(4, least + 1), len(word)))


@cache
def _broken_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("broken_words.tsv", ("word", "gloss", "source")))
