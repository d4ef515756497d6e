"""What is asked of two tellings that nothing dates: that they tell the same, and not only of the same place.

Invariant: pure and symmetric; says nothing of a pair that a day, a weekday or a publication ties together or parts.

A front-line village is shelled week after week in the same few words, so that place, act and side, which tell an incident from
others of its day, do not tell it from those of other months. Its wording does, and a list of villages does least of all.
"""

from __future__ import annotations

from sijill.linking.candidate import Candidate
from sijill.linking.days import adrift, day
from sijill.linking.found import Evidence, nothing

#: Places of two tellings together up to which they are no lists, and by how many more a list is as long as can be.
_FEW, _LONG = 2, 4


def wording(left: Candidate, right: Candidate, score: float) -> Evidence:
    """`score`: what the words that they share say, which counts for more here."""
    if not adrift(day(left, right)):
        return nothing("wording", "something dates them")
    said = "much in the same words" if score > 0 else "in other words"
    return Evidence("wording", score, f"nothing dates both, and they tell {said}")


def lists(left: Candidate, right: Candidate) -> Evidence:
    """«قصف قرى …» (shelling of the villages …): of a list of villages some are shelled on any day."""
    more = len(left.places) + len(right.places) - _FEW
    if more <= 0 or not adrift(day(left, right)):
        return nothing("lists", "no lists of places that nothing dates")
    return Evidence("lists", -min(1.0, more / _LONG), "nothing dates both, and they tell of several places at once")
