"""One person told of without a noun that counts: «توفي متأثرا بجراحه» (he died of his wounds), «مقتله» (his killing),
«مقتل فلان» (the killing of so-and-so), «لقي مصرعه» (he met his death).

Invariant: it is one person and no more, and the harm word says so by itself or by the name right after it.
"""

from __future__ import annotations

from sijill.arabic.verbs import is_verb
from sijill.knowledge.actor_words import actor_words
from sijill.reading.toll_cues import SIGNS, Cue
from sijill.reading.toll_group import Group
from sijill.reading.toll_named import Names
from sijill.reading.toll_phrases import QUOTES
from sijill.reading.toll_view import View
from sijill.reading.toll_wordlists import words

_DEATH_REACH = 16
_DOER_REACH = 9
_NAME_REACH = 5
_FEWEST_NAMES = 2
_HASH = "#"
_ARREST = "القبض"
_ALI = "علي"  # and «على», on


def alone(view: View, cue: Cue) -> Group | None:
    """One person told without a noun: «توفي متأثرا بجراحه», «مقتله», «قتلوه», «مقتل فلان»."""
    if len(cue.harms) > 1 or cue.plural:
        return None
    if cue.relative:
        return _one_relative(view, cue)
    return _by_itself(view, cue) or _named_before(view, cue) or _named_after(view, cue)


def _by_itself(view: View, cue: Cue) -> Group | None:
    """Told by the harm word and nothing else: «القبض عليه», «توفي متأثرا بجراحه», «مقتله», «مقتلهما», «إصابته بجروح»."""
    if view.form(cue.last - 1) == _ARREST and view.form(cue.last) in words("on_one"):  # «ألقي القبض عليه»
        return Group(cue.first, cue.last + 1, "name", 1, 1)
    following = view.tokens[cue.last] if cue.last < view.last else None
    if following is not None and following.form in words("of_wounds") and cue.harms == ("killed",):
        return Group(cue.first, cue.last, "name", 1, 1)
    if cue.kind in ("noun", "verb") and cue.pronoun in ("ه", "ها") and cue.harms == ("killed",):
        return Group(cue.first, cue.last, "name", 1, 1)
    if cue.pronoun in ("ه", "ها") and (cue.kind == "noun" or cue.harms == ("injured",)) and _lived(view, cue):
        return Group(cue.first, cue.last, "name", 1, 1)
    if cue.kind == "verb" and not cue.pronoun and _told_of_one(view, cue):
        return Group(cue.first, cue.last, "name", 1, 1)
    if cue.pronoun == "هما" and cue.kind == "noun" and cue.harms == ("killed",):
        return Group(cue.first, cue.last, "name", 2, 2)
    return None


def _named_after(view: View, cue: Cue) -> Group | None:
    """«مقتل فلان», «ارتقاء الشهيد صالح العلي», or the name after the doer."""
    entry, first = view.words[cue.first], cue.last
    while view.form(first) in QUOTES or view.form(first) == _HASH:
        first += 1
    title = view.words[first] if first < view.last else None
    if cue.harms == ("killed",) and title is not None and title.article and any(h.kind == "one" for h in title.harms):
        first += 1  # «ارتقاء الشهيد صالح العلي», «تشييع الشهيد الإعلامي صالح العلي»
        first = Names(view.groups, view.last).past_noun(first, joined=False)
    told = entry is not None and not entry.article and (_of_one(view, entry.base, first) or _passive(view, cue))
    if not told or cue.pronoun or not _is_name(view, first):
        return None if cue.pronoun else _named_after_doer(view, cue)
    if view.form(first).endswith(("ين", "ون")) and first == cue.last:  # «مقتل موالين للنظام»
        return Group(first, first + 1, "many", 2, None, who=(first, first + 1))
    end = first + 1 + _is_name(view, first + 1)
    return Group(first, end, "name", 1, 1, who=(first, end))


def _one_relative(view: View, cue: Cue) -> Group | None:
    """«المصور الذي استشهد في القصف»: of one who was named before, by a verb of the victim alone, where time or place follows."""
    after, one = view.form(cue.last), Group(cue.first, cue.last, "name", 1, 1)
    if view.form(cue.first - 1) not in ("الذي", "التي") or cue.pronoun:
        return None
    if cue.kind == "verb" and after.startswith(tuple(words("hit_by"))):  # «السيدة التي أصيبت بجراح»
        return one
    of_itself = view.form(cue.first) in words("no_doer") and cue.harms == ("killed",)
    return one if of_itself and (not after or after in SIGNS or view.mark(cue.last, "adjunct")) else None


