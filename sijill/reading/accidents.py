"""Words for deaths and injuries that no one did: accidents, work, nature, disease.

Invariant: a cue is a whole word or phrase of data/accidents.tsv, proclitics aside; it decides nothing by itself, since a
bomb, too, starts a fire and a shell, too, brings a roof down.
"""

from __future__ import annotations

from functools import cache

from sijill.arabic.datafile import table
from sijill.arabic.text import Text
from sijill.knowledge.phrases import Hit, PhraseIndex, longest_of_found


@cache
def _index() -> PhraseIndex[str]:
    return PhraseIndex((row["words"], row["kind"]) for row in table("sijill.reading", "accidents.tsv", ("kind", "words", "source")))


def find_accidents(text: Text) -> list[Hit[str]]:
    """The cues in order of place; the value is the kind: traffic, water, work, nature, disease."""
    return longest_of_found(_index().find(text))
