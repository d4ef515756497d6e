"""The wounded who died: «وفاة ثلاثة جرحى» (the death of three wounded).

Invariant: whoever is told of right after a word of death is among the dead, whatever harm the noun for them names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sijill.reading.toll_cues import Cue
from sijill.reading.toll_view import View
from sijill.reading.toll_wordlists import words

if TYPE_CHECKING:
    from sijill.reading.toll_binding import Bound

_TO = "الي"


def died(view: View) -> Iterator[tuple[int, Cue]]:
    """The number of each group of wounded of whom a word of death right before them tells, with that word.

    «سقوط 5 جرحى» (five fell wounded) tells of no death.
    """
    cues = {cue.last: cue for cue in view.cues if cue.harms == ("killed",) and cue.kind != "fall" and not cue.void and not cue.pronoun}
    for n, group in enumerate(view.found):
        cue = cues.get(group.first)
        if cue is not None and group.harms == ("injured",) and not group.joined:
            yield n, cue


def within_risen(view: View, bound: Sequence[Bound]) -> list[Bound]:
    """«ارتفعت الحصيلة إلى 8 بعد وفاة ثلاثة»: the three are among the eight to which the count rose by them."""
    return [replace(one, total_first=whole) if (whole := _risen_by(view, one, bound)) is not None else one for one in bound]


def _risen_by(view: View, one: Bound, bound: Sequence[Bound]) -> int | None:
    """The first token of the figure to which the count rose by this death."""
    after = view.form(one.cue[0] - 1) in words("then") and one.harms == ("killed",) and one.total_first is None
    if not after or one.group.low is None:
        return None
    risen = (w for w in reversed(bound) if w.group.last <= one.cue[0] and w.total_first is None and w.harms == one.harms)
    whole = next(risen, None)
    holds = whole is not None and (whole.group.low or 0) > one.group.low and view.form(whole.group.first - 1) == _TO
    return whole.group.first if whole is not None and holds else None
