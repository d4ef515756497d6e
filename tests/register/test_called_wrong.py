"""Figures that are called wrong beside the right ones. All sentences are invented."""

from __future__ import annotations

import pytest

from sijill.register.called_wrong import called_wrong


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("عدد القتلى هو 11 شخصاً وليس 12", [12]),  # "the number of the killed is 11 people and not 12"
        ("قتل ستة وليس تسعة كما ذكر، وأصيب ٤ وليس ٧", [9, 7]),  # "six were killed and not nine as was said, and 4 injured and not 7"
        ("ما جرى انفجار وليس غارة قتلت 12", []),  # "an explosion and no raid that killed 12"
        ("قتل 12 وليس بينهم مدنيون", []),  # "and no civilians among them"
        ("", []),
    ],
)
def test_a_figure_right_behind_and_not(text: str, figures: list[int]) -> None:
    assert [one.figure for one in called_wrong(text)] == figures
    assert all(text[one.at :].startswith("وليس") for one in called_wrong(text))
