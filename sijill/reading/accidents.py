"""Words for deaths and injuries that no one did: accidents, work, nature, disease.

Invariant: a cue is a whole word or phrase of data/accidents.tsv, proclitics aside; it decides nothing by itself, since a
bomb, too, starts a fire and a shell, too, brings a roof down.
"""

from __future__ import annotations

from functools import cache

from sijill.arabic.text import Text
from sijill.knowledge.phrases import Hit, PhraseIndex, longest_of_found
from sijill.reading.attribution_lexicon import rows


@cache
def _index() -> PhraseIndex[str]:
    return PhraseIndex((words, kind) for _line, (kind, words, _source) in rows("accidents.tsv", 3))


def find_accidents(text: Text) -> list[Hit[str]]:
    """The cues in order of place; the value is the kind: traffic, water, work, nature, disease."""
    return longest_of_found(_index().find(text))
