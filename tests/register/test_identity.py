"""Ids survive growth, merge and split."""

from __future__ import annotations

from sijill.register.identity import Cluster, assign, derive
from sijill.store import Minted


def minted(ids: list[str], changed: list[Minted], before: list[Minted]) -> list[Minted]:
    """What the ledger holds after."""
    known = {m.id: m for m in before}
    known.update({m.id: m for m in changed})
    return list(known.values())


def test_fresh_ids_depend_on_the_oldest_telling_alone() -> None:
    (one,), _ = assign([Cluster(("a", "b"))], [], {}, {})
    (other,), _ = assign([Cluster(("a", "c", "d"))], [], {}, {})
    assert one == other == derive("a", {})
    assert derive("a", {one: None}) != one


def test_growth_keeps_the_id_even_where_an_older_telling_comes() -> None:
    ids, before = assign([Cluster(("b", "c"))], [], {}, {})
    grown, changed = assign([Cluster(("a", "b", "c"))], before, {}, {})
    assert grown == ids
    assert changed == []


def test_merge_keeps_the_id_minted_first_and_the_other_leads_to_it() -> None:
    ids, before = assign([Cluster(("b",)), Cluster(("a",))], [], {}, {})
    merged, changed = assign([Cluster(("a", "b"))], before, {}, {})
    assert merged == [ids[0]]
    assert [(m.id, m.redirect) for m in changed] == [(ids[1], ids[0])]


def test_what_is_taken_apart_again_has_its_ids_again() -> None:
    ids, before = assign([Cluster(("b",)), Cluster(("a",))], [], {}, {})
    _, changed = assign([Cluster(("a", "b"))], before, {}, {})
    again, undone = assign([Cluster(("b",)), Cluster(("a",))], minted([], changed, before), {}, {})
    assert again == ids
    assert [(m.id, m.redirect) for m in undone] == [(ids[1], None)]


def test_split_keeps_the_id_with_its_telling() -> None:
    ids, before = assign([Cluster(("a", "b"))], [], {}, {})
    parts, changed = assign([Cluster(("a",)), Cluster(("b",))], before, {}, {"a": ids[0], "b": ids[0]})
    assert parts[0] == ids[0]
    assert [(m.id, m.split_from) for m in changed] == [(parts[1], ids[0])]


def test_an_id_follows_a_telling_that_a_newer_reader_moved() -> None:
    ids, before = assign([Cluster(("old",))], [], {}, {})
    moved, changed = assign([Cluster(("new",))], before, {"old": "new"}, {})
    assert moved == ids
    assert changed == []


def test_an_id_whose_telling_is_gone_stays_with_those_last_seen_under_it() -> None:
    ids, before = assign([Cluster(("a", "b", "c"))], [], {}, {})
    seen = dict.fromkeys("abc", ids[0])
    left, changed = assign([Cluster(("b", "c"))], before, {"a": None}, seen)
    assert left == ids
    assert [(m.id, m.telling) for m in changed] == [(ids[0], "b")]
    assert assign([Cluster(("b", "c"))], minted([], changed, before), {"a": None}, seen) == (ids, [])
