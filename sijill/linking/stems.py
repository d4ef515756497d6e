"""The words of a text as linking compares them.

Invariant: a stem is a folded word of three letters or more; the same word gives the same stem wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = re.compile(r"[^\W\d_]{3,}")
_CLITICS = re.compile(r"^(?:[وف]?(?:بال|كال|لل|ال)|و(?=.{4}))(?=.{3})")


def stem(word: str) -> str:
    """A folded word without conjunction and article: «والمدينه» (and the city) gives «مدينه»."""
    return _CLITICS.sub("", word)


def stems(folded: str) -> Iterator[tuple[int, str]]:
    """Each word of a folded text: where it starts, and its stem."""
    return ((m.start(), stem(m.group())) for m in _WORD.finditer(folded))
