"""Who is heard at a word, as the tests of sources compare it."""

from __future__ import annotations

from sijill.arabic.text import analyse
from sijill.reading.attribution import find_sources


def chains(raw: str, word: str, *, outlet: str | None = None) -> list[list[str]]:
    """The chains at a word: of each source the first words that name it."""
    text = analyse(raw)
    at = raw.index(word)
    found = find_sources(text, outlet=outlet).at(text.map.find(at))
    return [[s.spans[0].of(raw) for s in a.chain] for a in found]
