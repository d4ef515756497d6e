"""Places joined by «و». All sentences are invented."""

from __future__ import annotations

from datetime import date

import pytest

from sijill.model import Dating, Interval, Report
from sijill.reading.place_company import row_of, with_joined
from sijill.reading.scene import look

DAY = Interval.day(date(2024, 3, 14), "given")
LEAST = 0.15


def with_fellows(text: str, scores: list[float]) -> list[str]:
    """The places taken: of the scores, given in order, those of 0.6 and more are sure."""
    here = look(Report(text, published=DAY), Dating(DAY))
    assert len(here.places) == len(scores), [p.span.of(text) for p in here.places]
    scored = list(zip(scores, here.places, strict=True))
    taken = with_joined(here, scored, [row for row in scored if row[0] >= 0.6], LEAST)
    return [find.value.name_span.of(text) for _, find in sorted(taken, key=lambda row: row[1].start)]


@pytest.mark.parametrize(
    ("text", "scores", "taken"),
    [
        ("طال القصف بلدتي دوما وحرستا مساء", [0.7, 0.3], ["دوما", "حرستا"]),  # Douma and Harasta
        ("طال القصف بلدتي دوما وحرستا مساء", [0.3, 0.7], ["دوما", "حرستا"]),
        ("طال القصف دوما، وحرستا مساء", [0.7, 0.3], ["دوما", "حرستا"]),
        ("طال القصف بلدتي دوما وحرستا مساء", [0.7, 0.1], ["دوما"]),  # too unlikely
        ("طال القصف بلدتي دوما وحرستا مساء", [0.5, 0.5], []),  # neither is sure
        ("طال القصف دوما، حرستا، عربين، زملكا مساء", [0.2, 0.2, 0.7, 0.2], ["دوما", "حرستا", "عربين", "زملكا"]),
        ("طال القصف دوما، دمشق مساء", [0.7, 0.3], ["دوما"]),  # Douma, which is near Damascus
        ('طال القصف مدينة "دوما" وبلدة "حرستا" مساء', [0.7, 0.3], ["دوما", "حرستا"]),
        ("طال القصف دوما وهرب الناس إلى حرستا", [0.7, 0.3], ["دوما"]),  # people fled to Harasta
    ],
)
def test_joined_places(text: str, scores: list[float], taken: list[str]) -> None:
    assert with_fellows(text, scores) == taken


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "طال القصف قاعدة العند ومعسكر لبوزة مساء",
            [["قاعدة العند", "معسكر لبوزة"]],
        ),  # the base and the camp beside it: two places of one row
        ("طال القصف دوما وحرستا ثم عربين", [["دوما", "حرستا"], ["عربين"]]),  # Douma and Harasta, then Arbin
        ("طال القصف دوما في ريف دمشق", [["دوما"], ["ريف دمشق"]]),  # Douma in the countryside of Damascus
    ],
)
def test_rows_of_places(text: str, rows: list[list[str]]) -> None:
    here = look(Report(text, published=DAY), Dating(DAY))
    found: dict[int, list[str]] = {}
    numbers = row_of(here, [(0.5, find) for find in here.places])
    for find in here.places:
        found.setdefault(numbers[find.start], []).append(find.value.name_span.of(text))
    assert list(found.values()) == rows
