"""Figures and days in both languages, open bounds said to be open."""

from datetime import date

import pytest

from sijill.errors import KnowledgeError
from sijill.model import HARMS, Interval, Toll
from sijill.register.tolls import RULES
from sijill.saying.words import LANGUAGES, Words, parse, words


@pytest.mark.parametrize(
    ("toll", "english", "arabic"),
    [
        (Toll("killed", 9, 9), "9", "9"),
        (Toll("killed", 9, 14), "9 to 14", "9 إلى 14"),
        (Toll("killed", 5, None), "at least 5", "5 على الأقل"),
        (Toll("injured", None, 55), "up to 55", "حتى 55"),
        (Toll("injured", 20, 20, approximate=True), "about 20", "نحو 20"),
        (Toll("injured", 15, 15, additional=True), "15 others", "15 آخرون"),
    ],
)
def test_tolls(toll: Toll, english: str, arabic: str) -> None:
    assert words("en").toll(toll) == english
    assert words("ar").toll(toll) == arabic


@pytest.mark.parametrize(
    ("interval", "english", "arabic"),
    [
        (None, "not known", "غير معروف"),
        (Interval.day(date(2021, 3, 9)), "9 March 2021", "9 آذار/مارس 2021"),
        (Interval(date(2021, 3, 9), date(2021, 4, 1)), "9 March 2021 to 1 April 2021", "من 9 آذار/مارس 2021 إلى 1 نيسان/أبريل 2021"),
    ],
)
def test_intervals(interval: Interval | None, english: str, arabic: str) -> None:
    assert words("en").interval(interval) == english
    assert words("ar").interval(interval) == arabic


@pytest.mark.parametrize("say", [words(language) for language in LANGUAGES], ids=LANGUAGES)
def test_codebook_names(say: Words) -> None:
    assert len({say.harm(h) for h in HARMS}) == len(HARMS)
    assert say.type("air_strike") != "air_strike"
    assert say.type("no_such_type") == "no_such_type"
    assert say.category("violence") in ("Violence", "عنف")


def test_a_key_in_one_language_only_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="'map' is not in both"):
        parse('[en]\nmap = "Map"\n[ar]\n')


@pytest.mark.parametrize("rule", RULES)
def test_rules_are_named_in_both_languages(rule: str) -> None:
    assert words("en").rule(rule) == rule
    assert words("ar").rule(rule)[0] in "اأآ"
