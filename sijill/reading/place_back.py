"""Places told from one named before: «شمال البلاد», «أطراف البلدة», «المدينة وريفها», «دخلوا البلدة».

Invariant: such a place has a point only where what is pointed back to has one; a noun alone is one only where a place of its
kind has been named.
"""

from __future__ import annotations

from collections.abc import Iterator

from sijill.knowledge.gazetteer import Entry, Gazetteer
from sijill.model import Place
from sijill.reading.place_context import Context
from sijill.reading.place_cues import Cues
from sijill.reading.place_derive import Around, derived, sided, step_left
from sijill.reading.place_value import Draft
from sijill.reading.place_words import PLAIN, Words

_ONE_COUNTRY = 0.6
_IN = "ب"
_LAND = "country"
_TOWNS = ("capital", "city", "town", "village", "region", "district")


def places_back(
    words: Words, drafts: list[Draft], used: set[int], context: Context, gazetteer: Gazetteer, cues: Cues
) -> Iterator[tuple[int, int, Place | None, str]]:
    """First word, last word (half-open), the place (`None`: it stays open which) and its kind."""
    for k in words.backs:
        if k in used:
            continue
        roles = words.roles(k)
        if "back" in roles:
            reach, kinds = _around(words, k, cues), cues.back[roles["back"]]
        elif "back_own" in roles:
            reach, kinds = _own(words, k, cues), _TOWNS
        else:
            reach, kinds = _parts(words, k, cues), (_LAND,)
        if reach is None or used.intersection(range(reach.first, reach.last)) or (kinds == (_LAND,) and reach.side is None):
            continue
        named = None if kinds == (_LAND,) else _last_named(words, drafts, k, kinds, near="back_own" in roles)
        entry = named.entry if named is not None else _country(context, gazetteer) if kinds == (_LAND,) else None
        if entry is not None:
            yield reach.first, reach.last, derived(entry, reach, cues) if reach.moves else entry.place, entry.kind
        elif "back_own" not in roles and reach.last - reach.first > 1:
            yield reach.first, reach.last, None, kinds[0]
        elif named is not None and not reach.moves:  # of a village that no list has
            yield reach.first, reach.last, named.value.place, named.value.kind


def _own(words: Words, k: int, cues: Cues) -> Around:
    """«… وريفها الغربي», and its western countryside."""
    role = cues.back_own[words.roles(k)["back_own"]]
    found = Around(k, k + 1, countryside=role == "countryside", near=role == "near")
    sided(words, found, cues)
    return found


def _parts(words: Words, k: int, cues: Cues) -> Around | None:
    """«المحافظات الجنوبية», the governorates of the south."""
    found = Around(k, k + 1)
    sided(words, found, cues)
    return found if words.roles(k)["parts"] == words.forms[k] else None


def _around(words: Words, k: int, cues: Cues) -> Around | None:
    """The words before the noun that say where from it or in it, and the sides after it («أطراف المدينة الشمالية»); none need
    stand beside a noun that can be nothing else («دخلوا البلدة»)."""
    found, clitic = Around(k, k + 1), ""
    while found.first > 0 and words.gaps[found.first] == PLAIN:
        step = step_left(words, found.first, clitic, found, cues)
        if step is None:
            break
        found.first, clitic = step
    if found.first == k and not _alone(words, k, cues):
        return None
    if found.first < k and (words.roles(k)["back"] != words.forms[k] or "capital" in words.roles(found.first)):
        return None
    sided(words, found, cues)
    return found


def _alone(words: Words, k: int, cues: Cues) -> bool:
    """Whether the noun stands for the place by itself: «البلدة»; «في المدينة», «بالمدينة», «في نفس المدينة», while "the city" as such
    may be many things."""
    needs = cues.back_alone.get(words.roles(k)["back"])
    if needs is None or (k + 1 < len(words) and words.gaps[k + 1] == PLAIN and words.forms[k + 1].startswith("ال")):  # «المدينة المنورة»
        return False
    if needs == "any" or words.forms[k].startswith(_IN):
        return True
    k -= k > 0 and words.forms[k - 1] in cues.back_same and words.gaps[k] == PLAIN  # «في نفس المدينة»
    return k > 0 and words.gaps[k] == PLAIN and "prep" in words.roles(k - 1)


def _country(context: Context, gazetteer: Gazetteer) -> Entry | None:
    """The one country that the report is about."""
    top = next(iter(context.countries.most_common(1)), None)
    return gazetteer.country(top[0]) if top is not None and context.share(top[0]) >= _ONE_COUNTRY else None


def _last_named(words: Words, drafts: list[Draft], k: int, kinds: tuple[str, ...], *, near: bool) -> Draft | None:
    """The last place of these kinds named before word k; right before it where `near`. One that no list has is the last, too."""
    before = [d for d in drafts if (k == d.last if near else d.last <= k) and _kind(words, d) in kinds]
    last = max(before, key=_last_word, default=None)
    if last is None or last.entry is None or last.value.place is last.entry.place:
        return last
    return next((d for d in before if d.last == last.first), last)  # «مدينة الميادين بريف دير الزور»: the town is the former


def _kind(words: Words, draft: Draft) -> str:
    """The kind of a place that is named; of one that itself points back, none."""
    if draft.entry is not None:
        return draft.entry.kind
    return "" if any("back" in words.roles(k) for k in range(draft.first, draft.last)) else draft.value.kind


def _last_word(draft: Draft) -> int:
    return draft.last
