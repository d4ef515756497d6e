"""Words that look like numbers and are not, and the other way round.

Invariant: each rule here names the phrase it is for; a number word is refused only by one of them.
"""

from __future__ import annotations

import re

from sijill.arabic.by_form import ByForm
from sijill.arabic.number_grammar import Grammar
from sijill.arabic.number_lexicon import beside, dual, labels, worded
from sijill.arabic.number_run import Cardinal
from sijill.arabic.text import Text

_GLUE = frozenset({"ال", "ب", "ل", "و", "ف", "ك", "بال", "وال", "لل", "وب", "ول", "فال"})
_YESTERDAY = frozenset({"امس", "من"})
_PHONE = re.compile(r"0\d{6,}|00\d+|\d{9,}")
_TWO = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})


def is_label(text: Text, i: int) -> bool:
    """Digits that are part of a name («M4», «إف-16», «ميغ29»), a telephone number, a clock time or a date."""
    forms, gaps = text.forms, text.gaps
    if _NO_COUNT[forms[i]] and (len(forms) > 1 or _NO_COUNT[forms[i]] == "alone"):
        return True
    if i == 0 or gaps[i]:
        return False
    before = forms[i - 1]
    if before[0].isalpha():  # «نحو70» only lacks its space
        return _takes_number(before)
    if before in ("+", "_", "@", "/"):
        return before != "/" or (i > 1 and forms[i - 2][0].isdigit())
    named = before in "-–" and i > 1 and not gaps[i - 1] and forms[i - 2][0].isalpha()
    return named and _takes_number(forms[i - 2])


def _takes_number(form: str) -> bool:
    """Whether the word makes a name of a number that touches it."""
    return form not in _GLUE and (form.isascii() or form in labels())


def _no_count(form: str) -> str:
    """Digits that count nothing wherever they stand ("alone": by themselves too): clock times, dates, telephone numbers."""
    if ":" in form or form.count("/") > 1 or form.count("-") > 1:
        return "alone"
    return ("alone" if form[0] == "0" else "beside") if _PHONE.fullmatch(form) else ""


_NO_COUNT = ByForm(_no_count)


def _is_two(form: str) -> bool:
    word = worded(form)
    return word is not None and any(e.value == 2 and e.kind == "unit" for e in word.entries)


_IS_TWO = ByForm(_is_two)


def is_weekday(grammar: Grammar, i: int) -> bool:
    """«الاثنين», «يوم اثنين», «السبت»: Monday, unless tens follow («الاثنين والعشرين»)."""
    forms = grammar.forms
    word = worded(forms[i]) if _IS_TWO[forms[i]] else None
    if word is None:
        return False
    after_day = i > 0 and forms[i - 1] in beside("day")
    if not word.article and not after_day:
        return False
    following = grammar.atom(i + 1, first=False)
    return following is None or following.kind not in ("tens", "ten")


def bare_ordinal_counts(grammar: Grammar, ordinal: Cardinal) -> bool:
    """Not the month of «كانون الأول», not «أول أمس», and without the article not «ثانية», which is a second."""
    forms = grammar.forms
    before = forms[ordinal.first - 1] if ordinal.first else ""
    if before in beside("month"):
        return False
    word = worded(forms[ordinal.first])
    if word is None or ordinal.last - ordinal.first > 1 or word.article:
        return True
    form = forms[ordinal.first].removeprefix("و")
    if form == "اول":
        return ordinal.last >= len(forms) or forms[ordinal.last] not in _YESTERDAY
    if form in ("ثانيه", "اولي", "تانيه"):
        return before in ("مره", "للمره") or len(forms) == 1
    return form not in ("ثان", "ثانيا", "ثالثا", "رابعا", "خامسا") or len(forms) == 1


def plural_dual(text: Text, i: int) -> bool:
    """Whether a form that may be plural («مدنيين») is dual here: «اثنين» follows, or the text has «مدنيان» or «مدنيين اثنين»."""
    forms = text.forms
    if i + 1 < len(forms) and forms[i + 1] in _TWO:
        return True
    if i and forms[i - 1][0].isdigit():
        return False
    noun = dual(forms[i])
    return noun is not None and noun.stem + "ان" in text.folded
