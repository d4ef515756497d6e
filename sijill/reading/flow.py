"""What the report tells between a find and an incident: paragraphs, other incidents, turns to another matter («على صعيد آخر»).

Invariant: features only, of what stands between the two; a turn is known by its words (data/turns.tsv).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from sijill.arabic.text import Text
from sijill.reading.binding import Group
from sijill.reading.cues import cue_at, cue_table
from sijill.reading.features import Trait
from sijill.reading.mentions import Mention
from sijill.reading.positions import Spot
from sijill.reading.scene import Scene

_CUES = cue_table("turns.tsv")
_MAY_BEGIN = _CUES.marks()


def turns(text: Text) -> Mapping[str, Sequence[int]]:
    """For each role, the tokens where its cues begin."""
    found: dict[str, list[int]] = {role: [] for role in _CUES}
    for token, roles in _MAY_BEGIN.of(text.cards):
        for role in roles:
            if cue_at(_CUES[role], text.forms, token, len(text.forms)):
                found[role].append(token)
    return found


def _paragraphs(text: Text) -> list[int]:
    """The folded offsets of the ends of lines."""
    return [m.start() for m in re.finditer("\n", text.folded)]


def flow(scene: Scene, one: Group, spot: Spot, near: Mention) -> tuple[Trait, ...]:
    """Features of what stands between a find and the nearest mention, where they are of two sentences."""
    if near.sentence == spot.sentence:
        return ()
    after = spot.first > near.token
    lo, hi = sorted((near.token, spot.first))
    told = scene.text.once(turns)
    lines = scene.text.once(_paragraphs)
    counts = {role: min(_count(tokens, lo, hi), 2) for role, tokens in told.items()}
    paragraphs = min(_count(lines, scene.text.starts[lo], scene.text.starts[hi]), 4)
    others = min(_count(one.rival_tokens, lo, hi), 4)
    return ((_between, after, counts["other"], counts["meanwhile"], counts["recall"], paragraphs, others),)


def _count(places: Sequence[int], lo: int, hi: int) -> int:
    return bisect_left(places, hi + 1) - bisect_left(places, lo)


def _between(after: bool, other: int, meanwhile: int, recall: int, paragraphs: int, others: int) -> Iterator[str]:
    yield f"turns={other},{after}"
    yield f"meanwhile={meanwhile},{after}"
    yield f"recall={recall},{after}"
    yield f"paragraphs={paragraphs},{after}"
    yield f"others between={others},{after}"
    yield f"turns={other},others={others},{after}"
    yield f"paragraphs={paragraphs},others={others},{after}"
