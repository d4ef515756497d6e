"""The map and the timeline draw what is there and nothing else."""

from datetime import date, timedelta

import pytest

from sijill.model import Place, Point
from sijill.publish.site.map_view import HEIGHT, WIDTH, Spot, map_view
from sijill.publish.site.timeline import Dot, timeline_view
from sijill.saying.words import words


def spot(name: str, lat: float, lon: float, weight: int = 0, doubt: float = 1.0) -> Spot:
    return Spot(Place(name, point=Point(lat, lon), uncertainty_km=doubt), name, weight, "violence", f"{name}.html", name)


@pytest.mark.parametrize(
    "spots",
    [
        [spot("one", 35.1, 40.2)],
        [spot("north", 36.5, 38.0), spot("south", 32.5, 36.2, 40)],
        [spot("Sanaa", 15.35, 44.2), spot("Tripoli", 32.9, 13.2), spot("Kabul", 34.5, 69.2)],
        [spot("date line", 0, 179.9), spot("pole", 89.9, -179.9)],
    ],
)
def test_circles_lie_in_the_picture(spots: list[Spot]) -> None:
    view = map_view(spots, arabic=False)
    assert view is not None
    assert len(view.circles) == len(spots)
    assert all(0 <= c.x <= WIDTH and 0 <= c.y <= HEIGHT for c in view.circles)


def test_north_is_up_and_east_is_right() -> None:
    view = map_view([spot("north-west", 36.5, 38.0), spot("south-east", 32.5, 44.0)], arabic=False)
    assert view is not None
    by_link = {c.link: c for c in view.circles}
    north, south = by_link["north-west.html"], by_link["south-east.html"]
    assert north.y < south.y
    assert north.x < south.x


def test_more_killed_is_a_larger_circle_below() -> None:
    view = map_view([spot("few", 35.1, 40.2, 1), spot("many", 35.2, 40.3, 60)], arabic=False)
    assert view is not None
    assert [c.link for c in view.circles] == ["many.html", "few.html"]
    assert view.circles[0].radius > view.circles[1].radius


def test_incidents_at_one_point_do_not_hide_one_another() -> None:
    view = map_view([spot(f"s{n}", 35.1, 40.2) for n in range(9)], arabic=False)
    assert view is not None
    assert len({(c.x, c.y) for c in view.circles}) == 9
    assert len(view.labels) <= 9


def test_great_doubt_is_drawn() -> None:
    view = map_view([spot("vague", 35.1, 40.2, doubt=60.0), spot("sure", 36.0, 40.2)], arabic=False)
    assert view is not None
    assert sorted(c.doubt > 0 for c in view.circles) == [False, True]


def test_countries_are_named_in_the_language_of_the_page() -> None:
    spots = [spot("a", 34.5, 38.0), spot("b", 33.3, 44.4)]
    english, arabic = map_view(spots, arabic=False), map_view(spots, arabic=True)
    assert english is not None
    assert arabic is not None
    assert "Iraq" in {label.text for label in english.country_names}
    assert "العراق" in {label.text for label in arabic.country_names}


def test_a_country_is_no_point_and_an_outlier_does_not_shrink_the_rest() -> None:
    heap = [spot(f"s{n}", 35 + n / 100, 40 + n / 100) for n in range(60)]
    view = map_view([*heap, spot("far", -30.0, 150.0), spot("a country", 35.0, 40.0, doubt=400.0)], arabic=False)
    assert view is not None
    assert view.drawn == {s.link for s in heap}
    assert max(c.x for c in view.circles) - min(c.x for c in view.circles) > 60


def test_squares_do_not_lie_on_one_another() -> None:
    view = timeline_view(dots(date(2021, 3, 9), *[0] * 300, *[2] * 7), words().stretch)
    assert view is not None
    assert len({(s.x, s.y) for s in view.squares}) == 307


def test_nothing_to_draw() -> None:
    assert map_view([], arabic=False) is None
    assert timeline_view([], words().stretch) is None


def dots(first: date, *after: int) -> list[Dot]:
    return [Dot(first + timedelta(days=n), "violence", f"{i}.html", str(n)) for i, n in enumerate(after)]


@pytest.mark.parametrize("after", [(0,), (0, 0, 0, 5), (0, 90, 200), (0, 800), (0, 30_000), (0, *range(400))])
def test_as_many_squares_as_incidents(after: tuple[int, ...]) -> None:
    view = timeline_view(dots(date(2021, 3, 9), *after), words().stretch)
    assert view is not None
    assert len(view.squares) == len(after)
    assert all(0 <= s.x <= 960 for s in view.squares)
    assert all(s.y >= 0 for s in view.squares)


@pytest.mark.parametrize(("last", "first_tick"), [(0, "9 March 2021"), (90, "8 March 2021"), (800, "March 2021"), (9_000, "2021")])
def test_ticks_say_as_much_as_the_bins_are_wide(last: int, first_tick: str) -> None:
    view = timeline_view(dots(date(2021, 3, 9), 0, last), words().stretch)
    assert view is not None
    assert view.ticks[0].text == first_tick


def test_time_runs_as_the_page_reads() -> None:
    two = dots(date(2021, 3, 9), 0, 20)
    left, right = timeline_view(two, words().stretch), timeline_view(two, words().stretch, rtl=True)
    assert left is not None
    assert right is not None
    assert left.squares[0].x < left.squares[1].x
    assert right.squares[0].x > right.squares[1].x
