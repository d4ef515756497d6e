"""Places joined by «و», "and": «قصف بلدتي احسم والبارة», «في قرى بليون وكفر عويد»: they are of one incident, or none is.

Invariant: two places are joined by the signs between them alone, with no word there; by a comma only inside a longer row of
places as wide («بليون، احسم، البارة»), for «الباب، حلب» is one place told twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sijill.reading.finds import Find
from sijill.reading.places import PlaceValue
from sijill.reading.scene import Scene

_QUOTES = r"\s*[\"'“”«»)(]*\s*"
_AND = re.compile(rf"{_QUOTES}[،,]?\s*و{_QUOTES}")
_COMMA = re.compile(rf"{_QUOTES}[،,]{_QUOTES}")
#: The kinds of places that others lie in.
_WIDE = frozenset(("province", "country", "region", "district"))

Weighed = tuple[float, Find[PlaceValue]]


def with_joined(scene: Scene, scored: Sequence[Weighed], sure: Sequence[Weighed], least: float) -> list[Weighed]:
    """The sure ones, and those of all the scored, in order, that are joined to them and not less likely than `least`."""
    found = list(sure)
    taken = {id(f) for _, f in sure}
    links = list(_links(scene, scored))
    for one, other in [*links, *((b, a) for a, b in reversed(links))]:  # along the row, and back
        if id(one[1]) in taken and id(other[1]) not in taken and other[0] >= least:
            taken.add(id(other[1]))
            found.append(other)
    return found


def row_of(scene: Scene, scored: Sequence[Weighed]) -> dict[int, int]:
    """For each place, by where it starts, which row it is of; one that is joined to none is a row of its own."""
    rows = {find.start: n for n, (_, find) in enumerate(scored)}
    for one, other in _links(scene, scored):  # in order: each row keeps the number of its first
        rows[other[1].start] = rows[one[1].start]
    return rows


def _links(scene: Scene, scored: Sequence[Weighed]) -> Iterator[tuple[Weighed, Weighed]]:
    signs = [_sign(scene, one[1], other[1]) for one, other in pairwise(scored)]
    for n, (one, other) in enumerate(pairwise(scored)):
        in_row = any(signs[n - 1 : n]) or any(signs[n + 1 : n + 2])
        if signs[n] == "and" or (signs[n] == "comma" and in_row and _wide(one) == _wide(other)):
            yield one, other


def _sign(scene: Scene, one: Find[PlaceValue], other: Find[PlaceValue]) -> str | None:
    between = scene.text.folded[one.end : other.start]
    if one.end > other.start or len(between) > 6:
        return None
    return "and" if _AND.fullmatch(between) else "comma" if _COMMA.fullmatch(between) else None


def _wide(row: Weighed) -> bool:
    return row[1].value.kind in _WIDE
