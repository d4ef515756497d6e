"""Clusters depend on what is compared, not on the order it comes in; what is forbidden is never together."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sijill.linking.clusters import Pair, cluster, ordered

_ITEMS = "abcdefgh"
_PAIRS = [(a, b) for a in _ITEMS for b in _ITEMS if a < b]
_SCORES = st.fixed_dictionaries({p: st.one_of(st.none(), st.sampled_from([-5.0, -1.0, 0.5, 1.0, 2.0, 4.0])) for p in _PAIRS})


def _clusters(scores: dict[Pair, float | None], items: str, pairs: list[Pair], **options: object) -> list[tuple[str, ...]]:
    return cluster(items, pairs, lambda a, b: scores[a, b], least=0.0, **options)  # type: ignore[arg-type]


@settings(deadline=None)
@given(_SCORES, st.permutations(_ITEMS), st.permutations(_PAIRS))
def test_order_does_not_matter(scores: dict[Pair, float | None], items: list[str], pairs: list[Pair]) -> None:
    assert _clusters(scores, "".join(items), pairs) == _clusters(scores, _ITEMS, _PAIRS)


@settings(deadline=None)
@given(_SCORES, st.sets(st.sampled_from(_PAIRS)))
def test_no_forbidden_pair_is_together_even_where_it_was_not_looked_at(scores: dict[Pair, float | None], looked_at: set[Pair]) -> None:
    for members in _clusters(scores, _ITEMS, sorted(looked_at)):
        assert all(scores[ordered(a, b)] is not None for a in members for b in members if a != b)


@settings(deadline=None)
@given(_SCORES, st.sets(st.sampled_from(_PAIRS), max_size=4), st.sets(st.sampled_from(_PAIRS), max_size=4))
def test_what_persons_say_holds(scores: dict[Pair, float | None], same: set[Pair], different: set[Pair]) -> None:
    """Whom a person keeps apart stay apart; whom one puts together are together unless that would break it."""
    same -= different
    apart = scores | dict.fromkeys(different)
    found = _clusters(apart, _ITEMS, _PAIRS, same=same, different=different)
    home = {x: members for members in found for x in members}
    assert all(home[a] != home[b] for a, b in different)
    if not different:
        assert all(home[a] == home[b] for a, b in same)


@settings(deadline=None)
@given(_SCORES, st.sampled_from(_PAIRS))
def test_a_persons_same_holds_for_the_company_of_both(scores: dict[Pair, float | None], same: Pair) -> None:
    """Whoever was with either of the two is with both: no veto among them parts what a person put together."""
    before = {x: members for members in _clusters(scores, _ITEMS, _PAIRS) for x in members}
    after = {x: members for members in _clusters(scores, _ITEMS, _PAIRS, same={same}) for x in members}
    assert set(before[same[0]]) | set(before[same[1]]) <= set(after[same[0]])


def test_a_persons_different_is_kept_out_of_the_company() -> None:
    """c is with a; a person puts a and b together and c apart from b: c stays out."""
    scores: dict[Pair, float | None] = dict.fromkeys(_PAIRS, -6.0) | {("a", "c"): 4.0, ("a", "b"): None, ("b", "c"): None}
    assert _clusters(scores, "abc", [("a", "c")], same={("a", "b")}) == [("a", "b", "c")]
    assert _clusters(scores, "abc", [("a", "c")], same={("a", "b")}, different={("b", "c")}) == [("a", "b"), ("c",)]


def test_a_chain_alone_does_not_join() -> None:
    """a–b and b–c are alike, a and c are not at all: c stays out."""
    scores: dict[Pair, float | None] = {("a", "b"): 3.0, ("b", "c"): 1.0, ("a", "c"): -6.0}
    assert _clusters(scores, "abc", list(scores)) == [("a", "b"), ("c",)]


def test_one_forbidden_pair_splits_where_the_rest_is_strongest() -> None:
    scores: dict[Pair, float | None] = {
        ("a", "b"): 4.0,
        ("b", "c"): 3.0,
        ("c", "d"): 5.0,
        ("a", "d"): None,
        ("a", "c"): 1.0,
        ("b", "d"): 1.0,
    }
    assert _clusters(scores, "abcd", list(scores)) == [("a", "b"), ("c", "d")]


@settings(deadline=None)
@given(_SCORES, st.permutations(_ITEMS), st.sets(st.sampled_from(_ITEMS)))
def test_order_does_not_matter_where_some_are_dateless(scores: dict[Pair, float | None], items: list[str], dateless: set[str]) -> None:
    found = _clusters(scores, "".join(items), list(reversed(_PAIRS)), dateless=dateless)
    assert found == _clusters(scores, _ITEMS, _PAIRS, dateless=dateless)
    assert sorted(x for members in found for x in members) == list(_ITEMS)
    assert all(scores[ordered(a, b)] is not None for members in found for a in members for b in members if a != b)


#: Two of Monday, a and b, and two of Tuesday, c and d.
_TWO_DAYS: dict[Pair, float | None] = {
    **dict.fromkeys(_PAIRS, -6.0),
    ("a", "b"): 5.0,
    ("c", "d"): 5.0,
    **dict.fromkeys([("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")]),
}
_FITS_BOTH: dict[Pair, float | None] = {("a", "e"): 3.0, ("b", "e"): 3.0, ("c", "e"): 2.8, ("d", "e"): 2.8}


def _among(items: str) -> list[Pair]:
    return [(a, b) for a, b in _PAIRS if a in items and b in items]


def test_what_nothing_dates_goes_with_neither_of_two_that_it_fits() -> None:
    scores = _TWO_DAYS | _FITS_BOTH
    assert _clusters(scores, "abcde", _among("abcde"), dateless={"e"}) == [("a", "b"), ("c", "d"), ("e",)]
    assert _clusters(scores, "abcde", _among("abcde")) == [("a", "b", "e"), ("c", "d")]


def test_what_clearly_fits_one_goes_with_it() -> None:
    scores = _TWO_DAYS | _FITS_BOTH | {("c", "e"): 1.5, ("d", "e"): 1.5}
    assert _clusters(scores, "abcde", _among("abcde"), dateless={"e"}) == [("a", "b", "e"), ("c", "d")]


def test_those_that_fit_two_alike_stay_together() -> None:
    again: dict[Pair, float | None] = {("a", "f"): 3.0, ("b", "f"): 3.0, ("c", "f"): 3.0, ("d", "f"): 3.0, ("e", "f"): 4.0}
    scores = _TWO_DAYS | _FITS_BOTH | again
    assert _clusters(scores, "abcdef", _among("abcdef"), dateless={"e", "f"}) == [("a", "b"), ("c", "d"), ("e", "f")]


def test_a_person_places_what_fits_two() -> None:
    scores = _TWO_DAYS | _FITS_BOTH
    assert _clusters(scores, "abcde", _among("abcde"), dateless={"e"}, same={("c", "e")}) == [("a", "b"), ("c", "d", "e")]
