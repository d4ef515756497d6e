"""What was found in a report, counted by where it stands. All sentences are invented."""

from __future__ import annotations

from tests.reading.read_so import scene

# "An explosion in Raqqa on Sunday" / "A raid on the city of Aleppo killed three on Monday, and Raqqa was shelled."
HERE = scene("انفجار في الرقة الأحد.\nقتل ثلاثة في غارة على مدينة حلب الاثنين وقصفت الرقة.")


def test_finds_are_laid_out_by_sentence() -> None:
    assert [[t.value.lemma for t in row] for row in HERE.triggers_in] == [["انفجار"], ["قتل", "غارة", "قصف"]]
    assert [HERE.triggers_before(n) for n in range(3)] == [0, 1, 4]
    assert [len(row) for row in HERE.places_in] == [1, 2]
    assert HERE.headline_types == {"explosion"}


def test_what_stands_between_two_words_is_counted_at_neither() -> None:
    first, second, third, fourth = (HERE.token(t.start) for t in HERE.triggers)
    assert HERE.events_between(first + 1, fourth) == 2
    assert HERE.events_between(second, third) == 1
    assert HERE.events_between(fourth, first) == 0


def test_the_day_in_force_is_the_last_one_told() -> None:
    sunday, monday = HERE.times
    assert HERE.last_dated_before(sunday.start) is None
    assert HERE.last_dated_before(monday.start) == sunday
    assert HERE.last_dated_before(monday.start + 1) == monday


def test_places_are_told_by_how_often_they_are_named() -> None:
    assert HERE.main_place == HERE.places[0].value.place.name
    assert HERE.repeats[HERE.main_place] == 2
    count, least = HERE.places_of((0, 1))
    assert count == 3
    assert least == min(p.value.place.uncertainty_km or 0.0 for p in HERE.places)
