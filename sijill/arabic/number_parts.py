"""Parts counted: «جزء من مئة», «ثلاثون خمسا», «مئتان وثلاثة أجزاء من مئة», «طنين ونصف الطن».

Invariant: what may as well count people is no part here: «جزء من مئة مقاتل» (some of a hundred fighters), «ثلاثة وخمس نساء».
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from sijill.arabic.number_lexicon import Counted, Rational, worded
from sijill.arabic.number_run import Atom, Cardinal
from sijill.arabic.text import Text

if TYPE_CHECKING:
    from sijill.arabic.number_grammar import Grammar

PARTS_OF = frozenset({"جزء", "جزءا", "اجزاء", "جزءين"})
# Units whose short form is also the fraction: «خمس», a fifth, and five before a feminine plural.
_SHORT = frozenset(word + ending for word in ("خمس", "سبع", "تسع", "عشر") for ending in ("", "ا"))
_OF = frozenset({"من", "علي", "في"})
_SIGNS = frozenset(".،,؛:!؟?)-–")
_CLOCK = "الساعه"
_TEN, _HUNDRED = 10, 100


def share(grammar: Grammar, i: int, atom: Atom) -> Cardinal | None:
    """«جزء من مئة», 1/100, «جزأين من ألف»; the words after must not be what the number counts."""
    forms = grammar.forms
    if atom.article or atom.last + 1 >= len(forms) or forms[atom.last] != "من":
        return None
    below = grammar.cardinal(atom.last + 1)
    if below is None or below.digits or below.joined or below.kind != "cardinal" or below.value < _TEN:
        return None
    last = below.last + (below.last < len(forms) and forms[below.last] in PARTS_OF)
    if last == below.last and not _closed(forms, last) and forms[last] != "من":
        return None
    return below._replace(value=Fraction(atom.value) / below.value, first=i, last=last, scale=1, joined=atom.joined, kind="fraction")


def counted_parts(grammar: Grammar, whole: Cardinal) -> Cardinal | None:
    """«ثلاثون خمسا», 30/5, and «ثلاثة وخمس», 3 1/5: tens and hundreds count the singular, and no unit follows them without «و»."""
    part = None if whole.digits or whole.scale != 1 or whole.kind != "cardinal" else grammar.atom(whole.last, first=False)
    value = None if part is None else _part(grammar, part)
    if part is None or value is None or whole.value.denominator != 1:
        return None
    rest = int(whole.value) % _HUNDRED
    closed = _closed(grammar.forms, part.last)
    if part.joined:
        clock = whole.first > 0 and grammar.forms[whole.first - 1] == _CLOCK
        return whole._replace(value=whole.value + value, last=part.last) if closed and 2 < whole.value <= _TEN and not clock else None
    if not (rest > _TEN or (rest == 0 and whole.value > 0)) or not (closed or grammar.forms[part.last] in _OF):
        return None
    return whole._replace(value=whole.value * value, last=part.last, kind="fraction")


def _part(grammar: Grammar, part: Atom) -> Rational | None:
    """The fraction that a word is which may also be a unit."""
    if part.cliticised or part.article:
        return None
    if part.kind in ("fraction", "fraction_tail"):
        return None if part.joined or part.value == Fraction(1, 2) else part.value
    short = grammar.forms[part.last - 1].removeprefix("و") in _SHORT
    return Fraction(1, part.value) if short and part.kind in ("unit", "ten") else None


def _closed(forms: list[str], i: int) -> bool:
    """Whether nothing indefinite is counted at token `i`: the text or clause ends there, or the whole follows with its article."""
    return i >= len(forms) or forms[i] in _SIGNS or (forms[i].startswith("ال") and len(forms[i]) > 4 and worded(forms[i]) is None)


def over_parts(value: Rational, below: Rational) -> Rational:
    """«مئتان وثلاثة أجزاء من مئة», 200.03: decimals, of which only what is under the whole counts parts; else all does."""
    decimal = below in (_TEN, _HUNDRED, _HUNDRED * _TEN)
    rest = value % below if decimal and value > below else value
    return value - rest + Fraction(rest) / below


def and_part(text: Text, last: int, noun: Counted) -> tuple[Fraction, int] | None:
    """What «ونصف» at token `last` adds to two of a measure, and the token after: «طنين ونصف الطن», not «يومين ونصف القوات»."""
    forms = text.forms
    word = worded(forms[last]) if last < len(forms) and noun.kind == "measure" else None
    if word is None or not word.joined or word.cliticised or word.article or word.entries[0].kind != "fraction":
        return None
    again = last + 1 < len(forms) and forms[last + 1].startswith("ال")
    if again and forms[last + 1] != "ال" + (noun.stem[:-1] + "ه" if noun.stem.endswith("ت") else noun.stem):
        return None
    return 2 + Fraction(word.entries[0].value), last + 1 + again