def _named_before(view: View, cue: Cue) -> Group | None:
    """«سالم الأحمد استشهد خلال القصف»: a verb of the victim alone, after a name that nothing stands before but who he was."""
    if cue.kind != "verb" or cue.pronoun or view.form(cue.first) not in words("no_doer") or cue.harms != ("killed",):
        return None
    if cue.last < view.last and view.form(cue.last) not in SIGNS and not view.mark(cue.last, "adjunct"):
        return None
    names = Names(view.groups, cue.first)
    for i in range(max(0, cue.first - _NAME_REACH), cue.first - 1):  # the name may stand on the line above
        if names.form(i) in actor_words().given and names.person(i, joined=False, sure=False) == cue.first:
            return Group(i, cue.first, "name", 1, 1, who=(i, cue.first)) if _begins(view, i) else None
    return None


def _begins(view: View, i: int) -> bool:
    """Whether nothing but «الشهيد», «الشاب», «أن» stands before the name, or it begins what is told."""
    before, title = (view.tokens[i - 1].form, view.words[i - 1]) if i else ("", None)
    if title is not None and title.article and (title.person == "one" or any(h.kind == "one" for h in title.harms)):
        return True
    return i == view.first or (i > view.first and (before in SIGNS or before in words("opener")))


def _named_after_doer(view: View, cue: Cue) -> Group | None:
    """«اعتقلت قوات الأمن سامر العلي», «اعتقل خلالها "سامر العلي"»: two names at least, right after the verb, a definite word, a
    time or a quotation mark."""
    if cue.kind not in ("verb", "noun") or cue.harms[0] not in ("killed", "detained", "abducted"):
        return None
    names = Names(view.groups, view.last)
    for i in range(cue.last, min(cue.last + _DOER_REACH, view.last)):
        end = names.person(i, joined=False, sure=False) if _may_follow(view, cue, i) else None
        if end is not None and end - i >= _FEWEST_NAMES and not (i == cue.last and cue.kind == "verb" and _goes_on(view, end)):
            return Group(i, end, "name", 1, 1, who=(i, end))
        form, marked = view.form(i), view.mark(i, "stop", "subset", "company") and not view.mark(i, "adjunct")
        if (form in SIGNS or marked or is_verb(form) or form in words("preposition")) and form not in QUOTES:
            return None
    return None


def _goes_on(view: View, i: int) -> bool:
    """«قتل سامر العلي جاره»: where someone else follows the name, it may be the doer's."""
    entry = view.words[i] if i < view.last else None
    return entry is not None and entry.person is not None and not entry.joined and not entry.preposition


def _may_follow(view: View, cue: Cue, i: int) -> bool:
    following = view.form(i + 1)
    if view.form(i) not in actor_words().given or (view.form(i) == _ALI and following not in actor_words().given):
        return False
    before = view.form(i - 1)
    return i == cue.last or before in QUOTES or before == _HASH or before.startswith("ال") or bool(view.mark(i - 1, "adjunct"))


def _lived(view: View, cue: Cue) -> bool:
    """«أدى إلى إصابته بجروح», «تم توقيفها»: not «قتل جراء إصابته بطلق», who is told of as killed, nor «أسرته», his family."""
    if cue.harms[0] not in ("injured", "detained") or view.form(cue.first - 1) in words("of_wounds"):
        return False
    entry = view.words[cue.first]
    if entry is None or entry.person is not None:
        return False
    return not any(cue.first - _DEATH_REACH < c.first < cue.first and "killed" in c.harms for c in view.cues)


def _told_of_one(view: View, cue: Cue) -> bool:
    """«لقي مصرعه», «أصيب بجروح»: no one follows, so that it is of one who was named before, but for «بعضهم أصيب بجروح»."""
    if view.form(cue.first - 1).endswith("هم"):
        return False
    if view.form(cue.last - 1).startswith(("مصرعه", "حتفه")) and not view.form(cue.last - 1).endswith("م"):
        return True
    return view.form(cue.last).startswith(tuple(words("hit_by")))


def _of_one(view: View, base: str, first: int) -> bool:
    """«مقتل فلان», and «إصابة أحمد», where only what is surely a name will do."""
    return base in words("of_one") or (base in words("of_given") and view.form(first) in actor_words().given)


def _passive(view: View, cue: Cue) -> bool:
    """«قُتل»: the vowel sign that tells the victim from the doer."""
    written = view.tokens[cue.first].span.of(view.groups.raw)
    return cue.kind == "verb" and "\u064f" in written[:4]


def _is_name(view: View, i: int) -> bool:
    """A word that nothing here knows, without proclitics or the article: most likely a name."""
    form = view.form(i)
    entry = view.words[i] if form else None
    return (
        len(form) > 2
        and form not in words("no_name")
        and form[0].isalpha()
        and (entry is None or (entry.thing and entry.joined))  # «فراس» is not ف + راس
        and not form.startswith(("ال", "لل", "و", "ب"))
        and not form.endswith(("ات", "ها", "هم"))
    )
