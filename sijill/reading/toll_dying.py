"""The wounded who died: «وفاة ثلاثة جرحى» (the death of three wounded).

Invariant: whoever is told of right after a word of death is among the dead, whatever harm the noun for them names.
"""

from __future__ import annotations

from collections.abc import Iterator

from sijill.reading.toll_cues import Cue
from sijill.reading.toll_view import View


def died(view: View) -> Iterator[tuple[int, Cue]]:
    """The number of each group of wounded of whom a word of death right before them tells, with that word.

    «سقوط 5 جرحى» (five fell wounded) tells of no death.
    """
    cues = {cue.last: cue for cue in view.cues if cue.harms == ("killed",) and cue.kind != "fall" and not cue.void and not cue.pronoun}
    for n, group in enumerate(view.found):
        cue = cues.get(group.first)
        if cue is not None and group.harms == ("injured",) and not group.joined:
            yield n, cue
