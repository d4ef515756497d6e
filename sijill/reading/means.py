"""Words that tell by what means an act was done («مدفعي», "by artillery"), as the codebook type the means decides.

Invariant: a cue is a whole word or phrase of data/means.tsv, proclitics aside; the widest wins. «مسيرة» is one where
the words around it say that it is a drone.
"""

from __future__ import annotations

from functools import cache

from sijill.arabic.datafile import table
from sijill.arabic.text import Text
from sijill.knowledge.phrases import Hit, PhraseIndex, longest
from sijill.reading.finds import Find
from sijill.reading.marches import march_or_drone, may_be_drone

_DRONE = "drone_strike"


@cache
def _index() -> PhraseIndex[str]:
    return PhraseIndex((row["phrase"], row["type"]) for row in table("sijill.reading", "means.tsv", ("phrase", "type", "source")))


def find_means(text: Text) -> list[Find[str]]:
    """Means cues in order of place; the value is a codebook type."""
    hits = longest(_index().hits(text.folded))
    return [Find("weapon", text.map.span(h.start, h.end), h.start, h.end, h.value) for h in hits if _is_means(text, h)]


def _is_means(text: Text, hit: Hit[str]) -> bool:
    """Whether the cue is one where it stands: «مسيرة» is a march more often than a drone."""
    if hit[3] != _DRONE:
        return True
    return not may_be_drone(text.folded[hit.start : hit.end]) or march_or_drone(text, hit.start, hit.end) == "drone"
