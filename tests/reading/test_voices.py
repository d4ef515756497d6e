"""Who vouches for a word: every chain whose scope holds it, each once."""

from __future__ import annotations

import pytest

from sijill.model import Attribution, Source
from sijill.reading.voices import Scope, Voices

AGENCY, DOCTOR, DOCTOR_AGAIN = (Attribution((Source(name, ()),)) for name in ("agency", "doctor", "doctor"))
VOICES = Voices(
    (
        Scope(0, 30, AGENCY, "heading", None),
        Scope(10, 20, DOCTOR, "said", "قال"),  # "said"
        Scope(15, 25, DOCTOR_AGAIN, "carried", None),
    )
)


@pytest.mark.parametrize(
    ("start", "chains"),
    [
        (5, (AGENCY,)),
        (10, (AGENCY, DOCTOR)),  # a scope holds its start
        (17, (AGENCY, DOCTOR)),  # two scopes of equal chains are one voice
        (20, (AGENCY, DOCTOR)),  # not the first scope any longer, which does not hold its end; the second goes on
        (25, (AGENCY,)),
        (30, ()),  # the outlet itself
    ],
)
def test_every_scope_that_holds_a_word_vouches_for_it(start: int, chains: tuple[Attribution, ...]) -> None:
    assert VOICES.at(start) == chains
