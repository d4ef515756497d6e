"""Quotations of every make, nested, careless and unbalanced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.arabic.quotes import innermost, quotations


def words(text: str) -> list[tuple[str, int, bool]]:
    return [(text[q.start : q.end], q.depth, q.closed) for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('قال: "قصفونا ليلا" ثم سكت', [("قصفونا ليلا", 0, True)]),
        ("قال: «قصفونا ليلا» ثم سكت", [("قصفونا ليلا", 0, True)]),
        ("قال: “قصفونا ليلا” ثم سكت", [("قصفونا ليلا", 0, True)]),
        ("قال: ”قصفونا ليلا“ ثم سكت", [("قصفونا ليلا", 0, True)]),  # turned the wrong way
        ('قال: “قصفونا ليلا" ثم سكت', [("قصفونا ليلا", 0, True)]),  # two makes
        ("قال: <<قصفونا ليلا>> ثم سكت", [("قصفونا ليلا", 0, True)]),
        ('قال: "قصفونا ليلا» ثم سكت', [("قصفونا ليلا", 0, True)]),
        ("قال ‹المرصد› ذلك", [("المرصد", 0, True)]),
        ("قال 'المرصد' ذلك", [("المرصد", 0, True)]),
        ('قتل عنصران من"قسد"في القصف', [("قسد", 0, True)]),  # no spaces at all
        ('لـ"قسد" و"داعش"', [("قسد", 0, True), ("داعش", 0, True)]),
        ("لـ”قسد” في الريف", [("قسد", 0, True)]),
        (
            "قال: «سمعنا المذيع يقول “وقع القصف” ثم انقطع البث».",
            [("سمعنا المذيع يقول “وقع القصف” ثم انقطع البث", 0, True), ("وقع القصف", 1, True)],
        ),
        ('قال: "سمعنا "دويا" ثم هربنا".', [('سمعنا "دويا" ثم هربنا', 0, True), ("دويا", 1, True)]),
        ("قال: «قصفونا ليلا.\nثم عاد الهدوء", [("قصفونا ليلا.", 0, False)]),
        ("قال: «قصفونا “ليلا».", [("قصفونا “ليلا", 0, True), ("ليلا", 1, False)]),
        ("قصف عنيف» على البلدة", []),
        ('قصف عنيف" على البلدة', []),
        ('"" فراغ « »', []),
        ("Türkiye’de bir şey", []),
        ('قال: "قصفونا. ثم هربوا." وأضاف: "لم يبق أحد".', [("قصفونا. ثم هربوا.", 0, True), ("لم يبق أحد", 0, True)]),
        ("بلا علامات", []),
    ],
)
def test_quotations(text: str, expected: list[tuple[str, int, bool]]) -> None:
    assert words(text) == expected


def test_innermost() -> None:
    text = "قال: «سمعنا “القصف” ليلا» ومضى"
    quotes = quotations(text)
    inner, outer = innermost(quotes, text.index("القصف")), innermost(quotes, text.index("ليلا"))
    assert inner is not None
    assert outer is not None
    assert (inner.depth, outer.depth) == (1, 0)
    assert innermost(quotes, text.index("ومضى")) is None


@given(st.text(alphabet="ابج \n.:،«»“”\"'‘’<>", max_size=60))
def test_nested_or_disjoint_and_inside_a_paragraph(text: str) -> None:
    quotes = quotations(text)
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
    for n, q in enumerate(quotes):
        assert 0 <= q.start < q.end <= len(text)
        assert "\n" not in text[q.start : q.end]
        for other in quotes[n + 1 :]:
            assert other.start >= q.end or other.end <= q.end
