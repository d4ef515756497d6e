"""A text as a row of words and what stands between them, for the parts that read places.

Invariant: word k lies before word k + 1; `gaps[k]` says what stands before word k: `PLAIN` (spaces, a hash, quotes,
brackets), `LIST` (comma, dash, slash) or `STOP` (the end of a sentence or line).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from sijill.arabic.by_form import ByForm, Marks
from sijill.arabic.text import Text
from sijill.knowledge.gazetteer import nisbas
from sijill.reading.place_cues import cues, roles

PLAIN, LIST, STOP = 0, 1, 2
#: Roles of the words that a place without a name of its own may begin with.
_OPENING = frozenset({"capital", "border", "side", "land"})
_HEAD = frozenset({"unknown", "strange"})
_BACK = frozenset({"back", "back_own", "parts"})
_SPOT = frozenset({"seat", "seat_the", "line", "parts"})
_STOPS = re.compile(r"[\n.!?؟؛:…|]")
_LISTS = re.compile(r"[،,/\\–—\-+&]")
_TIGHT = frozenset({"", " #", ' "', " “", " «", " (", " ", "  ", "_", "-", " - ", " _"})


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands between two words: which of the three, whether a name may run on, a hash last, nothing but «_»."""

    kind: int
    tight: bool
    hash_last: bool
    joint: bool


def _tell_gap(between: str) -> _Gap:
    kind = STOP if _STOPS.search(between) else LIST if _LISTS.search(between) else PLAIN
    return _Gap(kind, between in _TIGHT, between[-1:] == "#", between == "_")


_GAPS = ByForm(_tell_gap)
_SIGNS = Marks(lambda form: not form[0].isalnum())


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """`forms`, `starts`, `ends` (folded offsets) of the words and numbers, `numbers[i] - 1` the word that token i is; `tight[k]`: a name
    may run on over gap k; `openings`: the words that a place without a name of its own may begin with; `heads`: after which an
    unlisted name may stand; `backs`: that point back to a place; `spots`: for what stands at a spot; `countries`: the words that are
    nisbas, and the country of each.

    `hashed[k]`: in a hashtag; `run_on[k]`: in one that began before it («#سيول_الكويت»).
    """

    text: Text
    numbers: list[int]
    forms: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[int]
    tight: list[bool]
    hashed: list[bool]
    run_on: list[bool]
    openings: list[int]
    heads: list[int]
    backs: list[int]
    spots: list[int]
    countries: dict[int, str]

    def __len__(self) -> int:
        return len(self.forms)

    def roles(self, k: int) -> Mapping[str, str]:
        """The roles that word k bears in the table of cues, each with the stem that bears it."""
        return _ROLES[self.forms[k]]

    def hamza_below(self, k: int) -> bool:
        """Whether word k as received has «إ», by which «إحياء», reviving, differs from «أحياء», quarters."""
        return "إ" in self.text.raw[self.text.map.starts[self.starts[k]] : self.text.map.starts[self.ends[k] - 1]]

    def owned(self, k: int) -> bool:
        """Whether word k as received ends in «ائه», by which «حلفائه», his allies, differs from «حلفاية», a town."""
        return self.forms[k].endswith("ايه") and self.text.raw[self.text.map.starts[self.ends[k] - 2]] == "ئ"

    def maqsura(self, k: int) -> bool:
        """Whether word k as received ends in «ى», by which «وأدى», and it led to, differs from «وادي», a valley."""
        return self.text.raw[self.text.map.starts[self.ends[k] - 1]] == "ى"


def words_of(text: Text) -> Words:
    """Cut once; signs between words are weighed, not kept."""
    forms, starts, ends, between, folded = text.forms[:], text.starts[:], text.ends[:], text.gaps[:-1], text.folded
    kept = bytearray(b"\x01") * len(forms)
    signs = [i for i, _ in _SIGNS.of(text.cards)]
    for i in reversed(signs):  # one in eight: cheaper than to pick the others
        kept[i] = 0
        del forms[i], starts[i], ends[i], between[i]
    numbers = list(accumulate(kept))
    for i in signs:  # one, or several, with what stands around them
        k = numbers[i]
        if k < len(between):
            between[k] = folded[ends[k - 1] if k else 0 : starts[k]]
    gaps, tight = [PLAIN] * len(between), [True] * len(between)
    odd = [(k, _GAPS[gap]) for k, gap in enumerate(between) if gap != " "]
    for k, told in odd:
        gaps[k], tight[k] = told.kind, told.tight
    if gaps:
        gaps[0] = STOP
    openings, heads, backs, spots = ([numbers[i] - 1 for i, _ in marks.of(text.cards)] for marks in _BEARING)
    countries = {numbers[i] - 1: country for i, country in _COUNTRIES.of(text.cards)}
    return Words(
        text, numbers, forms, starts, ends, gaps, tight, *_hashed(odd, len(between), folded), openings, heads, backs, spots, countries
    )


def _hashed(odd: list[tuple[int, _Gap]], length: int, folded: str) -> tuple[list[bool], list[bool]]:
    """Of each word, whether it is part of a hashtag, and whether of one that began before it: «#دير_الزور»."""
    hashed, run_on = [False] * length, [False] * length
    if "#" in folded:
        for k, gap in odd:
            run_on[k] = k > 0 and hashed[k - 1] and gap.joint
            hashed[k] = gap.hash_last or run_on[k]
    return hashed, run_on


def _tell_stems(form: str) -> tuple[tuple[str, str], ...]:
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
        elif rest[0] in "بلك" and (len(rest) > 3 or (rest[0] == "ب" and _stands_short(rest[1:]))):
            found.append((rest[1:], clitic + rest[0]))
    return tuple(found)


def _stands_short(stem: str) -> bool:
    """Whether a word of two letters stands for a place or begins the names of some: «بحي», in a quarter, «بأم درمان»."""
    return stem in cues().admin or stem in cues().name_head


_STEMS = ByForm(_tell_stems)


def stems(form: str) -> tuple[tuple[str, str], ...]:
    """The word as it stands and without the proclitics it may bear: «وبالحسكة» → («الحسكة», «وب»). Two letters at least stay."""
    return _STEMS[form]


def _tell_roles(form: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for stem, clitic in stems(form):
        if clitic[-1:] != "ك":  # «كتلة» is not ك + تلة
            for role in roles().get(stem, ()):
                found.setdefault(role, stem)
    return found


def _bearing(wanted: frozenset[str]) -> Marks[bool]:
    """Marks of the words that bear one of these roles; signs bear roles too."""
    return Marks(lambda form: form[0].isalnum() and not wanted.isdisjoint(_ROLES[form]))


_ROLES = ByForm(_tell_roles)
_BEARING = (_bearing(_OPENING), _bearing(_HEAD), _bearing(_BACK), _bearing(_SPOT))


def cue(form: str, role: str) -> str | None:
    """The stem of the word that bears the role in the table of cues, `None` where the word does not bear it."""
    return _ROLES[form].get(role)


def _tell_country(form: str) -> str | None:
    known = nisbas()
    for stem, _ in stems(form):
        bare = stem.removeprefix("ال")
        for ending in ("", "ه", "ون", "ين", "ان", "تين", "ات"):
            if bare.endswith(ending) and (root := bare.removesuffix(ending) if ending else bare) in known:
                return known[root]
    return None


_COUNTRIES = Marks(_tell_country)


def clitic_of(form: str, stem: str) -> int:
    """How many letters stand before the stem in the word."""
    return max(0, len(form) - len(stem)) if form.endswith(stem) else 1
