"""Each chain vouches once."""

from __future__ import annotations

import pytest

from sijill.reading.claiming import _part


@pytest.mark.parametrize(
    ("shorter", "longer", "is_part"),
    [
        (("AP",), ("AP", "an official"), True),
        (("an official",), ("AP", "an official"), True),
        (("AP",), ("AP",), False),
        (("SOHR",), ("AP", "an official"), False),
    ],
)
def test_a_chain_that_only_repeats_a_longer_one(shorter: tuple[str, ...], longer: tuple[str, ...], is_part: bool) -> None:
    assert _part(shorter, longer) is is_part
