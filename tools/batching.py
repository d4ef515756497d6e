"""Things taken together while an encoder is taught: those of about one size, so that little is filled up, and in no order."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

AT_ONCE = 3000  # pieces or tokens
_POOL = 200  # things, of which those of one size are taken together
T = TypeVar("T")


def batches(things: Sequence[T], size: Callable[[T], int], chance: random.Random) -> list[list[T]]:
    """Each thing is in one batch, and none is empty. A batch of several holds at most `AT_ONCE`, each counted as the largest."""
    mixed, made = chance.sample(list(things), len(things)), list[list[T]]()
    for n in range(0, len(mixed), _POOL):
        batch = list[T]()
        for one in sorted(mixed[n : n + _POOL], key=size):
            if batch and (len(batch) + 1) * size(one) > AT_ONCE:
                made.append(batch)
                batch = []
            batch.append(one)
        made.append(batch)
    chance.shuffle(made)
    return made
