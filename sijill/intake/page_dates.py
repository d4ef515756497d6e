"""The day that a page prints beside its headline: «نُشر في 22 تموز 2019» in an element for dates.

Invariant: it is taken only from an element that the page marks as a date, the closest around the headline, and only where all
of these print one and the same full day; the page's head and sides print days of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from sijill.arabic.datafile import table
from sijill.intake.datelines import days_of_line

_LONGEST = 120  # characters: what holds more is no date line
_NAMED = "contains(concat(@class, ' ', @id), '{}')"


@cache
def _elements() -> str:
    """The elements for a date, without those for days of the page rather than of the article: its clock, its last change, its neighbours."""
    rows = list(table("sijill.intake", "date_elements.tsv", ("role", "name", "source")))
    marked, aside = (" or ".join(_NAMED.format(r["name"]) for r in rows if r["role"] == role) for role in ("date", "aside"))
    foreign = f"ancestor-or-self::*[self::nav or self::aside or self::footer or {aside}]"
    return f".//*[self::time or {marked}][not({foreign})][not(ancestor::header[not(.//h1)])]"


def printed_day(page: str) -> date | None:
    """The day that the page prints of its article; `None` where it prints none, or several."""
    from lxml import html  # trafilatura's own parser; imported when first needed, as that is
    from lxml.etree import LxmlError

    try:
        headlines = html.fromstring(page).xpath("//h1")
    except (LxmlError, ValueError):
        return None
    around = headlines[0].iterancestors() if len(headlines) == 1 else ()
    days = next((found for place in around if (found := frozenset(_days(place)))), frozenset())
    return next(iter(days)) if len(days) == 1 else None


def _days(place: Any) -> Iterator[date]:  # noqa: ANN401  # lxml is not typed
    for element in place.xpath(_elements()):
        words = " ".join(element.text_content().split())
        if 0 < len(words) <= _LONGEST:
            yield from days_of_line(words)
