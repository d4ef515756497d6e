"""Harm words of a sentence that look for a group: verbs, verbal nouns, «سقوط», «لقي … مصرعه».

Invariant: a cue that is denied, attempted, planned or only recalled by «الذين» is void: it binds nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sijill.model import Harm
from sijill.reading.toll_denied import denied_from_afar
from sijill.reading.toll_group import Group
from sijill.reading.toll_groups import Groups
from sijill.reading.toll_wordlists import words
from sijill.reading.toll_words import HarmClass

_NEGATION_REACH = 5
_ATTEMPT_REACH = 2
_DEATH_REACH = 25
_LIFE_REACH = 14
_OWN_REACH = 2
_WARD_REACH = 9
_TO = "الي"
SIGNS = frozenset({"،", ",", ".", ":", ";", "؛", "(", ")", "-", "–", "|", "[", "]", "!", "؟", "?"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A harm word over tokens `first` to `last`; `harms` are two where words share a group («مقتل وإصابة»); `of_two`: the verb is of
    two people («قتلا»)."""

    first: int
    last: int
    harms: tuple[Harm, ...]
    kind: HarmClass
    pronoun: str = ""
    void: bool = False
    plural: bool = False
    relative: bool = False
    of_two: bool = False


def cues_of(groups: Groups, places: Sequence[int], first: int, last: int) -> list[Cue]:
    """The cues of the sentence over tokens `first` to `last`, in order; `places` are its tokens that name a harm."""
    found: list[Cue] = []
    end = first
    for i in places:
        harm = groups.harm(i, last, "verb", "frame", "fall", "noun") if i >= end else None
        if harm is None:
            continue
        word, end = harm
        if word.pronoun == "ه" and groups.tokens[i].span.of(groups.raw).endswith("ة"):  # «أسرة», a family, not «أسره»
            continue
        if word.kind == "frame" and not (_hospital_follows if word.harm == "injured" else _death_follows)(groups, end, last):
            continue
        name: Harm = "killed" if word.harm == "missing" and _life_follows(groups, end, last) else word.harm
        plural = word.kind != "noun" and groups.tokens[i].form.endswith(("وا", "ا", "ن", "بو"))
        of_two = plural and groups.tokens[i].form.endswith("ا") and not groups.tokens[i].form.endswith("وا")
        # «في الوقت الذي قتل فيه 3»: of the time, not of those who were killed
        relative = i > first and groups.mark(i - 1, last, "relative") is not None and groups.forms[i - 2] not in words("while")
        void = is_void(groups, i, first, last) or _marches(groups, i, first, last)
        found.append(Cue(i, end, (name,), word.kind, word.pronoun, void, plural, relative, of_two))
    return found


def merged(groups: Groups, cues: Sequence[Cue], found: Sequence[Group]) -> list[Cue]:
    """«مقتل وإصابة 5», «قتل وأصيب عدد», «قتلوا أو أصيبوا»: neighbours of one form share a group."""
    joined: list[Cue] = []
    for cue in cues:
        before = joined[-1] if joined else None
        if before is not None and _share(groups, before, cue, found):
            joined[-1] = replace(before, last=cue.last, harms=(*before.harms, *cue.harms), void=before.void or cue.void)
        else:
            joined.append(cue)
    return joined


def _share(groups: Groups, before: Cue, cue: Cue, found: Sequence[Group]) -> bool:
    between = [t.form for t in groups.tokens[before.last : cue.first]]
    entry = groups.words[cue.first]
    linked = (not between and entry is not None and entry.joined) or between in (["او"], ["و"], ["و", "/"])
    if not linked or before.pronoun or cue.harms[0] in before.harms or before.plural != cue.plural:
        return False
    if before.last - before.first > 1 and len(before.harms) == 1:  # «لقي مصرعه وجرح آخران»
        return False
    if "frame" in (before.kind, cue.kind):
        return False
    kinds = _kinds(groups, before.first) & _kinds(groups, cue.first)
    if "verb" not in kinds:
        return "noun" in kinds
    # «173 مدنيا قتلوا وأصيب العشرات»: the first verb has its own group before it
    own = any(0 <= before.first - g.last <= _OWN_REACH and g.kind != "bare" for g in found)
    right = any(g.first == cue.last and (g.additional or g.kind in ("number", "two", "one", "bare")) for g in found)
    return not (own and right)


def _kinds(groups: Groups, i: int) -> set[str]:
    """What the word can be: «جرح» is verb and noun, «مقتل» a noun only."""
    entry = groups.words[i]
    return {h.kind for h in entry.harms if not h.pronoun and h.kind in ("verb", "noun")} if entry is not None else set()


def _death_follows(groups: Groups, i: int, last: int) -> bool:
    """«لقي … مصرعه», «لقي … حتفهم», «فارقت … الحياة»."""
    entry = groups.words[i - 1]
    if entry is not None and entry.base in words("parts_from"):
        near = range(i + 1, min(i + _LIFE_REACH, last))
        return any(groups.forms[j] == "الحياه" and groups.forms[j - 1] not in words("preposition") for j in near)
    return any(t.form.startswith(("مصرع", "حتف")) for t in groups.tokens[i : min(i + _DEATH_REACH, last)])


def _hospital_follows(groups: Groups, i: int, last: int) -> bool:
    """«نقل 30 آخرون إلى المستشفى»."""
    return any(
        groups.forms[j] == _TO and groups.forms[j + 1].startswith(tuple(words("hospital")))
        for j in range(i, min(i + _WARD_REACH, last - 1))
    )


def _life_follows(groups: Groups, i: int, last: int) -> bool:
    """«فقد ثلاثة أشخاص حياتهم»."""
    return any(t.form.removeprefix("ل").startswith(("حياته", "حياتها", "ارواحهم")) for t in groups.tokens[i : min(i + _LIFE_REACH, last)])


def _marches(groups: Groups, i: int, first: int, last: int) -> bool:
    """«خرج آلاف الشبان في مسيرة»: they went out to march, not away."""
    entry = groups.words[i]
    if entry is None or entry.base not in words("goes_out"):
        return False
    marches = tuple(words("march"))
    return any(_bare(form).startswith(marches) for form in groups.forms[first:last])


def _bare(form: str) -> str:
    """Without «و», a preposition and the article."""
    return form.removeprefix("و").removeprefix("ب").removeprefix("ل").removeprefix("ال")


def is_void(groups: Groups, i: int, first: int, last: int) -> bool:
    """Denied («دون إصابات»), attempted («محاولة اغتيال») or threatened."""
    for j in range(i - 1, max(first, i - _NEGATION_REACH) - 1, -1):
        if groups.tokens[j].form in SIGNS:
            break
        denied = groups.mark(j, last, "negation", "no_negation")  # «طائرة بدون طيار» denies nothing
        if (denied is not None and denied[0].kind == "negation") or (j == i - 1 and groups.mark(j, last, "denial") is not None):
            return True
        if j >= i - _ATTEMPT_REACH and groups.mark(j, last, "attempt") is not None:
            return True
    return denied_from_afar(groups, i, first, last, SIGNS)
