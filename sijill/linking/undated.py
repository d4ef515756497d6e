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
        return nothing("wording", "something_dates_them")
    return Evidence("wording", score, "undated_in_the_same_words" if score > 0 else "undated_in_other_words")


def lists(left: Candidate, right: Candidate) -> Evidence:
    """«قصف قرى …» (shelling of the villages …): of a list of villages some are shelled on any day."""
    more = len(left.places) + len(right.places) - _FEW
    if more <= 0 or not adrift(day(left, right)):
        return nothing("lists", "no_undated_lists")
    return Evidence("lists", -min(1.0, more / _LONG), "undated_lists")
