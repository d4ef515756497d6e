"""What stands after the words for people and bounds their number, in invented sentences."""

from __future__ import annotations

import pytest

from sijill.arabic.numbers import find_numbers
from sijill.arabic.text import analyse
from sijill.reading.tolls import find_tolls


def told(sentence: str) -> list[tuple[int | None, int | None]]:
    text = analyse(sentence)
    return [(t.low, t.high) for t in find_tolls(text, find_numbers(text))]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("لقي سبعة من مقاتلي اللواء الجبلي على الأقل مصرعهم", [(7, None)]),  # "at least seven of the mountain brigade's fighters"
        ("قتل 11 من رجال الشرطة على الأقل في الكمين", [(11, None)]),
        ("مقتل شخص واحد على الأقل وإصابة ثلاثة", [(1, None), (3, 3)]),
        ("سقوط 18 قتيلا، على الأقل، في التفجير", [(18, None)]),
        ("أصيب متظاهر على أقل تقدير", [(1, None)]),
        ("مقتل 9 جنود وشرطي على الأقل", [(9, None), (1, None)]),  # the bound is of both
        ("مقتل شرطي وتدمير 3 آليات على الأقل", [(1, 1)]),  # "at least 3 vehicles"
        ("مقتل شرطي خلال ساعة على الأقل", [(1, 1)]),  # "in an hour at least"
    ],
)
def test_at_least_after_the_words_for_people(sentence: str, expected: list[tuple[int | None, int | None]]) -> None:
    assert told(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("إن مسلحين قتلا في الاشتباك", [(2, 2)]),  # "two gunmen were killed": the verb is of two
        ("إن مسلحين قتلوا في الاشتباك", [(2, None)]),
        ("مقتل مدنيين هما بائع وزوجته", [(2, 2)]),
        ("مقتل فلسطينيين، أحدهما صحفي", [(2, 2)]),
        ("مقتل مدنيين هم من سكان القرية", [(2, None)]),
    ],
)
def test_what_agrees_with_two(sentence: str, expected: list[tuple[int | None, int | None]]) -> None:
    assert told(sentence)[:1] == expected
