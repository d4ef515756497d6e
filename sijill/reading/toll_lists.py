"""Lists that a sentence leads to: «والقتلى هم:» (and the killed are:), then, each on a line of its own, «– 7 مدنيين» (7 civilians).

Invariant: an item begins with the words for people or their figure, after no more than a bullet; a list ends at the first line that
begins with anything else.
"""

from __future__ import annotations

from collections.abc import Sequence

from sijill.model import Harm
from sijill.reading.toll_subsets import harm_named_before
from sijill.reading.toll_view import View

_BULLETS = frozenset({"-", "–", "—", "•", "*", "·"})
_COLON = ":"


def led_to(view: View, told: Sequence[Harm]) -> Harm | None:
    """The harm of those whom the sentence leads to a list of, `None` where it leads to none; `told`: what it tells itself."""
    end = view.last - 1
    if view.form(end) != _COLON:
        return None
    named = harm_named_before(view, end)  # «وتوزع الشهداء على النحو الآتي:»
    if named is not None:
        return named
    return told[-1] if told and view.mark(end - 1, "subset") else None  # «استشهاد 12 مدنيا هم:»


def item_of(view: View) -> int | None:
    """The number of the group that the sentence, a line of a list, begins with."""
    start = view.first
    while view.form(start) in _BULLETS:
        start += 1
    n = next((n for n, g in enumerate(view.found) if g.first == start), None)
    if n is None:
        return None
    group = view.found[n]
    if group.definite or group.harms or group.kind == "others":
        return None
    # «– 3 من قوات الأمن», «– 5 بينهم طفلان», «– 4 (رجل و3 أطفال)»; «1- سالم العلي» is a name
    told = group.sure or group.of or view.mark(group.last, "subset", "adjunct") or view.form(group.last) == "("
    return n if told else None
