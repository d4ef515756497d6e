"""What an update notes of ties that come and go."""

from __future__ import annotations

import pytest

from sijill.linking.pieces import STEPS, strength
from sijill.linking.stirred import Stirred


def test_the_strongest_tie_that_joined_and_went_is_kept_in_mind() -> None:
    stirred = Stirred()
    stirred.come(1, 2, joins=True)
    assert stirred.lost == 0  # what comes takes nothing away
    stirred.go(2, 3, 1.1, joins=True)
    stirred.go(3, 4, 0.3, joins=True)
    stirred.go(4, 5, 7.0, joins=False)  # it held nothing together
    assert stirred.lost == strength(1.1)
    assert stirred.joined == {1: {2}, 2: {1, 3}, 3: {2, 4}, 4: {3}}
    assert stirred.shown == {1, 2, 3, 4, 5}


@pytest.mark.parametrize(("said", "gone", "lost"), [((), (), 0), ((7,), (), len(STEPS)), ((), (7,), len(STEPS))])
def test_what_persons_bound_may_go_with_their_word_or_with_the_telling(said: tuple[int, ...], gone: tuple[int, ...], lost: int) -> None:
    stirred = Stirred()
    stirred.say(said)
    if gone:
        stirred.leave(gone)
    assert stirred.lost == lost
    assert stirred.touched == set(said)


def test_a_piece_is_stirred_by_a_newcomer_or_by_a_tie_between_two_of_it() -> None:
    stirred = Stirred()
    stirred.come(1, 9, joins=True)
    stirred.come(2, 3, joins=False)
    assert not stirred.is_within({1, 2, 3})
    assert stirred.is_within({1, 9})
    stirred.say([3])
    assert stirred.is_within({1, 2, 3})
