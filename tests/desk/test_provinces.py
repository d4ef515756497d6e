"""Borders between provinces, as the map draws them: within the region, of points that lie near each other, and where known ones run."""

import json
from importlib.resources import files
from itertools import accumulate, pairwise
from math import dist

import pytest

TABLE = json.loads((files("sijill.desk") / "data" / "provinces.json").read_text(encoding="utf-8"))
WEST, SOUTH, EAST, NORTH = -19.0, -6.0, 76.0, 46.0


def line(steps: list[int]) -> list[tuple[float, float]]:
    unit = TABLE["steps"]
    return [(x / unit, y / unit) for x, y in zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True)]


LINES = [line(steps) for steps in TABLE["lines"]]


def test_lines_lie_in_the_region_and_have_no_leaps() -> None:
    assert all(len(points) > 1 for points in LINES)
    assert all(WEST <= x <= EAST and SOUTH <= y <= NORTH for points in LINES for x, y in points)
    assert max(dist(a, b) for points in LINES for a, b in pairwise(points)) < 8


@pytest.mark.parametrize(
    ("between", "lon", "lat"),
    [("Deir ez-Zor and Raqqa", 39.6, 35.6), ("Deir ez-Zor and Hasakah", 40.5, 35.8), ("Anbar and Nineveh", 41.9, 34.9), ("Kordofan and Darfur", 27.6, 12.9)],
)  # fmt: skip
def test_a_border_runs_near_where_it_is_known_to(between: str, lon: float, lat: float) -> None:
    nearest = min(dist((lon, lat), point) for points in LINES for point in points)
    assert nearest < 0.8, between
