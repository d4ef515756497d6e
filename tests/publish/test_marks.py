"""Marked text put together again is the text, wherever the marks fall."""

from hypothesis import given
from hypothesis import strategies as st

from sijill.model import Span
from sijill.publish.marks import MARK_KINDS, Mark, anchor, runs, stretches

TEXT = "قتل تسعة أشخاص في غارة على البلدة، بحسب المرصد"  # "nine people were killed in a raid on the town, per the observatory"


@st.composite
def marks(draw: st.DrawFn) -> list[Mark]:
    spans = draw(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 12)), max_size=8))
    return [Mark(Span(a, min(len(TEXT), a + n)), draw(st.sampled_from(MARK_KINDS)), f"c-{a}", "x") for a, n in spans]


@given(marks())
def test_nothing_of_the_text_is_lost_or_added(some: list[Mark]) -> None:
    cut = stretches(TEXT, some, report="r1")
    assert "".join(s.text for s in cut) == TEXT


@given(marks())
def test_every_mark_covers_its_words_and_has_its_anchor_once(some: list[Mark]) -> None:
    cut = stretches(TEXT, some, report="r1")
    for mark in some:
        assert "".join(s.text for s in cut if mark in s.marks) == mark.span.of(TEXT)
    listed = [a for s in cut for a in s.anchors]
    assert sorted(listed) == sorted({anchor("r1", m.span) for m in some})


def test_the_narrowest_mark_comes_first() -> None:
    wide, narrow = Mark(Span(0, 20), "source", "c-wide", "wide"), Mark(Span(4, 8), "toll", "c-narrow", "narrow")
    inner = next(s for s in stretches(TEXT, [wide, narrow], report="r1") if len(s.marks) == 2)
    assert inner.marks[0].back == "c-narrow"
    assert inner.kinds == "k-toll k-source"
    assert inner.title == "narrow; wide"


@given(marks())
def test_runs_are_what_marks_cover_together(some: list[Mark]) -> None:
    cut = stretches(TEXT, some, report="r1")
    joined = list(runs(cut))
    assert [s for run in joined for s in run] == cut
    for mark in some:
        assert sum(any(mark in s.marks for s in run) for run in joined) == 1  # no mark is torn between two runs


def test_touching_marks_are_two_runs_and_nested_ones_are_one() -> None:
    touching = [Mark(Span(0, 3), "toll", "1", "a"), Mark(Span(3, 8), "toll", "1", "b")]
    nested = [Mark(Span(0, 8), "toll", "1", "a"), Mark(Span(3, 5), "actor", "1", "b")]
    assert ["".join(s.text for s in run) for run in runs(stretches(TEXT, touching, report=""))][:2] == [TEXT[:3], TEXT[3:8]]
    assert "".join(s.text for s in next(runs(stretches(TEXT, nested, report="")))) == TEXT[:8]
