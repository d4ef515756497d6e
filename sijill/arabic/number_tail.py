"""What follows a whole number and is of it: «ثلاثة فاصلة خمسة», «مليون ونصف», «ثلاثة أرباع», «واحد من كل عشرة».

Invariant: a tail begins right after its number and the two are one number; what may as well be two is not joined: «قتل واحد من
ثلاثة مهاجمين» tells of one man.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from sijill.arabic.by_form import ByForm
from sijill.arabic.number_digits import digits_value
from sijill.arabic.number_lexicon import Rational, beside, worded
from sijill.arabic.number_parts import PARTS_OF, counted_parts, over_parts
from sijill.arabic.number_run import Atom, Cardinal

if TYPE_CHECKING:
    from sijill.arabic.number_grammar import Grammar

_HUNDRED = 100


def _ends_number(form: str) -> bool:
    """Whether an everyday word stands there, by which no number goes on: no decimals, no «12 جزءا من مئة»."""
    return len(form) > 3 and form.isalpha() and worded(form) is None and form not in beside("point") and form not in PARTS_OF


ENDS_NUMBER = ByForm(_ends_number)


def with_tail(grammar: Grammar, whole: Cardinal) -> Cardinal:
    """Decimals in words, «ونصف», «ثلاثة أرباع», and a scale after them."""
    if whole.last < len(grammar.forms) and ENDS_NUMBER[grammar.forms[whole.last]]:  # as mostly
        return whole
    whole = _added_parts(grammar, _quotient(grammar, _decimals(grammar, _mixed(grammar, whole))))
    part = grammar.atom(whole.last, first=False)
    if part is None:
        return whole
    if part.joined and part.kind in ("fraction", "fraction_tail") and whole.value >= 1:
        last = part.last
        again = grammar.atom(last, first=False)  # «مليون ونصف المليون»
        scale = whole.scale
        if again is not None and again.kind in ("scale", "scales") and not again.joined and not again.cliticised:
            last, scale = again.last, max(scale, again.value)
        value = whole.value + part.value * scale if whole.scale >= scale else (whole.value + part.value) * scale
        return Cardinal(value, whole.first, last, scale, whole.digits, whole.joined)
    if part.kind == "fractions" and not part.joined and not part.cliticised:
        return _parts(whole, part)
    return counted_parts(grammar, whole) or whole


def _parts(whole: Cardinal, part: Atom) -> Cardinal:
    """«ثلاثة أرباع», and with a whole number before: «مئة وثلاثة أرباع»; «مئة واثنان وثلاثون أخماس» are all fifths."""
    count = whole.value % 10
    if whole.value < 10 or whole.digits or count < 2 or whole.value % _HUNDRED > 10:
        kind: Literal["cardinal", "fraction"] = "fraction"
        value = whole.value * part.value
    else:
        kind, value = "cardinal", whole.value - count + count * part.value
    return Cardinal(value, whole.first, part.last, 1, False, whole.joined, kind)


def _mixed(grammar: Grammar, whole: Cardinal) -> Cardinal:
    """«2 1/2», and a text of nothing but «1/2 2», as right to left shows it."""
    slash = grammar.forms[whole.last] if whole.digits and whole.last < len(grammar.forms) else ""
    turned = len(grammar.forms) == 2 and "/" in grammar.forms[0] and slash.isdecimal()
    part = digits_value(slash) if "/" in slash or turned else None
    return whole if part is None else Cardinal(whole.value + part, whole.first, whole.last + 1, 1, True, whole.joined)


def _quotient(grammar: Grammar, whole: Cardinal) -> Cardinal:
    """«ثلاثة على أربعة», «1 على 20», «واحد من كل عشرة», «خمسة أجزاء من مئة», «3 في الألف»."""
    forms, j = grammar.forms, whole.last
    parts = j < len(forms) and forms[j] in PARTS_OF
    j += parts
    if whole.scale != 1 or j + 1 >= len(forms) or forms[j] not in ("علي", "من", "في"):
        return whole
    each = forms[j] == "من" and forms[j + 1] == "كل"
    below = grammar.cardinal(j + 1 + each)
    if below is None or below.joined or below.kind != "cardinal" or below.value <= 1:
        return whole
    by = "parts" if parts and forms[j] == "من" else "each" if each else forms[j]
    if not _divides(grammar, whole, below, by):
        return whole
    value = over_parts(whole.value, below.value) if by == "parts" else Fraction(whole.value) / below.value
    return Cardinal(value, whole.first, below.last, 1, False, whole.joined, "fraction" if value < 1 or by != "parts" else "cardinal")


def _divides(grammar: Grammar, whole: Cardinal, below: Cardinal, by: str) -> bool:
    """Whether the two numbers are one fraction: «قتل واحد من ثلاثة مهاجمين» tells of one man, «وزعت 20 على 3 قرى» of twenty."""
    alone = whole.first == 0 and below.last == len(grammar.forms)
    if by in ("parts", "each") or (by != "في" and alone):
        return True
    if by == "علي":
        counted = below.last < len(grammar.forms) and grammar.forms[below.last][0].isalpha()
        return not (whole.digits or below.digits) or whole.value == 1 or not counted
    if by == "من":
        opens = grammar.text.sentences[grammar.text.sentence_at(grammar.text.starts[whole.first])].first == whole.first
        return whole.value == 1 and (opens or below.value >= _HUNDRED)
    article = grammar.forms[below.first].startswith("ال")
    if alone and whole.value == 1 and not article:  # «1 في عشرين»; «1 في المئة» is a percentage
        return True
    return below.scale > 1 and below.last - whole.last == 2 and article


def _added_parts(grammar: Grammar, whole: Cardinal) -> Cardinal:
    """«عشرون وثلاثة أخماس»."""
    count = grammar.atom(whole.last, first=False)
    part = grammar.atom(count.last, first=False) if count is not None and count.joined and count.kind == "unit" else None
    if count is None or part is None or part.kind != "fractions" or part.joined:
        return whole
    return Cardinal(whole.value + count.value * part.value, whole.first, part.last, 1, whole.digits, whole.joined)


def _decimals(grammar: Grammar, whole: Cardinal) -> Cardinal:
    """«ثلاثة فاصلة خمسة», «صفر فاصلة صفر خمسة», then perhaps «ملايين»."""
    if whole.last >= len(grammar.forms) or grammar.forms[whole.last] not in beside("point"):
        return whole
    written, last = "", whole.last + 1
    while True:
        part = grammar.cardinal(last, scales=False)
        if part is None or part.joined or part.value.denominator != 1 or (written and part.scale > 1):
            break
        written, last = written + str(part.value), part.last
    if not written:
        return whole
    value: Rational = Fraction(f"{int(whole.value)}.{written}")
    scale: Rational = 1
    atom = grammar.atom(last, first=False)
    if atom is not None and atom.kind in ("scale", "scales") and not atom.joined:
        value, scale, last = value * atom.value, atom.value, atom.last
    return Cardinal(value, whole.first, last, scale, whole.digits, whole.joined)
