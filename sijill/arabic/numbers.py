"""Numbers in a text: digits and words, duals and plurals that count, ranges, and the bounds around them.

Invariant: finds lie in order and do not overlap, and each one's value is what its own words say; what the words around
it do to it ("at least", "about", "others") stands in `low`, `high`, `approximate` and `additional`.
"""

from __future__ import annotations

from sijill.arabic.by_form import Marks
from sijill.arabic.number_context import Context
from sijill.arabic.number_digits import over
from sijill.arabic.number_grammar import Grammar, is_minus
from sijill.arabic.number_lexicon import dual, worded
from sijill.arabic.number_parts import and_part
from sijill.arabic.number_ranges import join_ranges
from sijill.arabic.number_run import Cardinal
from sijill.arabic.number_shapes import bare_ordinal_counts, is_label, is_weekday, plural_dual
from sijill.arabic.number_tail import ENDS_NUMBER
from sijill.arabic.quantities import Number, NumberFind, Quantity, bounded, plain
from sijill.arabic.text import Text, analyse

__all__ = ["NumberFind", "Quantity", "find_numbers", "parse_number"]


_make = tuple.__new__  # by name, a tuple of as many fields costs four times as much


def find_numbers(text: Text) -> list[NumberFind]:
    """Every number of the text, in order. Dates such as 12/3/2021, clock times and names of weapons are none."""
    grammar, context = Grammar(text), Context(text)
    found: list[Quantity] = []
    done = 0
    for i, sign in _MAY_BEGIN.of(text.cards):
        if i < done or (sign == "sign" and not _before_digits(text, i)):
            continue
        quantity = _dual(text, i) if sign == "dual" else _at(grammar, i)
        if quantity is None:
            continue
        quantity = _with_percent(quantity, context)
        done = quantity.last
        # «جنديين تركيين»: the adjective agrees with the dual before it and counts nobody new
        if not (
            quantity.kind == "dual"
            and found
            and found[-1].kind == "dual"
            and found[-1].last == quantity.first
            and not _joined(text, quantity)
        ):
            found.append(quantity)
    settled = [_settled(q, context) for q in join_ranges(found, text)]
    return [_find(text, q) for q in settled]


def parse_number(words: str) -> Number | None:
    """The number that a whole string says, `None` where it says none, more than one, or something else as well."""
    text = analyse(words.strip())
    finds = [f for f in find_numbers(text) if f.value.value is not None]
    if len(finds) != 1:
        return None
    quantity = finds[0].value
    whole = quantity.first == 0 and quantity.last == len(text.forms)
    return quantity.value if whole else None


def _may_begin(form: str) -> str | None:
    """Whether a number can begin with this word or sign at all; most words of a text cannot."""
    if form in "-−.":
        return "sign"
    if form[0].isdigit() or is_minus(form) or worded(form) is not None:
        return "word"
    return "dual" if dual(form) is not None else None


_MAY_BEGIN = Marks(_may_begin)


def _before_digits(text: Text, i: int) -> bool:
    """Whether digits follow the sign at token i, right after it unless it is the first; most signs end sentences."""
    return i + 1 < len(text.forms) and (i == 0 or not text.gaps[i + 1]) and text.forms[i + 1][0].isdigit()


def _joined(text: Text, quantity: Quantity) -> bool:
    return text.forms[quantity.first].startswith("و")


def _at(grammar: Grammar, i: int) -> Quantity | None:
    """The number that begins at token i."""
    form = grammar.forms[i]
    if is_minus(form) or (form in "-−" and _is_sign(grammar.text, i)):
        return _negative(grammar, i)
    if form == ".":
        pointed = grammar.pointed(i)
        return None if pointed is None else _quantity(pointed)
    if form[0].isdigit():
        if is_label(grammar.text, i):
            return None
        dashed = _dashed(form, i) if "-" in form else None
        if dashed is not None:
            return dashed
    elif form in ("بالميه", "بالمايه"):  # «per cent» itself
        return None
    elif worded(form) is None or is_weekday(grammar, i):
        return _dual(grammar.text, i)
    if form.isdigit() and _stands_alone(grammar.text, i):
        value, last = int(form), i + 1
        return _make(Quantity, ("cardinal", value, value, value, False, False, None, i, last, i, last, True, 1, False))
    cardinal = grammar.cardinal(i)
    if cardinal is not None:
        past = grammar.ordinal(i) if cardinal.value >= 100 and not cardinal.digits else None
        return _quantity(past if past is not None and past.last > cardinal.last else cardinal)
    return _ordinal(grammar, i) or _vague(grammar, i) or _dual(grammar.text, i)


def _stands_alone(text: Text, i: int) -> bool:
    """Whether the number in digits at token i ends with it for sure, as most do: an everyday word follows («12 قتيلا»)."""
    return i + 1 < len(text.forms) and ENDS_NUMBER[text.forms[i + 1]]


