"""What is asked of two tellings that nothing dates: that they tell the same, and not only of the same place.

Invariant: pure and symmetric; says nothing of a pair that a day, a weekday or a publication ties together or parts.

A front-line village is shelled week after week in the same few words, so that place, act and side, which tell an incident from
others of its day, do not tell it from those of other months. Its victims do; its wording and its rare names do less, for they are
those of its outlet and its front; and a list of villages does least of all. Two bulletins of one day have more of it in common.
"""

from __future__ import annotations

from sijill.linking.candidate import Candidate
from sijill.linking.days import adrift, day
from sijill.linking.found import Evidence, nothing

#: Places of two tellings together up to which they are no lists, and by how many more a list is as long as can be.
_FEW, _LONG = 2, 4


#: How much of what alike words say counts once more, and how much of what rare words say counts at all; what dead that may be the
#: same say, and how much of what the groups do that victims are told by.
_ALIKE, _WORN = 0.6, 0.5
_DEAD, _GROUPS = 0.6, 0.6


def wording(left: Candidate, right: Candidate, score: float) -> Evidence:
    """`score`: what the words that they share say, which counts for more here."""
    if not adrift(day(left, right)):
        return nothing("wording", "something_dates_them")
    return Evidence("wording", worded(score), "undated_in_the_same_words" if score > 0 else "undated_in_other_words")


def worded(score: float) -> float:
    return _ALIKE * score if score > 0 else score


def worn(score: float) -> float:
    """«الفطيرة وسفوهن وكنصفرة» (three villages at one front): few reports have the names, and those week after week."""
    return _WORN * score


def tolls(left: Candidate, right: Candidate, killed: float, groups: float) -> Evidence:
    """«مقتل امرأة وطفلها» (a woman and her child were killed) in both: `killed` and `groups` are what these say, which counts for more
    here."""
    if not adrift(day(left, right)) or (score := counted(killed, groups)) == 0.0:
        return nothing("tolls", "no_undated_toll")
    return Evidence("tolls", score, "undated_with_one_toll")


def counted(killed: float, groups: float) -> float:
    return min(1.0, (_DEAD if killed > 0 else 0.0) + _GROUPS * max(0.0, groups))


def company(left: Candidate, right: Candidate) -> Evidence:
    if apart_from_it(left, right) < 0 and adrift(day(left, right)):
        return Evidence("company", -1.0, "undated_in_other_company")
    return nothing("company", "no_undated_company")


def apart_from_it(left: Candidate, right: Candidate) -> float:
    """Whether the rest of the news of their reports is of other places, or is of one at least."""
    return -1.0 if left.company and right.company and left.company.isdisjoint(right.company) else 0.0


def recalled(left: Candidate, right: Candidate) -> Evidence:
    """What one report recalls from before its news, and what is another's news."""
    if left.telling.background == right.telling.background or not adrift(day(left, right)):
        return nothing("recalled", "none_recalled")
    return Evidence("recalled", -1.0, "undated_and_recalled")


def lists(left: Candidate, right: Candidate) -> Evidence:
    """«قصف قرى …» (shelling of the villages …): of a list of villages some are shelled on any day."""
    more = len(left.places) + len(right.places) - _FEW
    if more <= 0 or not adrift(day(left, right)):
        return nothing("lists", "no_undated_lists")
    return Evidence("lists", -min(1.0, more / _LONG), "undated_lists")
