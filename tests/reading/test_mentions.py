"""Whether a word tells of an incident is weighed by its neighbours, by where its sentence is set, and by the headline; a group by its report."""

from __future__ import annotations

import pytest

from sijill.reading.features import names
from sijill.reading.incidents import group_features
from sijill.reading.mentions import Mention, mention_features, place_triggers
from tests.reading.read_so import scene

# "Bombardment of Raqqa" / "The shelling killed two in the Syrian city of Raqqa" / "Arrests in Syria"
REPORT = "قصف على الرقة\nأوقع القصف قتيلين في مدينة الرقة.\nاعتقالات في سوريا."


def weighed(text: str, lemma: str, nth: int = 0) -> set[str]:
    here = scene(text)
    found = [m for m in place_triggers(here) if m.trigger.lemma == lemma]
    return set(names(mention_features(here, found[nth])))


@pytest.mark.parametrize(
    ("lemma", "nth", "told"),
    [
        ("قصف", 0, "in headline=None,event"),  # the headline itself
        ("قصف", 1, "in headline=True,event"),
        ("قصف", 1, "in headline=True,event,True"),
        ("اعتقال", 0, "in headline=False,event"),
        ("قصف", 1, "after=event,harm,0"),  # «القصف قتيلين»
        ("قتيل", 0, "before=harm,event,0"),
        ("قتيل", 0, "after=harm,-,0"),  # the last of its sentence
        ("اعتقال", 0, "place=4"),  # a country is no place to strike
    ],
)
def test_a_word_is_weighed_by_its_neighbours_the_headline_and_the_place(lemma: str, nth: int, told: str) -> None:
    assert told in weighed(REPORT, lemma, nth)


def test_a_sentence_without_a_place_is_told_apart() -> None:
    assert "place=None" in weighed("اعتقالات واسعة", "اعتقال")  # "wide arrests"


def test_a_group_is_weighed_by_its_rank_and_by_a_place_beside_it() -> None:
    here = scene("قصف على الرقة")
    [mention] = place_triggers(here)
    told = set(names(group_features(here, [(mention, 0.7)], "strike", others=2, alike=0, kin=None, rank=1)))
    assert {"rank=1", "rank=1,of=2", "placed=True,strike"} <= told


def test_a_group_is_weighed_by_how_far_down_it_is_told() -> None:
    # six sentences: "Bombardment of the village." five times, and "arrests"
    here = scene("\n".join(["قصف على القرية."] * 6 + ["اعتقالات."]))
    first, *_, last = place_triggers(here)

    def told(mention: Mention) -> set[str]:
        return set(names(group_features(here, [(mention, 0.7)], "strike", others=0, alike=0, kin=None, rank=0)))

    assert "down=0" in told(first)
    assert "down=5" in told(last)
    assert "placed=False,strike" in told(last)
