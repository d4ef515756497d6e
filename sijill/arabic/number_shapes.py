"""Words that look like numbers and are not, and the other way round.

Invariant: each rule here names the phrase it is for; a number word is refused only by one of them.
"""

from __future__ import annotations

import re

from sijill.arabic.number_grammar import Cardinal, Grammar
from sijill.arabic.number_lexicon import dual, labels, worded
from sijill.arabic.text import Text

_GLUE = frozenset({"ال", "ب", "ل", "و", "ف", "ك", "بال", "وال", "لل", "وب", "ول", "فال"})
_MONTH_STEMS = frozenset({"كانون", "تشرين", "ربيع", "جمادي", "ك", "ت"})
_YESTERDAY = frozenset({"امس", "من"})
_DAY = frozenset({"يوم", "اليوم", "ليل", "ليله", "مساء", "صباح", "فجر", "ظهر", "عصر", "نهار"})
_PHONE = re.compile(r"0\d{6,}|00\d+|\d{9,}")
_TWO = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})


def is_label(text: Text, i: int) -> bool:
    """Digits that are part of a name («M4», «إف-16», «ميغ29»), a telephone number, a clock time or a date."""
    tokens = text.tokens
    token = tokens[i]
    phone = _PHONE.fullmatch(token.form) and (len(tokens) > 1 or token.form[0] == "0")
    if ":" in token.form or phone or token.form.count("/") > 1 or token.form.count("-") > 1:
        return True
    if i == 0 or tokens[i - 1].end != token.start:
        return False
    before = tokens[i - 1]
    if before.is_word:  # «نحو70» only lacks its space
        return before.form not in _GLUE and (before.form.isascii() or before.form in labels())
    if before.form in ("+", "_", "@", "/"):
        return before.form != "/" or (i > 1 and tokens[i - 2].form[0].isdigit())
    named = before.form in "-–" and i > 1 and tokens[i - 2].end == before.start and tokens[i - 2].is_word
    return named and tokens[i - 2].form not in _GLUE and (tokens[i - 2].form.isascii() or tokens[i - 2].form in labels())


def is_weekday(grammar: Grammar, i: int) -> bool:
    """«الاثنين», «يوم اثنين», «السبت»: Monday, unless tens follow («الاثنين والعشرين»)."""
    tokens = grammar.tokens
    word = worded(tokens[i].form)
    if word is None or not any(e.value == 2 and e.kind == "unit" for e in word.entries):
        return False
    after_day = i > 0 and tokens[i - 1].form in _DAY
    if not word.article and not after_day:
        return False
    following = grammar.atom(i + 1, first=False)
    return following is None or following.kind not in ("tens", "ten")


def bare_ordinal_counts(grammar: Grammar, ordinal: Cardinal) -> bool:
    """Not the month of «كانون الأول», not «أول أمس», and without the article not «ثانية», which is a second."""
    tokens = grammar.tokens
    before = tokens[ordinal.first - 1].form if ordinal.first else ""
    if before in _MONTH_STEMS:
        return False
    word = worded(tokens[ordinal.first].form)
    if word is None or ordinal.last - ordinal.first > 1 or word.article:
        return True
    form = tokens[ordinal.first].form.removeprefix("و")
    if form == "اول":
        return ordinal.last >= len(tokens) or tokens[ordinal.last].form not in _YESTERDAY
    if form in ("ثانيه", "اولي", "تانيه"):
        return before in ("مره", "للمره") or len(tokens) == 1
    return form not in ("ثان", "ثانيا", "ثالثا", "رابعا", "خامسا") or len(tokens) == 1


def plural_dual(text: Text, i: int) -> bool:
    """Whether a form that may be plural («مدنيين») is dual here: «اثنين» follows, or the text has «مدنيان» or «مدنيين اثنين»."""
    tokens = text.tokens
    if i + 1 < len(tokens) and tokens[i + 1].form in _TWO:
        return True
    if i and tokens[i - 1].form[0].isdigit():
        return False
    noun = dual(tokens[i].form)
    return noun is not None and noun.stem + "ان" in text.folded
