"""The day that a page prints beside its headline: «نُشر في 22 تموز 2019» in an element for dates.

Invariant: it is taken only from an element that the page marks as a date, the closest around the headline, and only where all
of these print one and the same full day; the page's head and sides print days of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sijill.intake.datelines import days_of_line

_LONGEST = 120  # characters: what holds more is no date line
_NAMED = "contains(concat(@class, ' ', @id), '{}')"
_MARKED = f"self::time or {' or '.join(_NAMED.format(name) for name in ('date', 'Date', 'time', 'publish', 'posted'))}"
#: Days of the page rather than of the article: its clock, its last change, its neighbours.
_ASIDE = " or ".join(_NAMED.format(name) for name in ("today", "current", "now", "updat", "modif", "related"))
_FOREIGN = f"ancestor-or-self::*[self::nav or self::aside or self::footer or {_ASIDE}]"


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
    for element in place.xpath(f".//*[{_MARKED}][not({_FOREIGN})][not(ancestor::header[not(.//h1)])]"):
        words = " ".join(element.text_content().split())
        if 0 < len(words) <= _LONGEST:
            yield from days_of_line(words)
