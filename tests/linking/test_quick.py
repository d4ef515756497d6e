"""What is scored quickly is what all the evidence adds up to."""

from __future__ import annotations

from hypothesis import given, settings

from sijill.linking.compare import Comparer
from sijill.linking.quick import Scorer
from sijill.linking.weights import weights
from sijill.model import Reading
from tests.linking.test_linker import _candidates, reports


@settings(max_examples=60, deadline=None)
@given(reports())
def test_quick_odds_are_those_of_all_the_evidence(readings: list[Reading]) -> None:
    some, scorer, comparer = _candidates(readings), Scorer(weights()), Comparer(weights())
    views = [scorer.view(c) for c in some]
    for one in views:
        for other in views:
            if one is not other:
                compared = comparer.compare(one.candidate, other.candidate)
                assert scorer.odds(one, other) == (compared.odds if compared.veto is None else None)
