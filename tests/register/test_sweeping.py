"""The collector of garbage rests where it is asked to, and is found as it was left."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from sijill.register.sweeping import unswept


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    gc.enable()


def test_it_rests_within_and_goes_on_afterwards() -> None:
    with unswept():
        assert not gc.isenabled()
        with unswept():
            assert not gc.isenabled()
        assert not gc.isenabled()  # the inner one leaves it as it found it
    assert gc.isenabled()


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="broken"), unswept():
        raise ValueError("broken")
    assert gc.isenabled()


def test_who_stopped_it_finds_it_stopped() -> None:
    gc.disable()
    with unswept():
        pass
    assert not gc.isenabled()


def test_it_works_on_where_much_is_done() -> None:
    with unswept(when=False):
        assert gc.isenabled()
