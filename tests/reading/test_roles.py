"""What is told of an actor beside an incident: how the words call it, whether the headline does, what stands next to it."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from sijill.reading.binding import Group
from sijill.reading.features import names
from sijill.reading.mentions import place_triggers
from sijill.reading.roles import role_features
from sijill.reading.scene import Scene
from tests.reading.read_so import scene


def _told(here: Scene, words: str, event: str) -> set[str]:
    """The features of the actor of these words beside an attack of which one event word tells."""
    find = next(f for f in here.actors if f.span.of(here.report.text) == words)
    mention = next(m for m in place_triggers(here) if m.find.span.of(here.report.text) == event)
    return set(names(role_features(here, Group((mention,), "attack"), find)))


@pytest.mark.parametrize(
    ("text", "words", "features"),
    [
        # Gunmen stormed the village in an attack at dawn: no name, nobody's
        ("اقتحم مسلحون القرية في هجوم عند الفجر", "مسلحون", ("called=nameless", "owned=False", "called=nameless,attack")),
        # Al-Shabaab stormed the village in an attack: a listed name
        ("اقتحمت حركة الشباب القرية في هجوم عند الفجر", "حركة الشباب", ("called=listed", "owned=False")),
        # An attack was aimed at a patrol of the police: told by whose it is
        ("استهدف هجوم سيارة للشرطة قرب السوق", "سيارة للشرطة", ("called=told", "owned=True", "owned=True,vehicle", "head=سيارة")),
    ],
)
def test_how_the_words_call_it(text: str, words: str, features: Collection[str]) -> None:
    assert set(features) <= _told(scene(text), words, "هجوم")


@pytest.mark.parametrize(("words", "opens"), [("حركة الشباب", True), ("مسلحون", False)])
def test_whom_the_headline_names(words: str, opens: bool) -> None:
    # Five killed in an attack by al-Shabaab. Gunmen stormed the village at night.
    here = scene("خمسة قتلى في هجوم لحركة الشباب.\nواقتحم مسلحون القرية ليلا.")
    assert f"opens={opens}" in _told(here, words, "هجوم")


def test_event_words_that_are_no_mentions_stand_next_to_it_too() -> None:
    # The planes of the coalition carried out a raid on the village after the attack: «شنت» is next before, «غارة» next after
    here = scene("شنت طائرات التحالف غارة على القرية بعد الهجوم")
    told = _told(here, "طائرات التحالف", "هجوم")
    assert {"next after=False,شن,0", "next before=False,غارة,0"} <= told
    assert not any(name.startswith("next after=True") for name in told)


def test_the_incidents_own_word_is_told_apart() -> None:
    # The army attacked a site of al-Shabaab
    told = _told(scene("هاجم الجيش موقعا لحركة الشباب"), "الجيش", "هاجم")
    assert any(name.startswith("next after=True") for name in told)


@pytest.mark.parametrize(
    ("text", "words", "stance"),
    [
        # Al-Shabaab claimed the attack
        ("تبنت حركة الشباب الهجوم", "حركة الشباب", "claimed"),
        # The army carried out the attack, helped by the police
        ("نفذ الجيش الهجوم بدعم من الشرطة", "الشرطة", "helpers"),
    ],
)
def test_how_it_stands_to_acts(text: str, words: str, stance: str) -> None:
    assert f"stance={stance}" in _told(scene(text), words, "هجوم")


def test_who_only_takes_part_has_no_stance() -> None:
    # The army carried out the attack at dawn
    assert not any(name.startswith("stance=") for name in _told(scene("نفذ الجيش الهجوم عند الفجر"), "الجيش", "هجوم"))


@pytest.mark.parametrize(
    ("text", "words", "features"),
    [
        # Al-Shabaab stormed the village in an attack: before its word, listed, not in a place's words and nobody's voice
        (
            "اقتحمت حركة الشباب القرية في هجوم عند الفجر",
            "حركة الشباب",
            ("side=before,rebel_group,attack", "size=1,before,True", "in place=False,rebel_group,before", "id=al-shabaab,attack"),
        ),
        # Three soldiers were killed in an attack at dawn: the dead of it
        ("قتل ثلاثة جنود في هجوم عند الفجر", "جنود", ("harm=killed,armed_group", "harm=killed,attack", "harm=killed,armed_group,before")),
        # There was an attack near the market. The police deployed in the town: in the sentence after it
        ("وقع هجوم قرب السوق. وانتشرت الشرطة في المدينة.", "الشرطة", ("size=1,next,True", "size=1,next,True,state_forces")),
    ],
)
def test_where_it_stands_to_the_incident(text: str, words: str, features: Collection[str]) -> None:
    assert set(features) <= _told(scene(text), words, "هجوم")


def test_who_is_not_harmed_and_not_listed_is_not_told_so() -> None:
    # Gunmen stormed the village in an attack at dawn
    told = _told(scene("اقتحم مسلحون القرية في هجوم عند الفجر"), "مسلحون", "هجوم")
    assert not any(name.startswith(("harm=", "id=", "of=")) for name in told)
