"""Who of those told right after a verb did it, and whom it hit: «اغتال مسلحان ضابطا», two gunmen killed an officer.

Invariant: whoever is taken for the doer is so by the form of the words: a subject before an object, or beside a verb that is never
said of its victim.
"""

from __future__ import annotations

from sijill.reading.toll_cues import Cue
from sijill.reading.toll_group import Group
from sijill.reading.toll_view import View
from sijill.reading.toll_wordlists import words
from sijill.reading.toll_words import singulars

_BETWEEN = 2  # tokens: the adjectives of the doer, or «من الأمن»
_BELIEF = 3  # tokens: «يعتقد», «أنهم», and what they are
_THEM = ("انهم", "انه")
_FROM = "من"
_AND = "و"
_ARTICLE = "ال"
_NOMINATIVE = ("ان", "ون")
_SAID_OF_MANY = (*_NOMINATIVE, "ين")


def hits(view: View, cue: Cue, n: int) -> bool:
    """Whether the group after the n-th, which stands next to the verb, is its object, the n-th its doer."""
    if cue.kind != "verb" or n + 1 >= len(view.found) or view.form(cue.first) in words("no_doer"):
        return False
    group, following = view.found[n], view.found[n + 1]
    may_be = following.kind in ("number", "two", "one") and following.sure
    if not may_be or following.joined or following.harms or group.harms or view.cue_between(group.last, following.first):
        return False
    if group.kind in ("one", "many") and not following.definite:
        return _adjoin(view, group, following)
    return not (group.of or group.definite) and _subject_of(view, group, n + 1)


def _subject_of(view: View, group: Group, n: int) -> bool:
    """Whether several are the subject of an object, the n-th group: a number that is no part of theirs, or one in the accusative
    («ضابطا») or by himself: «خطف ثلاثة مسلحين مدير المدرسة», but «قتل مدنيان طفل وامرأة» (two civilians, a child and a woman)."""
    following, nominative = view.found[n], _nominative(view, group)
    if not nominative and group.kind != "number":  # «قتل جنديين»
        return False
    if view.mark(following.first, "one_of"):  # «قتل ثلاثة مزارعين أحدهم طفل»
        return False
    if following.kind != "one":
        return _adjoin(view, group, following) and not following.of_them and (following.low or 0) > (group.low or 0)
    if _accusative(view.form(following.first)):
        return _adjoin(view, group, following)
    two = n + 1 < len(view.found) and view.found[n + 1].joined and view.found[n + 1].first - following.last < _BETWEEN
    return not two and all(view.form(k).endswith(_SAID_OF_MANY) for k in range(group.last, following.first))


def acts(view: View, cue: Cue, group: Group) -> bool:
    """Whether the group next to a verb that is never said of its victim («اغتال» has «اغتيل» beside it) is in the nominative."""
    if cue.kind != "verb" or view.form(cue.first).lstrip("وف") not in words("active") or group.first != cue.last:
        return False
    return _nominative(view, group) or (group.kind == "one" and view.form(group.first) in singulars())


def _nominative(view: View, group: Group) -> bool:
    form = view.form(group.first)
    return group.kind in ("two", "many") and form.endswith(_NOMINATIVE) and form not in singulars()


def _accusative(form: str) -> bool:
    return form.endswith("ا") and form[:-1] in singulars()


def _past_belief(view: View, i: int) -> int:
    """Past «يُعتقد أنهم متشددون» (who are thought to be extremists), which is said of the doer."""
    believed = view.form(i) in words("believed") and view.form(i + 1).endswith(_THEM)
    return i + _BELIEF if believed else i


def _adjoin(view: View, group: Group, following: Group) -> bool:
    """Whether nothing but words said of the doer stands between: «مسلحون مجهولون», «عنصران من الأمن»."""
    between = range(_past_belief(view, group.last), following.first)
    if len(between) > _BETWEEN:
        return False
    if len(between) == _BETWEEN and view.form(group.last) == _FROM:
        return view.form(group.last + 1).startswith(_ARTICLE) and _accusative(view.form(following.first))
    if any(view.form(k).startswith(_AND) for k in between):  # «يقتلون ضابطا ويصيبون مرافقه»
        return False
    return all(view.tokens[k].is_word and not view.mark(k, "stop", "subset") and view.form(k) != _FROM for k in between)
