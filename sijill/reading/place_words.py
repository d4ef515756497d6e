"""A text as a row of words and what stands between them, for the parts that read places.

Invariant: word k lies before word k + 1; `gaps[k]` says what stands before word k: `PLAIN` (spaces, a hash, quotes,
brackets), `LIST` (comma, dash, slash) or `STOP` (the end of a sentence or line).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from sijill.arabic.text import Text
from sijill.reading.place_cues import cues

PLAIN, LIST, STOP = 0, 1, 2
_STOPS = re.compile(r"[\n.!?؟؛:…|]")
_LISTS = re.compile(r"[،,/\\–—\-+&]")
_TIGHT = frozenset({"", " #", ' "', " “", " «", " (", " ", "  ", "_", "-", " - ", " _"})


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """`forms`, `starts`, `ends` (folded offsets) of the words and numbers; `tight[k]`: a name may run on over gap k.

    `hashed[k]`: in a hashtag; `run_on[k]`: in one that began before it («#سيول_الكويت»).
    `maqsura[k]`: the word as received ends in «ى», by which «وأدى», and it led to, differs from «وادي», a valley.
    """

    forms: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[int]
    tight: list[bool]
    hashed: list[bool]
    run_on: list[bool]
    maqsura: list[bool]

    def __len__(self) -> int:
        return len(self.forms)


def words_of(text: Text) -> Words:
    """Cut once; signs between words are weighed, not kept."""
    folded, raw, ends = text.folded, text.raw, text.map.ends
    tokens = [t for t in text.tokens if t.form[0].isalnum()]
    gaps, tight, hashed, run_on, last, tagged = [], [], [], [], 0, False
    for token in tokens:
        between = folded[last : token.start]
        gaps.append(_gap(between))
        tight.append(between in _TIGHT)
        run_on.append(tagged and between == "_")
        tagged = between[-1:] == "#" or run_on[-1]
        hashed.append(tagged)
        last = token.end
    if gaps:
        gaps[0] = STOP
    maqsura = [raw[ends[t.end - 1] - 1] == "ى" for t in tokens]
    return Words([t.form for t in tokens], [t.start for t in tokens], [t.end for t in tokens], gaps, tight, hashed, run_on, maqsura)


@lru_cache(maxsize=4096)
def _gap(between: str) -> int:
    return STOP if _STOPS.search(between) else LIST if _LISTS.search(between) else PLAIN


@lru_cache(maxsize=65536)
def stems(form: str) -> tuple[tuple[str, str], ...]:
    """The word as it stands and without the proclitics it may bear: «وبالحسكة» → («الحسكة», «وب»). Two letters at least stay."""
    found = [(form, "")]
    bases = [("", form)]
    if form[0] in "وف" and len(form) > 2:
        bases.append((form[0], form[1:]))
        found.append((form[1:], form[0]))
    for clitic, rest in bases:
        if rest.startswith("لل") and len(rest) > 4:
            found.append(("ال" + rest[2:], clitic + "ل"))
        elif rest.startswith("عال") and len(rest) > 5:  # «عالدمام», speech for «على الدمام»
            found.append((rest[1:], clitic + "ع"))
        elif rest[0] in "بلك" and len(rest) > 3:
            found.append((rest[1:], clitic + rest[0]))
    return tuple(found)


@lru_cache(maxsize=65536)
def cue(form: str, role: str) -> str | None:
    """The stem of the word that bears the role in the table of cues, `None` where the word does not bear it; «كتلة» is not ك + تلة."""
    listed = getattr(cues(), role)
    return next((stem for stem, clitic in stems(form) if stem in listed and clitic[-1:] != "ك"), None)


def clitic_of(form: str, stem: str) -> int:
    """How many letters stand before the stem in the word."""
    return max(0, len(form) - len(stem)) if form.endswith(stem) else 1
