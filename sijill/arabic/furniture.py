"""Page furniture: what scraping brings along that is not the report: related headlines, menus, comments, calls to follow.

Invariant: prose is never furniture. A heading («مقالات ذات صلة») takes only headline-like lines after it, and ends where
prose resumes; a line of several sentences is furniture only by its own words. Phrases are data (data/furniture.tsv).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from sijill.arabic.datafile import rows
from sijill.arabic.fold import fold

Kind = Literal["heading", "tail", "start", "line", "part"]

_LINE = re.compile(r"[^\n]+")
_EDGES = re.compile(r"\A[\W_]+|(?<=[^\W_])[\W_]+\Z")
_WORD = re.compile(r"[^\W_]+")
_ARABIC = re.compile("[ء-ي]")
_HASHTAG = re.compile(r"#\w+")
_ENDS = re.compile(r"[.!؟?][\"”»’)\]]*\s*$")
_HEADLINE = re.compile(r"\s*(?!\d+\s*[-.)])[\"“«‘']*\w")
# A headline in a list is short and has no full stop; prose is longer and has one, or is longer than any headline.
_PROSE_WORDS, _LONG_WORDS, _HEADLINES, _NAME_LETTERS = 9, 35, 3, 60


def stretches(folded: str) -> list[tuple[int, int]]:
    """The lines of a folded text that are furniture, as half-open stretches in order."""
    lines = [m.span() for m in _LINE.finditer(folded) if not m.group().isspace()]
    found = list(_by_headings(folded, lines))
    taken = {start for start, _ in found}
    found += [line for line in _closing_headlines(folded, lines) if line[0] not in taken]
    return sorted(found)


def calls(folded: str) -> list[int]:
    """Where calls to follow, notices and the like stand: a sentence that holds one is furniture."""
    if not any(phrase in folded for phrase in _phrases("part")):
        return []
    return [m.start() for m in _parts().finditer(folded)]


def is_noise(sentence: str) -> bool:
    """Whether a sentence (folded) is a wall of hashtags, or has letters and none of them Arabic."""
    if sentence.count("#") > 2:
        tags = _HASHTAG.findall(sentence)
        if sum(len(_WORD.findall(tag)) for tag in tags) >= 0.8 * len(_WORD.findall(sentence)):
            return True
    return _ARABIC.search(sentence) is None and any(c.isalpha() for c in sentence)


def _by_headings(folded: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    listing = closed = False
    for number, (start, end) in enumerate(lines):
        line = folded[start:end]
        name = _EDGES.sub("", line) if end - start < _NAME_LETTERS else line
        if name in _phrases("tail"):
            closed = closed or not _is_head(folded, lines[:number], lines[number + 1 :])
        elif name in _phrases("heading"):
            listing = True
        elif listing and _is_prose(line):
            listing = False
        if closed or listing or name in _phrases("line") or name in _phrases("tail") or name.startswith(_starts()):
            yield start, end


def _is_head(folded: str, before: list[tuple[int, int]], after: list[tuple[int, int]]) -> bool:
    """Whether a page has yet to begin: «شارك برأيك» among its buttons, no prose above and the whole story below."""
    if any(_is_prose(folded[start:end]) for start, end in before):
        return False
    return sum(_is_prose(folded[start:end]) for start, end in after) >= _HEADLINES


def _closing_headlines(folded: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Headlines in a row that close a text of prose: other news, with no heading over it."""
    if len(lines) < _HEADLINES + 2:
        return []
    run: list[tuple[int, int]] = []
    for start, end in reversed(lines):
        line = folded[start:end]
        if _is_prose(line) or not _is_headline(line):
            break
        run.append((start, end))
    if len(run) < _HEADLINES:
        return []
    return run if sum(_is_prose(folded[start:end]) for start, end in lines) >= 2 else []


def _is_prose(line: str) -> bool:
    words = len(_WORD.findall(line))
    return words >= _LONG_WORDS or (words >= _PROSE_WORDS and _ENDS.search(line) is not None)


def _is_headline(line: str) -> bool:
    """Five words or more, no full stop, no number, dash or picture of a list, no hashtag: «الجيش يعلن السيطرة على البلدة»."""
    return _HEADLINE.match(line) is not None and "#" not in line and not _ENDS.search(line) and len(_WORD.findall(line)) >= 5


@cache
def _phrases(kind: Kind) -> frozenset[str]:
    table = rows("furniture.tsv", ("phrase", "kind", "gloss", "source"))
    return frozenset(fold(row["phrase"]) for row in table if row["kind"] == kind)


@cache
def _starts() -> tuple[str, ...]:
    return tuple(_phrases("start"))


@cache
def _parts() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, sorted(_phrases('part'))))})(?![^\W_])")
