"""Things of about one size are taken together, each once, and no batch is larger than what is read at once."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

TOOLS = Path(__file__).parents[2] / "tools"


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(TOOLS))
    import batching

    return batching


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 4000), min_size=1, max_size=300))
def test_each_thing_is_in_one_batch_that_is_not_too_large(tool: Any, sizes: list[int]) -> None:
    things = list(enumerate(sizes))
    made = tool.batches(things, lambda thing: thing[1], random.Random(0))
    assert sorted(thing for batch in made for thing in batch) == things
    assert all(batch for batch in made)
    assert all(len(batch) == 1 or len(batch) * max(size for _, size in batch) <= tool.AT_ONCE for batch in made)


def test_those_of_one_size_are_taken_together_and_the_same_lot_gives_the_same(tool: Any) -> None:
    sizes = [10, 1000] * 50
    made = tool.batches(sizes, lambda size: size, random.Random(3))
    assert made == tool.batches(sizes, lambda size: size, random.Random(3))
    assert sum(len(set(batch)) > 1 for batch in made) <= 1
