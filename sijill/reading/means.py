"""Words that tell by what means an act was done («مدفعي», "by artillery"), as the codebook type the means decides.

Invariant: a cue is a whole word or phrase of data/means.tsv, proclitics aside; the widest wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sijill.arabic.text import Text
from sijill.errors import KnowledgeError
from sijill.knowledge.phrases import PhraseIndex, longest
from sijill.reading.finds import Find

_NAME = "means.tsv"
_COLUMNS = 3


def _rows() -> Iterator[tuple[str, str]]:
    for number, line in enumerate((files("sijill.reading") / "data" / _NAME).read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith(("#", "phrase\t")):
            continue
        cells = line.split("\t")
        if len(cells) != _COLUMNS:
            raise KnowledgeError(f"{_NAME}:{number}: needs {_COLUMNS} columns")
        yield cells[0], cells[1]


@cache
def _index() -> PhraseIndex[str]:
    return PhraseIndex(_rows())


def find_means(text: Text) -> list[Find[str]]:
    """Means cues in order of place; the value is a codebook type."""
    hits = longest(_index().hits(text.folded))
    return [Find("weapon", text.map.span(h.start, h.end), h.start, h.end, h.value) for h in hits]
