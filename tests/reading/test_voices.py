"""Who vouches for a word: every chain whose scope holds it, each once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.model import Attribution, Source, Span
from sijill.reading.voices import Scope, Voices
from tests.counting import steps

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


scope = st.tuples(st.integers(0, 20), st.integers(0, 12), st.sampled_from([AGENCY, DOCTOR, DOCTOR_AGAIN]))


@given(st.lists(scope, max_size=8), st.integers(0, 35))
def test_they_are_those_that_looking_at_each_would_tell(drawn: list[tuple[int, int, Attribution]], start: int) -> None:
    scopes = [Scope(at, at + length, chain, "said", None) for at, length, chain in sorted(drawn, key=lambda s: s[0])]
    held = [s for s in scopes if s.start <= start < s.end]
    voices = Voices(tuple(scopes))
    assert list(voices.scopes_at(start)) == held
    assert voices.at(start) == tuple(dict.fromkeys(s.attribution for s in held))


def test_work_grows_with_the_scopes_and_not_with_their_square() -> None:
    """One chain all through, whose source is named in each of the sentences that another vouches for."""

    def asked(count: int) -> int:
        agency = Attribution((Source("agency", tuple(Span(10 * n, 10 * n + 3) for n in range(count))),))
        said = (Scope(10 * n, 10 * n + 8, agency if n % 2 else DOCTOR, "said", None) for n in range(count))
        voices = Voices((Scope(0, 10 * count, agency, "heading", None), *said))
        return steps(lambda: [voices.names_at(10 * n + 5, Span(10 * n + 5, 10 * n + 6)) for n in range(count)])

    assert asked(800) < 2.2 * asked(400)
