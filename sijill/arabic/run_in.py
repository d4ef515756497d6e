"""Words run into the next by scraping: «سد تشريناستشهد», "Tishrin Dam" and "was killed", the end of a title and the start of its text.

Invariant: a word is cut only before a listed word that ends it, with at least a word's letters left; what proclitics and
patterns can put before such a word is shorter, so no whole word is cut.
"""

from __future__ import annotations

import re
from functools import cache

from sijill.arabic.datafile import rows
from sijill.arabic.fold import fold

#: «وبال» is the longest that is written on to a noun, «سيست» on to a verb; a word run in is longer.
_LEAST_BEFORE = 5


@cache
def _next_words() -> tuple[int, re.Pattern[str]]:
    words = sorted({fold(row["word"]) for row in rows("run_in.tsv", ("word", "gloss", "source"))}, key=lambda w: (-len(w), w))
    return _LEAST_BEFORE + min(map(len, words)), re.compile(rf"(?<=\w{{{_LEAST_BEFORE}}})(?:{'|'.join(words)})\Z")


def run_in(form: str) -> int | None:
    """Where in a folded word the next one begins; `None` in nearly all."""
    least, listed = _next_words()
    if len(form) < least:
        return None
    found = listed.search(form)
    return None if found is None else found.start()
