"""From what everyone says to a range."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sijill.register.groups import people_told_of
from sijill.register.incident import SaidToll
from sijill.register.tolls import RULES, figures, mark, spread

DAYS = {"r1": "2021-05-01", "r2": "2021-05-02", "r3": "2021-05-03", "r4": ""}


def said(
    low: int | None,
    high: int | None,
    *,
    report: str = "r1",
    origin: str = "A",
    harm: str = "killed",
    who: str | None = None,
    part_of: str | None = None,
    additional: bool = False,
) -> SaidToll:
    claim = f"{report}-{origin}-{harm}-{low}-{high}-{who}"
    return SaidToll(claim, report, report, harm, low, high, False, additional, who, part_of, (), origin)


@pytest.mark.parametrize(
    ("tolls", "low", "high", "best"),
    [
        ([said(15, 15), said(57, 57, report="r2", origin="B")], 15, 57, 15),
        ([said(15, 15), said(57, 57, report="r2", origin="B"), said(57, 57, report="r3", origin="C")], 15, 57, 57),
        # An origin that raises its figure is brought up to date; twenty outlets that repeat it are one voice.
        ([said(3, 3), said(7, 7, report="r2")], 7, 7, 7),
        ([said(3, 3, report="r4"), said(7, 7, report="r2")], 3, 7, 3),
        ([said(5, 5), said(5, 5, report="r2"), said(9, 9, report="r3", origin="B")], 5, 9, 5),
        # "57 killed, of them 14 children": the subset is no figure of its own.
        ([said(57, 57), said(14, 14, who="طفلا", part_of="total")], 57, 57, 57),
        # "15 others" counts where it is all there is, and not beside a total.
        ([said(15, 15, additional=True)], 15, 15, 15),
        ([said(20, 20), said(15, 15, additional=True)], 20, 20, 20),
        ([said(15, 15), said(15, 15, additional=True)], 15, 15, 15),
        # "Three were hurt … and 21 others": the 21 are not among the three.
        ([said(3, 3), said(21, 21, additional=True)], 24, 24, 24),
        ([said(3, 3), said(21, 21, additional=True), said(21, 21, harm="injured", additional=True)], 3, 3, 3),
        # "at least 5" and "7" agree; "dozens" and "7" do not.
        ([said(5, None), said(7, 7, report="r2", origin="B")], 5, 7, 7),
        ([said(20, None), said(7, 7, report="r2", origin="B")], 7, None, 7),
        # "3 persons of the village and 5 fighters": 5 at the least, 8 if they are not the same; nobody says 6.
        ([said(3, 3, who="أهالي"), said(5, 5, who="عناصر")], 5, 8, 5),
        # "9 soldiers and 14 gunmen": nobody is both. Of the gunmen the second figure may be of the same.
        ([said(9, 9, who="جنود"), said(14, 14, who="مسلحا")], 23, 23, 23),
        ([said(8, 8, who="مدنيّين"), said(4, 4, who="مقاتلين ومصوّرين")], 12, 12, 12),  # "8 civilians, and 4 fighters and cameramen"
        # "6 children, a woman and a man": nobody is of two groups; "9 persons" may hold the 6 children.
        ([said(6, 6, who="أطفال"), said(1, 1, who="وامرأة"), said(1, 1, who="ورجل")], 8, 8, 8),
        ([said(9, 9, who="أشخاص"), said(6, 6, who="أطفال")], 9, 15, 9),
        ([said(6, 6, who="أطفال"), said(4, 4, who="أطفال")], 6, 6, 6),
        ([said(2, 2, who="شرطيين"), said(9, 9, who="جنود")], 9, 11, 9),
        ([said(9, 9, who="جنود"), said(14, 14, who="مسلحا"), said(4, 4, who="من المتمردين")], 23, 27, 23),
        ([said(9, 9, who="جنود"), said(14, 14, who="مسلحا"), said(14, 14, who="مسلحا")], 23, 23, 23),
        ([said(9, 9, who="جنود ومدنيين"), said(14, 14, who="مسلحا")], 14, 23, 14),
        ([said(9, None, who="جنود"), said(14, 14, who="مسلحا")], 23, None, 23),
        # "Between 20 and 30": either end was said.
        ([said(20, 30)], 20, 30, 20),
        # "A leader and three others": four; beside "20 killed", "15 others" were something else.
        ([said(1, 1, who="قيادي"), said(3, 3, who="آخرين", additional=True)], 4, 4, 4),
        ([said(1, 1, who="قيادي"), said(2, None, who="آخرين", additional=True)], 3, None, 3),  # "a leader and others"
        ([said(1, 1), said(2, 2, who="أبنائه")], 3, 3, 3),  # "his death", "with two of his sons"
        ([said(1, 1, who="قيادي"), said(2, 2, who="مرافقيه")], 3, 3, 3),  # "a leader", "two of his companions"
        ([said(2, 2, who="أبنائه")], 2, 2, 2),
        # "A girl was killed" by one, "a woman" by another: two people, unless one of them errs.
        ([said(1, 1, who="طفلة"), said(1, 1, report="r2", origin="B", who="امرأة")], 1, 2, 1),
        ([said(1, 1, who="الشاب ورد الخطيبي"), said(1, 1, report="r2", origin="B", who="الشاب سهيل المرجاني")], 1, 2, 1),
        ([said(1, 1, who="الشاب ورد الخطيبي"), said(1, 1, report="r2", origin="B", who="ورد الخطيبي")], 1, 1, 1),
        # "A child was killed" is all that one outlet knows of; a victim by name is one of the dead, whoever else there is.
        ([said(4, 4), said(1, 1, report="r2", origin="B", who="طفل")], 1, 4, 1),
        ([said(4, 4), said(1, 1, report="r2", origin="B", who="ورد الخطيبي")], 4, 4, 4),
        # "Some killed" speaks against no one who counts them, however many say so; "dozens" does.
        ([said(4, 4), said(2, None, report="r2", origin="B"), said(2, None, report="r3", origin="C")], 2, 4, 4),
        ([said(2, None), said(2, None, report="r2", origin="B"), said(20, None, report="r3", origin="C")], 2, None, 20),
        ([said(4, 4), said(20, None, report="r2", origin="B"), said(20, None, report="r3", origin="C")], 4, None, 20),
        # Of those who say no more than "at least", the middle one counts, and not who says most.
        ([said(12, None), said(12, None, report="r2", origin="B"), said(100, None, report="r3", origin="C")], 12, None, 12),
        # One who says "at least 30" and then "36" has one vote, and says 36.
        ([said(30, None, report="r4"), said(36, 36, report="r4"), said(31, 31, report="r2", origin="B")], 31, None, 31),
        # "55 killed and wounded" does not say how many were killed; it bounds what others say.
        ([said(None, 55)], None, 55, None),
        ([said(None, 6), said(2, None, report="r2", origin="B")], 2, 6, 2),
        ([said(None, 6), said(3, 3, report="r2", origin="B")], 3, 6, 3),
        ([], None, None, None),
    ],
)
def test_ranges(tolls: list[SaidToll], low: int | None, high: int | None, best: int | None) -> None:
    found = spread(mark(tolls, DAYS), "killed", DAYS)
    if not tolls:
        assert found is None
    else:
        assert found is not None
        assert (found.low, found.high, found.best) == (low, high, best)


@pytest.mark.parametrize(
    ("early", "late", "best"),
    [
        (said(1, 1), replace(said(7, 7, report="r2", origin="B"), risen=True), 7),  # "the toll has risen to 7"
        (said(1, 1), said(7, 7, report="r2", origin="B"), 1),
        (said(1, 1, report="r4"), replace(said(7, 7, report="r2", origin="B"), risen=True), 7),  # of no known day
        (said(1, 1, report="r3"), replace(said(7, 7, report="r2", origin="B"), risen=True), 1),  # counted after it rose
        (said(9, 9), replace(said(7, 7, report="r2", origin="B"), risen=True), 7),  # two who differ
    ],
)
def test_what_was_counted_before_a_figure_rose_is_not_said_against_it(early: SaidToll, late: SaidToll, best: int) -> None:
    found = spread(mark([early, late], DAYS), "killed", DAYS)
    assert found is not None
    assert found.best == best
    assert found.low == min(early.low or 0, late.low or 0)


def test_every_figure_supports_or_contradicts() -> None:
    tolls = mark([said(15, 15), said(57, 57, report="r2", origin="B"), said(4, 4, harm="injured")], DAYS)
    found = spread(tolls, "killed", DAYS)
    assert found is not None
    assert found.supporting == (tolls[0].claim_id,)
    assert found.contradicting == (tolls[1].claim_id,)


def test_a_superseded_figure_stays_and_says_by_which() -> None:
    first, second = mark([said(3, 3), said(7, 7, report="r2")], DAYS)
    assert first.superseded_by == second.claim_id
    assert second.superseded_by is None


def test_rules_can_be_exchanged() -> None:
    tolls = mark([said(3, 3), said(9, 9, report="r2", origin="B"), said(12, 12, report="r3", origin="C")], DAYS)
    best = {rule: found.best for rule in RULES if (found := spread(tolls, "killed", DAYS, rule=rule)) is not None}
    assert best == {"origin-weighted median": 9, "lowest reported": 3, "latest per origin": 9}


def test_one_figure_a_report_and_origin() -> None:
    tolls = mark([said(5, 5), said(6, 6, origin="B"), said(5, 5, report="r2", origin="C")], DAYS)
    assert [(f.origin, f.low) for f in figures(tolls, "killed", DAYS)] == [("A", 5), ("B", 6), ("C", 5)]


@pytest.mark.parametrize(
    ("later", "updates"),
    [
        (said(7, 7, report="r2"), True),
        (said(2, 2, report="r2"), True),  # a correction
        (said(2, None, report="r2"), False),  # «قتلى» (some killed) takes nothing back
        (said(1, 1, report="r2", who="الطفلة"), False),  # «استشهاد الطفلة» (the girl has died) is one of the four
        (said(4, 4, report="r2"), False),  # said again
        (said(7, 7, report="r4"), False),  # of no known day
        (said(7, 7, report="r2", origin="B"), False),
    ],
    ids=["more", "fewer", "vague", "one of them", "again", "undated", "another origin"],
)
def test_what_supersedes_an_earlier_figure(later: SaidToll, updates: bool) -> None:
    first, _ = mark([said(4, 4), later], DAYS)
    assert (first.superseded_by is not None) is updates


@pytest.mark.parametrize(("low", "risen", "updates"), [(23, True, True), (23, False, False), (9, True, False)])
def test_of_one_day_a_figure_that_rose_supersedes(low: int, risen: bool, updates: bool) -> None:
    days = {"r1": "2021-05-01", "r2": "2021-05-01"}
    first, second = mark([said(13, 13), replace(said(low, low, report="r2"), risen=risen)], days)
    assert (first.superseded_by == second.claim_id) is updates
    assert second.superseded_by is None
    both = mark([replace(said(13, 13), risen=True), replace(said(23, 23, report="r2"), risen=True)], days)
    assert [t.superseded_by for t in both] == [None, None]  # which came first is not known


@pytest.mark.parametrize(("origin", "put_right", "updates"), [("A", True, True), ("A", False, False), ("B", True, False)])
def test_of_one_day_a_figure_that_corrects_supersedes(origin: str, put_right: bool, updates: bool) -> None:
    days = {"r1": "2021-05-01", "r2": "2021-05-01"}
    first, second = mark([said(9, 9), replace(said(6, 6, report="r2", origin=origin), put_right=put_right)], days)
    assert (first.superseded_by == second.claim_id) is updates
    assert second.superseded_by is None


def test_a_victim_by_name_contradicts_no_figure() -> None:
    tolls = mark([said(4, 4), said(1, 1, report="r2", origin="B", who="ورد الخطيبي")], DAYS)
    found = spread(tolls, "killed", DAYS)
    assert found is not None
    assert found.supporting == tuple(sorted(t.claim_id for t in tolls))
    assert found.contradicting == ()


@pytest.mark.parametrize(
    ("whos", "count"),
    [
        (["طفلان", "امرأة"], 3),  # two children, and a woman
        (["طفل وامرأة", "امرأة"], 2),
        (["مدنيين"], 0),  # civilians are of any group
        ([], 0),
    ],
)
def test_people_group_by_group(whos: list[str], count: int) -> None:
    assert people_told_of([said(2 if " " in w or w.endswith("ان") else 1, None, who=w) for w in whos]) == count
