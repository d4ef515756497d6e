"""How a folded text is cut into tokens: words, numbers and signs.

Invariant: the pieces, gaps and tokens by turns, put together are the text; a token holds no blank. A text cut word by word is
the text cut whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from sys import intern

from sijill.arabic.by_form import ByForm, Marks
from sijill.arabic.fold import Folded
from sijill.arabic.run_in import run_in

# A run of letters, or a number with its separators, or one sign. Hashtags: «#دير_الزور» gives «#», «دير», «_», «الزور».
# Where letters change from Latin to Arabic a new word begins: a scraped post has «@handleقصف», its author's name joined on.
# Plain Arabic letters are tried first because they are most of a text and the cheapest class to match.
# Of a group, no possessive repetition: Python 3.11.2 took «2011.» for one token then, 3.11.7 did not.
# A blank is turned away at once, and each way to begin is one character, which `re` tries before it enters a branch: a quarter
# of the cutting.
_TOKEN = re.compile(r"((?=[^ ])(?:[ء-غف-ي][ء-غف-ي]*+[^\W\d_a-z]*+|\d\d*+(?:[.,:/\-]\d+)*|[a-z][a-z]*+|[^\W\d_][^\W\d_]*+|[^\w\s]|_))")
# «ة» ends a word: a page's title and text are often scraped with nothing between («في محطة السويديةاستشهد», joined to "was killed").
_JOINED = re.compile(r"ة(?=[ء-غف-ي]{3})")
_PLAIN = re.compile("[ء-غف-ي]+")
# A blank after a word: those before and after it stay with the next one. A longer word is cut anew each time, not kept.
_AFTER_WORD = re.compile(r" (?<=[^ \n] )")
_LONGEST_WORD = 40


def pieces(folded: Folded) -> list[str]:
    """What stands before the first token, the token, what stands before the next, …, what stands after the last."""
    joined = [m.end() for m in _JOINED.finditer(folded.raw)] if "ة" in folded.raw else []
    return _split_at(folded.text, {folded.find(end) for end in joined}) if joined else _by_word(folded.text)


def _parted(pieces: list[str], cuts: set[int]) -> list[str]:
    """The pieces with the tokens cut in two at these folded offsets."""
    if not cuts:
        return pieces
    found, at = [], 0
    for n, piece in enumerate(pieces):
        inside = sorted(c - at for c in cuts if at < c < at + len(piece)) if n % 2 else []
        for left, right in pairwise([0, *inside, len(piece)]):
            found += ["", piece[left:right]] if left else [piece[left:right]]
        at += len(piece)
    return found


def _split_at(folded: str, cuts: set[int]) -> list[str]:
    """The pieces of a text whose tokens are cut in two at these offsets."""
    pieces = _parted(_TOKEN.split(folded), cuts)
    return _parted(pieces, set(_run_in(pieces)))


def _of_word(word: str) -> tuple[str, ...]:
    """The pieces of a word and of the blank before it, without what stands after the last token: nothing. Tokens that are alike are
    one string, whose hash is worked out once."""
    if _PLAIN.fullmatch(word) is not None and run_in(word) is None:  # as most: else a word met once would cost twice what it did
        return " ", intern(word)
    pieces = _TOKEN.split(" " + word)
    return tuple(map(intern, _parted(pieces, set(_run_in(pieces)))[:-1]))


_OF_WORD = ByForm(_of_word, longest=_LONGEST_WORD)


def _by_word(folded: str) -> list[str]:
    """The pieces of a text, put together from those of its words: no token holds a blank, and most words have been cut before.
    Cutting the whole text costs three times as much."""
    body = folded.rstrip(" \n")
    even = "  " not in body and "\n " not in body and not body.startswith(" ")
    words = body.split(" ") if even else _AFTER_WORD.split(body)
    pieces = list(chain.from_iterable(map(_OF_WORD.__getitem__, words)))
    if not pieces:
        return [folded]
    pieces[0] = pieces[0][1:]  # no blank stands before the first word
    pieces.append(folded[len(body) :])
    return pieces


def _run_in(pieces: list[str]) -> Iterator[int]:
    """The folded offsets at which a token has the next word run into it."""
    for n in range(1, len(pieces), 2):
        at = run_in(pieces[n])
        if at is not None:
            yield sum(map(len, pieces[:n])) + at


def one_word(last: str, first: str) -> bool:
    """Whether two characters that touch are of one word: letters and digits are, letters of Latin and of another script not."""
    if not (last.isalnum() and first.isalnum()):
        return False
    return not (last.isalpha() and first.isalpha() and last.isascii() != first.isascii())


def _may_run_on(form: str) -> bool:
    """Whether a token may be of one word with the letters that touch it: digits mostly, no letters alone."""
    return form[0].isalnum() and not (form[0].isalpha() and form[-1].isalpha())


MAY_RUN_ON = Marks(_may_run_on)
