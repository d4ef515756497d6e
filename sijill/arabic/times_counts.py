"""Units of time counted: «ثلاثة أيام», «48 ساعة», «سنة وثلاثة أشهر», «شهر ونصف», «الأيام القليلة».

Invariant: `n` is what the words say; where they say no number it is `None`.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from sijill.arabic import times_stretches as stretches
from sijill.arabic.calendar import Unit
from sijill.arabic.times_words import Words, once

#: With a word of one of these kinds units may be counted; digits have no readings.
_OPENS = frozenset(("about", "over", "under", "few", "half", "unit", "theunit", "#ordinal", "#unit", "#tens"))
ONE = ("واحد", "واحده")


class Count(NamedTuple):
    """A number of units: «ثلاثة أيام», «48 ساعة», «أسبوعين», «الأيام القليلة»; `n` `None` where the words give none."""

    unit: Unit
    n: int | None
    end: int
    hedged: bool
    definite: bool
    more: stretches.More = ()  #: what is counted besides: «سنة وثلاثة أشهر», «شهر ونصف»


@once
def count(w: Words, i: int) -> Count | None:
    """Units counted at token `i`, past «نحو», «أكثر من» and the like."""
    if w.dark(i):
        return None
    if _OPENS.isdisjoint(w.readings.get(i, _OPENS)):
        return None
    hedge = w.at(i, "about", "over", "under")
    j = hedge[1] if hedge is not None else i
    few = w.at(j, "few")
    j = few[1] if few is not None else j
    half = w.at(j, "half")
    number = None if few is not None or half is not None else w.number(j)
    k = number.end if number is not None and not (number.digits and number.value > 999) else half[1] if half is not None else j
    found = w.at(k, "unit", "theunit") if k > j or number is None else None
    if found is None or (k == j and hedge is None and few is None and w.form(i).startswith("لل")):
        return None
    name, _, many = found[0].value.partition(":")
    later_few = w.at(found[1], "few")
    if number is not None and k > j:
        n: int | None = number.value
    else:
        n = {"1": 1, "2": 2}.get(many) if few is None and later_few is None else None
    end = later_few[1] if later_few is not None else found[1]
    end = end + 1 if n == 1 and w.form(end) in ONE else end
    if n is None and found[0].kind == "theunit" and (after := w.number(end)) is not None and not after.ordinal and after.value > 2:
        n, end = after.value, after.end
    unit = cast("Unit", name)
    more: stretches.More = ()
    if n is not None and (found[0].kind == "unit" or many == "2"):
        more, end = _besides(w, unit, end)
    hedged_after = w.at(end, "about")
    return Count(
        unit,
        n,
        hedged_after[1] if hedged_after is not None else end,
        hedge is not None or half is not None,
        found[0].kind == "theunit",
        more,
    )


def _besides(w: Words, unit: Unit, i: int) -> tuple[stretches.More, int]:
    """What is counted after «و» in a smaller unit, and the token after it: «وثلاثة أشهر», «ونصف»."""
    fraction = w.at(i, "fraction")
    if fraction is not None and fraction[0].words == ("ونصف",) and unit in stretches.HALVES:
        return (stretches.HALVES[unit],), fraction[1]
    j = i + 1 if w.form(i) == "و" else i
    if not w.form(i).startswith("و") or not w.joined(j):
        return (), i
    second = count(w, j)
    if second is None or second.n is None or second.definite or second.hedged or not stretches.smaller(second.unit, unit):
        return (), i
    if w.at(second.end, "month", "hmonth") is not None:  # «وشهر رمضان»
        return (), i
    return ((second.unit, second.n), *second.more), second.end
