"""Places that the gazetteer lacks, known by the word that introduces them («قرية كذا», «بلدة "كذا"») or by the list they stand in.

Invariant: such a place keeps its words and gets no point.
"""

from __future__ import annotations

from collections.abc import Iterator

from sijill.reading.place_cues import Cues
from sijill.reading.place_strange import STRANGE
from sijill.reading.place_value import Draft
from sijill.reading.place_words import LIST, PLAIN, Words

_MOST_WORDS = 3
_LEAST_LETTERS = 3
_VALLEY = "وادي"
_QUARTERS = "احياء"
_PROCLITICS = frozenset("ول")
_FOR = "لل"
_SHORT = 4
_LANDS = frozenset({"region", "district", "village"})
_VILLAGE = "village"
#: «بلدة معركة», the town of Ma'raka: of a settlement an act's noun is the name; of a front or a district it may be the act.
_SETTLED = frozenset({"town", "village"})
#: After a name of a place none of these stands: what looked like a name was a word for an act («والتنكيل ب…», «والإفراج عن»).
_NOT_AFTER = frozenset({"عن", "من", "الي", "ان", "التي", "الذي"})
_IN = frozenset({"admin", "countryside"})
_ALI, _JOINING, _WITHIN = "علي", ("و", "بال"), "ب"
_WHEREABOUTS = frozenset({"prep", "side", "near", "inside"})


def unknown_places(words: Words, used: set[int], cues: Cues) -> Iterator[tuple[int, int, int, str]]:
    """First word, last word (half-open), first word of the name, kind."""
    for k in words.heads:
        if k in used or k + 1 >= len(words) or words.gaps[k + 1] != PLAIN or k + 1 in used:
            continue
        roles = words.roles(k)
        word = roles.get("unknown") or roles["strange"]
        if (word == _VALLEY and words.maqsura(k)) or (word == _QUARTERS and words.hamza_below(k)):
            continue
        kind = cues.strange.get(word) or cues.admin[word][0]
        last = _name_end(words, k + 1, used, cues, led=True, of_town="unknown" in roles and kind in _SETTLED)
        if last == k + 1 or ("unknown" not in roles and not _headed(words, k + 1, last, kind, cues)):
            continue
        yield k, last, k + 1, "place" if kind == "*" else kind  # «قرية تل الصفصاف» is one village: its words are used, and no hill besides


def _headed(words: Words, first: int, last: int, kind: str, cues: Cues) -> bool:
    """Whether the name after a head is one and nothing else: «المشواه», «دير كذا»."""
    form = words.forms[first]
    if form in cues.name_head:
        return last - first > 1
    if kind == _VILLAGE and (form in cues.given or form in cues.ambiguous):  # «قرى بدر وكذا»
        return True
    if kind not in _LANDS and (form[0] in _PROCLITICS or (form.endswith("يه") and not form.startswith("ال"))):
        return False  # «مواقع وأسلحة», «محطة للحافلات», «محطة إذاعية»
    return STRANGE[form] and not _is_bearing(form)


def _is_bearing(form: str) -> bool:
    """Whether a word seems to bear a proclitic: what is left of it is a word of the news («بتحرير»)."""
    return form[0] in "وبل" and len(form) > _SHORT and not STRANGE[form[1:]]


def _name_end(words: Words, start: int, used: set[int], cues: Cues, *, led: bool = False, of_town: bool = False) -> int:
    """The end of the name that begins at `start`; `start` itself where no name does. `led`: whether a word for a place leads it in;
    `of_town`: whether that is a word for a settlement."""
    k = start
    while k < len(words) and k - start < _MOST_WORDS and k not in used and _may_name(words, k, cues, first_of_town=of_town and k == start):
        head = words.forms[k] in cues.name_head or (k == start and words.forms[k].lstrip("و") in cues.name_head)
        k += 1
        if k >= len(words) or words.gaps[k] != PLAIN or not words.tight[k]:
            break
        if head and _ends_name(words, k, cues):
            return k + 1
        if words.forms[k].startswith("وال"):  # «عين والصمع» are two
            break
        if not head and words.forms[k] not in cues.name_tail and not (led and _goes_on(words, k, used, cues)):
            break
    return k


def _ends_name(words: Words, k: int, cues: Cues) -> bool:
    """Whether word k, which by itself is another word, completes a name that needs one: «الشيخ بحر» (Sea), «تل علي», which but for a
    dot is «تل على»."""
    form = words.forms[k]
    name = form in cues.admin or (form == _ALI and not words.maqsura(k))
    return name and _closes(words, k + 1)


def _goes_on(words: Words, k: int, used: set[int], cues: Cues) -> bool:
    """Whether a strange word after a name is its second: «قرية مشرفة بوير في …», with what tells its whereabouts right behind it."""
    form = words.forms[k]
    strange = k not in used and STRANGE[form] and not form.startswith(_JOINING) and not _is_bearing(form) and form not in cues.block_after
    return strange and k not in words.countries and _closes(words, k + 1)


def _closes(words: Words, k: int) -> bool:
    """Whether a name may end before word k: at the end of its part of the sentence, or where its whereabouts are told."""
    if k >= len(words) or words.gaps[k] != PLAIN:
        return True
    return not _WHEREABOUTS.isdisjoint(words.roles(k)) or (words.forms[k][0] == _WITHIN and not _IN.isdisjoint(words.roles(k)))


