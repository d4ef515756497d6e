"""What goes to the index comes back."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import given, settings

from sijill.linking import Candidate, pack
from sijill.linking.compact import PARTS, unpack
from sijill.model import Reading
from tests.linking.test_linker import _candidates, reports


def test_every_field_has_a_way_there_and_back() -> None:
    assert ["telling", *PARTS] == sorted((f.name for f in fields(Candidate) if f.init), key=["telling", *PARTS].index)


@settings(max_examples=30, deadline=None)
@given(reports())
def test_a_candidate_comes_back_as_it_was(readings: list[Reading]) -> None:
    for one in _candidates(readings):
        back = unpack(pack(one))
        assert all(getattr(back, f.name) == getattr(one, f.name) for f in fields(Candidate) if f.name != "telling")
        assert (back.telling.type, back.telling.report_id) == (one.type, one.report_id)
        assert pack(back) == pack(one)
