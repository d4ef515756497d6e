"""Rolls of names: «أسماء الشهداء:» (names of the martyrs), then one name a line, or one after another, counts as many as it names.

Invariant: the line above a roll tells one harm alone, heads itself with it or with «أسماء», and ends in a colon; every line of it begins
with a name, after no more than a number or a bullet; where a figure of that harm is told anywhere, the roll says who they were and counts nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sijill.arabic.text import Sentence
from sijill.model import Harm
from sijill.reading.toll_group import Group
from sijill.reading.toll_groups import Groups
from sijill.reading.toll_named import Names
from sijill.reading.toll_wordlists import words

_COLON = ":"
_BULLETS = frozenset({"-", "–", "—", "•", "*", "·", ".", ")", "/", "_", "ـ", "،"})
_BESIDE = 8  # tokens of a line after the name: «(12 عاما)», «من بلدة سرمين»


class Roll(NamedTuple):
    """`harm` of token `cue`; the names of tokens `[first, last)`; `people`: how many they are; `lines`: how many sentences after the first it goes on for."""

    harm: Harm
    cue: int
    first: int
    last: int
    people: int
    lines: int


def roll_at(groups: Groups, sentences: Sequence[Sentence], n: int, led: tuple[Harm, int] | None = None) -> Roll | None:
    """The roll that sentence n leads to, in it or in the lines below; `None` where it leads to none of two or more. `led`: the harm
    of those whom it leads to by «وهم:», and the token that tells it."""
    sentence = sentences[n]
    colon = next((i for i in range(sentence.first, sentence.last) if groups.tokens[i].form == _COLON), None)
    if colon is None:
        return None
    below = colon + 1 == sentence.last
    named = _harm_named(groups, sentence.first, colon, below=below) or (led if below else None)
    if named is None:
        return None
    return _in_lines(groups, named, sentences, n + 1) if below else _in_line(groups, named, colon + 1, sentence.last)


def _harm_named(groups: Groups, first: int, colon: int, *, below: bool) -> tuple[Harm, int] | None:
    """The one harm that the words before the colon tell of many people, and its token: «أسماء الشهداء», «والجرحى هم»; one that heads
    its line leads to names right after it, or to those `below` («شهداء داريا ليوم الجمعة:»)."""
    told = [(h[0].harm, i) for i in range(first, colon) if (h := groups.harm(i, colon, "many")) is not None]
    if not told or len({harm for harm, _ in told}) > 1:
        return None
    at, word = told[0][1], groups.words[told[0][1]]
    before = next((i for i in range(at - 1, first - 1, -1) if not _passed(groups, i)), None)
    if word is None or word.preposition:
        return None  # «التعازي بالشهداء» (condolences for the martyrs)
    if before is not None:
        return told[0] if groups.tokens[before].form in words("roll_of") else None  # nobody's kin, nobody who speaks
    return told[0] if below or colon - at == 1 or groups.tokens[colon - 1].form in words("they_are") else None


def _passed(groups: Groups, i: int) -> bool:
    """What may stand before the word of harm: a bullet, a number, «قائمة» (a list), «المدنيين» (the civilians)."""
    form, entry = groups.tokens[i].form, groups.words[i]
    people = entry is not None and entry.person == "many" and not entry.preposition and not entry.possessed
    return people or form in _BULLETS or form.isdecimal() or form in words("roll")


def _in_line(groups: Groups, named: tuple[Harm, int], first: int, last: int) -> Roll | None:
    """«أسماء الشهداء: محمد العلي، سامر الحسن»."""
    names, count, end = Names(groups, last), 0, first
    step: tuple[int, bool] | None = (first, False)
    while step is not None and (reached := _person(names, step[0], joined=step[1])) is not None:
        count, end = count + names.kin(step[0], joined=step[1]), reached
        step = names.following(reached)
    return Roll(*named, first, end, count, 0) if count > 1 else None


def _in_lines(groups: Groups, named: tuple[Harm, int], sentences: Sequence[Sentence], n: int) -> Roll | None:
    """«أسماء الشهداء:» above «1- محمد العلي», «2- سامر الحسن»."""
    first, last, lines = 0, 0, 0
    for sentence in sentences[n:]:
        told = _line(groups, sentence)
        if told is None:
            break
        first, last, lines = first or told[0], told[1], lines + 1
    return Roll(*named, first, last, lines, lines) if lines > 1 else None


def _line(groups: Groups, sentence: Sentence) -> tuple[int, int] | None:
    """The name that a line is of: its tokens."""
    names, start = Names(groups, sentence.last), sentence.first
    while start < sentence.last and (groups.tokens[start].form in _BULLETS or groups.tokens[start].form.isdecimal()):
        start += 1
    end = _person(names, start, joined=False)
    if sentence.furniture or end is None or sentence.last - end > _BESIDE or names.form(sentence.last - 1) == _COLON:
        return None
    return start, end


def _person(names: Names, i: int, *, joined: bool) -> int | None:
    """Where the name ends that begins at token i, past «الشهيد» (the martyr)."""
    called = names.groups.harm(i, names.last, "one")
    return names.person(i if called is None else called[1], joined=joined, sure=False)


def group_of(roll: Roll) -> Group:
    """Those of a roll, as so many people counted; of names in lines none is the group's own word."""
    who = None if roll.lines else (roll.first, roll.last)
    return Group(roll.first, roll.last, "number", roll.people, roll.people, who=who)