def _may_name(words: Words, k: int, cues: Cues, *, first_of_town: bool) -> bool:
    form = words.forms[k]
    if first_of_town and form in cues.act:
        return True
    if len(form) < _LEAST_LETTERS and form not in cues.name_head:
        return False
    if form in cues.not_name or form in cues.prep or form in cues.admin or not form.isalpha():
        return form in cues.name_head and form not in cues.prep
    if form in cues.block_after or form.startswith(_FOR):  # «نهر ميديا», an outlet; «معسكر للتدريب», a camp for training
        return False
    if form[0] in "يت" and form.endswith("ها"):  # «منطقة يقطنها …», inhabited by: a verb and its object
        return False
    return k not in words.countries


def situated(words: Words, firsts: list[int], used: set[int]) -> Iterator[tuple[int, int, str]]:
    """First word, last word (half-open) and kind of a strange name after a preposition that a place tells the whereabouts of:
    «في كذا شمال الخوخة», «في كذا بمحافظة صعدة», «في كذا، عاصمة إقليم هلمند»."""
    for first in firsts:
        k = first - 1
        if k < 1 or k in used or not STRANGE[words.forms[k]] or words.gaps[k] != PLAIN:
            continue
        form = words.forms[k]
        if form[0] in "وب" or k in words.countries or "prep" not in words.roles(k - 1) or not _tells_where(words, first):
            continue
        if not _is_bearing(form):
            yield k, first, "place"


def led_to(words: Words, firsts: list[int], used: set[int]) -> Iterator[tuple[int, int, str]]:
    """First word, last word (half-open) and kind of the strange names of a list that a place ends: «على كذا وكذا وجبل كذا»."""
    for first in firsts:
        k = first
        while k > 1 and words.gaps[k] == PLAIN and words.forms[k][0] == "و" and _in_led(words, k - 1, used):
            k -= 1
        if k < first and words.gaps[k] == PLAIN and words.forms[k][0] != "و" and "prep" in words.roles(k - 1):
            yield from ((n, n + 1, "place") for n in range(k, first))


def _in_led(words: Words, k: int, used: set[int]) -> bool:
    """Whether word k is a strange name with the article."""
    name = words.forms[k].removeprefix("و")
    return k not in used and name.startswith("ال") and STRANGE[name] and k not in words.countries


def _tells_where(words: Words, k: int) -> bool:
    """Whether a place that begins at word k is where what stands before it lies."""
    roles = words.roles(k)
    if "capital" in roles:
        return words.gaps[k] in (PLAIN, LIST)
    if words.gaps[k] != PLAIN:
        return False
    return "side" in roles or "near" in roles or (words.forms[k][0] == "ب" and not _IN.isdisjoint(roles))


def fellows(words: Words, places: list[Draft], used: set[int], cues: Cues) -> Iterator[tuple[int, int, str]]:
    """First word, last word (half-open) and kind of unlisted names that stand in a list after a place: «قرى بدر وكذا وكذا».

    After a word for several places any strange name is one; else one with the article or a head of names («البارة ودير كذا»)
    is, and any other in a list of three. `places`: those found so far, in order.
    """
    from_word, told, before, gaps = 0, 0, -1, words.gaps
    for place in places:
        first, last = place.first, place.last
        if first != before and not (first == before + 1 and gaps[first] == LIST):
            from_word, told = first, 0
        told, before = told + 1, last
        if not _may_go_on(words, last, used):
            continue
        many = any("many" in words.roles(k) for k in range(from_word, last))
        if place.value.kind == "country" and not many:
            told, before = 0, -1
            continue
        while (end := _fellow_end(words, before, used, cues, many=many, told=told)) > before:
            yield before, end, "place"
            before, told = end, told + 1


def _may_go_on(words: Words, k: int, used: set[int]) -> bool:
    """Whether a list may go on at word k."""
    return k < len(words) and k not in used and (words.gaps[k] == LIST or (words.gaps[k] == PLAIN and words.forms[k][0] == "و"))


def _fellow_end(words: Words, k: int, used: set[int], cues: Cues, *, many: bool, told: int) -> int:
    """The end of the name that goes on a list at word k; k itself where none does."""
    if not _may_go_on(words, k, used):
        return k
    form = words.forms[k]
    joined = form.startswith("و")
    name = form[joined:]
    if not (many or (joined and (told > 1 or name.startswith("ال") or name in cues.name_head))):
        return k
    last = _name_end(words, k, used, cues)
    if last == k or not _fellow(words, k, last, name, cues):
        return k
    follows = words.forms[last] if last < len(words) and words.gaps[last] == PLAIN else ""
    goes_on = not joined and follows and not follows.startswith("و")  # «…، يتركز الجزء» is a clause, «…، كذا، كذا» a list
    return k if goes_on or follows in _NOT_AFTER or follows in cues.block_after else last


def _fellow(words: Words, first: int, last: int, name: str, cues: Cues) -> bool:
    if name in cues.name_head:
        return last - first > 1 and (name in cues.town_head or STRANGE[words.forms[first + 1]])
    return STRANGE[name] and STRANGE[words.forms[first]] and not _is_bearing(name)