def _quantity(cardinal: Cardinal) -> Quantity:
    number, first, last, scale, digits, joined, kind = cardinal
    value = plain(number)
    return _make(Quantity, (kind, value, value, value, False, False, None, first, last, first, last, digits, plain(scale), joined))


def _is_sign(text: Text, i: int) -> bool:
    """Whether a dash is a minus: «-5» is negative, «ف-16» and «10-12» are not, nor is a dash between words or at the
    beginning of a line, where it is a bullet."""
    forms, gaps = text.forms, text.gaps
    if i + 1 >= len(forms) or not forms[i + 1][0].isdigit():
        return False
    return i == 0 or (gaps[i] != "" and "\n" not in gaps[i] and not gaps[i + 1])


def _negative(grammar: Grammar, i: int) -> Quantity | None:
    cardinal = grammar.cardinal(i + 1) if i + 1 < len(grammar.forms) else None
    if cardinal is None and i + 1 < len(grammar.forms) and (divided := over(grammar.forms[i + 1])) is not None:
        cardinal = Cardinal(divided, i + 1, i + 2, digits=True, kind="fraction")  # «-12/10» is no date
    if cardinal is None:
        return None
    found = _quantity(cardinal)
    value = -plain(cardinal.value)
    return found._replace(value=value, low=value, high=value, first=i, reach_first=i)


def _dashed(form: str, i: int) -> Quantity | None:
    """«10-12»: one token, a range."""
    left, dash, right = form.partition("-")
    if not dash or not left.isdigit() or not right.isdigit() or int(left) >= int(right):
        return None
    return Quantity("range", None, int(left), int(right), first=i, last=i + 1, reach_first=i, reach_last=i + 1, digits=True)


def _ordinal(grammar: Grammar, i: int) -> Quantity | None:
    cardinal = grammar.ordinal(i)
    if cardinal is None or not bare_ordinal_counts(grammar, cardinal):
        return None
    return _quantity(cardinal)


def _vague(grammar: Grammar, i: int) -> Quantity | None:
    """«عشرات», «مئات الآلاف»: a low bound only (dozens 20, hundreds 200, thousands 2,000)."""
    atom = grammar.atom(i, first=True)
    if atom is None or atom.kind not in ("many", "scales"):
        return None
    low, last = atom.value * (2 if atom.kind == "scales" else 1), atom.last
    scale = grammar.atom(last, first=False)
    if scale is not None and scale.kind in ("scales", "many") and not scale.joined and not scale.cliticised:
        low, last = low * (scale.value if scale.kind == "scales" else 100), scale.last
    return Quantity("plural", None, plain(low), None, first=i, last=last, reach_first=i, reach_last=last, joined=atom.joined)


def _dual(text: Text, i: int) -> Quantity | None:
    """«قتيلان», «غارتين»; «مدنيين» only where it cannot be the plural."""
    noun = dual(text.forms[i])
    if noun is None or not (noun.sure or plural_dual(text, i)):
        return None
    more = and_part(text, i + 1, noun)
    if more is not None:
        return _quantity(Cardinal(more[0], i, more[1]))
    last = i + 2 if i + 1 < len(text.forms) and text.forms[i + 1] in ("اثنين", "اثنان", "اثنتين", "اثنتان") else i + 1
    return _make(Quantity, ("dual", 2, 2, 2, False, False, i, i, last, i, last, False, 1, False))


def _with_percent(quantity: Quantity, context: Context) -> Quantity:
    last = context.percent(quantity.last)
    if last is None or quantity.kind not in ("cardinal", "fraction", "range"):
        return quantity
    return quantity._replace(kind="percent", last=last, reach_last=last)


def _settled(quantity: Quantity, context: Context) -> Quantity:
    """With the bounds around it, the others and the noun."""
    if quantity.kind == "ordinal":
        return quantity
    around = context.around(quantity.first, quantity.last, joined=quantity.joined)
    noun = quantity.noun if quantity.noun is not None else around.noun
    q = quantity  # made anew by hand, since `replace` takes three times as long
    reached = _make(Quantity, (
        q.kind, q.value, q.low, q.high, q.approximate, around.others, noun, q.first, q.last, min(around.first, q.reach_first),
        around.last, q.digits, q.scale, q.joined,
    ))  # fmt: skip
    return bounded(reached, around.effects) if around.effects else reached


def _find(text: Text, quantity: Quantity) -> NumberFind:
    start, end = text.starts[quantity.first], text.ends[quantity.last - 1]
    if not quantity.digits and quantity.value is not None and quantity.joined and text.folded[start] == "و" and end - start > 1:
        start += 1
    return _make(NumberFind, (text.map.span(start, end), start, end, quantity, "number"))
