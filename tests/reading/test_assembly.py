"""What belongs together is one claim; what the words do not give is not said."""

from __future__ import annotations

import pytest

from sijill.model import Actor, Span
from sijill.reading.assembly import _all_words, _told_as, assemble
from sijill.reading.binding import Group
from sijill.reading.claiming import claimed
from sijill.reading.mentions import place_triggers
from sijill.reading.scorer import shipped
from tests.reading.read_so import scene


@pytest.mark.parametrize(
    ("word", "factuality"),
    [
        ("الجيش", "denied"),  # "the army denied shelling the village"
        ("الفصائل", "happened"),  # "accusing the factions": another clause
        ("المنارة", "happened"),  # said of the shelling in which three were killed
        ("البلدة", "happened"),  # in a sentence without an event word of the incident
    ],
)
def test_what_is_only_denied_is_no_part_of_what_happened(word: str, factuality: str) -> None:
    text = "قصف مدفعي على قرية المنارة قتل فيه ثلاثة. ونفى الجيش قصف القرية، متهما الفصائل. وشيعت البلدة ضحاياها."
    here = scene(text)
    one = Group(tuple(m for m in place_triggers(here) if m.trigger.lemma == "قصف"), "shelling")
    claim = claimed(here, "target", Actor(word), (Span(text.index(word), text.index(word) + len(word)),))
    assert _told_as(here, one, claim, "happened") == factuality


def test_old_days_are_background_only_beside_other_news() -> None:
    """A report of Thursday on nothing but Sunday's shelling has it as its news; beside Thursday's raid it is recalled."""
    alone = "سكان البلدة يدفنون ضحاياهم.\nوقتل أربعة مدنيين الأحد في قصف مدفعي على حلب."
    beside = "قتل مدنيان الخميس في غارة جوية على سراقب.\nوقتل أربعة مدنيين الأحد في قصف مدفعي على حلب."
    assert [t.background for t in assemble(scene(alone), shipped())] == [False]
    assert [t.background for t in assemble(scene(beside), shipped())] == [False, True]


def test_a_place_claim_rests_on_all_the_words_for_its_place() -> None:
    """ "Shelling of the town of Douma, and the people of Douma fled to Harasta": of the three, the words for Douma."""
    raw = "طال القصف مدينة دوما. وفر أهل دوما إلى حرستا."
    sure, *rest = scene(raw).places
    assert sorted(s.of(raw) for s in _all_words([sure], rest)) == ["دوما", "مدينة دوما"]
